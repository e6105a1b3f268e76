/// A value of a configuration with its keys, for showing where it comes from.
package struct ConfigurationEntry: Hashable, Sendable {
  /// The keys that lead to it, from the outermost.
  package var path: [String]
  /// The texts it holds: one, or those of a list.
  package var texts: [String]
  /// Whether it is a list.
  package var isList: Bool
  /// The index of the file that says so.
  package var file: Int
  /// The line, 1-based.
  package var line: Int

  /// A value.
  package init(path: [String], texts: [String], isList: Bool = false, file: Int = -1, line: Int = 0) {
    self.path = path
    self.texts = texts
    self.isList = isList
    self.file = file
    self.line = line
  }
}

extension ConfigurationTree {
  /// The values in the order of the shapes, a value of a list that several files make for itself.
  ///
  /// Overrides and what was extended are left out: they have had their effect.
  package var entries: [ConfigurationEntry] {
    entries(of: root, as: .configuration, path: []).filter { !["overrides", "extends"].contains($0.path.first) }
  }

  private func entries(of node: PackNode, as name: PackShape.Name, path: [String]) -> [ConfigurationEntry] {
    PackShape.named(name).keys.flatMap { key -> [ConfigurationEntry] in
      guard let value = node[key.name] else { return [] }
      let path = path + [key.name]
      switch key.value {
      case .mapping(let inner): return entries(of: value, as: inner, path: path)
      case .dictionary:
        return value.named.map { entry in
          ConfigurationEntry(
            path: path + [entry.name.text], texts: [entry.value.text?.text ?? ""], file: entry.name.place.file,
            line: entry.name.place.line)
        }
      default:
        if let items = value.items {
          return items.compactMap { item in
            item.text.map { text in
              ConfigurationEntry(
                path: path, texts: [text.text], isList: true, file: text.place.file, line: text.place.line)
            }
          }
        }
        if value.entries != nil {
          return value.named.flatMap { entry in
            entry.value.textOrTexts.map { text in
              ConfigurationEntry(
                path: path + [entry.name.text], texts: [text.text], isList: entry.value.items != nil,
                file: text.place.file, line: text.place.line)
            }
          }
        }
        guard let text = value.text else { return [] }
        return [
          ConfigurationEntry(path: path, texts: [text.text], file: text.place.file, line: text.place.line)
        ]
      }
    }
  }
}
