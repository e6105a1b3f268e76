import Documents
import Policy

/// Writes an example once more, letter by letter, and keeps where each letter went.
struct DisguiseWriter {
  /// A letter of the example.
  struct Letter {
    /// The letter.
    let scalar: UnicodeScalar
    /// Which one it is, from 0.
    let index: Int
    /// The letter before it and the one behind it.
    let before: UnicodeScalar?
    let after: UnicodeScalar?
    /// Whether an expected span holds it, and whether the span also holds the next one.
    let isInSpan: Bool
    let isInsideSpan: Bool
  }

  /// What has been written.
  private(set) var bytes: [UInt8] = []
  private let traditional: TraditionalForms
  private let text: String
  private let expected: [ByteRange]
  private var starts: [Int: Int] = [:]
  private var ends: [Int: Int] = [:]

  /// A writer of `example`.
  init(_ example: RuleExample, traditional: TraditionalForms) {
    self.traditional = traditional
    text = example.text
    expected = example.spans
  }

  /// Where the expected spans have gone.
  var spans: [ByteRange] { expected.map { ByteRange(starts[$0.lower] ?? 0, ends[$0.upper] ?? 0) } }

  /// Whether a line begins with a tab or four spaces, which Markdown takes for code.
  var hasIndentedLine: Bool {
    text.split(separator: "\n").contains { $0.hasPrefix("    ") || $0.hasPrefix("\t") }
  }

  /// Writes `text` outside the example.
  mutating func append(_ text: String) { bytes += Array(text.utf8) }

  /// Writes every letter of the example with `form`, which returns how many bytes before its end the letter ends.
  mutating func write(_ form: (inout DisguiseWriter, Letter) -> Void) {
    let scalars = Array(text.unicodeScalars)
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      let end = offset + String(scalar).utf8.count
      let letter = Letter(
        scalar: scalar, index: index, before: index > 0 ? scalars[index - 1] : nil,
        after: index + 1 < scalars.count ? scalars[index + 1] : nil,
        isInSpan: expected.contains { $0.lower <= offset && end <= $0.upper },
        isInsideSpan: expected.contains { $0.lower <= offset && end < $0.upper })
      starts[offset] = bytes.count
      let before = bytes.count
      form(&self, letter)
      if let moved = pendingStart { starts[offset] = before + moved }
      pendingStart = nil
      ends[end] = pendingEnd ?? bytes.count
      pendingEnd = nil
      offset = end
    }
  }

  /// How many bytes written for a letter stand before it, and where it ends when something stands behind it.
  private var pendingStart: Int?
  private var pendingEnd: Int?

  private mutating func append(_ text: String, before: String, behind: String = "") {
    pendingStart = before.utf8.count
    append(before + text)
    pendingEnd = bytes.count
    append(behind)
  }
}

// MARK: Forms

extension DisguiseWriter {
  /// The letter itself.
  mutating func copy(_ letter: Letter) { append(String(letter.scalar)) }

  /// Paragraphs for blank lines, and now and then an entity or a tag round a letter.
  mutating func html(_ letter: Letter) {
    if letter.scalar == "\n", letter.after == "\n" { return append("</p>\n<p>") }
    if letter.scalar == "\n", letter.before == "\n" { return }
    let isLetter = letter.scalar.properties.isAlphabetic
    let form = isLetter && letter.index % 3 == 1 ? Self.entity(letter.scalar) : Self.markupEscape(letter.scalar)
    if isLetter && letter.index % 4 == 2 { append(form, before: "<b>", behind: "</b>") } else { append(form) }
  }

  /// What HTML needs and no more.
  mutating func escaped(_ letter: Letter) { append(Self.markupEscape(letter.scalar)) }

  /// A backslash before ASCII punctuation, an entity now and then.
  mutating func markdown(_ letter: Letter) {
    let scalar = letter.scalar
    if scalar.isASCII, scalar.value > 0x20, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) {
      append(String(scalar), before: "\\")
    } else if scalar.properties.isAlphabetic, letter.index % 5 == 3 {
      append(Self.entity(scalar))
    } else {
      copy(letter)
    }
  }

  /// Escapes where JSON needs them and for every third letter.
  mutating func json(_ letter: Letter) {
    let value = letter.scalar.value
    switch letter.scalar {
    case "\"", "\\": append("\\" + String(letter.scalar))
    case "\n": append("\\n")
    default:
      guard value < 0x20 || letter.index % 3 == 1 else { return copy(letter) }
      for unit in String(letter.scalar).utf16 {
        let digits = String(unit, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
      }
    }
  }

  /// The letter in the spelling that a fold looks through, inside the expected spans.
  mutating func folded(_ letter: Letter, _ disguise: Disguise) {
    guard letter.isInSpan else { return copy(letter) }
    let scalar = letter.scalar
    switch disguise {
    case .caseFold:
      let other =
        scalar.properties.isLowercase ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
      append(other.unicodeScalars.count == 1 ? other : String(scalar))
    case .widthFold:
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      append(String(isPlain ? UnicodeScalar(scalar.value + 0xFEE0) ?? scalar : scalar))
    case .hanFold: append(traditional.letter(scalar))
    case .invisibleFold: append(String(scalar), before: "", behind: letter.isInsideSpan ? "\u{200B}" : "")
    case .separatorFold:
      let isBetweenHan = scalar.properties.isIdeographic && letter.after?.properties.isIdeographic == true
      append(String(scalar), before: "", behind: letter.isInsideSpan && isBetweenHan ? " " : "")
    case .confusableFold: append(String(Self.lookAlikes[scalar] ?? scalar))
    default: copy(letter)
    }
  }

  /// Cyrillic letters that look like Latin ones (UTS #39).
  private static let lookAlikes: [UnicodeScalar: UnicodeScalar] = [
    "a": "\u{430}", "c": "\u{441}", "e": "\u{435}", "o": "\u{43E}", "p": "\u{440}", "x": "\u{445}",
  ]

  /// Entities of control characters mean something else (HTML, section 13.2.5.80), so only letters become one.
  private static func entity(_ scalar: UnicodeScalar) -> String { "&#x\(String(scalar.value, radix: 16));" }

  private static func markupEscape(_ scalar: UnicodeScalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: String(scalar)
    }
  }
}
