#pragma once
#include <stddef.h>

/// The readings of Han characters: per line a syllable, a space and the characters that are read so first.
const unsigned char *_Nonnull imprimatur_pinyin(void);
/// The number of bytes of the list.
size_t imprimatur_pinyin_count(void);
