#include "loading.h"

LIBRARY(
    input_brotli, BrotliFunctions, BROTLI_FUNCTIONS, "libbrotlidec.so.1", "libbrotlidec.1.dylib",
    "/opt/homebrew/opt/brotli/lib/libbrotlidec.1.dylib", "/usr/local/opt/brotli/lib/libbrotlidec.1.dylib")
