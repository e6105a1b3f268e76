import FoundationEssentials

/// The working tree, as the layout tests read it.
enum Tree {
  /// A Swift file and its lines.
  struct File {
    var path: String
    var lines: [String]

    /// The lines with comments blanked.
    var code: [String] {
      lines.map { line in
        let text = line.drop { $0 == " " }
        if text.hasPrefix("//") { return "" }
        return line.firstRange(of: " // ").map { String(line[..<$0.lowerBound]) } ?? line
      }
    }

    /// Whether the declaration on line `index` (0-based) follows a doc comment, attributes between them aside.
    func isDocumented(_ index: Int) -> Bool {
      var above = index - 1
      while above >= 0 {
        let text = lines[above].drop { $0 == " " }
        if text.hasPrefix("///") { return true }
        guard text.hasPrefix("@") else { return false }
        above -= 1
      }
      return false
    }

    /// The functions and initialisers: first line (1-based) and length in lines, found by their indentation.
    func functions() -> [(line: Int, length: Int)] {
      var found: [(line: Int, length: Int)] = []
      for (index, line) in lines.enumerated() {
        let text = line.drop { $0 == " " }
        guard text.contains("func ") || text.hasPrefix("init") || text.contains(" init("), !text.hasPrefix("//") else {
          continue
        }
        let indent = String(repeating: " ", count: line.count - text.count)
        guard let end = lines[(index + 1)...].firstIndex(of: indent + "}") else { continue }
        // A one-line body or a protocol requirement has no closing brace of its own before the next declaration.
        let body = lines[(index + 1)..<end]
        if body.contains(where: { $0.hasPrefix(indent) && !$0.hasPrefix(indent + " ") && $0.contains("func ") }) {
          continue
        }
        found.append((index + 1, end - index))
      }
      return found
    }
  }

  /// The root of the checkout.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path()

  /// The names of the folders in `path`, sorted bytewise.
  static func folders(_ path: String) -> [String] {
    entries(path).filter { isFolder("\(path)/\($0)") }
  }

  /// All Swift files below `path`.
  static func swiftFiles(_ path: String) -> [File] {
    entries(path).flatMap { name -> [File] in
      let below = "\(path)/\(name)"
      if isFolder(below) { return name.hasPrefix(".") ? [] : swiftFiles(below) }
      guard name.hasSuffix(".swift"), let text = try? text(below) else { return [] }
      return [File(path: below, lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))]
    }
  }

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: root + "/" + path), encoding: .utf8)
  }

  private static func entries(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + path)) ?? []).sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder) && isFolder
  }
}
