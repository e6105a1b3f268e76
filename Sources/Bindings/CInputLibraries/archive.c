#include "loading.h"

LIBRARY(
    input_archive, ArchiveFunctions, ARCHIVE_FUNCTIONS, "libarchive.so.13", "libarchive.13.dylib",
    "/opt/homebrew/opt/libarchive/lib/libarchive.13.dylib", "/usr/local/opt/libarchive/lib/libarchive.13.dylib",
    "/usr/lib/libarchive.2.dylib")
