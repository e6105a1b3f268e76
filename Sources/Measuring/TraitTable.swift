internal import ICU

/// The traits of every character, looked up when it first comes up and kept.
///
/// Not for use from several threads: one a worker. A page of 256 characters gets its place when its first character
/// comes up, and each character its traits, so that a start costs nothing and a short text little.
final class TraitTable {
  private static let pageCount = 0x1100
  /// For each page its place in `entries` in units of 256; 0, the place of an empty page, for pages without one.
  private var places = [UInt16](repeating: 0, count: pageCount)
  /// The traits, without `known` where the character has not come up.
  private var entries = [UInt64](repeating: 0, count: 256)

  /// The traits of `scalar`; `BlockText.masked` counts as a letter of no script.
  @inline(__always)
  subscript(scalar: UInt32) -> Traits {
    guard scalar < 0x11_0000 else { return [.masked, .letter] }
    let entry = entries[Int(places[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
    return entry & Traits.known.rawValue != 0 ? Traits(rawValue: entry) : fill(scalar)
  }

  @inline(never)
  private func fill(_ scalar: UInt32) -> Traits {
    let page = Int(scalar >> 8)
    if places[page] == 0 {
      places[page] = UInt16(clamping: entries.count >> 8)
      entries.append(contentsOf: repeatElement(0, count: 256))
    }
    let traits = Self.traits(of: scalar).union(.known)
    entries[Int(places[page]) << 8 | Int(scalar & 0xFF)] = traits.rawValue
    return traits
  }

  /// The traits of one character, from the Unicode data.
  private static func traits(of scalar: UInt32) -> Traits {
    guard let value = Unicode.Scalar(scalar) else { return .unassigned }
    let properties = value.properties
    let script = UnicodeData.script(scalar)
    var traits = category(properties.generalCategory).union(scripts(script))
    if properties.isSentenceTerminal { traits.formUnion([.sentenceTerminal, .terminal]) }
    if properties.isTerminalPunctuation { traits.insert(.terminal) }
    if properties.isWhitespace {
      traits.insert(.space)
      // Nobody types a vertical tab or U+0085; they come out of a conversion.
      if scalar != 0x0B, scalar != 0x85 { traits.remove(.control) }
    }
    if properties.isDefaultIgnorableCodePoint { traits.insert(.ignorable) }
    if properties.isBidiControl { traits.insert(.bidiControl) }
    if properties.isVariationSelector { traits.insert(.variation) }
    if scalar >= 0x80 {
      traits.insert(.beyondASCII)
      if properties.isEmoji { traits.insert(.emoji) }
      traits.formUnion(byData(scalar, script, traits))
      traits.formUnion(Everyday.traits(of: scalar))
      traits.formUnion(suspicions(scalar, traits))
    }
    return traits.union(byRole(scalar)).inScript(Int(script.rawValue))
  }

  private static func category(_ category: Unicode.GeneralCategory) -> Traits {
    switch category {
    case .uppercaseLetter, .titlecaseLetter: [.letter, .upper]
    case .lowercaseLetter: [.letter, .lower]
    case .modifierLetter, .otherLetter: .letter
    case .decimalNumber: .digit
    case .letterNumber, .otherNumber: .number
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    case .openPunctuation: [.punctuation, .opening]
    case .closePunctuation: [.punctuation, .closing]
    case .initialPunctuation: [.punctuation, .initialQuote]
    case .finalPunctuation: [.punctuation, .finalQuote]
    case .dashPunctuation, .connectorPunctuation: [.punctuation, .dash]
    case .otherPunctuation: .punctuation
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: .symbol
    case .control: .control
    case .privateUse: .privateUse
    case .unassigned, .surrogate: .unassigned
    default: []
    }
  }

  private static func scripts(_ script: Script) -> Traits {
    switch script {
    case .han: .han
    case .hiragana, .katakana: .kana
    case .hangul: .hangul
    case .bopomofo: .bopomofo
    case .latin: .latin
    case .cyrillic: .cyrillic
    case .greek: .greek
    default: []
    }
  }

  /// What else the Unicode data says about letters, marks and numbers beyond ASCII.
  private static func byData(_ scalar: UInt32, _ script: Script, _ traits: Traits) -> Traits {
    var result: Traits = []
    guard traits.has([.letter, .mark, .number, .digit, .symbol]) else { return result }
    let direction = UnicodeData.bidiClass(scalar)
    if direction == .rightToLeft || direction == .arabicLetter { result.insert(.rightToLeft) }
    if [.thai, .lao, .khmer, .myanmar].contains(script) { result.insert(.dictionaryBroken) }
    if StyledForm(scalar) != nil { result.insert(.styled) }
    if script == .inherited, traits.has(.mark) { result.insert(.inheritedMark) }
    let isOwn = ![.common, .inherited, .unknown, .hebrew].contains(script)
    let isCased = traits.has([.upper, .lower, .latin, .greek, .cyrillic])
    if isOwn, !isCased, !traits.has(.eastAsian), traits.has([.letter, .mark]) { result.insert(.joining) }
    return result
  }

  /// What makes a block worth a closer look.
  private static func suspicions(_ scalar: UInt32, _ traits: Traits) -> Traits {
    var result: Traits = []
    if traits.has(.letter) {
      if scalar < 0x250 { result.insert(.accented) }
      if !traits.has([.latin, .eastAsian, .dictionaryBroken, .styled]) { result.insert(.foreignLetter) }
    }
    if traits.has([.symbol, .number, .greek, .control]) || scalar < 0xA0
      || [0xA1, 0xBF, 0x207F].contains(scalar)
    {
      result.insert(.disturbing)
    }
    let high = scalar >> 8
    if scalar & 0xFF == 0, (0x20...0x7E).contains(high) || high == 0x0A { result.insert(.swappedASCII) }
    return result
  }

  /// Roles that single characters have in measures.
  private static func byRole(_ scalar: UInt32) -> Traits {
    switch scalar {
    case 0x21, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: .narrowMark
    case 0x2B: .plus
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301B, 0x301D...0x301F: .wideMark
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F: .wideMark
    case 0x2500...0x259F: .box
    case 0xFFFC, 0xFFFD: .replacement
    default: []
    }
  }
}
