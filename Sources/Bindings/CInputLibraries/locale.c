#include "InputLibraries.h"
#include <locale.h>
#include <pthread.h>
#include <stddef.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

static locale_t utf8;

static void make(void) {
  utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
  if (!utf8) utf8 = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", NULL);
}

void *input_enter_utf8(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make);
  return utf8 ? (void *)uselocale(utf8) : NULL;
}

void input_leave_utf8(void *before) {
  if (before) uselocale((locale_t)before);
}
