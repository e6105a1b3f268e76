#include "ReportPage.h"

// Clang calls #embed, which is C23, an extension of the older C that a package may ask for.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style[] = {
#embed "page.css"
};

static const unsigned char script[] = {
#embed "page.js"
};

const unsigned char *imprimatur_report_style(size_t *count) {
  *count = sizeof style;
  return style;
}

const unsigned char *imprimatur_report_script(size_t *count) {
  *count = sizeof script;
  return script;
}
