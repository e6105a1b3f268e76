/// Reads TOML 1.0 as front matter needs it: every value in order, with the place of each character.
///
/// Values are not converted: numbers and dates are kept as they are spelled, after a look at their form. An error ends
/// the reading; what stands before it is kept.
struct TOMLReader {
  /// What is wrong, and at which byte of the decoded source.
  struct Failure: Error, Equatable {
    var message: String
    var offset: Int
  }

  /// How deep values and dotted keys may be nested.
  static let nestingLimit = 32
  /// The most values.
  static let valueLimit = 10_000
  /// The longest key in bytes.
  static let keyLimit = 256

  /// A key in the table it is written in; the same one may not come twice.
  private struct ScopedKey: Hashable {
    var scope: Int
    var path: [[UInt8]]
  }

  let text: [UInt8]
  let end: Int
  var at: Int
  private(set) var values: [MetadataValue] = []
  private var depth = 0
  private var defined: Set<ScopedKey> = []
  /// The table that is open, as a number, and the number of the last one.
  private var scope = 0
  private var lastScope = 0
  /// The newest table of each array of tables.
  private var arrays: [[[UInt8]]: Int] = [:]

  private init(_ text: [UInt8], _ range: Range<Int>) {
    self.text = text
    at = range.lowerBound
    end = range.upperBound
  }

  /// The values in `range` of `text`, and the error that ended the reading.
  ///
  /// - Complexity: O(n).
  static func read(_ text: [UInt8], in range: Range<Int>) -> (values: [MetadataValue], failure: Failure?) {
    var reader = TOMLReader(text, range)
    do throws(Failure) {
      try reader.document()
      return (reader.values, nil)
    } catch {
      return (reader.values, error)
    }
  }

  private mutating func document() throws(Failure) {
    var table: [[UInt8]] = []
    while true {
      skipBlank()
      guard let byte else { return }
      if byte == UInt8(ascii: "[") {
        table = try header()
      } else {
        try pair(in: table)
      }
      skipSpace()
      try endOfLine()
    }
  }

  /// `[table]` or `[[array of tables]]`.
  private mutating func header() throws(Failure) -> [[UInt8]] {
    let open = at
    at += 1
    let isArray = byte == UInt8(ascii: "[")
    if isArray { at += 1 }
    let path = try dottedKey()
    try expect("]")
    if isArray { try expect("]") }
    lastScope += 1
    scope = lastScope
    if isArray {
      arrays[path] = scope
    } else {
      let outer = path.indices.last { arrays[Array(path[..<$0])] != nil }.flatMap { arrays[Array(path[..<$0])] } ?? 0
      guard defined.insert(ScopedKey(scope: -outer - 1, path: path)).inserted else {
        throw Failure(message: "the table is defined twice", offset: open)
      }
    }
    return path
  }

  private mutating func pair(in table: [[UInt8]]) throws(Failure) {
    let open = at
    let key = try dottedKey()
    guard defined.insert(ScopedKey(scope: scope, path: key)).inserted else {
      throw Failure(message: "the key is defined twice", offset: open)
    }
    try expect("=")
    skipSpace()
    try value(table + key)
  }

  private mutating func add(_ path: [[UInt8]], _ text: [UInt8], _ map: SourceMap) throws(Failure) {
    guard values.count < Self.valueLimit else {
      throw Failure(message: "there are more than \(Self.valueLimit) values", offset: at)
    }
    values.append(MetadataValue(path: path, text: text, map: map))
  }

  // MARK: Keys

  private mutating func dottedKey() throws(Failure) -> [[UInt8]] {
    var path: [[UInt8]] = []
    repeat {
      skipSpace()
      path.append(try simpleKey())
      skipSpace()
      guard path.count <= Self.nestingLimit else { throw tooDeep }
    } while skip(".")
    return path
  }

  private mutating func simpleKey() throws(Failure) -> [UInt8] {
    guard let byte else { throw failure("a key") }
    let start = at
    let isQuoted = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    while !isQuoted, let next = self.byte, Self.isBareKey(next) { at += 1 }
    let key = isQuoted ? try string(isKey: true).text : Array(text[start..<at])
    guard at > start else { throw failure("a key") }
    guard key.count <= Self.keyLimit else {
      throw Failure(message: "the key is longer than \(Self.keyLimit) bytes", offset: start)
    }
    return key
  }

  private static func isBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  // MARK: Values

  private mutating func value(_ path: [[UInt8]]) throws(Failure) {
    guard let byte, byte != 0x0A, byte != 0x0D else { throw failure("a value") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let (text, map) = try string(isKey: false)
      try add(path, text, map)
    case UInt8(ascii: "["):
      try nested { reader throws(Failure) in try reader.array(path) }
    case UInt8(ascii: "{"):
      try nested { reader throws(Failure) in try reader.inlineTable(path) }
    default: try literal(path)
    }
  }

  private mutating func nested(_ body: (inout TOMLReader) throws(Failure) -> Void) throws(Failure) {
    guard depth < Self.nestingLimit else { throw tooDeep }
    depth += 1
    try body(&self)
    depth -= 1
  }

  private var tooDeep: Failure {
    Failure(message: "keys or values are nested more than \(Self.nestingLimit) deep", offset: at)
  }

  private mutating func array(_ path: [[UInt8]]) throws(Failure) {
    at += 1
    while true {
      skipBlank()
      if skip("]") { return }
      try value(path)
      skipBlank()
      if skip(",") { continue }
      try expect("]")
      return
    }
  }

  private mutating func inlineTable(_ path: [[UInt8]]) throws(Failure) {
    let outer = scope
    lastScope += 1
    scope = lastScope
    defer { scope = outer }
    at += 1
    skipSpace()
    if skip("}") { return }
    while true {
      try pair(in: path)
      skipSpace()
      if skip(",") {
        skipSpace()
        continue
      }
      try expect("}")
      return
    }
  }

  /// A boolean, a number or a date, as it is spelled.
  private mutating func literal(_ path: [[UInt8]]) throws(Failure) {
    let start = at
    while let next = byte, Self.isLiteral(next) || next == 0x20 && isDateBeforeTime(start) { at += 1 }
    let word = Array(text[start..<at])
    guard TOMLLiteral.isValid(word) else {
      at = start
      throw failure("a string, number, boolean, date, array or table")
    }
    try add(path, word, SourceMap(identity: word.count, lowerStart: start))
  }

  /// A space may stand between a date and a time (RFC 3339, as TOML takes it over).
  private func isDateBeforeTime(_ start: Int) -> Bool {
    at - start == 10 && text[start + 4] == UInt8(ascii: "-") && at + 2 < end
      && (0x30...0x39).contains(text[at + 1]) && (0x30...0x39).contains(text[at + 2])
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    isBareKey(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }
}
