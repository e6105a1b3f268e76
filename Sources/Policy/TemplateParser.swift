/// Reads texts with `{…}` fields.
enum TemplateParser {
  /// A piece of a template.
  enum Part: Hashable {
    case text(String)
    /// What stands between the braces, and where it begins in the template, in UTF-8 bytes.
    case field(String, offset: Int)
  }

  /// The parts of `template`; `{{` and `}}` are braces.
  ///
  /// - Complexity: O(n).
  static func parts(of template: String) throws(ExpressionError) -> [Part] {
    let bytes = Array(template.utf8)
    var parts: [Part] = []
    var literal: [UInt8] = []
    var index = 0
    func flush() {
      if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
      literal = []
    }
    while index < bytes.count {
      let byte = bytes[index]
      let isDoubled = index + 1 < bytes.count && bytes[index + 1] == byte
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        if isDoubled {
          literal.append(byte)
          index += 2
        } else if byte == UInt8(ascii: "}") {
          throw error(index, "a closing brace without an opening one")
        } else {
          flush()
          let field = try field(of: bytes, openedAt: index)
          parts.append(.field(field, offset: index + 1))
          index += field.utf8.count + 2
        }
      default:
        literal.append(byte)
        index += 1
      }
    }
    flush()
    return parts
  }

  private static func field(of bytes: [UInt8], openedAt open: Int) throws(ExpressionError) -> String {
    guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
      throw error(open, "the brace is not closed")
    }
    let field = bytes[(open + 1)..<close]
    if field.contains(UInt8(ascii: "{")) { throw error(open, "a brace inside braces") }
    if field.allSatisfy({ $0 == 0x20 }) { throw error(open, "nothing stands between the braces") }
    return String(decoding: field, as: UTF8.self)
  }

  private static func error(_ offset: Int, _ message: String) -> ExpressionError {
    ExpressionError(
      code: .template, offset: offset, message: message,
      help: "fields are `{name}`; a brace in the text is written twice")
  }
}
