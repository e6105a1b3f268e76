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
      json.name("schema")
      json.string("imprimatur-archive/1")
      about(figures.about, &json)
      json.name("totals")
      json.object { json in
        for (name, value) in figures.totals.named {
          json.name(name)
          json.int(value)
        }
      }
      sites(figures, &json)
      rules(figures, &json)
      cells(figures, &json)
      skipped(figures, &json)
    }
    return json.bytes + [0x0A]
  }

  private static func about(_ about: ArchiveFigures.About, _ json: inout JSONWriter) {
    json.name("database")
    json.string(about.file)
    json.name("state")
    json.string(about.state)
    json.name("finished")
    json.optional(about.finished)
    json.name("program")
    json.string(about.program)
    json.name("rules_digest")
    json.string(about.rules)
    json.name("is_related")
    json.bool(about.isRelated)
  }

  private static func sites(_ figures: ArchiveFigures, _ json: inout JSONWriter) {
    json.name("sites")
    json.array { json in
      for site in figures.sites {
        json.object { json in
          json.name("site")
          json.optional(site.name)
          json.name("brand")
          json.optional(site.brand)
          for (name, value) in [
            ("documents", site.documents), ("block", site.block), ("review", site.review), ("errors", site.errors),
            ("warnings", site.warnings), ("notes", site.notes), ("copied", site.copied), ("copies", site.copies),
          ] {
            json.name(name)
            json.int(value)
          }
        }
      }
    }
  }

  private static func rules(_ figures: ArchiveFigures, _ json: inout JSONWriter) {
    json.name("rules")
    json.array { json in
      for rule in figures.rules {
        json.object { json in
          json.name("rule")
          json.string(rule.id)
          json.name("severity")
          json.string(ArchiveFigures.severities[rule.severity])
          json.name("findings")
          json.int(rule.findings)
          json.name("documents")
          json.int(rule.documents)
        }
      }
    }
  }

  private static func cells(_ figures: ArchiveFigures, _ json: inout JSONWriter) {
    json.name("findings")
    json.array { json in
      for (cell, count) in figures.cells {
        json.object { json in
          json.name("site")
          json.optional(cell.site < 0 ? nil : figures.sites[cell.site].name)
          if cell.site < 0 {
            json.name("other")
            json.bool(true)
          }
          json.name("rule")
          json.string(figures.rules[cell.rule].id)
          json.name("month")
          json.optional(figures.months[cell.month])
          json.name("language")
          json.optional(figures.languages[cell.language])
          json.name("severity")
          json.string(ArchiveFigures.severities[cell.severity])
          json.name("count")
          json.int(count)
        }
      }
    }
  }

  private static func skipped(_ figures: ArchiveFigures, _ json: inout JSONWriter) {
    json.name("skipped")
    json.array { json in
      for skipped in figures.skipped {
        json.object { json in
          json.name("code")
          json.string(skipped.code)
          json.name("count")
          json.int(skipped.count)
          json.name("failures")
          json.int(skipped.failures)
          json.name("example")
          json.string(skipped.example)
        }
      }
    }
  }
}
