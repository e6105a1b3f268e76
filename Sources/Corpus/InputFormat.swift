package import Files

/// How the bytes of an input are to be understood.
package enum InputFormat: String, CaseIterable, Sendable {
  /// By the file's name, then by what it holds.
  case auto
  case text, markdown, html, json
  /// JSON Lines: one article a line.
  case jsonl
  /// The configuration of a site generator or content system.
  case siteConfiguration = "site-configuration"
  /// A feed (RSS, Atom), a WordPress export (WXR) or a dump of MediaWiki.
  case xml

  /// Whether only the content tells what the input holds.
  var isOpen: Bool { self == .auto || self == .jsonl || self == .xml }

  /// The format that the name of `path` says; nil when it says none.
  ///
  /// These names are also the rule by which a folder walk chooses: a file of any other name, and so every binary file,
  /// is left out without a word, unless it is named itself or an archive. So are reports, `*.findings.jsonl`, and
  /// baselines, `*-baseline.jsonl`.
  package static func named(_ path: FilePath) -> InputFormat? {
    if SiteConfigurationName.isOne(path) { return .siteConfiguration }
    return switch path.fileExtension {
    case "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdx", "rmd", "qmd": .markdown
    case "html", "htm", "xhtml", "xht", "shtml", "shtm": .html
    case "txt", "text": .text
    case "json": .json
    case "jsonl", "ndjson", "jsonlines": .jsonl
    case "xml", "rss", "atom", "rdf", "wxr": .xml
    default: nil
    }
  }

  /// Whether a folder walk takes up the file at `path`.
  ///
  /// An `xml` file is taken up, but read only when it holds a feed or a dump.
  package static func isWanted(_ path: FilePath) -> Bool {
    named(path) != nil
      && ![".findings.jsonl", "-baseline.jsonl"].contains { path.bytes.suffix(15).elementsEqual($0.utf8) }
  }

  /// Whether the name of `path` says that it may hold articles: an archive, a web archive, a compressed article.
  ///
  /// A walk looks into these, unless they turn out to be something else.
  package static func mayHoldOthers(_ path: FilePath) -> Bool {
    guard let ending = path.fileExtension else { return false }
    if archives.contains(ending) { return true }
    guard compressions[ending] != nil else { return false }
    let inner = path.withoutCompression
    return inner.fileExtension == nil || isWanted(inner) || mayHoldOthers(inner)
  }

  private static let archives: Set<String> = ["tar", "zip", "7z", "warc", "arc", "wacz", "epub"]

  /// The endings of compressed files, and what takes their place when they are decoded.
  static let compressions = [
    "gz": "", "zst": "", "xz": "", "bz2": "", "tgz": "tar", "tbz": "tar", "tbz2": "tar", "txz": "tar", "tzst": "tar",
  ]

  /// Whether `start`, the first bytes of an input, looks like JSON Lines.
  ///
  /// That is: the first line begins with `{` and ends with `}`, and the next one that is not blank begins with `{`.
  /// A single line is a JSON article.
  package static func looksLikeRecords(_ start: [UInt8]) -> Bool {
    let lines = start.split(separator: 0x0A, omittingEmptySubsequences: true).lazy
      .map { $0.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } }
      .filter { !$0.isEmpty }
      .prefix(2)
    let both = Array(lines)
    guard both.count == 2 else { return false }
    let first = both[0].starts(with: [0xEF, 0xBB, 0xBF]) ? both[0].dropFirst(3) : both[0][...]
    let brace = UInt8(ascii: "{")
    return first.first == brace && first.last == UInt8(ascii: "}") && both[1].first == brace
  }
}
