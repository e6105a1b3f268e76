import Documents
import Folding
import Matching

/// Reads a pack file's YAML into what was written, and notes what is wrong with it.
struct PackParser {
  /// What is wrong.
  var log: PackLog
  /// The file's index.
  let index: Int
  /// The keys of the facts that examples ask for.
  var expectedFacts: [PackText] = []
  /// The file's path.
  var path: String { log.paths[index] }

  /// The file's parts; what is malformed is left out and noted.
  mutating func parse(_ root: PackNode) -> PackFile {
    var check = ShapeCheck(log: log)
    check.check(root, as: .file)
    log = check.log
    var file = PackFile(index: index, path: path)
    file.family = root["family"]?.text
    if let title = root["title"], let localized = localized(title) { file.title = (localized.text, title.place) }
    file.defaults = root["defaults"].map { options($0) } ?? PackPattern.Options()
    for (name, node) in root["patterns"]?.named ?? [] {
      checkName(name)
      if let pattern = pattern(node) { file.patterns.append((name, pattern)) }
    }
    for (name, node) in root["scores"]?.named ?? [] {
      checkName(name)
      file.scores.append(PackScore(name: name, terms: (node.items ?? []).compactMap { term($0) }))
      requireEntries(node, "the score")
    }
    file.facts = (root["facts"]?.items ?? []).compactMap { fact($0) }
    file.rules = (root["rules"]?.items ?? []).compactMap { rule($0) }
    for (name, node) in root["lexicons"]?.named ?? [] {
      checkName(name)
      file.lexicons.append(lexicon(name, node))
    }
    for (name, node) in root["profiles"]?.named ?? [] {
      checkName(name)
      file.profiles.append((name, node.named.map { ($0.name, Severity(rawValue: $0.value.text?.text ?? "")) }))
    }
    for (key, node) in root["messages"]?.named ?? [] {
      if let text = localized(node) { file.messages.append((key, text.text)) }
    }
    for (part, node) in root["settings"]?.named ?? [] {
      let values = node.named.map { entry in
        (entry.name, entry.value.items == nil ? [entry.value.text?.text ?? ""] : entry.value.texts.map(\.text))
      }
      file.settings.append((part, values))
    }
    file.expectedFacts = expectedFacts
    checkFamily(of: file, root)
    return file
  }

  /// A name is lower-case words joined by `-` or `_`, and none of the words of the expression language.
  mutating func checkName(_ name: PackText) {
    if ["and", "or", "not", "in", "has", "true", "false", "null"].contains(name.text) {
      log.add(.malformedName, at: name.place, "`\(name.text)` is a word of the expression language")
    } else if !PackName.isSimple(name.text) {
      log.add(
        .malformedName, at: name.place, "`\(name.text)` cannot be a name",
        help: "names are lower-case ASCII letters and digits, begin with a letter and join words by `-` or `_`")
    }
  }

  private mutating func checkFamily(of file: PackFile, _ root: PackNode) {
    let folders = path.split(separator: "/").dropLast()
    guard let family = file.family else {
      let owned = ["patterns", "scores", "facts", "rules", "title", "defaults"].first { root[$0] != nil }
      if let owned {
        log.add(
          .missingKey, at: root.place, "a file with `\(owned)` needs `family`",
          help: folders.last.map { "`family: \($0)`" })
      }
      return
    }
    if !PackName.isSimple(family.text) { checkName(family) }
    if let folder = folders.last, folder != family.text {
      log.add(
        .wrongFamily, at: family.place, "the family is `\(family.text)`, the folder `\(folder)`",
        help: "move the file to `\(family.text)/`, or write `family: \(folder)`")
    }
  }

  mutating func requireEntries(_ node: PackNode, _ what: String) {
    if node.items?.isEmpty == true { log.add(.emptyList, at: node.place, "\(what) is empty") }
  }

  func localized(_ node: PackNode) -> PackLocalized? {
    guard let english = node["en"]?.text, let chinese = node["zh"]?.text else { return nil }
    return PackLocalized(english: english, chinese: chinese)
  }

  private mutating func term(_ node: PackNode) -> PackScore.Term? {
    guard let weight = node["weight"]?.text.flatMap({ Double($0.text) }) else { return nil }
    let condition = node["when"]?.text
    let counted = node["count"]?.text
    guard condition != nil || counted != nil else { return nil }
    return PackScore.Term(
      condition: condition, counted: counted, weight: weight, cap: node["cap"]?.text.flatMap { Double($0.text) })
  }

  private mutating func lexicon(_ name: PackText, _ node: PackNode) -> PackLexicon {
    requireEntries(node, "the lexicon")
    if node.items != nil { return PackLexicon(name: name, entries: [("", node.texts)]) }
    var entries: [(heading: String, words: [PackText])] = []
    for (heading, words) in node.named {
      requireEntries(words, "`\(heading.text)`")
      entries.append((heading.text, words.texts))
    }
    if entries.isEmpty, node.entries != nil { log.add(.emptyList, at: node.place, "the lexicon is empty") }
    return PackLexicon(name: name, entries: entries)
  }
}
