#pragma once
#include <stdint.h>

// The part of ICU that the module ICU uses, under names and types of its own.
//
// Why not ICU's headers: Foundation carries another ICU, whose headers define the same names differently, and a Swift
// file that sees both modules does not compile. And ICU's headers rename every function to carry the library's version
// (`u_charType` is `u_charType_72`), which Swift does not follow. A name here is ICU's with `icu_` or `ICU_` before it;
// CICU.c sees both sides and checks every constant.

/// unicode/utypes.h: UErrorCode.
typedef enum ICUStatus : int32_t {
  ICU_U_ZERO_ERROR = 0,
  ICU_U_INTERNAL_PROGRAM_ERROR = 5,
  ICU_U_MEMORY_ALLOCATION_ERROR = 7,
  ICU_U_INVALID_CHAR_FOUND = 10,
  ICU_U_TRUNCATED_CHAR_FOUND = 11,
  ICU_U_ILLEGAL_CHAR_FOUND = 12,
  ICU_U_BUFFER_OVERFLOW_ERROR = 15,
  ICU_U_ILLEGAL_ESCAPE_SEQUENCE = 18,
  ICU_U_UNSUPPORTED_ESCAPE_SEQUENCE = 19,
  ICU_U_INPUT_TOO_LONG_ERROR = 31,
  ICU_U_INVALID_ID = 65569,
} ICUStatus;

/// unicode/uchar.h: UProperty.
typedef enum ICUProperty : int32_t {
  ICU_UCHAR_ALPHABETIC = 0,
  ICU_UCHAR_ASCII_HEX_DIGIT = 1,
  ICU_UCHAR_BIDI_CONTROL = 2,
  ICU_UCHAR_BIDI_MIRRORED = 3,
  ICU_UCHAR_DASH = 4,
  ICU_UCHAR_DEFAULT_IGNORABLE_CODE_POINT = 5,
  ICU_UCHAR_DEPRECATED = 6,
  ICU_UCHAR_DIACRITIC = 7,
  ICU_UCHAR_EXTENDER = 8,
  ICU_UCHAR_GRAPHEME_EXTEND = 11,
  ICU_UCHAR_IDEOGRAPHIC = 17,
  ICU_UCHAR_JOIN_CONTROL = 20,
  ICU_UCHAR_LOWERCASE = 22,
  ICU_UCHAR_MATH = 23,
  ICU_UCHAR_NONCHARACTER_CODE_POINT = 24,
  ICU_UCHAR_QUOTATION_MARK = 25,
  ICU_UCHAR_RADICAL = 26,
  ICU_UCHAR_SOFT_DOTTED = 27,
  ICU_UCHAR_TERMINAL_PUNCTUATION = 28,
  ICU_UCHAR_UNIFIED_IDEOGRAPH = 29,
  ICU_UCHAR_UPPERCASE = 30,
  ICU_UCHAR_WHITE_SPACE = 31,
  ICU_UCHAR_XID_CONTINUE = 32,
  ICU_UCHAR_XID_START = 33,
  ICU_UCHAR_S_TERM = 35,
  ICU_UCHAR_VARIATION_SELECTOR = 36,
  ICU_UCHAR_PATTERN_WHITE_SPACE = 43,
  ICU_UCHAR_CASED = 49,
  ICU_UCHAR_CASE_IGNORABLE = 50,
  ICU_UCHAR_EMOJI = 57,
  ICU_UCHAR_EMOJI_PRESENTATION = 58,
  ICU_UCHAR_EMOJI_MODIFIER = 59,
  ICU_UCHAR_EMOJI_MODIFIER_BASE = 60,
  ICU_UCHAR_EMOJI_COMPONENT = 61,
  ICU_UCHAR_REGIONAL_INDICATOR = 62,
  ICU_UCHAR_EXTENDED_PICTOGRAPHIC = 64,
  ICU_UCHAR_EAST_ASIAN_WIDTH = 4100,
  ICU_UCHAR_SCRIPT = 4106,
  ICU_UCHAR_BIDI_PAIRED_BRACKET_TYPE = 4117,
} ICUProperty;

