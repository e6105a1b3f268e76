/// A text of a configuration and where it is written.
package struct ConfigurationText: Hashable, Sendable {
  /// The text.
  package var text: String
  /// The index of the file, in the order in which files were read.
  package var file: Int
  /// The line, 1-based.
  package var line: Int
  /// The column, 1-based, in code points.
  package var column: Int

  init(_ text: PackText) {
    self.text = text.text
    file = text.place.file
    line = text.place.line
    column = text.place.column
  }
}

/// One file of a configuration, its shape checked.
package struct ConfigurationFile: Sendable {
  let root: PackNode

  /// What the file says, and what is wrong with it; the file's `path` is its name in diagnostics, and `index` its number
  /// in the places of values.
  ///
  /// An alias that multiplies itself is an error long before it costs memory.
  package static func read(_ file: RuleFile, index: Int) -> (file: ConfigurationFile?, diagnostics: [RuleDiagnostic]) {
    var log = PackLog(paths: Array(repeating: file.path, count: index + 1))
    guard let root = PackNode.read(file, index: index, nodeLimit: nodeLimit, log: &log) else {
      return (nil, log.sorted())
    }
    var check = ShapeCheck(log: log)
    check.check(root, as: .configuration)
    let diagnostics = check.log.sorted()
    return (check.log.hasErrors ? nil : ConfigurationFile(root: root), diagnostics)
  }

  /// How many values a file may hold, those that aliases repeat included.
  private static let nodeLimit = 20_000

  /// The configurations that it builds on.
  package var extended: [ConfigurationText] {
    guard let node = root["extends"] else { return [] }
    return (node.text.map { [$0] } ?? node.texts).map { ConfigurationText($0) }
  }

  /// A diagnostic at a value of a file called `name`.
  package static func diagnostic(
    _ code: DiagnosticCode, at place: ConfigurationText, in name: String, _ message: String, help: String? = nil
  ) -> RuleDiagnostic {
    RuleDiagnostic(
      code: code.rawValue, level: code.entry.level, file: name, line: place.line, column: place.column,
      message: message, help: help)
  }
}

/// What several configuration files say together, each value with its place.
///
/// Mappings are merged key by key; of `rules`, `ignore` and `overrides` all entries count; of everything else the value
/// that was taken in last.
package struct ConfigurationTree: Sendable {
  private(set) var root = PackNode(content: .mapping([]), place: PackPlace(file: -1, line: 0, column: 0))

  /// Nothing said yet.
  package init() {}

  private static let added: Set<String> = ["rules", "ignore", "overrides"]

  /// Takes in what `file` says, over what was said before.
  package mutating func take(_ file: ConfigurationFile) {
    root = Self.merged(root, file.root, isTop: true)
  }

  /// The paths that each of the overrides is for.
  package var overridePaths: [[String]] {
    (root["overrides"]?.items ?? []).map { $0["paths"]?.texts.map(\.text) ?? [] }
  }

  /// What counts where the overrides with these indices apply.
  package func applying(_ overrides: [Int]) -> ConfigurationTree {
    let items = root["overrides"]?.items ?? []
    var tree = self
    for index in overrides where items.indices.contains(index) {
      let entries = (items[index].entries ?? []).filter { $0.key.text?.text != "paths" }
      tree.root = Self.merged(tree.root, PackNode(content: .mapping(entries), place: items[index].place), isTop: true)
    }
    return tree
  }

  /// The depth is that of the shapes.
  private static func merged(_ base: PackNode, _ over: PackNode, isTop: Bool) -> PackNode {
    guard var entries = base.entries, let added = over.entries else { return over }
    for (key, value) in added {
      guard let name = key.text?.text else { continue }
      guard let index = entries.firstIndex(where: { $0.key.text?.text == name }) else {
        entries.append((key, value))
        continue
      }
      if isTop, Self.added.contains(name), let before = entries[index].value.items, let more = value.items {
        entries[index].value.content = .list(before + more)
      } else {
        entries[index] = (key, merged(entries[index].value, value, isTop: false))
      }
    }
    return PackNode(content: .mapping(entries), place: over.place)
  }
}
