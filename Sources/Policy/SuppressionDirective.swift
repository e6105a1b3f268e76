import Documents

/// An instruction to the checker in a comment of the article.
///
/// `imprimatur-disable RULE… -- reason`, and `-enable`, `-disable-line`, `-disable-next-line`, `-disable-file`. A rule
/// is named by its id or its family; none, or `all`, stands for every rule.
struct SuppressionDirective: Equatable {
  /// What is asked for.
  enum Command: String, CaseIterable {
    case disable = "disable"
    case enable = "enable"
    case disableLine = "disable-line"
    case disableNextLine = "disable-next-line"
    case disableFile = "disable-file"
  }

  /// A word and where it stands in the text.
  struct Word: Equatable {
    var text: String
    var range: TextRange
  }

  /// What is asked for; nil where the word is not known.
  var command: Command?
  /// The word behind `imprimatur-`.
  var word: Word
  /// The rules or families it names; empty for all.
  var rules: [Word]
  /// Why, as the author says.
  var reason: String?
  /// Where it stands in the text.
  var range: TextRange
}

extension SuppressionDirective {
  private static let prefix = Array("imprimatur-".utf8)
  private static let openings = ["<!--", "{/*"].map { Array($0.utf8) }
  private static let closings = ["-->", "*/}"].map { Array($0.utf8) }

  /// The directive that the comment at `range` of `text` is; nil when it is none.
  init?(_ text: [UInt8], _ range: TextRange) {
    var rest = Self.trimmed(text[range.lower..<range.upper])
    for opening in Self.openings where rest.starts(with: opening) { rest = Self.trimmed(rest.dropFirst(opening.count)) }
    guard rest.starts(with: Self.prefix) else { return nil }
    rest = rest.dropFirst(Self.prefix.count)
    let command = rest.prefix { $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    word = Word(command)
    self.command = Command(rawValue: word.text)
    rest = rest.dropFirst(command.count)
    self.range = range
    for closing in Self.closings {
      guard let end = rest.firstRange(of: closing) else { continue }
      self.range.upper = end.upperBound
      rest = rest[..<end.lowerBound]
    }
    let words = rest.split(whereSeparator: Self.isSpace)
    // The mark stands by itself, since rule ids hold hyphens.
    let mark = words.firstIndex { $0.elementsEqual("--".utf8) }
    rules = Self.names(in: words[..<(mark ?? words.endIndex)])
    let behind = mark.map { words[($0 + 1)...] } ?? []
    reason = behind.isEmpty ? nil : behind.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// The names at `range` of `text`, separated by commas or white space; none where one of them is `all`.
  static func names(in text: [UInt8], _ range: TextRange) -> [Word] {
    names(in: text[range.lower..<range.upper].split(whereSeparator: isSpace)[...])
  }

  private static func names(in words: ArraySlice<ArraySlice<UInt8>>) -> [Word] {
    let names = words.flatMap { $0.split(separator: UInt8(ascii: ",")) }.map { Word($0) }
    return names.contains { $0.text == "all" } ? [] : names
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> { bytes.drop(while: isSpace) }
}

extension SuppressionDirective.Word {
  fileprivate init(_ bytes: ArraySlice<UInt8>) {
    self.init(
      text: String(decoding: bytes, as: UTF8.self), range: TextRange(bytes.startIndex, bytes.endIndex))
  }
}
