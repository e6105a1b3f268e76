#pragma once
#include <unicode/uchar.h>
