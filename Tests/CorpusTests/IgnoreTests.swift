import Corpus
import Files
import Foundation
import Testing

/// Ignore files against git itself, and what only we have.
@Suite struct IgnoreTests {
  /// The files that a walk of the folder finds.
  private func walked(
    _ folder: borrowing TemporaryFolder, _ name: String = ".", adapting: (inout CorpusOptions) -> Void = { _ in }
  ) -> [String] {
    var options = CorpusOptions()
    options.honoursIgnoreFiles = true
    options.isWanted = { _ in true }
    adapting(&options)
    let reader = CorpusReader([folder.at(name)], options: options)
    var found: [String] = []
    while let entry = reader.next() {
      switch entry {
      case .file(let file): found.append(String(decoding: file.path.absolute.bytes, as: UTF8.self))
      case .problem(let problem): found.append("\(problem.code.rawValue) \(problem.path.text)")
      case .document, .record: continue
      }
    }
    let root = folder.at(".").absolute.text + "/"
    return found.map { $0.replacing(root, with: "") }
  }

  /// Runs git in the folder and gives what it writes.
  private func git(_ folder: borrowing TemporaryFolder, _ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = [
      "PATH": "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": folder.path,
    ]
    let file = folder.path + ".in"
    try Data(input.utf8).write(to: URL(fileURLWithPath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    process.standardInput = FileHandle(forReadingAtPath: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let pieces = [
    "a", "b", "ab", "*", "**", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "a*", "*b", "\\a", ".md", "*.md", "c",
    "[[:alpha:]]",
    "[]a]", "[a", "a**", "**b", "\\*", "x y", "[[:digit:]-]", "\\",
  ]

  private func pattern(_ random: inout SplitMix) -> String {
    var line = ["", "", "", "!", "/", "!/", "**/"][random.below(7)]
    for part in 0...random.below(3) {
      if part > 0 { line += "/" }
      for _ in 0...random.below(2) { line += Self.pieces[random.below(Self.pieces.count)] }
    }
    return line + ["", "", "", "/", "/**", "/*", " ", "\\ ", "\r"][random.below(9)]
  }

  @Test("walks find what git does not ignore", arguments: 0..<24)
  func git(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let folder = try TemporaryFolder()
    _ = try git(folder, ["init", "-q", "."])
    let names = ["a", "b", "ab", "c", "abc", "a.md", "b.md", "ab.md", "x y", "1-", "*", "[a", "a ", "]a"]
    var files: Set<String> = []
    for _ in 0..<60 {
      let depth = 1 + random.below(4)
      let path = (0..<depth).map { $0 == depth - 1 ? "f" + names[random.below(names.count)] : names[random.below(5)] }
        .joined(separator: "/")
      let plain =
        random.below(2) == 0
        ? path
        : String(path.split(separator: "/").dropLast().joined(separator: "/") + "/")
          + names[random.below(names.count)]
      let name = plain.hasPrefix("/") ? String(plain.dropFirst()) : plain
      // A name is a file or a folder, whichever came first.
      let parents = name.indices.filter { name[$0] == "/" }.map { String(name[..<$0]) }
      guard !parents.contains(where: files.contains), !files.contains(where: { $0.hasPrefix(name + "/") }) else {
        continue
      }
      try folder.write(name)
      files.insert(name)
    }
    for ignore in ["", "a/", "b/", "a/b/"] where ignore.isEmpty || random.below(2) == 0 {
      guard ignore.isEmpty || files.contains(where: { $0.hasPrefix(ignore) }) else { continue }
      let lines = (0..<(2 + random.below(6))).map { _ in pattern(&random) }
      try folder.write(ignore + ".gitignore", Array((lines.joined(separator: "\n") + "\n").utf8))
    }
    let all = files.sorted()
    let ignored = Set(
      try git(folder, ["check-ignore", "--no-index", "-z", "--stdin"], input: all.joined(separator: "\0") + "\0")
        .split(separator: "\0").map(String.init))
    let expected = all.filter { !ignored.contains($0) }
    let found = walked(folder).sorted()
    #expect(found == expected, "\(lists(folder))")
    // Named files are left out where that is asked for, by the same rules.
    let named = all.filter { name in
      walked(folder, name) { options in
        options.excludesNamed = true
      }.isEmpty == false
    }
    #expect(named == expected)
  }

  private func lists(_ folder: borrowing TemporaryFolder) -> String {
    ["", "a/", "b/", "a/b/"].compactMap { place in
      (try? String(contentsOfFile: folder.path + "/" + place + ".gitignore", encoding: .utf8)).map { "\(place): \($0)" }
    }.joined(separator: "\n")
  }

  @Test func ownIgnoreFilesCountMoreThanGits() throws {
    let folder = try TemporaryFolder()
    for name in ["a.md", "b.md", "c.md", "out/d.md", "out/e.md"] { try folder.write(name) }
    try folder.write(".gitignore", Array("out\nb.md\n".utf8))
    try folder.write(".imprimaturignore", Array("!out/\nc.md\n".utf8))
    #expect(walked(folder) == ["a.md", "out/d.md", "out/e.md"])
    let without = walked(folder) { $0.honoursIgnoreFiles = false }
    #expect(without.count == 5)
  }

  @Test func whatTheConfigurationSaysStandsBetween() throws {
    let folder = try TemporaryFolder()
    for name in ["a.md", "b.md", "c.md"] { try folder.write(name) }
    try folder.write(".gitignore", Array("b.md\n".utf8))
    try folder.write(".imprimaturignore", Array("!c.md\n".utf8))
    let root = folder.at(".").absolute
    let found = walked(folder) { options in
      options.ignored = { $0 == root ? IgnoreList(["!b.md", "a.md", "c.md"], folder: root) : nil }
    }
    #expect(found == ["b.md", "c.md"])
  }

  @Test func foldersRoundTheNamedOneCountUpToTheRepository() throws {
    let folder = try TemporaryFolder()
    for name in ["repository/in/deep/a.md", "repository/in/deep/b.md", "repository/in/c.md"] { try folder.write(name) }
    try folder.write(".gitignore", Array("a.md\n".utf8))
    try folder.write("repository/.gitignore", Array("in/deep/b.md\n".utf8))
    // Without a repository no .gitignore round the folder counts.
    #expect(walked(folder, "repository/in").count == 3)
    try folder.write("repository/.git/HEAD")
    #expect(walked(folder, "repository/in") == ["repository/in/c.md", "repository/in/deep/a.md"])
    // What is named is walked, ignored or not.
    try folder.write("repository/.gitignore", Array("in\n".utf8))
    #expect(walked(folder, "repository/in").count == 3)
    #expect(walked(folder, "repository") == [])
    #expect(walked(folder, "repository/in") { $0.excludesNamed = true } == [])
  }

  @Test func aRepositoryInsideKnowsNothingOfTheOuterOne() throws {
    let folder = try TemporaryFolder()
    try folder.write(".git/HEAD")
    try folder.write(".gitignore", Array("*.md\n".utf8))
    try folder.write("a.md")
    try folder.write("module/.git")
    try folder.write("module/a.md")
    #expect(walked(folder) == ["module/a.md"])
  }

  @Test func hostilePatternsTakeTheirTimeInProportion() throws {
    let pattern = String(repeating: "*a", count: 200) + "b/" + String(repeating: "**/", count: 200) + "c"
    let path = "/" + String(repeating: "a", count: 2_000) + String(repeating: "/a", count: 500)
    let list = IgnoreList([pattern, String(repeating: "[", count: 5_000), "["], folder: FilePath("/"))
    #expect(list.decision(on: FilePath(path), isFolder: false) == nil)
  }

  @Test func filesThatCannotBeReadAreTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md")
    try folder.write(".gitignore", Array(repeating: UInt8(ascii: "a"), count: IgnoreList.sizeLimit + 1))
    let found = walked(folder)
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("size-limit"))
  }
}

/// Numbers that look random and are the same every time.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}
