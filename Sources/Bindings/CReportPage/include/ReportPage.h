#pragma once
#include <stddef.h>

/// The style sheet of HTML reports, UTF-8.
const unsigned char *_Nonnull imprimatur_report_style(size_t *_Nonnull count);
/// The script of HTML reports, UTF-8.
const unsigned char *_Nonnull imprimatur_report_script(size_t *_Nonnull count);
