#pragma once
#include <stddef.h>

/// A file of `rules/`, compiled into the program.
typedef struct ImprimaturFile {
  /// The path below `rules/`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} ImprimaturFile;

/// The number of files.
size_t imprimatur_file_count(void);

/// A file; they are in the order of their paths.
ImprimaturFile imprimatur_file(size_t index);

/// The compiled packs, made by the pack compiler, and how many bytes they are: one as long as there are none.
const unsigned char *imprimatur_image(size_t *count);
