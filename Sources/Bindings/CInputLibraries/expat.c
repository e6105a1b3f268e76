#include "loading.h"

LIBRARY(input_expat, ExpatFunctions, EXPAT_FUNCTIONS, "libexpat.so.1", "libexpat.1.dylib")
