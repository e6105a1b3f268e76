// How a table of functions is filled: see InputLibraries.h.
#pragma once
#include "InputLibraries.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

#ifdef IMPRIMATUR_LINKED_LIBRARIES
#define LOOK_UP(name) table.name = name;
#define OPEN_LIBRARY(...) (void *)1
#else
#define LOOK_UP(name)                                                                                                \
  if (!(table.name = (__typeof__(name) *)dlsym(library, #name))) return;
#define OPEN_LIBRARY(...) open_first((const char *[]){__VA_ARGS__, NULL})

static inline void *open_first(const char **names) {
  for (; *names; names++) {
    void *library = dlopen(*names, RTLD_NOW | RTLD_LOCAL);
    if (library) return library;
  }
  return NULL;
}
#endif

// Defines `accessor`, which fills the table of FUNCTIONS once from the first library of the list that opens.
#define LIBRARY(accessor, Table, FUNCTIONS, ...)                                                                     \
  static struct Table table;                                                                                         \
  static int is_complete;                                                                                            \
  static void fill(void) {                                                                                           \
    void *library = OPEN_LIBRARY(__VA_ARGS__);                                                                       \
    if (!library) return;                                                                                            \
    FUNCTIONS(LOOK_UP)                                                                                               \
    is_complete = 1;                                                                                                 \
  }                                                                                                                  \
  const struct Table *accessor(void) {                                                                               \
    static pthread_once_t once = PTHREAD_ONCE_INIT;                                                                  \
    pthread_once(&once, fill);                                                                                       \
    return is_complete ? &table : NULL;                                                                              \
  }
