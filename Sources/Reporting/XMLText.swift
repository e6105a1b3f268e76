import Documents

/// Text for XML 1.0 (W3C, fifth edition).
enum XMLText {
  /// `text` for an attribute's value or for character data.
  ///
  /// What XML cannot hold at all (section 2.2) becomes U+FFFD; controls that it can hold become references, so that
  /// neither a parser changes nor a terminal obeys them.
  static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += Array("&amp;".utf8)
      case "<": output += Array("&lt;".utf8)
      case ">": output += Array("&gt;".utf8)
      case "\"": output += Array("&quot;".utf8)
      case "[" where opensWorkflowCommand(output[...]): output += Array("&#91;".utf8)
      case "\t", "\n", "\r", "\u{7F}"..."\u{9F}": output += Array("&#\(scalar.value);".utf8)
      default: output += Array(String(isAllowed(scalar.value) ? scalar : "\u{FFFD}").utf8)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isAllowed(_ scalar: UInt32) -> Bool {
    scalar >= 0x20 && scalar != 0xFFFE && scalar != 0xFFFF
  }
}
