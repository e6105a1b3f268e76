import Documents

/// The figures of an archive as one JSON object for programs.
///
/// `schema` is `imprimatur-archive/1`; `totals`, `sites`, `rules` and `skipped` have the names of `ArchiveFigures`;
/// `findings` counts findings by site, rule, month, language and severity, null for what is not known or, with
/// `"other": true`, for the sites that are not listed. Single findings are in the database, or in the CSV report.
package enum ArchiveJSONReport {
  /// The object, and a line feed.
  package static func json(_ figures: ArchiveFigures) -> [UInt8] {
    var json = JSONWriter(indentation: 1)
    json.object { json in
      json.member("schema", "imprimatur-archive/1")
      about(figures.about, &json)
      json.object("totals") { $0.members(figures.totals.named) }
      json.objects("sites", figures.sites) { json, site in
        json.member("site", site.name)
        json.member("brand", site.brand)
        json.members(site.named)
      }
      json.objects("rules", figures.rules) { json, rule in
        json.member("rule", rule.id)
        json.member("severity", ArchiveFigures.severities[rule.severity])
        json.member("findings", rule.findings)
        json.member("documents", rule.documents)
      }
      json.objects("findings", figures.cells) { json, counted in write(counted.cell, counted.count, figures, &json) }
      json.objects("skipped", figures.skipped) { json, skipped in
        json.member("code", skipped.code)
        json.member("count", skipped.count)
        json.member("failures", skipped.failures)
        json.member("example", skipped.example)
      }
    }
    return json.bytes + [0x0A]
  }

  private static func about(_ about: ArchiveFigures.About, _ json: inout JSONWriter) {
    json.member("database", about.file)
    json.member("state", about.state)
    json.member("finished", about.finished)
    json.member("program", about.program)
    json.member("rules_digest", about.rules)
    json.member("is_related", about.isRelated)
  }

  private static func write(
    _ cell: ArchiveFigures.Cell, _ count: Int, _ figures: ArchiveFigures, _ json: inout JSONWriter
  ) {
    json.member("site", cell.site < 0 ? nil : figures.sites[cell.site].name)
    if cell.site < 0 { json.member("other", true) }
    json.member("rule", figures.rules[cell.rule].id)
    json.member("month", figures.months[cell.month])
    json.member("language", figures.languages[cell.language])
    json.member("severity", ArchiveFigures.severities[cell.severity])
    json.member("count", count)
  }
}
