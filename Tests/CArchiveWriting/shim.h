#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <brotli/encode.h>
#include <zlib.h>
