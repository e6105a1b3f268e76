import Documents

/// Compares a file's YAML with the shapes: unknown, missing, doubled and clashing keys, wrong kinds of value.
struct ShapeCheck {
  /// How deep a pattern's requirements may nest patterns of their own.
  static let nestingLimit = 8

  /// What was found.
  var log: PackLog

  /// Checks `node`, which should have the shape `name`.
  mutating func check(_ node: PackNode, as name: PackShape.Name, depth: Int = 0) {
    let shape = PackShape.named(name)
    guard let entries = node.entries else {
      return log.add(
        .wrongType, at: node.place, "\(shape.title) is a mapping, not \(node.kindTitle)",
        help: "its keys are " + shape.keys.map { "`\($0.name)`" }.joined(separator: ", "))
    }
    guard depth <= Self.nestingLimit + 2 else {
      return log.add(
        .outOfRange, at: node.place, "patterns nest deeper than \(Self.nestingLimit) levels",
        help: "give the inner one a name under `patterns:`")
    }
    var present: [String: PackPlace] = [:]
    for (key, value) in entries {
      guard let name = key.text?.text else { continue }
      present[name] = key.place
      guard let known = shape.key(name) else {
        log.add(
          .unknownKey, at: key.place, "\(shape.title) has no key `\(name)`",
          help: NearestName.help(for: name, among: shape.keys.map(\.name), most: 40))
        continue
      }
      check(value, known.value, of: name, depth: depth)
    }
    checkPresence(of: shape, present, in: node)
  }

  private mutating func checkPresence(of shape: PackShape, _ present: [String: PackPlace], in node: PackNode) {
    for key in shape.keys where key.isRequired && present[key.name] == nil {
      log.add(.missingKey, at: node.place, "\(shape.title) needs `\(key.name)`", help: key.summary)
    }
    for choice in shape.choices {
      let found = choice.keys.filter { present[$0] != nil }
      let list = choice.keys.map { "`\($0)`" }.joined(separator: ", ")
      if choice.isExclusive, found.count > 1, let place = present[found[1]] {
        log.add(
          .conflictingKeys, at: place, "`\(found[1])` and `\(found[0])` exclude each other", help: "one of \(list)")
      } else if found.isEmpty {
        log.add(.missingKey, at: node.place, "\(shape.title) needs one of \(list)")
      }
    }
    for (name, place) in present.sorted(by: { $0.key < $1.key }) {
      guard let needed = shape.needs[name], !needed.contains(where: { present[$0] != nil }) else { continue }
      log.add(
        .idleKey, at: place, "`\(name)` has no effect here",
        help: "it goes with " + needed.map { "`\($0)`" }.joined(separator: ", "))
    }
  }

  private mutating func check(_ node: PackNode, _ value: PackShape.Value, of key: String, depth: Int) {
    switch value {
    case .text:
      guard let text = node.text else { return mismatch(node, key, "a text") }
      if text.text.isEmpty { log.add(.emptyList, at: node.place, "`\(key)` is empty") }
    case .emptiableText: if node.text == nil { mismatch(node, key, "a text") }
    case .expression: if node.text == nil { mismatch(node, key, "a condition or value") }
    case .scalar: if node.text == nil { mismatch(node, key, "one value") }
    case .integer(let range): checkInteger(node, range, of: key)
    case .number: if node.text.flatMap({ Double($0.text) })?.isFinite != true { mismatch(node, key, "a number") }
    case .flag: if !["true", "false"].contains(node.text?.text) { mismatch(node, key, "`true` or `false`") }
    case .word(let words): checkWord(node, words, of: key)
    case .zone: checkZone(node)
    case .language: checkLanguage(node)
    case .list(let element):
      guard let items = node.items else { return mismatch(node, key, "a list") }
      for item in items { check(item, element, of: key, depth: depth) }
    case .mapping(let name): check(node, as: name, depth: depth + 1)
    case .dictionary(let element): checkDictionary(node, element, of: key, depth: depth)
    case .either(let values): checkEither(node, values, of: key, depth: depth)
    }
  }

  private mutating func mismatch(_ node: PackNode, _ key: String, _ expected: String) {
    let help = expected == "a list" && node.text != nil ? "write it in brackets: `[\(node.text?.text ?? "")]`" : nil
    log.add(.wrongType, at: node.place, "`\(key)` takes \(expected), not \(node.kindTitle)", help: help)
  }

  private mutating func checkInteger(_ node: PackNode, _ range: ClosedRange<Int>, of key: String) {
    guard let number = node.text.flatMap({ Int($0.text) }) else { return mismatch(node, key, "a whole number") }
    if !range.contains(number) {
      log.add(.outOfRange, at: node.place, "`\(key)` is from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  private mutating func checkWord(_ node: PackNode, _ words: [String], of key: String) {
    guard let word = node.text?.text else { return mismatch(node, key, "a word") }
    if !words.contains(word) {
      log.add(
        .unknownWord, at: node.place, "`\(key)` cannot be `\(word)`", help: NearestName.help(for: word, among: words))
    }
  }

  private mutating func checkZone(_ node: PackNode) {
    guard let word = node.text?.text else { return mismatch(node, "in", "a zone") }
    if word.hasPrefix("meta:"), word.utf8.count > 5 { return }
    if !PackShape.zoneWords.contains(word) {
      log.add(
        .unknownWord, at: node.place, "there is no zone `\(word)`",
        help: NearestName.help(for: word, among: PackShape.zoneWords))
    }
  }

  private mutating func checkLanguage(_ node: PackNode) {
    guard let tag = node.text?.text else { return mismatch(node, "languages", "a language tag") }
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.enumerated().allSatisfy { index, part in
      (index == 0 ? 2...3 : 1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { ($0 | 0x20).isLowercaseLetter || (index > 0 && $0.isDigit) }
    }
    if !isTag {
      log.add(
        .unknownWord, at: node.place, "`\(tag)` is no language tag",
        help: "tags are those of BCP 47: `zh`, `zh-Hant`, `en`, `pt-BR`")
    }
  }

  private mutating func checkDictionary(_ node: PackNode, _ element: PackShape.Value, of key: String, depth: Int) {
    guard let entries = node.entries else { return mismatch(node, key, "a mapping") }
    for (name, value) in entries { check(value, element, of: name.text?.text ?? key, depth: depth) }
  }

  private mutating func checkEither(_ node: PackNode, _ values: [PackShape.Value], of key: String, depth: Int) {
    for value in values where value.fits(node) { return check(node, value, of: key, depth: depth) }
    mismatch(node, key, values.map(\.title).joined(separator: " or "))
  }
}

extension PackShape.Value {
  /// Whether it takes nodes of this kind: scalars, lists or mappings.
  fileprivate func fits(_ node: PackNode) -> Bool {
    switch self {
    case .text, .emptiableText, .scalar, .expression, .integer, .number, .flag, .word, .zone, .language:
      node.text != nil
    case .list: node.items != nil
    case .mapping, .dictionary: node.entries != nil
    case .either(let values): values.contains { $0.fits(node) }
    }
  }

  /// What it is called in messages.
  fileprivate var title: String {
    switch self {
    case .text, .emptiableText, .scalar, .expression: "a text"
    case .integer, .number: "a number"
    case .flag: "`true` or `false`"
    case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .zone: "a zone"
    case .language: "a language tag"
    case .list: "a list"
    case .mapping, .dictionary: "a mapping"
    case .either(let values): values.map(\.title).joined(separator: " or ")
    }
  }
}
