import ICU

/// Finds the encoding that the head of an HTML page declares: "prescan a byte stream to determine its encoding" of the
/// HTML Standard, section 13.2.3.2, with the XML declaration as its last resort.
///
/// The standard looks at 1,024 bytes and lets the parser change its mind when a declaration comes later; here more
/// bytes are looked at once.
struct EncodingPrescan {
  /// A declaration: the encoding to use and the label as it is written.
  struct Declaration: Equatable {
    var charset: Charset
    var label: String
  }

  /// The number of bytes that are looked at.
  static let length = 16 << 10

  private let bytes: ArraySlice<UInt8>
  private var at = 0
  private var end: Int { bytes.endIndex }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes.prefix(Self.length)
  }

  /// The first declaration in the head of `bytes`, nil without one that names a known encoding.
  static func declaration(in bytes: [UInt8]) -> Declaration? {
    var scan = EncodingPrescan(bytes)
    return scan.meta() ?? xmlDeclaration(in: bytes)
  }

  private mutating func meta() -> Declaration? {
    while at < end {
      if bytes[at] == UInt8(ascii: "<") {
        if starts(with: "<!--") {
          skipComment()
        } else if starts(with: "<meta"), at + 5 < end, Self.endsTagName(bytes[at + 5]) {
          at += 5
          if let declaration = metaAttributes() { return declaration }
        } else if let name = tagName {
          at = name
          while at < end, !isASCIIWhiteSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
          while attribute() != nil {}
        } else if starts(with: "<!") || starts(with: "</") || starts(with: "<?") {
          while at < end, bytes[at] != UInt8(ascii: ">") { at += 1 }
        }
      }
      at += 1
    }
    return nil
  }

  private static func endsTagName(_ byte: UInt8) -> Bool {
    isASCIIWhiteSpace(byte) || byte == UInt8(ascii: "/")
  }

  /// Where the name of the tag that begins here starts, nil when none begins.
  private var tagName: Int? {
    let name = at + 1 < end && bytes[at + 1] == UInt8(ascii: "/") ? at + 2 : at + 1
    guard name < end else { return nil }
    return (0x61...0x7A).contains(bytes[name] | 0x20) ? name : nil
  }

  private func starts(with prefix: String) -> Bool {
    let prefix = prefix.utf8
    guard end - at >= prefix.count else { return false }
    return zip(prefix, bytes[at...]).allSatisfy { $0 == ((0x41...0x5A).contains($1) ? $1 | 0x20 : $1) }
  }

  /// Moves to the `>` of the first `-->`, whose hyphens may be those of `<!--`.
  private mutating func skipComment() {
    at += 4
    while at < end {
      if bytes[at] == UInt8(ascii: ">"), bytes[at - 1] == UInt8(ascii: "-"), bytes[at - 2] == UInt8(ascii: "-") {
        return
      }
      at += 1
    }
  }

  private mutating func metaAttributes() -> Declaration? {
    var names: Set<[UInt8]> = []
    var isPragma = false
    var needsPragma: Bool?
    var label: [UInt8]?
    while let (name, value) = attribute() {
      guard names.insert(name).inserted else { continue }
      switch String(decoding: name, as: UTF8.self) {
      case "http-equiv": isPragma = isPragma || value.map(Self.lowered) == Array("content-type".utf8)
      case "content":
        guard label == nil, let found = Self.charset(inContent: value), Self.declaration(found) != nil else {
          break
        }
        label = found
        needsPragma = true
      case "charset":
        label = value
        needsPragma = false
      default: break
      }
    }
    guard at < end, let label, let needsPragma, isPragma || !needsPragma else { return nil }
    return Self.declaration(label)
  }

  /// The encoding for a label found in the markup itself, which cannot be UTF-16 where it can be read as ASCII.
  private static func declaration(_ label: some Collection<UInt8>) -> Declaration? {
    let label = String(decoding: label, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    guard label.utf8.allSatisfy(isLabelByte) else { return nil }
    if label.lowercased() == "x-user-defined" {
      return Charset(label: "windows-1252").map { Declaration(charset: $0, label: label) }
    }
    guard let charset = Charset(label: label) else { return nil }
    let name = charset.name.hasPrefix("utf-16") ? "utf-8" : charset.name
    return Charset(label: name).map { Declaration(charset: $0, label: label) }
  }

  /// Labels are of letters, digits and a few signs; ICU would overlook the others.
  private static func isLabelByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  /// "Get an attribute"; nil when the tag ends or the bytes do.
  private mutating func attribute() -> (name: [UInt8], value: [UInt8])? {
    while at < end, Self.endsTagName(bytes[at]) { at += 1 }
    guard at < end, bytes[at] != UInt8(ascii: ">") else { return nil }
    var name: [UInt8] = []
    while at < end, !(bytes[at] == UInt8(ascii: "=") && !name.isEmpty) {
      let byte = bytes[at]
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { return (name, []) }
      if isASCIIWhiteSpace(byte) { break }
      name.append(Self.lowered(byte))
      at += 1
    }
    skipWhiteSpace()
    guard at < end else { return nil }
    guard bytes[at] == UInt8(ascii: "=") else { return (name, []) }
    at += 1
    skipWhiteSpace()
    return value().map { (name, $0) }
  }

  private mutating func value() -> [UInt8]? {
    guard at < end else { return nil }
    var value: [UInt8] = []
    let quote = bytes[at]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      at += 1
      while at < end, bytes[at] != quote {
        value.append(bytes[at])
        at += 1
      }
      guard at < end else { return nil }
      at += 1
      return value
    }
    while at < end, !isASCIIWhiteSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") {
      value.append(bytes[at])
      at += 1
    }
    return at < end ? value : nil
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private mutating func skipWhiteSpace() {
    while at < end, isASCIIWhiteSpace(bytes[at]) { at += 1 }
  }
}

// MARK: Labels inside values

extension EncodingPrescan {
  /// "Extracting a character encoding from a meta element": the label behind `charset=`.
  static func charset(inContent value: [UInt8]) -> [UInt8]? {
    var rest = value[...]
    while let found = rest.map(lowered).firstRange(of: Array("charset".utf8)) {
      rest = rest.dropFirst(found.upperBound).drop { isASCIIWhiteSpace($0) }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { isASCIIWhiteSpace($0) }
      guard let first = rest.first else { return nil }
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        let quoted = rest.dropFirst()
        return quoted.firstIndex(of: first).map { Array(quoted[..<$0]) }
      }
      return Array(rest.prefix { !isASCIIWhiteSpace($0) && $0 != UInt8(ascii: ";") })
    }
    return nil
  }

  /// The encoding of `<?xml … encoding="…"?>` at the start.
  static func xmlDeclaration(in bytes: [UInt8]) -> Declaration? {
    guard bytes.starts(with: "<?xml".utf8), let close = bytes.prefix(length).firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let head = bytes[..<close]
    guard let name = head.firstRange(of: Array("encoding".utf8)) else { return nil }
    var rest = head[name.upperBound...].drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0 <= 0x20 }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    rest = rest.dropFirst()
    guard let closing = rest.firstIndex(of: quote), rest[..<closing].allSatisfy({ $0 > 0x20 }) else { return nil }
    return declaration(rest[..<closing])
  }
}

/// Whether `byte` is white space as the standards of the web define it: tab, line feed, form feed, return, space.
func isASCIIWhiteSpace(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
  default: false
  }
}