/// unicode/uscript.h: UScriptCode.
typedef enum ICUScript : int32_t {
  ICU_USCRIPT_COMMON = 0,
  ICU_USCRIPT_INHERITED = 1,
  ICU_USCRIPT_ARABIC = 2,
  ICU_USCRIPT_ARMENIAN = 3,
  ICU_USCRIPT_BOPOMOFO = 5,
  ICU_USCRIPT_CHEROKEE = 6,
  ICU_USCRIPT_CYRILLIC = 8,
  ICU_USCRIPT_DEVANAGARI = 10,
  ICU_USCRIPT_GREEK = 14,
  ICU_USCRIPT_HAN = 17,
  ICU_USCRIPT_HANGUL = 18,
  ICU_USCRIPT_HEBREW = 19,
  ICU_USCRIPT_HIRAGANA = 20,
  ICU_USCRIPT_KATAKANA = 22,
  ICU_USCRIPT_KHMER = 23,
  ICU_USCRIPT_LAO = 24,
  ICU_USCRIPT_LATIN = 25,
  ICU_USCRIPT_MYANMAR = 28,
  ICU_USCRIPT_THAI = 38,
  ICU_USCRIPT_UNKNOWN = 103,
} ICUScript;

/// unicode/uchar.h: UBidiPairedBracketType.
typedef enum ICUPairedBracketType : int32_t {
  ICU_U_BPT_OPEN = 1,
  ICU_U_BPT_CLOSE = 2,
} ICUPairedBracketType;

/// unicode/uchar.h: UCharNameChoice.
typedef enum ICUNameChoice : int32_t {
  ICU_U_EXTENDED_CHAR_NAME = 2,
} ICUNameChoice;

/// unicode/ucnv.h: UConverterType.
typedef enum ICUConverterType : int32_t {
  ICU_UCNV_ISO_2022 = 10,
  ICU_UCNV_HZ = 23,
} ICUConverterType;

/// unicode/ubrk.h: UBreakIteratorType.
typedef enum ICUBreakType : int32_t {
  ICU_UBRK_CHARACTER = 0,
  ICU_UBRK_WORD = 1,
  ICU_UBRK_LINE = 2,
  ICU_UBRK_SENTENCE = 3,
} ICUBreakType;

/// unicode/uspoof.h: URestrictionLevel.
typedef enum ICURestrictionLevel : int32_t {
  ICU_USPOOF_ASCII = 268435456,
  ICU_USPOOF_SINGLE_SCRIPT_RESTRICTIVE = 536870912,
  ICU_USPOOF_HIGHLY_RESTRICTIVE = 805306368,
  ICU_USPOOF_MODERATELY_RESTRICTIVE = 1073741824,
  ICU_USPOOF_MINIMALLY_RESTRICTIVE = 1342177280,
} ICURestrictionLevel;

/// unicode/uspoof.h: USpoofChecks.
typedef enum ICUSpoofChecks : int32_t {
  ICU_USPOOF_RESTRICTION_LEVEL = 0x10,
  ICU_USPOOF_AUX_INFO = 0x40000000,
} ICUSpoofChecks;

/// unicode/uidna.h.
typedef enum ICUIDNAOptions : int32_t {
  ICU_UIDNA_CHECK_BIDI = 0x4,
  ICU_UIDNA_CHECK_CONTEXTJ = 0x8,
  ICU_UIDNA_NONTRANSITIONAL_TO_ASCII = 0x10,
  ICU_UIDNA_NONTRANSITIONAL_TO_UNICODE = 0x20,
} ICUIDNAOptions;

/// unicode/utrans.h: UTransDirection.
typedef enum ICUTransformDirection : int32_t {
  ICU_UTRANS_FORWARD = 0,
} ICUTransformDirection;

/// unicode/ubrk.h.
typedef enum ICUBreakEnd : int32_t {
  ICU_UBRK_DONE = -1,
} ICUBreakEnd;

typedef struct ICUConverter ICUConverter;
typedef struct ICUCharsetDetector ICUCharsetDetector;
typedef struct ICUCharsetMatch ICUCharsetMatch;
typedef struct ICUText ICUText;
typedef struct ICUBreakIterator ICUBreakIterator;
typedef struct ICUNormalizer ICUNormalizer;
typedef struct ICUSpoofChecker ICUSpoofChecker;
typedef struct ICUSpoofCheckResult ICUSpoofCheckResult;
typedef struct ICUIDNA ICUIDNA;
typedef struct ICUTransliterator ICUTransliterator;

