import FoundationEssentials
import Measuring
import Testing

@Suite struct CatalogTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Measuring/README.md")
  private static let mark = "<!-- Written by CatalogTests with IMPRIMATUR_UPDATE=1. -->"

  @Test func namesAreUniqueAndWritten() {
    let names = MeasureCatalog.all.map(\.name)
    #expect(Set(names).count == names.count)
    for measure in MeasureCatalog.all {
      #expect(measure.name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
      #expect(measure.summary.hasSuffix(".") && !measure.summary.contains("\n"), "\(measure.name)")
      #expect(measure.parameters.allSatisfy { $0.summary.hasSuffix(".") }, "\(measure.name)")
      #expect(MeasureCatalog.named(measure.name)?.summary == measure.summary)
    }
    #expect(MeasureCatalog.named("no-such-measure") == nil)
  }

  @Test func requiredParametersComeFirst() {
    for measure in MeasureCatalog.all {
      let optional = measure.parameters.drop { $0.standard == nil }
      #expect(optional.allSatisfy { $0.standard != nil }, "\(measure.name)")
    }
  }

  @Test("the README lists every measure as the catalog describes it")
  func readmeIsUpToDate() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let head = text.components(separatedBy: Self.mark)[0]
    let expected = head + Self.mark + "\n\n" + Self.table
    if ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1" {
      try expected.write(to: Self.file, atomically: true, encoding: .utf8)
    } else {
      #expect(text == expected, "run the test with IMPRIMATUR_UPDATE=1")
    }
  }

  private static var table: String {
    func rows(_ isSpans: Bool) -> String {
      MeasureCatalog.all.filter { measure in
        if case .spans = measure.body { return isSpans }
        return !isSpans
      }.sorted { $0.name < $1.name }.map { "| `\(signature($0))` | \(cell($0)) |\n" }.joined()
    }
    let head = "| measure | what it finds or gives, and its parameters |\n|---|---|\n"
    return "## Spans: sources of patterns\n\n" + head + rows(true) + "\n## Values: terms of conditions\n\n" + head
      + rows(false)
  }

  private static func signature(_ measure: Measure) -> String {
    let parameters = measure.parameters.map { parameter in
      parameter.standard.map { "\(parameter.name): \(text($0))" } ?? parameter.name
    }
    return measure.name + (parameters.isEmpty ? "()" : "(" + parameters.joined(separator: ", ") + ")")
  }

  private static func cell(_ measure: Measure) -> String {
    let parameters = measure.parameters.map { "`\($0.name)`: \($0.summary)" }
    return ([measure.summary] + parameters).joined(separator: "<br>").replacing("|", with: "\\|")
  }

  private static func text(_ value: MeasureValue) -> String {
    switch value {
    case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
    case .text(let text): "'\(text)'"
    default: "\(value)"
    }
  }
}
