#include "CICU.h"

#include <assert.h>
#include <stddef.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

// What the header repeats of ICU's must be what ICU's own headers say.
#define SAME(constant) static_assert((int64_t)ICU_##constant == (int64_t)constant, #constant)
static_assert(sizeof(UErrorCode) == sizeof(ICUStatus), "UErrorCode");
static_assert(sizeof(UScriptCode) == sizeof(ICUScript), "UScriptCode");
SAME(U_BUFFER_OVERFLOW_ERROR);
SAME(U_ILLEGAL_CHAR_FOUND);
SAME(U_ILLEGAL_ESCAPE_SEQUENCE);
SAME(U_INPUT_TOO_LONG_ERROR);
SAME(U_INTERNAL_PROGRAM_ERROR);
SAME(U_INVALID_CHAR_FOUND);
SAME(U_INVALID_ID);
SAME(U_MEMORY_ALLOCATION_ERROR);
SAME(U_TRUNCATED_CHAR_FOUND);
SAME(U_UNSUPPORTED_ESCAPE_SEQUENCE);
SAME(U_ZERO_ERROR);
SAME(UCHAR_ALPHABETIC);
SAME(UCHAR_ASCII_HEX_DIGIT);
SAME(UCHAR_BIDI_CONTROL);
SAME(UCHAR_BIDI_MIRRORED);
SAME(UCHAR_BIDI_PAIRED_BRACKET_TYPE);
SAME(UCHAR_CASED);
SAME(UCHAR_CASE_IGNORABLE);
SAME(UCHAR_DASH);
SAME(UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
SAME(UCHAR_DEPRECATED);
SAME(UCHAR_DIACRITIC);
SAME(UCHAR_EAST_ASIAN_WIDTH);
SAME(UCHAR_EMOJI);
SAME(UCHAR_EMOJI_COMPONENT);
SAME(UCHAR_EMOJI_MODIFIER);
SAME(UCHAR_EMOJI_MODIFIER_BASE);
SAME(UCHAR_EMOJI_PRESENTATION);
SAME(UCHAR_EXTENDED_PICTOGRAPHIC);
SAME(UCHAR_EXTENDER);
SAME(UCHAR_GRAPHEME_EXTEND);
SAME(UCHAR_IDEOGRAPHIC);
SAME(UCHAR_JOIN_CONTROL);
SAME(UCHAR_LOWERCASE);
SAME(UCHAR_MATH);
SAME(UCHAR_NONCHARACTER_CODE_POINT);
SAME(UCHAR_PATTERN_WHITE_SPACE);
SAME(UCHAR_QUOTATION_MARK);
SAME(UCHAR_RADICAL);
SAME(UCHAR_REGIONAL_INDICATOR);
SAME(UCHAR_SCRIPT);
SAME(UCHAR_SOFT_DOTTED);
SAME(UCHAR_S_TERM);
SAME(UCHAR_TERMINAL_PUNCTUATION);
SAME(UCHAR_UNIFIED_IDEOGRAPH);
SAME(UCHAR_UPPERCASE);
SAME(UCHAR_VARIATION_SELECTOR);
SAME(UCHAR_WHITE_SPACE);
SAME(UCHAR_XID_CONTINUE);
SAME(UCHAR_XID_START);
SAME(USCRIPT_ARABIC);
SAME(USCRIPT_ARMENIAN);
SAME(USCRIPT_BOPOMOFO);
SAME(USCRIPT_CHEROKEE);
SAME(USCRIPT_COMMON);
SAME(USCRIPT_CYRILLIC);
SAME(USCRIPT_DEVANAGARI);
SAME(USCRIPT_GREEK);
SAME(USCRIPT_HAN);
SAME(USCRIPT_HANGUL);
SAME(USCRIPT_HEBREW);
SAME(USCRIPT_HIRAGANA);
SAME(USCRIPT_INHERITED);
SAME(USCRIPT_KATAKANA);
SAME(USCRIPT_KHMER);
SAME(USCRIPT_LAO);
SAME(USCRIPT_LATIN);
SAME(USCRIPT_MYANMAR);
SAME(USCRIPT_THAI);
SAME(USCRIPT_UNKNOWN);
SAME(U_BPT_OPEN);
SAME(U_BPT_CLOSE);
SAME(U_EXTENDED_CHAR_NAME);
SAME(UCNV_HZ);
SAME(UCNV_ISO_2022);
SAME(UBRK_CHARACTER);
SAME(UBRK_WORD);
SAME(UBRK_LINE);
SAME(UBRK_SENTENCE);
SAME(USPOOF_ASCII);
SAME(USPOOF_SINGLE_SCRIPT_RESTRICTIVE);
SAME(USPOOF_HIGHLY_RESTRICTIVE);
SAME(USPOOF_MODERATELY_RESTRICTIVE);
SAME(USPOOF_MINIMALLY_RESTRICTIVE);
SAME(USPOOF_RESTRICTION_LEVEL);
SAME(USPOOF_AUX_INFO);
SAME(UIDNA_CHECK_BIDI);
SAME(UIDNA_CHECK_CONTEXTJ);
SAME(UIDNA_NONTRANSITIONAL_TO_ASCII);
SAME(UIDNA_NONTRANSITIONAL_TO_UNICODE);
SAME(UTRANS_FORWARD);
SAME(UBRK_DONE);

int8_t icu_u_charType(int32_t c) { return u_charType(c); }
int32_t icu_u_charDirection(int32_t c) { return (int32_t)u_charDirection(c); }
int32_t icu_u_charName(int32_t code, ICUNameChoice nameChoice, char *buffer, int32_t bufferLength, ICUStatus
    *pErrorCode) {
  return u_charName(code, (UCharNameChoice)nameChoice, buffer, bufferLength, (UErrorCode *)pErrorCode);
}
int8_t icu_u_hasBinaryProperty(int32_t c, ICUProperty which) { return u_hasBinaryProperty(c, (UProperty)which); }
int32_t icu_u_getIntPropertyValue(int32_t c, ICUProperty which) { return u_getIntPropertyValue(c, (UProperty)which); }
uint8_t icu_u_getCombiningClass(int32_t c) { return u_getCombiningClass(c); }
double icu_u_getNumericValue(int32_t c) { return u_getNumericValue(c); }
int32_t icu_u_getBidiPairedBracket(int32_t c) { return u_getBidiPairedBracket(c); }
int32_t icu_u_foldCase(int32_t c) { return u_foldCase(c, U_FOLD_CASE_DEFAULT); }
int32_t icu_u_tolower(int32_t c) { return u_tolower(c); }
int32_t icu_u_toupper(int32_t c) { return u_toupper(c); }
int32_t icu_u_getPropertyValueEnum(ICUProperty property, const char *alias) {
  return u_getPropertyValueEnum((UProperty)property, alias);
}
int32_t icu_u_charMirror(int32_t c) { return u_charMirror(c); }
const char *icu_u_errorName(ICUStatus code) { return u_errorName((UErrorCode)code); }
ICUScript icu_uscript_getScript(int32_t codepoint, ICUStatus *err) {
  return (ICUScript)uscript_getScript(codepoint, (UErrorCode *)err);
}
int8_t icu_uscript_hasScript(int32_t c, ICUScript sc) { return uscript_hasScript(c, (UScriptCode)sc); }
const char *icu_uscript_getName(ICUScript scriptCode) { return uscript_getName((UScriptCode)scriptCode); }
const char *icu_uscript_getShortName(ICUScript scriptCode) { return uscript_getShortName((UScriptCode)scriptCode); }
int32_t icu_uscript_getScriptExtensions(int32_t c, ICUScript *scripts, int32_t capacity, ICUStatus *errorCode) {
  return uscript_getScriptExtensions(c, (UScriptCode *)scripts, capacity, (UErrorCode *)errorCode);
}
ICUConverter *icu_ucnv_open(const char *converterName, ICUStatus *err) {
  return (ICUConverter *)ucnv_open(converterName, (UErrorCode *)err);
}
void icu_ucnv_close(ICUConverter *converter) { ucnv_close((UConverter *)converter); }
void icu_ucnv_reset(ICUConverter *converter) { ucnv_reset((UConverter *)converter); }
void icu_ucnv_toUnicode(ICUConverter *converter, uint16_t **target, const uint16_t *targetLimit, const char **source,
    const char *sourceLimit, int32_t *offsets, int8_t flush, ICUStatus *err) {
  ucnv_toUnicode((UConverter *)converter, target, targetLimit, source, sourceLimit, offsets, flush, (UErrorCode *)err);
}
void icu_ucnv_fromUnicode(ICUConverter *converter, char **target, const char *targetLimit, const uint16_t **source,
    const uint16_t *sourceLimit, int32_t *offsets, int8_t flush, ICUStatus *err) {
  ucnv_fromUnicode((UConverter *)converter, target, targetLimit, source, sourceLimit, offsets, flush, (UErrorCode
      *)err);
}
void icu_ucnv_setFallback(ICUConverter *cnv, int8_t usesFallback) { ucnv_setFallback((UConverter *)cnv, usesFallback); }
void icu_ucnv_getInvalidChars(const ICUConverter *converter, char *errBytes, int8_t *len, ICUStatus *err) {
  ucnv_getInvalidChars((const UConverter *)converter, errBytes, len, (UErrorCode *)err);
}
ICUConverterType icu_ucnv_getType(const ICUConverter *converter) {
  return (ICUConverterType)ucnv_getType((const UConverter *)converter);
}
const char *icu_ucnv_getStandardName(const char *name, const char *standard, ICUStatus *pErrorCode) {
  return ucnv_getStandardName(name, standard, (UErrorCode *)pErrorCode);
}
ICUCharsetDetector *icu_ucsdet_open(ICUStatus *status) {
  return (ICUCharsetDetector *)ucsdet_open((UErrorCode *)status);
}
void icu_ucsdet_close(ICUCharsetDetector *ucsd) { ucsdet_close((UCharsetDetector *)ucsd); }
void icu_ucsdet_setText(ICUCharsetDetector *ucsd, const char *textIn, int32_t len, ICUStatus *status) {
  ucsdet_setText((UCharsetDetector *)ucsd, textIn, len, (UErrorCode *)status);
}
const ICUCharsetMatch **icu_ucsdet_detectAll(ICUCharsetDetector *ucsd, int32_t *matchesFound, ICUStatus *status) {
  return (const ICUCharsetMatch **)ucsdet_detectAll((UCharsetDetector *)ucsd, matchesFound, (UErrorCode *)status);
}
const char *icu_ucsdet_getName(const ICUCharsetMatch *ucsm, ICUStatus *status) {
  return ucsdet_getName((const UCharsetMatch *)ucsm, (UErrorCode *)status);
}
int32_t icu_ucsdet_getConfidence(const ICUCharsetMatch *ucsm, ICUStatus *status) {
  return ucsdet_getConfidence((const UCharsetMatch *)ucsm, (UErrorCode *)status);
}
const char *icu_ucsdet_getLanguage(const ICUCharsetMatch *ucsm, ICUStatus *status) {
  return ucsdet_getLanguage((const UCharsetMatch *)ucsm, (UErrorCode *)status);
}
ICUText *icu_utext_openUTF8(ICUText *ut, const char *s, int64_t length, ICUStatus *status) {
  return (ICUText *)utext_openUTF8((UText *)ut, s, length, (UErrorCode *)status);
}
ICUText *icu_utext_close(ICUText *ut) { return (ICUText *)utext_close((UText *)ut); }
ICUBreakIterator *icu_ubrk_open(ICUBreakType type, const char *locale, const uint16_t *text, int32_t textLength,
    ICUStatus *status) {
  return (ICUBreakIterator *)ubrk_open((UBreakIteratorType)type, locale, text, textLength, (UErrorCode *)status);
}
void icu_ubrk_close(ICUBreakIterator *bi) { ubrk_close((UBreakIterator *)bi); }
void icu_ubrk_setUText(ICUBreakIterator *bi, ICUText *text, ICUStatus *status) {
  ubrk_setUText((UBreakIterator*)bi, (UText*)text, (UErrorCode*)status);
}
int32_t icu_ubrk_first(ICUBreakIterator *bi) { return ubrk_first((UBreakIterator *)bi); }
int32_t icu_ubrk_next(ICUBreakIterator *bi) { return ubrk_next((UBreakIterator *)bi); }
int32_t icu_ubrk_following(ICUBreakIterator *bi, int32_t offset) {
  return ubrk_following((UBreakIterator *)bi, offset);
}
int32_t icu_ubrk_preceding(ICUBreakIterator *bi, int32_t offset) {
  return ubrk_preceding((UBreakIterator *)bi, offset);
}
int8_t icu_ubrk_isBoundary(ICUBreakIterator *bi, int32_t offset) {
  return ubrk_isBoundary((UBreakIterator *)bi, offset);
}
int32_t icu_ubrk_getRuleStatus(ICUBreakIterator *bi) { return ubrk_getRuleStatus((UBreakIterator *)bi); }
const ICUNormalizer *icu_unorm2_getNFCInstance(ICUStatus *pErrorCode) {
  return (const ICUNormalizer *)unorm2_getNFCInstance((UErrorCode *)pErrorCode);
}
const ICUNormalizer *icu_unorm2_getNFDInstance(ICUStatus *pErrorCode) {
  return (const ICUNormalizer *)unorm2_getNFDInstance((UErrorCode *)pErrorCode);
}
const ICUNormalizer *icu_unorm2_getNFKCInstance(ICUStatus *pErrorCode) {
  return (const ICUNormalizer *)unorm2_getNFKCInstance((UErrorCode *)pErrorCode);
}
const ICUNormalizer *icu_unorm2_getNFKDInstance(ICUStatus *pErrorCode) {
  return (const ICUNormalizer *)unorm2_getNFKDInstance((UErrorCode *)pErrorCode);
}
const ICUNormalizer *icu_unorm2_getNFKCCasefoldInstance(ICUStatus *pErrorCode) {
  return (const ICUNormalizer *)unorm2_getNFKCCasefoldInstance((UErrorCode *)pErrorCode);
}
int32_t icu_unorm2_normalize(const ICUNormalizer *norm2, const uint16_t *src, int32_t length, uint16_t *dest, int32_t
    capacity, ICUStatus *pErrorCode) {
  return unorm2_normalize((const UNormalizer2 *)norm2, src, length, dest, capacity, (UErrorCode *)pErrorCode);
}
int8_t icu_unorm2_isNormalized(const ICUNormalizer *norm2, const uint16_t *s, int32_t length, ICUStatus *pErrorCode) {
  return unorm2_isNormalized((const UNormalizer2 *)norm2, s, length, (UErrorCode *)pErrorCode);
}
int8_t icu_unorm2_hasBoundaryBefore(const ICUNormalizer *norm2, int32_t c) {
  return unorm2_hasBoundaryBefore((const UNormalizer2 *)norm2, c);
}
int8_t icu_unorm2_isInert(const ICUNormalizer *norm2, int32_t c) {
  return unorm2_isInert((const UNormalizer2 *)norm2, c);
}
int32_t icu_unorm2_getDecomposition(const ICUNormalizer *norm2, int32_t c, uint16_t *decomposition, int32_t capacity,
    ICUStatus *pErrorCode) {
  return unorm2_getDecomposition((const UNormalizer2 *)norm2, c, decomposition, capacity, (UErrorCode *)pErrorCode);
}
int32_t icu_unorm2_composePair(const ICUNormalizer *norm2, int32_t a, int32_t b) {
  return unorm2_composePair((const UNormalizer2 *)norm2, a, b);
}
ICUSpoofChecker *icu_uspoof_open(ICUStatus *status) { return (ICUSpoofChecker *)uspoof_open((UErrorCode *)status); }
void icu_uspoof_close(ICUSpoofChecker *sc) { uspoof_close((USpoofChecker *)sc); }
void icu_uspoof_setChecks(ICUSpoofChecker *sc, int32_t checks, ICUStatus *status) {
  uspoof_setChecks((USpoofChecker *)sc, checks, (UErrorCode *)status);
}
void icu_uspoof_setRestrictionLevel(ICUSpoofChecker *sc, ICURestrictionLevel restrictionLevel) {
  uspoof_setRestrictionLevel((USpoofChecker *)sc, (URestrictionLevel)restrictionLevel);
}
int32_t icu_uspoof_getSkeletonUTF8(const ICUSpoofChecker *sc, uint32_t type, const char *id, int32_t length, char *dest,
    int32_t destCapacity, ICUStatus *status) {
  return uspoof_getSkeletonUTF8((const USpoofChecker *)sc, type, id, length, dest, destCapacity, (UErrorCode *)status);
}
int32_t icu_uspoof_check2UTF8(const ICUSpoofChecker *sc, const char *id, int32_t length, ICUSpoofCheckResult
    *checkResult, ICUStatus *status) {
  return uspoof_check2UTF8((const USpoofChecker *)sc, id, length, (USpoofCheckResult*)checkResult, (UErrorCode
      *)status);
}
ICUSpoofCheckResult *icu_uspoof_openCheckResult(ICUStatus *status) {
  return (ICUSpoofCheckResult *)uspoof_openCheckResult((UErrorCode *)status);
}
void icu_uspoof_closeCheckResult(ICUSpoofCheckResult *checkResult) {
  uspoof_closeCheckResult((USpoofCheckResult *)checkResult);
}
ICURestrictionLevel icu_uspoof_getCheckResultRestrictionLevel(const ICUSpoofCheckResult *checkResult, ICUStatus *status)
    {
  return (ICURestrictionLevel)uspoof_getCheckResultRestrictionLevel((const USpoofCheckResult *)checkResult, (UErrorCode
      *)status);
}
ICUIDNA *icu_uidna_openUTS46(uint32_t options, ICUStatus *pErrorCode) {
  return (ICUIDNA *)uidna_openUTS46(options, (UErrorCode *)pErrorCode);
}
void icu_uidna_close(ICUIDNA *idna) { uidna_close((UIDNA *)idna); }
void icu_u_getVersion(uint8_t *version) { u_getVersion(version); }
void icu_u_getUnicodeVersion(uint8_t *version) { u_getUnicodeVersion(version); }

static void leaveToUnicode(const void *context, UConverterToUnicodeArgs *args, const char *codeUnits, int32_t length,
    UConverterCallbackReason reason, UErrorCode *err) {}
static void leaveFromUnicode(const void *context, UConverterFromUnicodeArgs *args, const UChar *codeUnits, int32_t
    length, UChar32 codePoint, UConverterCallbackReason reason, UErrorCode *err) {}

void icu_ucnv_stopAtErrors(ICUConverter *converter, ICUStatus *err) {
  ucnv_setToUCallBack((UConverter *)converter, leaveToUnicode, NULL, NULL, NULL, (UErrorCode *)err);
  ucnv_setFromUCallBack((UConverter *)converter, leaveFromUnicode, NULL, NULL, NULL, (UErrorCode *)err);
}

int32_t icu_uidna_nameToASCII_UTF8(const ICUIDNA *idna, const char *name, int32_t length, char *dest, int32_t capacity,
    uint32_t *errors, ICUStatus *pErrorCode) {
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  int32_t count = uidna_nameToASCII_UTF8((const UIDNA *)idna, name, length, dest, capacity, &info, (UErrorCode
      *)pErrorCode);
  *errors = info.errors;
  return count;
}

int32_t icu_uidna_nameToUnicodeUTF8(const ICUIDNA *idna, const char *name, int32_t length, char *dest, int32_t capacity,
    uint32_t *errors, ICUStatus *pErrorCode) {
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  int32_t count = uidna_nameToUnicodeUTF8((const UIDNA *)idna, name, length, dest, capacity, &info, (UErrorCode
      *)pErrorCode);
  *errors = info.errors;
  return count;
}

ICUTransliterator *icu_utrans_openU(const uint16_t *id, int32_t idLength, ICUTransformDirection dir, ICUStatus
    *pErrorCode) {
  return (ICUTransliterator *)utrans_openU(id, idLength, (UTransDirection)dir, NULL, 0, NULL, (UErrorCode *)pErrorCode);
}
void icu_utrans_close(ICUTransliterator *trans) { utrans_close((UTransliterator *)trans); }
void icu_utrans_transUChars(const ICUTransliterator *trans, uint16_t *text, int32_t *textLength, int32_t textCapacity,
    int32_t start, int32_t *limit, ICUStatus *status) {
  utrans_transUChars((const UTransliterator *)trans, text, textLength, textCapacity, start, limit, (UErrorCode
      *)status);
}
