#include "loading.h"

LIBRARY(input_zlib, ZlibFunctions, ZLIB_FUNCTIONS, "libz.so.1", "libz.1.dylib")
