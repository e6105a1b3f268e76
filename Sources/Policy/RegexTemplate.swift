/// A regex as rules write it: PCRE2 with `{{lexicons}}` and `~N~` gaps.
struct RegexTemplate {
  /// The most characters that a gap may have.
  static let longestGap = 200
  /// The most bytes that a regex may have with its lexicons.
  static let longestExpansion = 1 << 20

  /// What a placeholder ends with that stands for the words in plain spelling, too.
  private static let plain = "|plain"

  /// A regex with its placeholders filled in, and the way back to what was written.
  struct Expansion {
    /// PCRE2 syntax.
    var regex = ""
    /// Where pieces of the expansion begin, in UTF-8 bytes, and where they were written.
    fileprivate var pieces: [(expanded: Int, written: Int, isCopied: Bool)] = []

    /// The offset in what was written of the byte `offset` of the expansion.
    func writtenOffset(of offset: Int) -> Int {
      guard let piece = pieces.last(where: { $0.expanded <= offset }) else { return 0 }
      return piece.isCopied ? piece.written + offset - piece.expanded : piece.written
    }
  }

  /// The words that a placeholder stands for.
  typealias Words = (_ name: String, _ offset: Int) throws(ExpressionError) -> [String]

  private let bytes: [UInt8]
  private let words: Words
  private var index = 0
  private var output: [UInt8] = []
  private var expansion = Expansion()
  private var copiesFrom = 0
  private var isExtended = false

  private init(_ text: String, _ words: @escaping Words) {
    bytes = Array(text.utf8)
    self.words = words
  }

  /// `text` with its placeholders filled in from `words`.
  ///
  /// - Complexity: O(n) in the length of the result.
  static func expand(_ text: String, words: @escaping Words) throws(ExpressionError) -> Expansion {
    var template = RegexTemplate(text, words)
    template.isExtended = Self.isExtended(template.bytes)
    while template.index < template.bytes.count { try template.step() }
    template.copy(upTo: template.bytes.count)
    template.expansion.regex = String(decoding: template.output, as: UTF8.self)
    return template.expansion
  }

