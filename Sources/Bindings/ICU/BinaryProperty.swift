internal import CICU

/// Properties that a scalar has or has not (UAX #44, table 9).
package enum BinaryProperty: Hashable, Sendable, CaseIterable {
  /// Alphabetic.
  case alphabetic
  /// ASCII_Hex_Digit.
  case asciiHexDigit
  /// Bidi_Control.
  case bidiControl
  /// Bidi_Mirrored.
  case bidiMirrored
  /// Case_Ignorable.
  case caseIgnorable
  /// Cased.
  case cased
  /// Dash.
  case dash
  /// Default_Ignorable_Code_Point.
  case defaultIgnorable
  /// Deprecated.
  case deprecated
  /// Diacritic.
  case diacritic
  /// Emoji.
  case emoji
  /// Emoji_Component.
  case emojiComponent
  /// Emoji_Modifier.
  case emojiModifier
  /// Emoji_Modifier_Base.
  case emojiModifierBase
  /// Emoji_Presentation.
  case emojiPresentation
  /// Extended_Pictographic.
  case extendedPictographic
  /// Extender.
  case extender
  /// Grapheme_Extend.
  case graphemeExtend
  /// Ideographic.
  case ideographic
  /// Join_Control.
  case joinControl
  /// Lowercase.
  case lowercase
  /// Math.
  case math
  /// Noncharacter_Code_Point.
  case noncharacter
  /// Pattern_White_Space.
  case patternWhiteSpace
  /// Quotation_Mark.
  case quotationMark
  /// Radical.
  case radical
  /// Regional_Indicator.
  case regionalIndicator
  /// Sentence_Terminal.
  case sentenceTerminal
  /// Soft_Dotted.
  case softDotted
  /// Terminal_Punctuation.
  case terminalPunctuation
  /// Unified_Ideograph.
  case unifiedIdeograph
  /// Uppercase.
  case uppercase
  /// Variation_Selector.
  case variationSelector
  /// White_Space.
  case whiteSpace
  /// XID_Start.
  case wordStart
  /// XID_Continue.
  case wordContinue

  var constant: ICUProperty {
    switch self {
    case .alphabetic: ICU_UCHAR_ALPHABETIC
    case .asciiHexDigit: ICU_UCHAR_ASCII_HEX_DIGIT
    case .bidiControl: ICU_UCHAR_BIDI_CONTROL
    case .bidiMirrored: ICU_UCHAR_BIDI_MIRRORED
    case .caseIgnorable: ICU_UCHAR_CASE_IGNORABLE
    case .cased: ICU_UCHAR_CASED
    case .dash: ICU_UCHAR_DASH
    case .defaultIgnorable: ICU_UCHAR_DEFAULT_IGNORABLE_CODE_POINT
    case .deprecated: ICU_UCHAR_DEPRECATED
    case .diacritic: ICU_UCHAR_DIACRITIC
    case .emoji: ICU_UCHAR_EMOJI
    case .emojiComponent: ICU_UCHAR_EMOJI_COMPONENT
    case .emojiModifier: ICU_UCHAR_EMOJI_MODIFIER
    case .emojiModifierBase: ICU_UCHAR_EMOJI_MODIFIER_BASE
    case .emojiPresentation: ICU_UCHAR_EMOJI_PRESENTATION
    case .extendedPictographic: ICU_UCHAR_EXTENDED_PICTOGRAPHIC
    case .extender: ICU_UCHAR_EXTENDER
    case .graphemeExtend: ICU_UCHAR_GRAPHEME_EXTEND
    case .ideographic: ICU_UCHAR_IDEOGRAPHIC
    case .joinControl: ICU_UCHAR_JOIN_CONTROL
    case .lowercase: ICU_UCHAR_LOWERCASE
    case .math: ICU_UCHAR_MATH
    case .noncharacter: ICU_UCHAR_NONCHARACTER_CODE_POINT
    case .patternWhiteSpace: ICU_UCHAR_PATTERN_WHITE_SPACE
    case .quotationMark: ICU_UCHAR_QUOTATION_MARK
    case .radical: ICU_UCHAR_RADICAL
    case .regionalIndicator: ICU_UCHAR_REGIONAL_INDICATOR
    case .sentenceTerminal: ICU_UCHAR_S_TERM
    case .softDotted: ICU_UCHAR_SOFT_DOTTED
    case .terminalPunctuation: ICU_UCHAR_TERMINAL_PUNCTUATION
    case .unifiedIdeograph: ICU_UCHAR_UNIFIED_IDEOGRAPH
    case .uppercase: ICU_UCHAR_UPPERCASE
    case .variationSelector: ICU_UCHAR_VARIATION_SELECTOR
    case .whiteSpace: ICU_UCHAR_WHITE_SPACE
    case .wordStart: ICU_UCHAR_XID_START
    case .wordContinue: ICU_UCHAR_XID_CONTINUE
    }
  }
}
