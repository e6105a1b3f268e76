/// An instruction to the checker in a comment of the article.
///
/// `imprimatur-disable RULE… -- reason`, and `-enable`, `-disable-line`, `-disable-next-line`, `-disable-file`. A rule
/// is named by its id or its family; none, or `all`, stands for every rule.
struct SuppressionDirective: Equatable {
  /// What is asked for.
  enum Command: String {
    case disable = "disable"
    case enable = "enable"
    case disableLine = "disable-line"
    case disableNextLine = "disable-next-line"
    case disableFile = "disable-file"
  }

  /// What is asked for; nil where the word is not known.
  var command: Command?
  /// The word behind `imprimatur-`, for messages.
  var word: String
  /// The rules or families it names; empty for all.
  var rules: [String]
  /// Why, as the author says.
  var reason: String?

  private static let prefix = Array("imprimatur-".utf8)

  /// The directive that the text of a comment is; nil when it is none.
  init?(_ comment: ArraySlice<UInt8>) {
    var rest = comment
    Self.skipSpace(&rest)
    if rest.starts(with: "<!--".utf8) { rest = rest.dropFirst(4) }
    Self.skipSpace(&rest)
    guard rest.starts(with: Self.prefix) else { return nil }
    rest = rest.dropFirst(Self.prefix.count)
    let command = rest.prefix { $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    word = String(decoding: command, as: UTF8.self)
    self.command = Command(rawValue: word)
    let text = String(decoding: rest.dropFirst(command.count), as: UTF8.self)
    (rules, reason) = Self.arguments(text)
  }

  /// The names and the reason in `text`; `all` empties the names.
  private static func arguments(_ text: String) -> (rules: [String], reason: String?) {
    var text = Substring(text)
    if let end = text.firstRange(of: "-->") { text = text[..<end.lowerBound] }
    var reason: String?
    // The mark stands by itself, since rule ids hold hyphens.
    if let mark = (" " + text + " ").firstRange(of: " -- ") {
      let padded = " " + text + " "
      let words = padded[mark.upperBound...].split(whereSeparator: \.isWhitespace)
      reason = words.isEmpty ? nil : words.joined(separator: " ")
      text = Substring(padded[..<mark.lowerBound])
    }
    return (names(in: String(text)), reason)
  }

  /// The names in `text`, separated by commas or white space; none where one of them is `all`.
  static func names(in text: String) -> [String] {
    let names = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
    return names.contains("all") ? [] : names
  }

  private static func skipSpace(_ bytes: inout ArraySlice<UInt8>) {
    bytes = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}
