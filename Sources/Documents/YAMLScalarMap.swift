import YAML

/// Finds where in the source the characters of a YAML scalar come from.
///
/// libyaml tells where a scalar begins and ends, not how quotes, escapes, folding and indentation changed it between.
/// Both texts are walked side by side: equal bytes were copied, an escape stands for its character, white space for white
/// space. Where they do not agree after all, the rest of the value maps to the rest of the scalar as a whole.
struct YAMLScalarMap {
  private let source: [UInt8]
  private let end: Int
  private let value: [UInt8]
  private let style: YAMLNode.Style
  private var at: Int
  private var done = 0
  private var map = SourceMap()

  /// The map of `value`, which the scalar at `range` of `source` stands for.
  ///
  /// - Complexity: O(n).
  static func map(_ value: [UInt8], in source: [UInt8], _ range: Range<Int>, _ style: YAMLNode.Style) -> SourceMap {
    var walk = YAMLScalarMap(value, source, range, style)
    walk.skipHead()
    while walk.done < value.count, walk.step() {}
    if walk.done < value.count {
      walk.map.replace(lower: ByteRange(walk.at, max(walk.at, range.upperBound)), upperCount: value.count - walk.done)
    }
    return walk.map
  }

  private init(_ value: [UInt8], _ source: [UInt8], _ range: Range<Int>, _ style: YAMLNode.Style) {
    self.value = value
    self.source = source
    self.style = style
    at = range.lowerBound
    end = range.upperBound
  }

  /// Steps over tag, anchor and the opening quotation mark or the header of a block scalar.
  private mutating func skipHead() {
    while at < end, source[at] == UInt8(ascii: "!") || source[at] == UInt8(ascii: "&") {
      while at < end, !isASCIIWhiteSpace(source[at]) { at += 1 }
      while at < end, isASCIIWhiteSpace(source[at]) { at += 1 }
    }
    switch style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: at = min(at + 1, end)
    case .literal, .folded: at = min(lineEnd(source, from: at), end)
    }
  }

  /// Accounts for the next byte of the value or skips bytes of the source; false when the two do not agree.
  private mutating func step() -> Bool {
    guard at < end else { return false }
    let byte = source[at]
    if style == .doubleQuoted, byte == UInt8(ascii: "\\") { return escape() }
    if isBreak(byte) || (style == .literal || style == .folded) && done == 0 && byte == 0x20 { return lineBreak() }
    if byte == value[done] {
      map.copy(lower: at, count: 1)
      at += 1
      done += 1
      if style == .singleQuoted, byte == UInt8(ascii: "'") { at += 1 }
      return true
    }
    // White space before a line break does not count.
    guard byte == 0x20 || byte == 0x09 else { return false }
    at += 1
    return true
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// A line end with the indentation behind it: as many line feeds as the value has here, or the space they fold to.
  private mutating func lineBreak() -> Bool {
    let open = at
    while at < end, isASCIIWhiteSpace(source[at]) { at += 1 }
    let isBlock = style == .literal || style == .folded
    var count = value[done...].prefix { $0 == 0x0A }.count
    if isBlock, at < end, count > 0 || done == 0 {
      // Spaces of a deeper indentation are the value's own.
      var own = value[(done + count)...].prefix { $0 == 0x20 }.count
      while own > 0, at > open, source[at - 1] == 0x20 {
        at -= 1
        own -= 1
      }
    } else if count == 0, value[done] == 0x20 {
      count = 1
    }
    if count > 0 { map.replace(lower: ByteRange(open, at), upperCount: count) }
    done += count
    return at > open || count > 0
  }

  /// YAML 1.2.2, section 5.7.
  private mutating func escape() -> Bool {
    let open = at
    guard at + 1 < end else { return false }
    let sign = source[at + 1]
    if isBreak(sign) {
      at += 1
      while at < end, isASCIIWhiteSpace(source[at]) { at += 1 }
      return true
    }
    let digits = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][sign] ?? 0
    at = min(at + 2 + digits, end)
    guard let count = characterLength(value, done) else { return false }
    map.replace(lower: ByteRange(open, at), upperCount: count)
    done += count
    return true
  }

  private func characterLength(_ utf8: [UInt8], _ at: Int) -> Int? {
    let length = utf8[at] < 0x80 ? 1 : utf8[at] < 0xE0 ? 2 : utf8[at] < 0xF0 ? 3 : 4
    return at + length <= utf8.count ? length : nil
  }
}