  /// The names of the groups `(?<name>…)`, `(?P<name>…)` and `(?'name'…)`.
  static func captures(in text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    var names: Set<String> = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") { index += 1 }
      if bytes[index...].starts(with: "(?".utf8) {
        var start = index + 2
        if start < bytes.count, bytes[start] == UInt8(ascii: "P") { start += 1 }
        if start < bytes.count, bytes[start] == UInt8(ascii: "<") || bytes[start] == UInt8(ascii: "'") {
          let name = bytes[(start + 1)...].prefix { $0.isWordByte }
          if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
        }
      }
      index += 1
    }
    return names
  }

  /// Whether the regex switches on free spacing, in which spaces of words have to be escaped.
  private static func isExtended(_ bytes: [UInt8]) -> Bool {
    for index in bytes.indices where bytes[index...].starts(with: "(?".utf8) {
      let flags = bytes[(index + 2)...].prefix { $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "^") }
      if flags.prefix(while: { $0 != UInt8(ascii: "-") }).contains(UInt8(ascii: "x")) { return true }
    }
    return false
  }

  private func starts(_ prefix: String) -> Bool { bytes[index...].starts(with: prefix.utf8) }

  private mutating func step() throws(ExpressionError) {
    if starts("\\Q") {
      while index < bytes.count, !starts("\\E") { index += 1 }
      index = min(index + 2, bytes.count)
    } else if starts("\\") {
      index = min(index + 2, bytes.count)
    } else if starts("[") {
      try skipClass()
    } else if starts("{{") {
      try placeholder()
    } else if starts("~") {
      try gap()
    } else {
      index += 1
    }
  }

  /// A character class, in which placeholders have no meaning.
  private mutating func skipClass() throws(ExpressionError) {
    index += 1
    if starts("^") { index += 1 }
    if starts("]") { index += 1 }
    while index < bytes.count, !starts("]") {
      if starts("{{") { throw error("a placeholder in a character class") }
      if starts("[:") || starts("[.") || starts("[=") {
        let close = bytes[index + 1]
        index += 2
        while index + 1 < bytes.count, bytes[index] != close || bytes[index + 1] != UInt8(ascii: "]") { index += 1 }
        index += 2
      } else {
        index += starts("\\") ? 2 : 1
      }
    }
    index = min(index + 1, bytes.count)
  }

  private mutating func placeholder() throws(ExpressionError) {
    let start = index
    var close = start + 2
    while close + 1 < bytes.count, bytes[close] != UInt8(ascii: "}") || bytes[close + 1] != UInt8(ascii: "}") {
      close += 1
    }
    guard close + 1 < bytes.count else { throw error("`{{` is not closed") }
    var name = String(decoding: bytes[(start + 2)..<close], as: UTF8.self)
    let isPlain = name.hasSuffix(Self.plain)
    if isPlain { name.removeLast(Self.plain.count) }
    guard !name.isEmpty, PackName.isSimple(String(name.prefix { $0 != "." })) else {
      throw error("`{{\(name)}}` does not name a lexicon")
    }
    var list = try words(name, start + 2)
    if isPlain { list = PlainSpelling.added(to: list) }
    copy(upTo: start)
    insert("(?:" + list.map { escape($0) }.joined(separator: "|") + ")", writtenAt: start)
    try checkLength(at: start)
    index = close + 2
    copiesFrom = index
  }

  private mutating func gap() throws(ExpressionError) {
    let start = index
    let digits = bytes[(start + 1)...].prefix { $0.isDigit }
    let close = start + 1 + digits.count
    guard !digits.isEmpty, close < bytes.count, bytes[close] == UInt8(ascii: "~") else {
      throw error("`~` begins a gap `~20~`")
    }
    guard let length = Int(String(decoding: digits, as: UTF8.self)), (1...Self.longestGap).contains(length) else {
      throw error("a gap has from 1 to \(Self.longestGap) characters")
    }
    copy(upTo: start)
    insert("\(Self.clauseCharacter){0,\(length)}?", writtenAt: start)
    index = close + 1
    copiesFrom = index
  }

  /// A character that ends neither a clause nor a line.
  static let clauseCharacter =
    "[^,;:.!?\\x{FF0C}\\x{FF1B}\\x{FF1A}\\x{3002}\\x{FF01}\\x{FF1F}\\n\\r\\x{85}\\x{2028}\\x{2029}]"

  private mutating func copy(upTo end: Int) {
    guard copiesFrom < end else { return }
    expansion.pieces.append((output.count, copiesFrom, true))
    output += bytes[copiesFrom..<end]
    copiesFrom = end
  }

  private mutating func insert(_ text: String, writtenAt offset: Int) {
    expansion.pieces.append((output.count, offset, false))
    output += text.utf8
  }

  private func checkLength(at offset: Int) throws(ExpressionError) {
    guard output.count > Self.longestExpansion else { return }
    throw ExpressionError(
      code: .outOfRange, offset: offset, message: "with its lexicons the regex is longer than 1 MB",
      help: "look for the words with `lexicon:` and join the patterns by conditions")
  }

  private func escape(_ word: String) -> String {
    var escaped = ""
    for scalar in word.unicodeScalars {
      if "\\^$.[]|()?*+{}".unicodeScalars.contains(scalar) || (isExtended && " #".unicodeScalars.contains(scalar)) {
        escaped.unicodeScalars.append("\\")
      }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  private func error(_ message: String) -> ExpressionError {
    ExpressionError(
      code: .placeholder, offset: index, message: message,
      help: "`{{name}}` is a lexicon, `~20~` a gap; literally they are written `\\{\\{` and `\\~`")
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    (self | 0x20).isLowercaseLetter || isDigit || self == UInt8(ascii: "_")
  }
}
