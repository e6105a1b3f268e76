#include "RulePacks.h"
#include "packs.h"

// Clang calls #embed, which is C23, an extension of the older C that a package may ask for.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char image[] = {
#embed "packs.image"
};

size_t imprimatur_file_count(void) { return sizeof imprimatur_files / sizeof imprimatur_files[0]; }

ImprimaturFile imprimatur_file(size_t index) { return imprimatur_files[index]; }

const unsigned char *imprimatur_image(size_t *count) {
  *count = sizeof image;
  return image;
}
