/// A text made to be slow.
struct HostileText {
  /// The group that is reported as one row.
  enum Group: String, CaseIterable {
    case oneClass = "64 KiB of one class"
    case brackets = "nested brackets"
    case deepHTML = "deep HTML"
    case oneLine = "one line of 10 MB"
  }

  /// The row it belongs to.
  let group: Group
  /// What it is called in the details.
  let name: String
  /// What it is to be read as, by the ending of its file.
  let fileExtension: String
  /// The text.
  let bytes: [UInt8]
}

extension HostileText {
  private static let size = 64 << 10

  /// 64 KiB of `unit` after `start`.
  private init(
    _ group: Group, _ fileExtension: String, _ name: String? = nil, repeating unit: String, after start: String = ""
  ) {
    var bytes = Array(start.utf8)
    let unit = Array(unit.utf8)
    bytes.reserveCapacity(Self.size + unit.count)
    while bytes.count < Self.size { bytes += unit }
    self.init(
      group: group, name: ".\(fileExtension) " + (name ?? String(decoding: unit, as: UTF8.self)),
      fileExtension: fileExtension, bytes: bytes)
  }

  /// Rows of characters of one class: letters, digits, marks, spaces, what damage looks like.
  static let oneClass: [HostileText] =
    [
      ("a", "a"), ("Z", "Z"), ("7", "7"), ("x1", "x1"), ("?", "?"), ("%41", "%41"), ("=E4", "=E4"),
      ("\\u4e00", "\\u4e00"),
      ("space", " "), ("tab", "\t"), ("line feed", "\n"), ("NUL", "\0"), ("U+8F6C", "\u{8F6C}"), ("U+7684", "\u{7684}"),
      ("U+8F6C U+8F7D", "\u{8F6C}\u{8F7D}"), ("U+3002", "\u{3002}"), ("U+FF0C", "\u{FF0C}"), ("U+FF21", "\u{FF21}"),
      ("U+3042", "\u{3042}"), ("U+AC00", "\u{AC00}"), ("U+0430", "\u{430}"), ("U+0E01", "\u{E01}"),
      ("U+00C3", "\u{C3}"),
      ("U+200B", "\u{200B}"), ("U+0301", "\u{301}"), ("U+202E", "\u{202E}"), ("U+FFFD", "\u{FFFD}"),
      ("U+1F600", "\u{1F600}"),
      ("U+8F6C space", "\u{8F6C} "), ("a U+200B", "a\u{200B}"),
    ].map { HostileText(.oneClass, "txt", $0.0, repeating: $0.1) }

  /// Openings that are never closed, and markers of Markdown that could be.
  static let brackets: [HostileText] =
    [
      ("(", "("), ("[", "["), ("{{", "{{"), ("<", "<"), ("U+300A", "\u{300A}"), ("U+300C", "\u{300C}"),
      ("U+201C", "\u{201C}"),
      ("U+FF08", "\u{FF08}"), ("\"", "\""), ("'", "'"),
    ].map { HostileText(.brackets, "txt", $0.0, repeating: $0.1) }
    + [
      "[", "![", "[](", "[a](<b", "*", "_a ", "**a ", "*a_ ", "`", "`a``", "~~", "<b ", "<!--", "> ", "- ", "1. ", "| ",
      "&amp", "$", "[a]: b ",
    ]
    .map { HostileText(.brackets, "md", repeating: $0) }
    + [HostileText(.brackets, "json", repeating: "["), HostileText(.brackets, "json", repeating: "{\"a\":")]

  /// Elements that are never closed, and markup that breaks off.
  static let deepHTML: [HostileText] =
    [
      "<div>", "<b>", "<a href=x>", "<p title='", "<table><tr><td>", "<ul><li>", "<!--", "<![CDATA[", "<script>",
      "<svg>", "</x>",
      "&lt;", "&notit;", "<title>", "<blockquote>a", "<span hidden>a", "<meta name=a content=b>", "<a b=c ",
    ].map { HostileText(.deepHTML, "html", repeating: $0, after: "<!DOCTYPE html><html><body>") }

  /// Texts of a corpus on one line of 10 MB, in every format.
  static func oneLine(_ texts: [[UInt8]]) -> [HostileText] {
    var line: [UInt8] = []
    while line.count < 10_000_000, !texts.isEmpty {
      for text in texts where line.count < 10_000_000 { line += text.map { $0 < 0x20 ? 0x20 : $0 } + [0x20] }
    }
    return ["txt", "md", "html"].map { HostileText(group: .oneLine, name: ".\($0)", fileExtension: $0, bytes: line) }
  }
}
