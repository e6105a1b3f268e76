#pragma once
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
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

// ICU's headers rename every function to carry the library's version (`u_charType` becomes `u_charType_72`). Declaring
// the functions in use once more, with a Swift name, gives them names that no version changes; the preprocessor renames
// these declarations as it did the header's, and a prototype that differs from the header's does not compile.
#define SWIFT_NAME(name) __attribute__((swift_name(#name)))

// uchar.h
U_CAPI int8_t U_EXPORT2 u_charType(UChar32 c) SWIFT_NAME(u_charType(_:));
U_CAPI UCharDirection U_EXPORT2 u_charDirection(UChar32 c) SWIFT_NAME(u_charDirection(_:));
U_CAPI int32_t U_EXPORT2 u_charName(UChar32 code, UCharNameChoice nameChoice, char *buffer, int32_t bufferLength, UErrorCode *pErrorCode) SWIFT_NAME(u_charName(_:_:_:_:_:));
U_CAPI UBool U_EXPORT2 u_hasBinaryProperty(UChar32 c, UProperty which) SWIFT_NAME(u_hasBinaryProperty(_:_:));
U_CAPI int32_t U_EXPORT2 u_getIntPropertyValue(UChar32 c, UProperty which) SWIFT_NAME(u_getIntPropertyValue(_:_:));
U_CAPI uint8_t U_EXPORT2 u_getCombiningClass(UChar32 c) SWIFT_NAME(u_getCombiningClass(_:));
U_CAPI double U_EXPORT2 u_getNumericValue(UChar32 c) SWIFT_NAME(u_getNumericValue(_:));
U_CAPI UChar32 U_EXPORT2 u_getBidiPairedBracket(UChar32 c) SWIFT_NAME(u_getBidiPairedBracket(_:));
U_CAPI UChar32 U_EXPORT2 u_foldCase(UChar32 c, uint32_t options) SWIFT_NAME(u_foldCase(_:_:));
U_CAPI UChar32 U_EXPORT2 u_tolower(UChar32 c) SWIFT_NAME(u_tolower(_:));
U_CAPI UChar32 U_EXPORT2 u_toupper(UChar32 c) SWIFT_NAME(u_toupper(_:));
U_CAPI UChar32 U_EXPORT2 u_totitle(UChar32 c) SWIFT_NAME(u_totitle(_:));
U_CAPI UChar32 U_EXPORT2 u_charFromName(UCharNameChoice nameChoice, const char *name, UErrorCode *pErrorCode) SWIFT_NAME(u_charFromName(_:_:_:));
U_CAPI const char* U_EXPORT2 u_getPropertyValueName(UProperty property, int32_t value, UPropertyNameChoice nameChoice) SWIFT_NAME(u_getPropertyValueName(_:_:_:));
U_CAPI int32_t U_EXPORT2 u_getPropertyValueEnum(UProperty property, const char* alias) SWIFT_NAME(u_getPropertyValueEnum(_:_:));
U_CAPI UChar32 U_EXPORT2 u_charMirror(UChar32 c) SWIFT_NAME(u_charMirror(_:));
U_CAPI UProperty U_EXPORT2 u_getPropertyEnum(const char* alias) SWIFT_NAME(u_getPropertyEnum(_:));
U_CAPI void U_EXPORT2 u_charAge(UChar32 c, UVersionInfo versionArray) SWIFT_NAME(u_charAge(_:_:));
U_CAPI UBlockCode U_EXPORT2 ublock_getCode(UChar32 c) SWIFT_NAME(ublock_getCode(_:));
// utypes.h
U_CAPI const char * U_EXPORT2 u_errorName(UErrorCode code) SWIFT_NAME(u_errorName(_:));
// uversion.h
U_CAPI void U_EXPORT2 u_getVersion(UVersionInfo versionArray) SWIFT_NAME(u_getVersion(_:));
// uchar.h
U_CAPI void U_EXPORT2 u_getUnicodeVersion(UVersionInfo versionArray) SWIFT_NAME(u_getUnicodeVersion(_:));
// uclean.h
U_CAPI void U_EXPORT2 u_init(UErrorCode *status) SWIFT_NAME(u_init(_:));
// uscript.h
U_CAPI UScriptCode U_EXPORT2 uscript_getScript(UChar32 codepoint, UErrorCode *err) SWIFT_NAME(uscript_getScript(_:_:));
U_CAPI UBool U_EXPORT2 uscript_hasScript(UChar32 c, UScriptCode sc) SWIFT_NAME(uscript_hasScript(_:_:));
U_CAPI const char* U_EXPORT2 uscript_getName(UScriptCode scriptCode) SWIFT_NAME(uscript_getName(_:));
U_CAPI const char* U_EXPORT2 uscript_getShortName(UScriptCode scriptCode) SWIFT_NAME(uscript_getShortName(_:));
U_CAPI int32_t U_EXPORT2 uscript_getScriptExtensions(UChar32 c, UScriptCode *scripts, int32_t capacity, UErrorCode *errorCode) SWIFT_NAME(uscript_getScriptExtensions(_:_:_:_:));
// ucnv.h
U_CAPI UConverter* U_EXPORT2 ucnv_open(const char *converterName, UErrorCode *err) SWIFT_NAME(ucnv_open(_:_:));
U_CAPI void U_EXPORT2 ucnv_close(UConverter * converter) SWIFT_NAME(ucnv_close(_:));
U_CAPI void U_EXPORT2 ucnv_reset(UConverter *converter) SWIFT_NAME(ucnv_reset(_:));
U_CAPI const char * U_EXPORT2 ucnv_getName(const UConverter *converter, UErrorCode *err) SWIFT_NAME(ucnv_getName(_:_:));
U_CAPI void U_EXPORT2 ucnv_toUnicode(UConverter *converter, UChar **target, const UChar *targetLimit, const char **source, const char *sourceLimit, int32_t *offsets, UBool flush, UErrorCode *err) SWIFT_NAME(ucnv_toUnicode(_:_:_:_:_:_:_:_:));
U_CAPI void U_EXPORT2 ucnv_fromUnicode(UConverter * converter, char **target, const char *targetLimit, const UChar ** source, const UChar * sourceLimit, int32_t* offsets, UBool flush, UErrorCode * err) SWIFT_NAME(ucnv_fromUnicode(_:_:_:_:_:_:_:_:));
U_CAPI void U_EXPORT2 ucnv_setToUCallBack(UConverter * converter, UConverterToUCallback newAction, const void* newContext, UConverterToUCallback *oldAction, const void** oldContext, UErrorCode * err) SWIFT_NAME(ucnv_setToUCallBack(_:_:_:_:_:_:));
U_CAPI void U_EXPORT2 ucnv_setFromUCallBack(UConverter * converter, UConverterFromUCallback newAction, const void *newContext, UConverterFromUCallback *oldAction, const void **oldContext, UErrorCode * err) SWIFT_NAME(ucnv_setFromUCallBack(_:_:_:_:_:_:));
U_CAPI void U_EXPORT2 ucnv_setFallback(UConverter *cnv, UBool usesFallback) SWIFT_NAME(ucnv_setFallback(_:_:));
U_CAPI void U_EXPORT2 ucnv_getInvalidChars(const UConverter *converter, char *errBytes, int8_t *len, UErrorCode *err) SWIFT_NAME(ucnv_getInvalidChars(_:_:_:_:));
U_CAPI UConverterType U_EXPORT2 ucnv_getType(const UConverter * converter) SWIFT_NAME(ucnv_getType(_:));
U_CAPI const char * U_EXPORT2 ucnv_getStandardName(const char *name, const char *standard, UErrorCode *pErrorCode) SWIFT_NAME(ucnv_getStandardName(_:_:_:));
U_CAPI const char * U_EXPORT2 ucnv_getCanonicalName(const char *alias, const char *standard, UErrorCode *pErrorCode) SWIFT_NAME(ucnv_getCanonicalName(_:_:_:));
U_CAPI int8_t U_EXPORT2 ucnv_getMinCharSize(const UConverter *converter) SWIFT_NAME(ucnv_getMinCharSize(_:));
U_CAPI int8_t U_EXPORT2 ucnv_getMaxCharSize(const UConverter *converter) SWIFT_NAME(ucnv_getMaxCharSize(_:));
// ucsdet.h
U_CAPI UCharsetDetector * U_EXPORT2 ucsdet_open(UErrorCode *status) SWIFT_NAME(ucsdet_open(_:));
U_CAPI void U_EXPORT2 ucsdet_close(UCharsetDetector *ucsd) SWIFT_NAME(ucsdet_close(_:));
U_CAPI void U_EXPORT2 ucsdet_setText(UCharsetDetector *ucsd, const char *textIn, int32_t len, UErrorCode *status) SWIFT_NAME(ucsdet_setText(_:_:_:_:));
U_CAPI const UCharsetMatch ** U_EXPORT2 ucsdet_detectAll(UCharsetDetector *ucsd, int32_t *matchesFound, UErrorCode *status) SWIFT_NAME(ucsdet_detectAll(_:_:_:));
U_CAPI const char * U_EXPORT2 ucsdet_getName(const UCharsetMatch *ucsm, UErrorCode *status) SWIFT_NAME(ucsdet_getName(_:_:));
U_CAPI int32_t U_EXPORT2 ucsdet_getConfidence(const UCharsetMatch *ucsm, UErrorCode *status) SWIFT_NAME(ucsdet_getConfidence(_:_:));
U_CAPI const char * U_EXPORT2 ucsdet_getLanguage(const UCharsetMatch *ucsm, UErrorCode *status) SWIFT_NAME(ucsdet_getLanguage(_:_:));
U_CAPI UBool U_EXPORT2 ucsdet_enableInputFilter(UCharsetDetector *ucsd, UBool filter) SWIFT_NAME(ucsdet_enableInputFilter(_:_:));
// utext.h
U_CAPI UText * U_EXPORT2 utext_openUTF8(UText *ut, const char *s, int64_t length, UErrorCode *status) SWIFT_NAME(utext_openUTF8(_:_:_:_:));
U_CAPI UText * U_EXPORT2 utext_close(UText *ut) SWIFT_NAME(utext_close(_:));
// ubrk.h
U_CAPI UBreakIterator* U_EXPORT2 ubrk_open(UBreakIteratorType type, const char *locale, const UChar *text, int32_t textLength, UErrorCode *status) SWIFT_NAME(ubrk_open(_:_:_:_:_:));
U_CAPI void U_EXPORT2 ubrk_close(UBreakIterator *bi) SWIFT_NAME(ubrk_close(_:));
U_CAPI void U_EXPORT2 ubrk_setUText(UBreakIterator* bi, UText* text, UErrorCode* status) SWIFT_NAME(ubrk_setUText(_:_:_:));
U_CAPI int32_t U_EXPORT2 ubrk_first(UBreakIterator *bi) SWIFT_NAME(ubrk_first(_:));
U_CAPI int32_t U_EXPORT2 ubrk_next(UBreakIterator *bi) SWIFT_NAME(ubrk_next(_:));
U_CAPI int32_t U_EXPORT2 ubrk_following(UBreakIterator *bi, int32_t offset) SWIFT_NAME(ubrk_following(_:_:));
U_CAPI int32_t U_EXPORT2 ubrk_preceding(UBreakIterator *bi, int32_t offset) SWIFT_NAME(ubrk_preceding(_:_:));
U_CAPI UBool U_EXPORT2 ubrk_isBoundary(UBreakIterator *bi, int32_t offset) SWIFT_NAME(ubrk_isBoundary(_:_:));
U_CAPI int32_t U_EXPORT2 ubrk_getRuleStatus(UBreakIterator *bi) SWIFT_NAME(ubrk_getRuleStatus(_:));
U_CAPI int32_t U_EXPORT2 ubrk_current(const UBreakIterator *bi) SWIFT_NAME(ubrk_current(_:));
U_CAPI int32_t U_EXPORT2 ubrk_last(UBreakIterator *bi) SWIFT_NAME(ubrk_last(_:));
U_CAPI int32_t U_EXPORT2 ubrk_previous(UBreakIterator *bi) SWIFT_NAME(ubrk_previous(_:));
// unorm2.h
U_CAPI const UNormalizer2 * U_EXPORT2 unorm2_getNFCInstance(UErrorCode *pErrorCode) SWIFT_NAME(unorm2_getNFCInstance(_:));
U_CAPI const UNormalizer2 * U_EXPORT2 unorm2_getNFDInstance(UErrorCode *pErrorCode) SWIFT_NAME(unorm2_getNFDInstance(_:));
U_CAPI const UNormalizer2 * U_EXPORT2 unorm2_getNFKCInstance(UErrorCode *pErrorCode) SWIFT_NAME(unorm2_getNFKCInstance(_:));
U_CAPI const UNormalizer2 * U_EXPORT2 unorm2_getNFKDInstance(UErrorCode *pErrorCode) SWIFT_NAME(unorm2_getNFKDInstance(_:));
U_CAPI const UNormalizer2 * U_EXPORT2 unorm2_getNFKCCasefoldInstance(UErrorCode *pErrorCode) SWIFT_NAME(unorm2_getNFKCCasefoldInstance(_:));
U_CAPI int32_t U_EXPORT2 unorm2_normalize(const UNormalizer2 *norm2, const UChar *src, int32_t length, UChar *dest, int32_t capacity, UErrorCode *pErrorCode) SWIFT_NAME(unorm2_normalize(_:_:_:_:_:_:));
U_CAPI UBool U_EXPORT2 unorm2_isNormalized(const UNormalizer2 *norm2, const UChar *s, int32_t length, UErrorCode *pErrorCode) SWIFT_NAME(unorm2_isNormalized(_:_:_:_:));
U_CAPI UNormalizationCheckResult U_EXPORT2 unorm2_quickCheck(const UNormalizer2 *norm2, const UChar *s, int32_t length, UErrorCode *pErrorCode) SWIFT_NAME(unorm2_quickCheck(_:_:_:_:));
U_CAPI int32_t U_EXPORT2 unorm2_spanQuickCheckYes(const UNormalizer2 *norm2, const UChar *s, int32_t length, UErrorCode *pErrorCode) SWIFT_NAME(unorm2_spanQuickCheckYes(_:_:_:_:));
U_CAPI UBool U_EXPORT2 unorm2_hasBoundaryBefore(const UNormalizer2 *norm2, UChar32 c) SWIFT_NAME(unorm2_hasBoundaryBefore(_:_:));
U_CAPI UBool U_EXPORT2 unorm2_hasBoundaryAfter(const UNormalizer2 *norm2, UChar32 c) SWIFT_NAME(unorm2_hasBoundaryAfter(_:_:));
U_CAPI UBool U_EXPORT2 unorm2_isInert(const UNormalizer2 *norm2, UChar32 c) SWIFT_NAME(unorm2_isInert(_:_:));
U_CAPI int32_t U_EXPORT2 unorm2_getDecomposition(const UNormalizer2 *norm2, UChar32 c, UChar *decomposition, int32_t capacity, UErrorCode *pErrorCode) SWIFT_NAME(unorm2_getDecomposition(_:_:_:_:_:));
U_CAPI int32_t U_EXPORT2 unorm2_getRawDecomposition(const UNormalizer2 *norm2, UChar32 c, UChar *decomposition, int32_t capacity, UErrorCode *pErrorCode) SWIFT_NAME(unorm2_getRawDecomposition(_:_:_:_:_:));
U_CAPI UChar32 U_EXPORT2 unorm2_composePair(const UNormalizer2 *norm2, UChar32 a, UChar32 b) SWIFT_NAME(unorm2_composePair(_:_:_:));
// uspoof.h
U_CAPI USpoofChecker * U_EXPORT2 uspoof_open(UErrorCode *status) SWIFT_NAME(uspoof_open(_:));
U_CAPI void U_EXPORT2 uspoof_close(USpoofChecker *sc) SWIFT_NAME(uspoof_close(_:));
U_CAPI void U_EXPORT2 uspoof_setChecks(USpoofChecker *sc, int32_t checks, UErrorCode *status) SWIFT_NAME(uspoof_setChecks(_:_:_:));
U_CAPI void U_EXPORT2 uspoof_setRestrictionLevel(USpoofChecker *sc, URestrictionLevel restrictionLevel) SWIFT_NAME(uspoof_setRestrictionLevel(_:_:));
U_CAPI int32_t U_EXPORT2 uspoof_getSkeletonUTF8(const USpoofChecker *sc, uint32_t type, const char *id, int32_t length, char *dest, int32_t destCapacity, UErrorCode *status) SWIFT_NAME(uspoof_getSkeletonUTF8(_:_:_:_:_:_:_:));
U_CAPI int32_t U_EXPORT2 uspoof_check2UTF8(const USpoofChecker *sc, const char *id, int32_t length, USpoofCheckResult* checkResult, UErrorCode *status) SWIFT_NAME(uspoof_check2UTF8(_:_:_:_:_:));
U_CAPI USpoofCheckResult* U_EXPORT2 uspoof_openCheckResult(UErrorCode *status) SWIFT_NAME(uspoof_openCheckResult(_:));
U_CAPI void U_EXPORT2 uspoof_closeCheckResult(USpoofCheckResult *checkResult) SWIFT_NAME(uspoof_closeCheckResult(_:));
U_CAPI URestrictionLevel U_EXPORT2 uspoof_getCheckResultRestrictionLevel(const USpoofCheckResult *checkResult, UErrorCode *status) SWIFT_NAME(uspoof_getCheckResultRestrictionLevel(_:_:));
U_CAPI int32_t U_EXPORT2 uspoof_getCheckResultChecks(const USpoofCheckResult *checkResult, UErrorCode *status) SWIFT_NAME(uspoof_getCheckResultChecks(_:_:));
U_CAPI int32_t U_EXPORT2 uspoof_areConfusableUTF8(const USpoofChecker *sc, const char *id1, int32_t length1, const char *id2, int32_t length2, UErrorCode *status) SWIFT_NAME(uspoof_areConfusableUTF8(_:_:_:_:_:_:));
// uidna.h
U_CAPI UIDNA * U_EXPORT2 uidna_openUTS46(uint32_t options, UErrorCode *pErrorCode) SWIFT_NAME(uidna_openUTS46(_:_:));
U_CAPI void U_EXPORT2 uidna_close(UIDNA *idna) SWIFT_NAME(uidna_close(_:));
U_CAPI int32_t U_EXPORT2 uidna_nameToASCII_UTF8(const UIDNA *idna, const char *name, int32_t length, char *dest, int32_t capacity, UIDNAInfo *pInfo, UErrorCode *pErrorCode) SWIFT_NAME(uidna_nameToASCII_UTF8(_:_:_:_:_:_:_:));
U_CAPI int32_t U_EXPORT2 uidna_nameToUnicodeUTF8(const UIDNA *idna, const char *name, int32_t length, char *dest, int32_t capacity, UIDNAInfo *pInfo, UErrorCode *pErrorCode) SWIFT_NAME(uidna_nameToUnicodeUTF8(_:_:_:_:_:_:_:));
// utrans.h
U_CAPI UTransliterator* U_EXPORT2 utrans_openU(const UChar *id, int32_t idLength, UTransDirection dir, const UChar *rules, int32_t rulesLength, UParseError *parseError, UErrorCode *pErrorCode) SWIFT_NAME(utrans_openU(_:_:_:_:_:_:_:));
U_CAPI void U_EXPORT2 utrans_close(UTransliterator* trans) SWIFT_NAME(utrans_close(_:));
U_CAPI void U_EXPORT2 utrans_transUChars(const UTransliterator* trans, UChar* text, int32_t* textLength, int32_t textCapacity, int32_t start, int32_t* limit, UErrorCode* status) SWIFT_NAME(utrans_transUChars(_:_:_:_:_:_:_:));

#undef SWIFT_NAME
