import Documents

/// Text for HTML pages.
enum HTMLText {
  /// `text` as it reads, for character data and quoted attributes; what could deceive is shown as an escape.
  static func escaped(_ text: String) -> String { escaped(safe: String(decoding: Screen.safe(text), as: UTF8.self)) }

  /// `text`, which is safe for a screen, with what HTML or the log of a CI runner would take for markup escaped.
  static func escaped(safe text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count + 16)
    var isLineStart = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case ":" where isLineStart: output += "&#58;"
      default: output.unicodeScalars.append(scalar)
      }
      isLineStart = scalar == "\n" || (isLineStart && scalar.properties.isWhitespace)
    }
    return output
  }
}
