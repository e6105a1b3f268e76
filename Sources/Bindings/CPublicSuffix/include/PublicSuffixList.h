#pragma once
#include <stddef.h>

/// The rules of the Public Suffix List in ASCII form, one a line, sorted by their bytes.
const unsigned char *_Nonnull imprimatur_public_suffixes(void);
/// The number of bytes of the list.
size_t imprimatur_public_suffixes_count(void);
