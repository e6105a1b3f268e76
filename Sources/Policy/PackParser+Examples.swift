import Documents

extension PackParser {
  /// The examples and known misses of a rule.
  mutating func examples(of rule: PackNode) -> [RuleExample] {
    var examples: [RuleExample] = []
    let lists: [(node: PackNode?, expectation: RuleExample.Expectation, key: String)] = [
      (rule["examples"]?["bad"], .bad, "bad"), (rule["examples"]?["good"], .good, "good"),
      (rule["known-misses"], .knownMiss, "known-misses"),
    ]
    for (node, expectation, key) in lists {
      guard let node, let items = node.items else { continue }
      if items.isEmpty, key != "known-misses" {
        log.add(.missingExamples, at: node.place, "a rule needs at least one \(key) example")
      }
      examples += items.compactMap { example($0, expectation) }
    }
    return examples
  }

  /// The examples of a fact.
  mutating func factExamples(of fact: PackNode) -> [RuleExample] {
    (fact["examples"]?.items ?? []).compactMap { node in
      guard let value = node["value"].map({ factValue($0) }) else { return nil }
      return example(node, .value(value))
    }
  }

  private func factValue(_ node: PackNode) -> FactValue {
    if let items = node.items { return .list(items.map { factValue($0) }) }
    guard let text = node.text else { return .null }
    switch text.literal {
    case .null: return .null
    case .flag(let flag): return .flag(flag)
    case .number(let number): return .number(number)
    case .text(let text), .name(let text): return .text(text)
    }
  }

  private mutating func example(_ node: PackNode, _ expectation: RuleExample.Expectation) -> RuleExample? {
    guard let text = node.text ?? node["text"]?.text else { return nil }
    let (plain, spans) = unmark(text)
    if !spans.isEmpty, expectation == .good {
      log.add(.markers, at: text.place, "a good example has nothing to mark")
    }
    func option(_ key: String) -> String? { node[key]?.text?.text }
    var declared = Declared()
    declared.url = option("url")
    declared.siteTitle = option("site-title")
    declared.title = option("title")
    declared.author = option("author")
    declared.source = option("source")
    declared.language = option("language")
    declared.charset = option("charset")
    declared.house = node["house"].map { HouseDisclaimer($0) }
    expectedFacts += (node["facts"]?.named ?? []).map(\.name)
    let facts = (node["facts"]?.named ?? []).map {
      RuleExample.ExpectedFact(key: $0.name.text, value: factValue($0.value))
    }
    return RuleExample(
      expectation: expectation, text: plain, spans: spans,
      format: option("format").flatMap { DocumentFormat(rawValue: $0) },
      declared: declared, facts: facts, isPlain: option("plain") == "true",
      origin: Rule.Origin(file: path, line: node.place.line), column: node.place.column)
  }

  /// The text without its markers, and what they enclose.
  private mutating func unmark(_ marked: PackText) -> (text: String, spans: [ByteRange]) {
    let bytes = Array(marked.text.utf8)
    var plain: [UInt8] = []
    var spans: [ByteRange] = []
    var open: Int?
    var index = 0
    while index < bytes.count {
      let isOpening = bytes[index...].starts(with: "\u{27E6}".utf8)
      guard isOpening || bytes[index...].starts(with: "\u{27E7}".utf8) else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      if isOpening {
        if open != nil { log.add(.markers, at: marked.place(at: index), "a marker opens inside another") }
        open = plain.count
      } else if let start = open {
        if start == plain.count { log.add(.markers, at: marked.place(at: index), "nothing stands between the markers") }
        spans.append(ByteRange(start, plain.count))
        open = nil
      } else {
        log.add(.markers, at: marked.place(at: index), "a marker closes that was never opened")
      }
      index += 3
    }
    if open != nil { log.add(.markers, at: marked.place, "a marker is not closed") }
    return (String(decoding: plain, as: UTF8.self), spans)
  }
}
