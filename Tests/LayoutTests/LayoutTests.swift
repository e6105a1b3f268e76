import FoundationEssentials
import Testing

/// The laws of the design, as far as a test can hold them.
@Suite struct LayoutTests {
  static let stages = Tree.folders("Sources")

  @Test("a module imports only modules listed above it")
  func importsPointUpwards() {
    var wrong: [String] = []
    #expect(Self.stages.count > 8 && Self.stages.first == "Bindings")
    for stage in Self.stages {
      for file in Tree.swiftFiles("Sources/\(stage)") {
        for (number, line) in file.lines.enumerated() {
          guard let module = importedModule(line), module != "Bindings", Self.stages.contains(module), module >= stage
          else { continue }
          wrong.append("\(file.path):\(number + 1): \(stage) imports \(module)")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("only Bindings is unsafe")
  func unsafeStaysInBindings() {
    let words = ["unsafe ", "Unsafe", "OpaquePointer", "withUnsafe", "@unsafe", "unowned(unsafe)", "unchecked:"]
    let wrong = Tree.swiftFiles("Sources").filter { !$0.path.hasPrefix("Sources/Bindings/") }.flatMap { file in
      file.code.enumerated().filter { line in words.contains { line.element.contains($0) } }
        .map { "\(file.path):\($0.offset + 1): \($0.element)" }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("Sources never import all of Foundation, and trap nowhere by intent")
  func noFoundationNoTraps() {
    let words = ["try!", "fatalError(", " as! "]
    let wrong = Tree.swiftFiles("Sources").flatMap { file in
      file.code.enumerated().filter { line in
        importedModule(line.element) == "Foundation" || words.contains { line.element.contains($0) }
      }.map { "\(file.path):\($0.offset + 1): \($0.element)" }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("no file is longer than 400 lines, no function than 60")
  func sizes() {
    var wrong: [String] = []
    for file in Tree.swiftFiles("Sources") + Tree.swiftFiles("Tests") where !file.path.contains("+Generated") {
      if file.lines.count > 401 { wrong.append("\(file.path): \(file.lines.count - 1) lines") }
      guard file.path.hasPrefix("Sources/") else { continue }
      for (line, length) in file.functions() where length > 60 { wrong.append("\(file.path):\(line): \(length) lines") }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("every package declaration is documented")
  func declarationsAreDocumented() {
    var wrong: [String] = []
    for file in Tree.swiftFiles("Sources") {
      for (index, line) in file.lines.enumerated() {
        let text = line.drop { $0 == " " }
        guard text.hasPrefix("package "), !text.hasPrefix("package import"), !text.hasPrefix("package extension"),
          !file.isDocumented(index)
        else { continue }
        wrong.append("\(file.path):\(index + 1): \(text)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("nothing is public: there is no library product")
  func nothingIsPublic() {
    let wrong = Tree.swiftFiles("Sources").flatMap { file in
      file.code.enumerated().filter { line in
        line.element.split(separator: " ").contains("public")
          && !line.element.contains("\"")
      }.map { "\(file.path):\($0.offset + 1): \($0.element)" }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("Swift holds no wording: no Han, kana or Hangul outside comments, no family's name")
  func wordingStaysInRules() throws {
    let families = Tree.folders("rules").filter { $0 != "lexicon" }
    #expect(!families.isEmpty)
    // A family may bear the name of the zone that it is about.
    let zones = try Tree.text("Sources/Documents/Zone.swift")
    let names = families.filter { !zones.contains("\"\($0)\"") }
    var wrong: [String] = []
    for file in Tree.swiftFiles("Sources") where !file.path.contains("+Generated") {
      for (number, line) in file.code.enumerated() {
        let isForeign = line.unicodeScalars.contains { isWording($0.value) } || escapedWords(line) > 1
        let isFamily = literals(line).contains { literal in
          families.contains { literal.contains($0 + "/") } || names.contains(literal)
        }
        if isForeign || isFamily { wrong.append("\(file.path):\(number + 1): \(line)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  @Test("the README exists in English and Chinese, with the same sections and the two commands")
  func readmes() throws {
    let english = try Tree.text("README.md")
    let chinese = try Tree.text("README.zh.md")
    let sections = [english, chinese].map { $0.split(separator: "\n").filter { $0.hasPrefix("## ") }.count }
    #expect(sections[0] == sections[1])
    for readme in [english, chinese] {
      #expect(readme.contains("./make check"))
      #expect(readme.contains("./make test"))
    }
  }

  /// The module that a line imports, whatever access level and attributes stand before `import`.
  private func importedModule(_ line: String) -> String? {
    let levels: Set<Substring> = ["package", "public", "internal", "fileprivate", "private"]
    let words = line.split(separator: " ").drop { levels.contains($0) || $0.hasPrefix("@") }
    guard words.first == "import", words.count > 1, let last = words.last else { return nil }
    return last.split(separator: ".").first.map(String.init)
  }

  /// Whether a character is a letter of Han, kana or Hangul.
  private func isWording(_ scalar: UInt32) -> Bool {
    (0x3040...0x9FFF).contains(scalar) || (0x1100...0x11FF).contains(scalar) || (0xAC00...0xFAFF).contains(scalar)
      || (0x20000...0x3FFFF).contains(scalar)
  }

  /// The most escapes of such letters that follow one another in `line`: one is a character, more are a word.
  private func escapedWords(_ line: String) -> Int {
    var longest = 0
    var row = 0
    for piece in line.components(separatedBy: "\\u{").dropFirst() {
      let parts = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      let isLetter = UInt32(parts.first ?? "", radix: 16).map { isWording($0) } ?? false
      row = isLetter ? row + 1 : 0
      longest = max(longest, row)
      if parts.count < 2 || !parts[1].isEmpty { row = 0 }
    }
    return longest
  }

  /// The string literals of one line; good enough for code that puts no quotation mark into an interpolation.
  private func literals(_ line: String) -> [String] {
    line.replacing("\\\"", with: "").split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
