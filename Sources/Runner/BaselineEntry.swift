import Documents
import Policy
import SHA256

/// A line of a baseline: findings of one rule, of the same text in the same surroundings, that one file is known to have.
///
/// It holds no line, column or commit, so that edits elsewhere do not matter. `text` is for people; what is compared are
/// hashes of the whole.
package struct BaselineEntry: Hashable, Sendable {
  /// The path of the file from the folder of the baseline; behind it `#` and a record's `id`.
  package var path: String
  /// The rule's id.
  package var rule: String
  /// `Finding.content`.
  package var content: String
  /// The text before and behind it.
  package var surroundings: BaselineSurroundings
  /// How many places of this kind there are.
  package var count: Int
  /// The beginning of the text.
  package var text: String
  /// Why it is left as it is.
  package var reason: String?
  /// The day on which it was added, as ISO 8601 writes it.
  package var added: String?
  /// The first day on which it holds no more, as ISO 8601 writes it.
  package var expires: String?

  /// The entry in `line`.
  ///
  /// - Throws: the code of what is wrong with it.
  init(_ line: [UInt8]) throws(BaselineProblem.Code) {
    guard line.first.map({ ![0x3C, 0x3D, 0x3E].contains($0) }) ?? false else { throw .conflict }
    let object: JSONObject?
    do throws(JSONError) { object = try JSONReader(nestingLimit: 8).read(line).object } catch {
      throw .syntax(error.message, column: error.column)
    }
    guard let object else { throw .noObject }
    func text(_ name: String) throws(BaselineProblem.Code) -> String {
      guard let text = object[name]?.string?.text, !text.isEmpty else { throw .member(name) }
      return text
    }
    path = try text("path")
    rule = try text("rule")
    content = try text("content")
    guard ContentKey(content) != nil else { throw .member("content") }
    surroundings = BaselineSurroundings()
    for (name, place) in [("before", \BaselineSurroundings.before), ("after", \.after)] where object[name] != nil {
      guard let hash = object[name]?.string.flatMap({ UInt64($0.text, radix: 16) }) else { throw .member(name) }
      surroundings[keyPath: place] = hash
    }
    count = 1
    if let number = object["count"] {
      guard let value = number.number?.int, value > 0, value <= 1 << 31 else { throw .member("count") }
      count = value
    }
    self.text = object["text"]?.string?.text ?? ""
    reason = object["reason"]?.string?.text
    added = object["added"]?.string?.text
    expires = object["expires"]?.string?.text
    if object["expires"] != nil, expires.map(CalendarDay.isDay) != true { throw .member("expires") }
  }

  /// An entry for `finding` of `document`, which goes by `path`.
  init(_ finding: Finding, _ document: Document, path: String) {
    self.path = path
    rule = finding.rule
    content = finding.content
    surroundings = BaselineSurroundings(finding, document)
    count = finding.count
    text = Self.excerpt(Fingerprint.normalised(document.string(finding.range)))
  }

  /// The beginning of `text`, enough to recognise it.
  private static func excerpt(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count > 60 ? String(scalars.prefix(60)) + "\u{2026}" : text
  }

  /// What tells it from other entries.
  struct Key: Hashable {
    var path: String
    var rule: String
    var content: String
    var surroundings: BaselineSurroundings
  }

  /// What tells it from other entries.
  var key: Key { Key(path: path, rule: rule, content: content, surroundings: surroundings) }

  /// The line, with its end.
  var line: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      for (name, value) in [("path", path), ("rule", rule), ("content", content)] { json.member(name, value) }
      for (name, hash) in [("before", surroundings.before), ("after", surroundings.after)] where hash != 0 {
        json.member(name, ContentKey.digits(hash))
      }
      if count != 1 {
        json.name("count")
        json.int(count)
      }
      json.member("text", text)
      for (name, value) in [("reason", reason), ("added", added), ("expires", expires)] {
        if let value { json.member(name, value) }
      }
    }
    json.endLine()
    return json.take()
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ value: String) {
    self.name(name)
    string(value)
  }
}

/// Hashes of the text on both sides of a finding, by which it is known again; 0 where there is none.
package struct BaselineSurroundings: Hashable, Sendable {
  /// That of the 40 characters before it in its block.
  package var before: UInt64 = 0
  /// That of the 40 characters behind it in its block.
  package var after: UInt64 = 0

  private static let length = 40

  /// Nothing on either side.
  init() {}

  /// The surroundings of `finding` in `document`.
  init(_ finding: Finding, _ document: Document) {
    let range = finding.range
    guard range.count > 0, let index = document.blockIndex(at: range.lower) else { return }
    let block = document.blocks[index].range
    // A character has at most four bytes; white space counts as one.
    let reach = Self.length * 8
    let head = document.string(TextRange(max(block.lower, range.lower - reach), range.lower))
    before = Self.hash(Fingerprint.normalised(head).unicodeScalars.suffix(Self.length))
    let end = max(range.upper, min(block.upper, range.upper + reach))
    let tail = document.string(TextRange(range.upper, end))
    after = Self.hash(Fingerprint.normalised(tail).unicodeScalars.prefix(Self.length))
  }

  private static func hash(_ scalars: some Sequence<UnicodeScalar>) -> UInt64 {
    // Text that was cut within a character begins or ends with U+FFFD.
    let text = scalars.filter { $0 != "\u{FFFD}" }.flatMap { Array(String($0).utf8) }
    return text.isEmpty ? 0 : SHA256.hash(text).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Whether a finding with these surroundings can be one that had the `others`: a side with text is the same, or neither
  /// has a side with text.
  func resemble(_ others: BaselineSurroundings) -> Bool {
    if self == others { return true }
    return (before != 0 && before == others.before) || (after != 0 && after == others.after)
  }
}

/// `Finding.content` as two numbers.
struct ContentKey: Hashable, Comparable {
  let high: UInt64
  let low: UInt64

  /// The key that 32 hexadecimal digits spell; nil where they are none.
  init?(_ digits: String) {
    guard digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
      let low = UInt64(digits.suffix(16), radix: 16)
    else { return nil }
    self.high = high
    self.low = low
  }

  static func < (one: ContentKey, other: ContentKey) -> Bool {
    one.high == other.high ? one.low < other.low : one.high < other.high
  }

  /// `number` as 16 hexadecimal digits.
  static func digits(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
