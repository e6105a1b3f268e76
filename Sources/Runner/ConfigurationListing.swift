import Documents
package import Files
package import Policy

/// The values that count for a document, each with where it comes from.
package struct ConfigurationListing: Sendable {
  /// A value.
  package struct Row: Hashable, Sendable {
    /// The value with its keys.
    package let entry: ConfigurationEntry
    /// Where it comes from; nil for what counts where nothing is said.
    package let origin: String?
  }

  /// The values: those that were given, then the standard ones.
  package let rows: [Row]
  /// The configuration that counts; nil where there is none.
  package let file: String?

  /// What counts for the document at `path`, as `store` says, and over it what `command` says, whose name is `origin`.
  ///
  /// - Throws: when the configuration cannot be read.
  package init(
    _ store: ConfigurationStore, for path: FilePath, command: [ConfigurationEntry] = [], origin: String = ""
  ) throws(FileError) {
    let folder = path.absolute.parent ?? FilePath("/")
    let loaded = try store.configuration(for: folder)
    let tree = loaded.map { $0.tree.applying(store.overrides(of: $0, for: path)) } ?? ConfigurationTree()
    var rows = tree.entries.map { entry in
      Row(entry: entry, origin: loaded.map { "\($0.name(entry.file)):\(entry.line)" })
    }
    let settings = store.settings(for: path)
    if let site = settings.siteConfiguration, let title = settings.declared.siteTitle {
      rows.append(
        Row(
          entry: ConfigurationEntry(path: ["site", "title"], texts: [title]), origin: ConfigurationReader.name(of: site)
        ))
    }
    // Packs come on top of others; of everything else the command line's word counts alone.
    let replaced = Set(command.map(\.path)).subtracting([["rules"]])
    rows.removeAll { replaced.contains($0.entry.path) }
    rows += command.map { Row(entry: $0, origin: origin) }
    for (keys, value) in Self.standard where !rows.contains(where: { $0.entry.path == keys }) {
      rows.append(Row(entry: ConfigurationEntry(path: keys, texts: [value]), origin: nil))
    }
    self.rows = Self.grouped(rows)
    file = loaded?.name(0)
  }

  /// What counts where nothing is said.
  private static let standard: [([String], String)] = [
    (["fail-on"], "error"), (["show"], "warning"), (["format"], "text"), (["ignore-files"], "true"),
  ]

  /// Rows of one mapping side by side, in the order of their first.
  private static func grouped(_ rows: [Row]) -> [Row] {
    var order: [String] = []
    for row in rows { if let key = row.entry.path.first, !order.contains(key) { order.append(key) } }
    return order.flatMap { key in rows.filter { $0.entry.path.first == key } }
  }

  // MARK: As YAML

  /// The values as a configuration that says the same, with their origins as comments where `hasOrigins`.
  ///
  /// `standard` is the word for what nothing says.
  package func yaml(hasOrigins: Bool, standard: String) -> String {
    var lines: [(text: String, origin: String?)] = []
    var open: [String] = []
    var list: [String]?
    for row in rows {
      let keys = row.entry.path
      let origin = row.origin ?? standard
      let shared = zip(open, keys.dropLast()).prefix { $0 == $1 }.count
      for (depth, key) in keys.dropLast().enumerated().dropFirst(shared) {
        lines.append((String(repeating: "  ", count: depth) + Self.scalar(key) + ":", nil))
      }
      open = Array(keys.dropLast())
      let indent = String(repeating: "  ", count: keys.count - 1)
      let name = indent + Self.scalar(keys.last ?? "") + ":"
      if row.entry.isList {
        if list != keys { lines.append((name, nil)) }
        list = keys
        lines.append((indent + "  - " + Self.scalar(row.entry.texts.first ?? ""), origin))
      } else {
        list = nil
        lines.append((name + " " + Self.scalar(row.entry.texts.first ?? ""), origin))
      }
    }
    return lines.map { line in
      guard hasOrigins, let origin = line.origin else { return line.text + "\n" }
      return line.text + "  # " + origin + "\n"
    }.joined()
  }

  /// `text` as YAML reads it back: plain where that is safe, else in double quotes.
  static func scalar(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.first != " " && text.last != " "
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_./ ".unicodeScalars.contains(scalar)
      } && !"-?".contains(text.first ?? " ")
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
