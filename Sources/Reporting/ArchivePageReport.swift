import ArchivePage
package import Policy
import SHA256
package import SQLite

/// The report of an archive as one page of HTML that needs nothing else and may load nothing.
package struct ArchivePageReport {
  private let wording: Wording
  private let families: [RuleSet.Family]

  /// A report in the words of `rules`, first shown in the language of `wording`.
  package init(_ rules: RuleSet, wording: Wording) {
    self.wording = wording
    families = rules.families
  }

  /// The page.
  ///
  /// It stays below five million bytes whatever the archive: sites, cells and single findings are limited, and the page
  /// says what was left out.
  package func page(_ reader: ArchiveReader, _ figures: ArchiveFigures) throws(SQLiteError) -> [UInt8] {
    let data = ArchivePageData(
      figures: figures, details: try ArchiveDetailReader(reader, figures).read(),
      messages: wording.all(beginning: "report."), families: families)
    var page: [UInt8] = []
    var rest = Substring(ArchivePage.page)
    while let gap = rest.firstRange(of: "{{") {
      page += rest[..<gap.lowerBound].utf8
      rest = rest[gap.upperBound...]
      guard let end = rest.firstRange(of: "}}") else { break }
      page += filling(of: String(rest[..<end.lowerBound]), figures, data)
      rest = rest[end.upperBound...]
    }
    return page + rest.utf8
  }

  private func filling(of gap: String, _ figures: ArchiveFigures, _ data: ArchivePageData) -> [UInt8] {
    switch gap {
    case "language": Array((wording.language == .chinese ? "zh-Hans" : "en").utf8)
    case "policy": Array(policy.utf8)
    case "title": Array(Self.escaped(wording.text("report.title")).utf8)
    case "style": ArchivePage.style
    case "script": ArchivePage.script
    case "data": data.bytes
    case "fallback": Array(fallback(figures).utf8)
    default: []
    }
  }

  /// Nothing may be loaded or sent; the one style sheet and the one script are named by their hashes (CSP Level 3).
  private var policy: String {
    "default-src 'none'; style-src '\(Self.hash(ArchivePage.style))'; script-src '\(Self.hash(ArchivePage.script))'; "
      + "base-uri 'none'; form-action 'none'"
  }

  private static func hash(_ bytes: [UInt8]) -> String { "sha256-" + Base64.text(SHA256.hash(bytes)) }

  /// What is shown where scripts do not run.
  private func fallback(_ figures: ArchiveFigures) -> String {
    let totals = figures.totals
    let rows = [
      ("report.articles", totals.documents), ("report.block", totals.block), ("report.review", totals.review),
      ("report.pass", totals.pass), ("report.errors", totals.errors), ("report.warnings", totals.warnings),
      ("report.notes", totals.notes), ("report.reposts", totals.reposts), ("report.unchecked", totals.failures),
    ].map { "<tr><th scope=\"row\">\(Self.escaped(wording.text($0.0)))</th><td class=\"n\">\($0.1)</td></tr>" }
    return "<p>\(Self.escaped(wording.text("report.no-script")))</p><table>\(rows.joined())</table>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// Base 64 with padding (RFC 4648, section 4).
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// `bytes` in base 64.
  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for index in 0..<4 {
        text.append(index <= group.count ? digits[Int(bits >> UInt32(18 - 6 * index) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
