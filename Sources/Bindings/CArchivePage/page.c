#include "ArchivePage.h"

// Clang calls #embed, which is C23, an extension of the older C that a package may ask for.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char page[] = {
#embed "page.html"
};

static const unsigned char style[] = {
#embed "page.css"
};

// One script in parts, in this order.
static const unsigned char script[] = {
#embed "data.js"
    ,
#embed "charts.js"
    ,
#embed "tables.js"
    ,
#embed "page.js"
};

const unsigned char *imprimatur_archive_page(size_t *count) {
  *count = sizeof page;
  return page;
}

const unsigned char *imprimatur_archive_style(size_t *count) {
  *count = sizeof style;
  return style;
}

const unsigned char *imprimatur_archive_script(size_t *count) {
  *count = sizeof script;
  return script;
}
