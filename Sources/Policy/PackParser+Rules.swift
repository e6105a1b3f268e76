import Documents

extension PackParser {
  mutating func rule(_ node: PackNode) -> PackRule? {
    guard let id = node["id"]?.text, let message = node["message"].flatMap({ localized($0) }) else { return nil }
    let match = node["match"].flatMap { reference($0) }
    let condition = node["when"]?.text
    return PackRule(
      id: id, message: message,
      why: node["why"].flatMap { localized($0)?.text } ?? LocalizedText(english: "", chinese: ""),
      isOptional: node["severity"]?.text?.text == "off",
      severity: node["severity"]?.text.flatMap { Severity(rawValue: $0.text) } ?? .warning,
      confidence: node["confidence"]?.text.flatMap { Confidence(rawValue: $0.text) } ?? .high,
      match: match, condition: condition, report: report(node["report"]),
      escalations: (node["escalate"]?.items ?? []).compactMap { escalation($0) },
      evidence: node["evidence"]?.texts ?? [], fix: node["fix"].flatMap { fix($0) }, examples: examples(of: node),
      isReplacement: node["replaces"]?.text?.text == "true", place: node.place)
  }

  private func report(_ node: PackNode?) -> Rule.Report {
    guard let node else { return .each }
    if let word = node.text { return word.text == "once" ? .once(atLeast: 1, spots: 5) : .each }
    guard node["once"]?.text?.text == "true" else { return .each }
    let spots = node["spots"]?.text.flatMap { Int($0.text) } ?? 5
    if let from = node["from"]?.text.flatMap({ Int($0.text) }) { return .gathered(from: from, spots: spots) }
    return .once(atLeast: node["at-least"]?.text.flatMap { Int($0.text) } ?? 1, spots: spots)
  }

  private func escalation(_ node: PackNode) -> PackRule.Escalation? {
    guard let condition = node["when"]?.text, let severity = node["severity"]?.text else { return nil }
    return PackRule.Escalation(condition: condition, severity: Severity(rawValue: severity.text))
  }

  private func fix(_ node: PackNode) -> PackRule.Fix? {
    PackRule.Fix(
      isSafe: node["safe"]?.text?.text == "true", replacement: node["replace"]?.text ?? node["append"]?.text,
      isAppended: node["append"] != nil,
      plan: node["plan"]?.texts.map(\.text) ?? [], condition: node["when"]?.text)
  }

  mutating func fact(_ node: PackNode) -> PackFact? {
    guard let key = node["fact"]?.text else { return nil }
    let table = node["table"]
    let rows = table ?? node["collect"]
    if let rows { requireEntries(rows, "the table") }
    for name in [key, node["evidence"]?.text].compactMap({ $0 }) where !PackName.isDotted(name.text) {
      log.add(
        .malformedName, at: name.place, "`\(name.text)` cannot be a fact's key",
        help: "keys are lower-case words joined by `-` or `_`, parts joined by dots: `repost.policy`")
    }
    return PackFact(
      key: key, evidenceKey: node["evidence"]?.text, mode: table == nil ? .collect : .first,
      rows: (rows?.items ?? []).compactMap { row($0) }, examples: factExamples(of: node))
  }

  private func row(_ node: PackNode) -> PackFact.Row? {
    let value: PackFact.Value
    if let taken = node["take"]?.text {
      value = .expression(taken)
    } else if let text = node["value"]?.text {
      let literal = text.literal
      if case .text(let string) = literal, string.utf8.contains(where: { "{}".utf8.contains($0) }) {
        value = .template(text)
      } else {
        value = .literal(literal)
      }
    } else {
      return nil
    }
    return PackFact.Row(
      condition: node["when"]?.text, value: value, evidence: node["evidence"]?.texts ?? [], rule: node["rule"]?.text,
      place: node.place)
  }
}

extension PackText {
  /// The value of an unquoted number, flag or null; else the text (YAML 1.2, core schema).
  var literal: Expression.Literal {
    guard style == .plain else { return .text(text) }
    switch text {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "null", "~", "": return .null
    default: break
    }
    let isNumeric = text.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) }
    guard isNumeric, let number = Double(text), number.isFinite else { return .text(text) }
    return .number(number)
  }
}
