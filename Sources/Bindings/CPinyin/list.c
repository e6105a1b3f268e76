#include "PinyinList.h"

static const unsigned char readings[] = {
#embed "pinyin.txt"
};

const unsigned char *imprimatur_pinyin(void) { return readings; }
size_t imprimatur_pinyin_count(void) { return sizeof readings; }
