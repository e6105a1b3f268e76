#pragma once
#include <stddef.h>

/// The page of archive reports with its gaps, UTF-8.
const unsigned char *_Nonnull imprimatur_archive_page(size_t *_Nonnull count);
/// Its style sheet.
const unsigned char *_Nonnull imprimatur_archive_style(size_t *_Nonnull count);
/// Its script.
const unsigned char *_Nonnull imprimatur_archive_script(size_t *_Nonnull count);
