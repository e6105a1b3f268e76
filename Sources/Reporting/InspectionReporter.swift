package import Documents

/// Shows what a reader understood of a document: what every finding rests on.
package struct InspectionReporter: Sendable {
  private let wording: Wording
  private let palette: Palette
  private let columns: Int

  /// A reporter for people (`text`) and programs (`json`).
  package init(_ options: ReportOptions) {
    wording = options.wording
    palette = Palette(isOn: options.hasColor)
    columns = options.columns
  }

  /// The document called `name`, for people.
  package func text(_ document: Document, name: String) -> [UInt8] {
    var page = InspectionPage(
      document: document, lines: LineIndex(document.decoded), columns: columns, palette: palette)
    page.title(name)
    page.value(wording.text("inspect.format"), document.format.rawValue)
    page.value(wording.text("inspect.encoding"), encoding(document.encoding))
    page.value(wording.text("inspect.language"), document.language ?? wording.text("inspect.unknown"))
    for (key, claims) in document.identity.kinds where !claims.isEmpty {
      page.title(wording.text("inspect.\(key)"))
      for claim in claims { page.row(claim.range, claim.origin) }
    }
    page.title(wording.text("inspect.blocks"))
    for block in document.blocks { page.row(block.range, Self.label(block)) }
    if !document.marks.isEmpty {
      page.title(wording.text("inspect.marks"))
      for mark in document.marks { page.row(mark.range, mark.kind.rawValue) }
    }
    if !document.omissions.isEmpty {
      page.title(wording.text("inspect.omissions"))
      for omission in document.omissions { page.value(omission.code, wording.omission(omission)) }
    }
    return page.output
  }

  private func encoding(_ report: EncodingReport) -> String {
    var text = wording.text(
      "inspect.encoding-\(report.basis.rawValue)",
      ["name": .text(report.name), "declared": .text(report.declared ?? "")])
    if let declared = report.declared, report.basis != .declared {
      text += wording.text("inspect.encoding-but", ["declared": .text(declared)])
    }
    if !report.invalid.isEmpty {
      text += wording.text("inspect.encoding-invalid", ["n": .number(report.invalid.count)])
    }
    return text
  }

  private static func label(_ block: Block) -> String {
    var label = block.zone.rawValue
    if block.level > 0 { label += " \(block.level)" }
    if let name = block.name { label += " \(name)" }
    if let language = block.language { label += " [\(language)]" }
    return label
  }
}

extension Identity {
  /// The kinds of claim by name, in the order in which they are shown.
  var kinds: [(name: String, claims: [Claim])] {
    [
      ("titles", titles), ("site-titles", siteTitles), ("page-titles", pageTitles), ("sections", sections),
      ("authors", authors), ("publishers", publishers), ("sources", sources), ("addresses", addresses),
      ("licences", licences), ("dates", dates),
    ]
  }
}
