/// Fills the `{name}` fields of messages and replacements.
enum MessageTemplate {
  /// `template` with every `{name}` replaced by the value of `field`; a field without a value becomes nothing.
  ///
  /// Braces that hold no name, or none that closes, stay as they are.
  static func fill(_ template: String, _ field: (String) -> String?) -> String {
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var filled = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      filled += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"), rest.index(after: open) < close else { break }
      filled += field(String(rest[rest.index(after: open)..<close])) ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  /// `text` cut to `limit` code points, with an ellipsis in place of what is left out.
  static func cut(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "\u{2026}"
  }
}