int8_t icu_u_charType(int32_t c);
int32_t icu_u_charDirection(int32_t c);
int32_t icu_u_charName(int32_t code, ICUNameChoice nameChoice, char *buffer, int32_t bufferLength, ICUStatus
    *pErrorCode);
int8_t icu_u_hasBinaryProperty(int32_t c, ICUProperty which);
int32_t icu_u_getIntPropertyValue(int32_t c, ICUProperty which);
uint8_t icu_u_getCombiningClass(int32_t c);
double icu_u_getNumericValue(int32_t c);
int32_t icu_u_getBidiPairedBracket(int32_t c);
int32_t icu_u_foldCase(int32_t c);
int32_t icu_u_tolower(int32_t c);
int32_t icu_u_toupper(int32_t c);
int32_t icu_u_getPropertyValueEnum(ICUProperty property, const char *alias);
int32_t icu_u_charMirror(int32_t c);
const char *icu_u_errorName(ICUStatus code);
ICUScript icu_uscript_getScript(int32_t codepoint, ICUStatus *err);
int8_t icu_uscript_hasScript(int32_t c, ICUScript sc);
const char *icu_uscript_getName(ICUScript scriptCode);
const char *icu_uscript_getShortName(ICUScript scriptCode);
int32_t icu_uscript_getScriptExtensions(int32_t c, ICUScript *scripts, int32_t capacity, ICUStatus *errorCode);
ICUConverter *icu_ucnv_open(const char *converterName, ICUStatus *err);
void icu_ucnv_close(ICUConverter *converter);
void icu_ucnv_reset(ICUConverter *converter);
void icu_ucnv_toUnicode(ICUConverter *converter, uint16_t **target, const uint16_t *targetLimit, const char **source,
    const char *sourceLimit, int32_t *offsets, int8_t flush, ICUStatus *err);
void icu_ucnv_fromUnicode(ICUConverter *converter, char **target, const char *targetLimit, const uint16_t **source,
    const uint16_t *sourceLimit, int32_t *offsets, int8_t flush, ICUStatus *err);
void icu_ucnv_setFallback(ICUConverter *cnv, int8_t usesFallback);
void icu_ucnv_getInvalidChars(const ICUConverter *converter, char *errBytes, int8_t *len, ICUStatus *err);
ICUConverterType icu_ucnv_getType(const ICUConverter *converter);
const char *icu_ucnv_getStandardName(const char *name, const char *standard, ICUStatus *pErrorCode);
ICUCharsetDetector *icu_ucsdet_open(ICUStatus *status);
void icu_ucsdet_close(ICUCharsetDetector *ucsd);
void icu_ucsdet_setText(ICUCharsetDetector *ucsd, const char *textIn, int32_t len, ICUStatus *status);
const ICUCharsetMatch **icu_ucsdet_detectAll(ICUCharsetDetector *ucsd, int32_t *matchesFound, ICUStatus *status);
const char *icu_ucsdet_getName(const ICUCharsetMatch *ucsm, ICUStatus *status);
int32_t icu_ucsdet_getConfidence(const ICUCharsetMatch *ucsm, ICUStatus *status);
const char *icu_ucsdet_getLanguage(const ICUCharsetMatch *ucsm, ICUStatus *status);
ICUText *icu_utext_openUTF8(ICUText *ut, const char *s, int64_t length, ICUStatus *status);
ICUText *icu_utext_close(ICUText *ut);
ICUBreakIterator *icu_ubrk_open(ICUBreakType type, const char *locale, const uint16_t *text, int32_t textLength,
    ICUStatus *status);
