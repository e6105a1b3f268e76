import Documents
import FoundationEssentials
import Policy
import Testing

@Suite struct SchemaTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../rules/schema.json")

  private static let ofConfiguration: Set<PackShape.Name> = [
    .configuration, .override, .site, .input, .fields, .disclaimer,
  ]

  /// With `IMPRIMATUR_UPDATE=1` the file is written anew.
  @Test func configurationSchemaFileIsCurrent() throws {
    let file = Self.file.deletingLastPathComponent().appending(path: "../integrations/imprimatur.schema.json")
    let schema = PackSchema.configuration()
    if ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1" { try Data(schema).write(to: file) }
    #expect(try Array(Data(contentsOf: file)) == schema)
  }

  @Test func everyKeyOfConfigurationsIsInTheirManual() throws {
    let manual = Self.file.deletingLastPathComponent().appending(path: "../Sources/Runner/README.md")
    let text = try String(decoding: Data(contentsOf: manual), as: UTF8.self)
    let words = Set(text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
    for name in Self.ofConfiguration {
      #expect(PackShape.named(name).keys.map(\.name).filter { !words.contains($0) } == [], "\(name.rawValue)")
    }
  }

  /// With `IMPRIMATUR_UPDATE=1` the file is written anew.
  @Test func schemaFileIsCurrent() throws {
    let schema = PackSchema.json()
    if ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1" { try Data(schema).write(to: Self.file) }
    #expect(try Array(Data(contentsOf: Self.file)) == schema)
  }

  @Test func keysAreUniqueAndChoicesAreKeys() {
    for name in PackShape.Name.allCases {
      let shape = PackShape.named(name)
      let keys = shape.keys.map(\.name)
      #expect(Set(keys).count == keys.count)
      for choice in shape.choices { #expect(Set(keys).isSuperset(of: choice.keys)) }
      for (key, needed) in shape.needs { #expect(Set(keys).isSuperset(of: needed + [key])) }
      for key in shape.keys { #expect(key.summary.hasSuffix(".")) }
    }
  }

  @Test func everyKeyIsInTheManual() throws {
    let manual = try String(
      decoding: Data(contentsOf: Self.file.deletingLastPathComponent().appending(path: "README.md")), as: UTF8.self)
    let words = Set(manual.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
    for name in PackShape.Name.allCases where !Self.ofConfiguration.contains(name) {
      let missing = PackShape.named(name).keys.map(\.name).filter { !words.contains($0) }
      #expect(missing == [], "\(name.rawValue)")
    }
  }

  @Test func everyCodeIsInTheManual() throws {
    let manual = try String(
      decoding: Data(contentsOf: Self.file.deletingLastPathComponent().appending(path: "README.md")), as: UTF8.self)
    for entry in DiagnosticCode.entries {
      let explanation = entry.explanation.replacing("|", with: "\\|")
      let row = "| \(entry.code.rawValue) | \(entry.title) | \(entry.level.rawValue) | \(explanation) |\n"
      #expect(manual.contains(row), "\(row)")
    }
  }
}
