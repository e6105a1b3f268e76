// Libraries that only some inputs need, opened when the first such input comes up.
//
// Linking libarchive and what it stands on costs every start 1.3 ms and 4 MB; a check of one page needs none of it.
// The types and prototypes are those of the libraries' own headers, so that a wrong call does not compile. Where
// IMPRIMATUR_LINKED_LIBRARIES is defined (an executable that is linked statically cannot open libraries), the functions
// are linked in the ordinary way.
#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <brotli/decode.h>
#include <expat.h>
#include <zlib.h>

#define ARCHIVE_FUNCTIONS(X)                                                                                         \
  X(archive_read_new)                                                                                                \
  X(archive_read_free)                                                                                               \
  X(archive_read_support_format_tar)                                                                                 \
  X(archive_read_support_format_zip)                                                                                 \
  X(archive_read_support_format_7zip)                                                                                \
  X(archive_read_support_format_raw)                                                                                 \
  X(archive_read_support_filter_bzip2)                                                                               \
  X(archive_read_support_filter_xz)                                                                                  \
  X(archive_read_support_filter_zstd)                                                                                \
  X(archive_read_set_read_callback)                                                                                  \
  X(archive_read_set_skip_callback)                                                                                  \
  X(archive_read_set_seek_callback)                                                                                  \
  X(archive_read_set_callback_data)                                                                                  \
  X(archive_read_open1)                                                                                              \
  X(archive_read_next_header)                                                                                        \
  X(archive_read_data)                                                                                               \
  X(archive_error_string)                                                                                            \
  X(archive_entry_pathname)                                                                                          \
  X(archive_entry_filetype)                                                                                          \
  X(archive_entry_hardlink)                                                                                          \
  X(archive_entry_is_encrypted)

#define ZLIB_FUNCTIONS(X) X(inflateInit2_) X(inflate) X(inflateReset) X(inflateEnd)

#define BROTLI_FUNCTIONS(X)                                                                                          \
  X(BrotliDecoderCreateInstance)                                                                                     \
  X(BrotliDecoderDestroyInstance)                                                                                    \
  X(BrotliDecoderDecompressStream)

#define EXPAT_FUNCTIONS(X)                                                                                           \
  X(XML_ParserCreate)                                                                                                \
  X(XML_ParserFree)                                                                                                  \
  X(XML_SetUserData)                                                                                                 \
  X(XML_SetElementHandler)                                                                                           \
  X(XML_SetCharacterDataHandler)                                                                                     \
  X(XML_SetSkippedEntityHandler)                                                                                     \
  X(XML_SetEntityDeclHandler)                                                                                        \
  X(XML_UseForeignDTD)                                                                                               \
  X(XML_Parse)                                                                                                       \
  X(XML_StopParser)                                                                                                  \
  X(XML_GetErrorCode)                                                                                                \
  X(XML_GetCurrentByteIndex)                                                                                         \
  X(XML_ErrorString)

#define FUNCTION_POINTER(name) __typeof__(name) *_Nonnull name;

/// The functions of libarchive that are called.
struct ArchiveFunctions { ARCHIVE_FUNCTIONS(FUNCTION_POINTER) };
/// The functions of zlib that are called.
struct ZlibFunctions { ZLIB_FUNCTIONS(FUNCTION_POINTER) };
/// The functions of Brotli's decoder that are called.
struct BrotliFunctions { BROTLI_FUNCTIONS(FUNCTION_POINTER) };
/// The functions of Expat that are called.
struct ExpatFunctions { EXPAT_FUNCTIONS(FUNCTION_POINTER) };

/// The functions, or null when the library cannot be opened; safe to call from any thread.
const struct ArchiveFunctions *_Nullable input_archive(void);
const struct ZlibFunctions *_Nullable input_zlib(void);
const struct BrotliFunctions *_Nullable input_brotli(void);
const struct ExpatFunctions *_Nullable input_expat(void);

/// Sets this thread's character encoding to UTF-8, in which libarchive hands out names, and returns what to give back.
void *_Nullable input_enter_utf8(void);
/// Sets the thread's character encoding back.
void input_leave_utf8(void *_Nullable before);
