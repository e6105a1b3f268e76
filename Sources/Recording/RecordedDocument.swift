package import Documents
import Measuring
package import Policy

/// Everything that is recorded of one article, but for where it stands.
package struct RecordedDocument: Sendable {
  /// The columns of its own row.
  package var content: DocumentContent
  /// Its findings, in the order of their places.
  package var findings: [FindingRow]
  /// Facts that no column holds, by key; the values are JSON.
  package var facts: [(key: String, value: String)]
  /// What was left out.
  package var skipped: [SkippedRow]
  /// What it leaves for comparing it with others; nil where it leaves nothing.
  package var sketch: [UInt8]?

  /// What the rules say about `document`, whose check depends on `key`; `describe` puts what was left out into words.
  package init(
    _ document: Document, _ evaluation: Evaluation, key: CacheKey, describe: (Omission) -> LocalizedText
  ) {
    let places = EvidenceWriter(document)
    content = DocumentContent(document, evaluation, key: key)
    findings = evaluation.findings.map { FindingRow($0, in: places) }
    facts = evaluation.facts.compactMap { key, value in
      guard !DocumentContent.factKeys.contains(key), value.saysSomething else { return nil }
      return (key, json { places.write(value, to: &$0) })
    }
    skipped = evaluation.omissions.map { omission in
      SkippedRow(
        code: omission.code, message: describe(omission),
        bytes: omission.range.map { $0.lower..<max($0.lower, $0.upper) })
    }
  }
}

extension DocumentContent {
  /// Facts of the record that are columns.
  static let factKeys: Set<String> = [
    "title", "site_title", "author", "source", "url", "repost.policy", "repost.spdx", "repost.owner",
    "disclaimer.needed", "disclaimer.status", "site_title_check.mismatch",
  ]

  /// What the rules say about `document`.
  init(_ document: Document, _ evaluation: Evaluation, key: CacheKey) {
    var texts: [String: String] = [:]
    for fact in evaluation.facts {
      switch fact.value {
      case .text(let text): texts[fact.key] = text
      case .flag(let flag) where fact.key == "disclaimer.needed": disclaimerNeeded = flag
      default: continue
      }
    }
    // Where it is published is known from outside; what a page says of itself may be the address of its original.
    url = document.declared.url ?? texts["url"]
    let name = url.flatMap(Host.init)
    host = name?.name
    site = name?.registrable
    language = document.language
    format = document.format.rawValue
    encoding = document.encoding.name
    date = document.publicationDate?.text
    captured = document.declared.captured.flatMap { PublicationDate($0)?.text }
    title = texts["title"] ?? document.declared.title
    siteTitle = texts["site_title"] ?? document.declared.siteTitle
    author = texts["author"] ?? document.declared.author
    source = texts["source"] ?? document.declared.source
    bytes = document.source.count
    contentHash = key.contentHash
    cacheKey = key.bytes
    verdict = evaluation.verdict.rawValue
    for finding in evaluation.findings {
      switch finding.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .info: notes += 1
      }
    }
    suppressed = evaluation.suppressed.count
    isComplete = evaluation.omissions.isEmpty
    repostPolicy = texts["repost.policy"]
    spdx = texts["repost.spdx"]
    owner = texts["repost.owner"]
    disclaimerStatus = texts["disclaimer.status"]
    siteTitleMismatch = texts["site_title_check.mismatch"]
  }
}

extension Document {
  /// When it was published, as far as its publisher or the best source on the page says so in a way that can be read.
  var publicationDate: PublicationDate? {
    declared.date.flatMap { PublicationDate($0) }
      ?? identity.dates.lazy.compactMap { PublicationDate(string($0.range)) }.first
  }
}

extension FactValue {
  /// Whether it is worth a row.
  fileprivate var saysSomething: Bool {
    switch self {
    case .null, .flag(false): false
    case .flag, .number, .text: true
    case .list(let values): !values.isEmpty
    case .evidence(let evidence): !evidence.isEmpty
    }
  }
}

/// What `write` writes.
func json(_ write: (inout JSONWriter) -> Void) -> String {
  var writer = JSONWriter()
  write(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}
