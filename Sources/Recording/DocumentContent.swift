internal import SQLite

/// What is recorded of an article wherever it stands: the columns of `documents` that follow from its bytes, the rules
/// and the options.
package struct DocumentContent: Hashable, Sendable {
  /// Its address, the host in ASCII form, and the registrable domain of that.
  package var url, host, site: String?
  /// BCP 47.
  package var language: String?
  /// The name of the format it was read as.
  package var format = ""
  /// The WHATWG name of the encoding, in upper case.
  package var encoding = ""
  /// When it was published, and when it was captured or last changed: ISO 8601, as exact as it is known.
  package var date, captured: String?
  /// What it says of itself.
  package var title, siteTitle, author, source: String?
  /// Its length.
  package var bytes = 0
  /// SHA-256 of its bytes, hexadecimal.
  package var contentHash = ""
  /// `block`, `review` or `pass`.
  package var verdict = ""
  /// Findings by severity, and those that were suppressed.
  package var errors = 0, warnings = 0, notes = 0, suppressed = 0
  /// Whether no limit was reached.
  package var isComplete = true
  /// What the rules decided about reposting.
  package var repostPolicy, spdx, owner: String?
  /// Whether the article needs a disclaimer, and whether it has one.
  package var disclaimerNeeded: Bool?
  /// See the machine contract.
  package var disclaimerStatus, siteTitleMismatch: String?
  /// What the check depends on (`CacheKey`).
  package var cacheKey: [UInt8] = []

  /// Nothing yet.
  package init() {}

  /// The day by which it was there, as far as that is known.
  package var latest: String? { date ?? captured }

  /// The year and month of its date; nil where they are not known.
  package var month: String? { date.flatMap { $0.utf8.count >= 7 ? String($0.prefix(7)) : nil } }

  /// The columns of `documents`.
  static let columns = [
    "url", "host", "site", "language", "format", "encoding", "date", "captured", "month", "title", "site_title",
    "author", "source",
    "bytes", "content_hash", "verdict", "errors", "warnings", "notes", "suppressed", "is_complete", "repost_policy",
    "spdx", "owner", "disclaimer_needed", "disclaimer_status", "site_title_mismatch", "cache_key",
  ]

  /// The values of these columns.
  var values: [SQLiteValue] {
    [
      SQLiteValue(url), SQLiteValue(host), SQLiteValue(site), SQLiteValue(language), .text(format), .text(encoding),
      SQLiteValue(date), SQLiteValue(captured), SQLiteValue(month), SQLiteValue(title), SQLiteValue(siteTitle),
      SQLiteValue(author),
      SQLiteValue(source), .integer(bytes), .text(contentHash), .text(verdict), .integer(errors), .integer(warnings),
      .integer(notes), .integer(suppressed), SQLiteValue(isComplete), SQLiteValue(repostPolicy), SQLiteValue(spdx),
      SQLiteValue(owner), SQLiteValue(disclaimerNeeded), SQLiteValue(disclaimerStatus),
      SQLiteValue(siteTitleMismatch), .blob(cacheKey),
    ]
  }
}
