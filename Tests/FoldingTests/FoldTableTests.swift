import FoundationEssentials
import ICU
import Testing

@testable import Folding

@Suite struct FoldTableTests {
  @Test("the table is what ICU's data make it")
  func generated() throws {
    let source = try FoldTableSource()
    try GeneratedFile("Sources/Folding/FoldTable+Generated.swift").check(source.text)
  }

  @Test("the look-alikes are those of ICU's confusable data")
  func lookAlikes() throws {
    let source = try LookAlikeSource()
    try GeneratedFile("Sources/Folding/LookAlikes+Generated.swift").check(source.text)
  }
}

/// A file of the sources that a test makes and otherwise compares.
struct GeneratedFile {
  private let path: String

  init(_ path: String) {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    self.path = root + "/" + path
  }

  /// Writes `text` when IMPRIMATUR_GENERATE is set; expects the file to be the same in any case.
  ///
  /// A library of another version has other data; then only a file made by the same version can be compared.
  func check(_ text: String) throws {
    if ProcessInfo.processInfo.environment["IMPRIMATUR_GENERATE"] != nil {
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    let known = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    guard known.prefix(while: { $0 != "\n" }) == text.prefix(while: { $0 != "\n" }) else { return }
    #expect(known == text, "\(path) is out of date")
  }
}
