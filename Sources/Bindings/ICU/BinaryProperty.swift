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

  var constant: UProperty {
    switch self {
    case .alphabetic: UCHAR_ALPHABETIC
    case .asciiHexDigit: UCHAR_ASCII_HEX_DIGIT
    case .bidiControl: UCHAR_BIDI_CONTROL
    case .bidiMirrored: UCHAR_BIDI_MIRRORED
    case .caseIgnorable: UCHAR_CASE_IGNORABLE
    case .cased: UCHAR_CASED
    case .dash: UCHAR_DASH
    case .defaultIgnorable: UCHAR_DEFAULT_IGNORABLE_CODE_POINT
    case .deprecated: UCHAR_DEPRECATED
    case .diacritic: UCHAR_DIACRITIC
    case .emoji: UCHAR_EMOJI
    case .emojiComponent: UCHAR_EMOJI_COMPONENT
    case .emojiModifier: UCHAR_EMOJI_MODIFIER
    case .emojiModifierBase: UCHAR_EMOJI_MODIFIER_BASE
    case .emojiPresentation: UCHAR_EMOJI_PRESENTATION
    case .extendedPictographic: UCHAR_EXTENDED_PICTOGRAPHIC
    case .extender: UCHAR_EXTENDER
    case .graphemeExtend: UCHAR_GRAPHEME_EXTEND
    case .ideographic: UCHAR_IDEOGRAPHIC
    case .joinControl: UCHAR_JOIN_CONTROL
    case .lowercase: UCHAR_LOWERCASE
    case .math: UCHAR_MATH
    case .noncharacter: UCHAR_NONCHARACTER_CODE_POINT
    case .patternWhiteSpace: UCHAR_PATTERN_WHITE_SPACE
    case .quotationMark: UCHAR_QUOTATION_MARK
    case .radical: UCHAR_RADICAL
    case .regionalIndicator: UCHAR_REGIONAL_INDICATOR
    case .sentenceTerminal: UCHAR_S_TERM
    case .softDotted: UCHAR_SOFT_DOTTED
    case .terminalPunctuation: UCHAR_TERMINAL_PUNCTUATION
    case .unifiedIdeograph: UCHAR_UNIFIED_IDEOGRAPH
    case .uppercase: UCHAR_UPPERCASE
    case .variationSelector: UCHAR_VARIATION_SELECTOR
    case .whiteSpace: UCHAR_WHITE_SPACE
    case .wordStart: UCHAR_XID_START
    case .wordContinue: UCHAR_XID_CONTINUE
    }
  }
}
