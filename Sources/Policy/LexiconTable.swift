import Measuring

/// The lexicons of all packs with their words.
struct LexiconTable {
  private struct Entry {
    var file: Int
    var lexicon: PackLexicon
    /// The words under each heading, included lexicons put in; nil until they are asked for.
    var words: [(heading: String, words: [String])]?
  }

  private var entries: [String: Entry] = [:]

  /// The lexicons' names.
  var names: Set<String> { Set(entries.keys) }

  /// Adds the lexicons of `files`, then puts included lexicons in.
  init(_ files: [PackFile], log: inout PackLog, names: PackNames) {
    for file in files {
      for lexicon in file.lexicons {
        let name = lexicon.name.text
        if let first = entries[name] {
          log.add(
            .duplicateName, at: lexicon.name.place, "the lexicon `\(name)` is defined twice",
            help: "first in \(log.paths[first.file]):\(first.lexicon.name.place.line)")
        } else {
          entries[name] = Entry(file: file.index, lexicon: lexicon)
        }
      }
    }
    names.lexicons = self.names
    for name in entries.keys.sorted() { resolve(name, within: [], log: &log, names: names) }
  }

  /// Where the lexicon `name` was written.
  func place(of name: String) -> PackPlace? { entries[name]?.lexicon.name.place }

  /// The words of `name`, or of `name.heading`; nil where there is no such lexicon or heading.
  func words(_ name: String) -> [String]? {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let first = parts.first, let lists = entries[first]?.words else { return nil }
    if parts.count == 1 { return lists.flatMap(\.words) }
    return lists.first { $0.heading == parts[1] }?.words
  }

  /// The headings of the lexicon `name`.
  func headings(of name: String) -> [String] { entries[name]?.words?.map(\.heading).filter { !$0.isEmpty } ?? [] }

  /// The lexicon `name` as measures take it.
  func measured(_ name: String) -> MeasureContext.Lexicon? {
    entries[name]?.words.map { MeasureContext.Lexicon(entries: $0) }
  }

  /// How deep lexicons may include others.
  private static let depthLimit = 16
  /// How many words all lexicons may have, included ones counted wherever they are included.
  private static let wordLimit = 2_000_000
  private var wordCount = 0

  private mutating func resolve(_ name: String, within outer: [String], log: inout PackLog, names: PackNames) {
    guard let entry = entries[name], entry.words == nil else { return }
    var lists: [(heading: String, words: [String])] = []
    for (heading, written) in entry.lexicon.entries {
      var words: [String] = []
      var seen: Set<String> = []
      for word in written {
        for resolved in expand(word, of: name, within: outer, log: &log, names: names) where !resolved.isEmpty {
          if seen.insert(resolved).inserted {
            words.append(resolved)
          } else if word.text == resolved {
            log.add(.duplicateWord, at: word.place, "`\(resolved)` stands twice in `\(name)`")
          }
        }
      }
      lists.append((heading, words))
    }
    entries[name]?.words = lists
  }

  /// The word, or the words of the lexicon that it includes.
  private mutating func expand(
    _ word: PackText, of name: String, within outer: [String], log: inout PackLog, names: PackNames
  ) -> [String] {
    guard word.text.contains("{{") else { return [word.text] }
    guard word.text.hasPrefix("{{"), word.text.hasSuffix("}}") else {
      log.add(.placeholder, at: word.place, "an entry is a word, or `{{name}}` alone for the words of another lexicon")
      return []
    }
    let included = String(word.text.dropFirst(2).dropLast(2))
    let base = String(included.prefix { $0 != "." })
    let path = outer + [name]
    if path.contains(base) || path.count > Self.depthLimit {
      log.add(.cycle, at: word.place, "lexicons include each other: \((path + [base]).joined(separator: " \u{2192} "))")
      return []
    }
    resolve(base, within: path, log: &log, names: names)
    guard let words = words(included) else {
      log.add(
        .unknownName, at: word.place, "there is no lexicon `\(included)`",
        help: names.help(for: included, among: entries.keys.sorted()))
      return []
    }
    names.usedLexicons.insert(base)
    wordCount += words.count
    guard wordCount <= Self.wordLimit else {
      log.add(.outOfRange, at: word.place, "the lexicons have more than \(Self.wordLimit) words")
      return []
    }
    return words
  }
}