void icu_ubrk_close(ICUBreakIterator *bi);
void icu_ubrk_setUText(ICUBreakIterator *bi, ICUText *text, ICUStatus *status);
int32_t icu_ubrk_first(ICUBreakIterator *bi);
int32_t icu_ubrk_next(ICUBreakIterator *bi);
int32_t icu_ubrk_following(ICUBreakIterator *bi, int32_t offset);
int32_t icu_ubrk_preceding(ICUBreakIterator *bi, int32_t offset);
int8_t icu_ubrk_isBoundary(ICUBreakIterator *bi, int32_t offset);
int32_t icu_ubrk_getRuleStatus(ICUBreakIterator *bi);
const ICUNormalizer *icu_unorm2_getNFCInstance(ICUStatus *pErrorCode);
const ICUNormalizer *icu_unorm2_getNFDInstance(ICUStatus *pErrorCode);
const ICUNormalizer *icu_unorm2_getNFKCInstance(ICUStatus *pErrorCode);
const ICUNormalizer *icu_unorm2_getNFKDInstance(ICUStatus *pErrorCode);
const ICUNormalizer *icu_unorm2_getNFKCCasefoldInstance(ICUStatus *pErrorCode);
int32_t icu_unorm2_normalize(const ICUNormalizer *norm2, const uint16_t *src, int32_t length, uint16_t *dest, int32_t
    capacity, ICUStatus *pErrorCode);
int8_t icu_unorm2_isNormalized(const ICUNormalizer *norm2, const uint16_t *s, int32_t length, ICUStatus *pErrorCode);
int8_t icu_unorm2_hasBoundaryBefore(const ICUNormalizer *norm2, int32_t c);
int8_t icu_unorm2_isInert(const ICUNormalizer *norm2, int32_t c);
int32_t icu_unorm2_getDecomposition(const ICUNormalizer *norm2, int32_t c, uint16_t *decomposition, int32_t capacity,
    ICUStatus *pErrorCode);
int32_t icu_unorm2_composePair(const ICUNormalizer *norm2, int32_t a, int32_t b);
ICUSpoofChecker *icu_uspoof_open(ICUStatus *status);
void icu_uspoof_close(ICUSpoofChecker *sc);
void icu_uspoof_setChecks(ICUSpoofChecker *sc, int32_t checks, ICUStatus *status);
void icu_uspoof_setRestrictionLevel(ICUSpoofChecker *sc, ICURestrictionLevel restrictionLevel);
int32_t icu_uspoof_getSkeletonUTF8(const ICUSpoofChecker *sc, uint32_t type, const char *id, int32_t length, char *dest,
    int32_t destCapacity, ICUStatus *status);
int32_t icu_uspoof_check2UTF8(const ICUSpoofChecker *sc, const char *id, int32_t length, ICUSpoofCheckResult
    *checkResult, ICUStatus *status);
ICUSpoofCheckResult *icu_uspoof_openCheckResult(ICUStatus *status);
void icu_uspoof_closeCheckResult(ICUSpoofCheckResult *checkResult);
ICURestrictionLevel icu_uspoof_getCheckResultRestrictionLevel(const ICUSpoofCheckResult *checkResult, ICUStatus
    *status);
ICUIDNA *icu_uidna_openUTS46(uint32_t options, ICUStatus *pErrorCode);
void icu_uidna_close(ICUIDNA *idna);
void icu_u_getVersion(uint8_t *version);
void icu_u_getUnicodeVersion(uint8_t *version);
/// Leaves every error of either direction to the caller: ICU's own stop callback would drop default-ignorable characters.
void icu_ucnv_stopAtErrors(ICUConverter *converter, ICUStatus *err);
/// `errors` takes the UIDNA_ERROR_* bits of UIDNAInfo.
int32_t icu_uidna_nameToASCII_UTF8(const ICUIDNA *idna, const char *name, int32_t length, char *dest, int32_t capacity,
    uint32_t *errors, ICUStatus *pErrorCode);
int32_t icu_uidna_nameToUnicodeUTF8(const ICUIDNA *idna, const char *name, int32_t length, char *dest, int32_t capacity,
    uint32_t *errors, ICUStatus *pErrorCode);
ICUTransliterator *icu_utrans_openU(const uint16_t *id, int32_t idLength, ICUTransformDirection dir, ICUStatus
    *pErrorCode);
void icu_utrans_close(ICUTransliterator *trans);
void icu_utrans_transUChars(const ICUTransliterator *trans, uint16_t *text, int32_t *textLength, int32_t textCapacity,
    int32_t start, int32_t *limit, ICUStatus *status);
