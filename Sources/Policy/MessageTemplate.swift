/// Fills the `{name}` fields of messages and replacements.
enum MessageTemplate {
  /// `template` with every `{name}` replaced by the value of `field`; a field without a value becomes nothing.
  ///
  /// `{{` and `}}` are braces; a template that is malformed stays as it is.
  static func fill(_ template: String, _ field: (String) -> String?) -> String {
    guard template.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }),
      let parts = try? TemplateParser.parts(of: template)
    else { return template }
    return parts.reduce(into: "") { text, part in
      switch part {
      case .text(let literal): text += literal
      case .field(let name, _): text += field(name) ?? ""
      }
    }
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
