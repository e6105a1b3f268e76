/// A scalar of a rule pack: its text, and where each byte of it was written.
struct PackText: Hashable, Sendable {
  /// How a YAML scalar is written.
  enum Style: Hashable, Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  /// The value.
  var text: String
  /// How it is written.
  var style: Style
  /// Where it begins.
  var place: PackPlace
  /// The scalar as it is written, quotation marks or block header included.
  var raw: [UInt8]

  /// A scalar.
  init(_ text: String, style: Style, place: PackPlace, raw: [UInt8]) {
    self.text = text
    self.style = style
    self.place = place
    self.raw = raw
  }

  static func == (one: PackText, other: PackText) -> Bool { one.text == other.text && one.place == other.place }

  func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(place)
  }

  /// The part of the text from the UTF-8 offset `lower` to `upper`, with its place.
  ///
  /// Only its own start can be told from it, so it is plain whatever the whole is.
  func part(_ lower: Int, _ upper: Int) -> PackText {
    let bytes = Array(text.utf8)[lower..<upper]
    return PackText(String(decoding: bytes, as: UTF8.self), style: .plain, place: place(at: lower), raw: Array(bytes))
  }

  /// Where the byte `offset` of the text was written; exact but for folded texts of several paragraphs.
  ///
  /// - Complexity: O(n) in the length of the scalar.
  func place(at offset: Int) -> PackPlace {
    guard offset > 0 || style != .plain else { return place }
    var walker = Walker(raw: raw, style: style)
    let stop = walker.rawOffset(of: offset)
    var result = place
    for byte in raw[..<min(stop, raw.count)] {
      if byte == UInt8(ascii: "\n") {
        result.line += 1
        result.column = 1
      } else if byte & 0xC0 != 0x80 {
        result.column += 1
      }
    }
    return result
  }
}

extension PackText {
  /// Goes through a written scalar and its value side by side.
  private struct Walker {
    let raw: [UInt8]
    let style: Style
    private var index = 0
    private var value = 0

    init(raw: [UInt8], style: Style) {
      self.raw = raw
      self.style = style
    }

    private func byte(_ offset: Int) -> UInt8 { offset < raw.count ? raw[offset] : 0 }

    /// The offset in `raw` of the byte `offset` of the value.
    mutating func rawOffset(of offset: Int) -> Int {
      switch style {
      case .plain, .singleQuoted, .doubleQuoted: flow(to: offset)
      case .literal, .folded: block(to: offset)
      }
      return index
    }

    private mutating func flow(to offset: Int) {
      if style != .plain { index = 1 }
      while value < offset, index < raw.count {
        let byte = raw[index]
        if byte == UInt8(ascii: "\n") || ((byte == 0x20 || byte == 0x09) && reachesLineEnd) {
          foldLines()
        } else if style == .singleQuoted, byte == UInt8(ascii: "'"), self.byte(index + 1) == byte {
          index += 2
          value += 1
        } else if style == .doubleQuoted, byte == UInt8(ascii: "\\") {
          escape()
        } else {
          index += 1
          value += 1
        }
      }
    }

    private var reachesLineEnd: Bool {
      var probe = index
      while byte(probe) == 0x20 || byte(probe) == 0x09 { probe += 1 }
      return byte(probe) == UInt8(ascii: "\n") || byte(probe) == UInt8(ascii: "\r")
    }

    /// A line end becomes one space, further ones line feeds.
    private mutating func foldLines() {
      var ends = 0
      while index < raw.count, [0x20, 0x09, 0x0A, 0x0D].contains(raw[index]) {
        if raw[index] == UInt8(ascii: "\n") { ends += 1 }
        index += 1
      }
      value += max(1, ends - 1)
    }

    private mutating func escape() {
      let digits: Int
      switch byte(index + 1) {
      case UInt8(ascii: "x"): digits = 2
      case UInt8(ascii: "u"): digits = 4
      case UInt8(ascii: "U"): digits = 8
      case UInt8(ascii: "N"), UInt8(ascii: "_"):
        index += 2
        value += 2
        return
      case UInt8(ascii: "L"), UInt8(ascii: "P"):
        index += 2
        value += 3
        return
      default:
        index += 2
        value += 1
        return
      }
      let end = min(index + 2 + digits, raw.count)
      let scalar = UInt32(String(decoding: raw[min(index + 2, end)..<end], as: UTF8.self), radix: 16) ?? 0
      index = end
      value += scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    private mutating func block(to offset: Int) {
      skipLine()
      let indentation = indentation()
      skip(indentation)
      while value < offset, index < raw.count {
        let isEnd = raw[index] == UInt8(ascii: "\n")
        index += 1
        value += 1
        if isEnd { skip(indentation) }
      }
    }

    private mutating func skipLine() {
      while index < raw.count, raw[index] != UInt8(ascii: "\n") { index += 1 }
      index = min(index + 1, raw.count)
    }

    /// The spaces before the first line that is not empty.
    private func indentation() -> Int {
      var probe = index
      var spaces = 0
      while probe < raw.count, raw[probe] == 0x20 || raw[probe] == UInt8(ascii: "\n") {
        spaces = raw[probe] == 0x20 ? spaces + 1 : 0
        probe += 1
      }
      return spaces
    }

    private mutating func skip(_ spaces: Int) {
      var left = spaces
      while left > 0, index < raw.count, raw[index] == 0x20 {
        index += 1
        left -= 1
      }
    }
  }
}
