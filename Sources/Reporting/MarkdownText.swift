/// Text for GitHub Flavored Markdown.
enum MarkdownText {
  /// `text` as it reads, on one line: nothing in it is markup, a mention or the end of a table's cell.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in Screen.plain(text).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "@", "#", ":", "$", "!", "(", ")":
        output += "&#\(scalar.value);"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
