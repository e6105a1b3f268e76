import Documents
import Policy

/// Writes what an archive's page shows as JSON that is safe inside an HTML page.
struct ArchivePageData {
  let figures: ArchiveFigures
  let details: ArchiveDetails
  /// The page's own words.
  let messages: [(key: String, text: LocalizedText)]
  /// The titles of rule families.
  let families: [RuleSet.Family]

  /// The JSON, in which no `<`, `>` or `&` stands, so that it ends no element and begins none (HTML, section 4.12.1.3).
  var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      words(&json)
      overview(&json)
      tables(&json)
      lists(&json)
    }
    var safe: [UInt8] = []
    safe.reserveCapacity(json.bytes.count + 1024)
    for byte in json.bytes {
      switch byte {
      case UInt8(ascii: "<"): safe += "\\u003c".utf8
      case UInt8(ascii: ">"): safe += "\\u003e".utf8
      case UInt8(ascii: "&"): safe += "\\u0026".utf8
      default: safe.append(byte)
      }
    }
    return safe
  }

  private func words(_ json: inout JSONWriter) {
    json.object("messages") { json in
      for (key, text) in messages {
        json.name(key)
        json.strings([text.english, text.chinese])
      }
    }
    json.object("families") { json in
      for family in families {
        json.name(family.name)
        json.strings([family.title.english, family.title.chinese])
      }
    }
  }

  private func overview(_ json: inout JSONWriter) {
    json.object("about") { json in
      for (name, value) in [
        ("file", figures.about.file), ("state", figures.about.state), ("finished", figures.about.finished ?? ""),
        ("program", figures.about.program), ("rules", figures.about.rules),
      ] {
        json.member(name, value)
      }
    }
    json.object("totals") { $0.members(figures.totals.named) }
    json.object("left") { json in
      for (name, count) in details.left where count > 0 {
        json.member(name, count)
      }
    }
  }

  private func tables(_ json: inout JSONWriter) {
    json.rows("sites", figures.sites) { json, site in
      json.string(site.name ?? "")
      for (_, number) in site.named { json.int(number) }
      json.string(site.brand ?? "")
    }
    json.rows("rules", figures.rules) { json, rule in
      json.string(rule.id)
      for number in [rule.severity, rule.findings, rule.documents] { json.int(number) }
      json.string(rule.english)
      json.string(rule.chinese)
    }
    json.rows("months", figures.months) { $0.string($1 ?? "") }
    json.rows("languages", figures.languages) { $0.string($1 ?? "") }
    json.array("cube") { json in
      for (cell, count) in figures.cells {
        for number in [cell.site, cell.rule, cell.month, cell.language, cell.severity, count] { json.int(number) }
      }
    }
    json.rows("skipped", figures.skipped) { json, skipped in
      json.string(skipped.code)
      json.int(skipped.count)
      json.int(skipped.failures)
      json.string(skipped.example)
      json.string(skipped.english)
      json.string(skipped.chinese)
    }
  }

  private func lists(_ json: inout JSONWriter) {
    json.rows("documents", details.documents) { json, document in
      for text in [document.name, document.url ?? "", document.title ?? ""] { json.string(text) }
      for number in [document.site, document.language, document.month] { json.int(number) }
      json.string(document.date ?? "")
    }
    json.rows("findings", details.findings) { json, finding in
      for number in [finding.document, finding.rule, finding.severity] { json.int(number) }
      for text in [finding.before, finding.text, finding.after] { json.string(text) }
      json.int(finding.line)
      json.int(finding.column)
      if let message = finding.message {
        json.string(message.english)
        json.string(message.chinese)
      }
    }
    json.rows("reposts", details.reposts) { json, repost in
      json.int(repost.original)
      json.int(repost.copy)
      json.string(repost.kind)
      json.double(repost.shareOfOriginal)
      json.double(repost.shareOfCopy)
      json.string(repost.sequence)
      json.string(repost.sentence)
      for text in [repost.policies.before, repost.policies.after, repost.licences.before, repost.licences.after] {
        json.string(text ?? "")
      }
      for flag in [repost.isLicenceChanged, repost.isSourceNamed, repost.isContested] { json.int(flag ? 1 : 0) }
    }
    json.rows("links", details.links) { json, link in
      json.string(link.original)
      json.string(link.copy)
      json.int(link.count)
    }
    json.rows("siteFindings", details.siteFindings) { json, finding in
      json.string(finding.site)
      json.int(finding.rule)
      json.string(finding.text ?? "")
      for number in [finding.pages, finding.total, finding.severity] { json.int(number) }
      json.string(finding.english)
      json.string(finding.chinese)
    }
    json.rows("foreign", details.foreignBrands) { json, page in
      json.int(page.document)
      for text in [page.bears, page.brand, page.home ?? ""] { json.string(text) }
    }
  }
}

extension ArchiveFigures.Totals {
  /// The totals by the names that they have in JSON.
  var named: [(name: String, value: Int)] {
    [
      ("documents", documents), ("block", block), ("review", review), ("pass", pass), ("errors", errors),
      ("warnings", warnings), ("notes", notes), ("sites", sites), ("suppressed", suppressed),
      ("incomplete", incomplete), ("failures", failures), ("reposts", reposts), ("contested", contested),
    ]
  }
}

extension ArchiveFigures.Site {
  /// The numbers of a site by the names that they have in JSON, in the order in which the page reads them.
  var named: [(name: String, value: Int)] {
    [
      ("documents", documents), ("block", block), ("review", review), ("errors", errors), ("warnings", warnings),
      ("notes", notes), ("copied", copied), ("copies", copies),
    ]
  }
}

extension JSONWriter {
  /// Writes an array of strings.
  fileprivate mutating func strings(_ texts: [String]) {
    array { json in for text in texts { json.string(text) } }
  }

  /// Writes a member that is an array of arrays, one an element of `elements`.
  fileprivate mutating func rows<Element>(
    _ name: String, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    self.name(name)
    array { json in
      for element in elements { json.array { json in write(&json, element) } }
    }
  }
}
