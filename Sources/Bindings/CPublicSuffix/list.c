#include "PublicSuffixList.h"

static const unsigned char rules[] = {
#embed "suffixes.txt"
};

const unsigned char *imprimatur_public_suffixes(void) { return rules; }
size_t imprimatur_public_suffixes_count(void) { return sizeof rules; }
