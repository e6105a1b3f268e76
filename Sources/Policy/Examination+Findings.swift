import Documents
import Folding
import Measuring

extension Examination {
  /// A finding before its fingerprint is known.
  struct Draft {
    /// The finding.
    var finding: Finding
    /// The suppression that holds it back; nil where none does.
    var suppression: Int?
    /// What its fingerprint is made of.
    var identity: [String]
  }

  /// What the rule with this index finds.
  func drafts(of index: Int, _ choice: SeverityChoice, _ suppressions: inout SuppressionTable) -> [Draft] {
    guard choice != .off else { return [] }
    let rule = rules.rules[index]
    guard plan.conditions[index].ofDocument.allSatisfy({ holds($0) }) else { return [] }
    guard let pattern = rule.pattern else {
      return documentDraft(rule, choice, &suppressions).map { [$0] } ?? []
    }
    let hits = hits(of: index, pattern, choice)
    switch rule.report {
    case .once(let atLeast, let spots):
      return onceDraft(rule, hits, (atLeast, spots), &suppressions).map { [$0] } ?? []
    case .gathered(let from, let spots) where hits.count >= from:
      return onceDraft(rule, hits, (1, spots), &suppressions).map { [$0] } ?? []
    case .each, .gathered:
      if hits.count > Limit.findings {
        omit(
          "finding-limit", "the rule \(rule.id) found \(hits.count) places; the first \(Limit.findings) are given")
      }
      return hits.prefix(Limit.findings).map { hit in
        let suppression = suppressions.holdsBack(rule.id, family: rule.family, at: hit.hand.occurrence.range)
        return draft(rule, hit.hand, hit.severity, suppression)
      }
    }
  }

  /// An occurrence that a rule reports, and how severe it is.
  struct Hit {
    var hand: AtHand
    var severity: Severity
  }

  /// The occurrences that the rule reports; of overlapping ones the first.
  func hits(of index: Int, _ pattern: Int, _ choice: SeverityChoice) -> [Hit] {
    var hits: [Hit] = []
    for occurrence in occurrences(of: pattern).items {
      let hand = AtHand(pattern: pattern, occurrence: occurrence)
      guard plan.conditions[index].ofOccurrence.allSatisfy({ holds($0, at: hand) }) else { continue }
      guard let severity = severity(rules.rules[index], choice, hand) else { continue }
      if let last = hits.last?.hand.occurrence.range, last.overlaps(occurrence.range) || last == occurrence.range {
        continue
      }
      hits.append(Hit(hand: hand, severity: severity))
    }
    return hits
  }

  /// The severity of `rule` for the occurrence at hand; nil where it is switched off.
  ///
  /// A severity that the user or a profile sets stands for the rule's own and its escalations, except those to `off`.
  func severity(_ rule: Rule, _ choice: SeverityChoice, _ hand: AtHand?) -> Severity? {
    var severity: Severity? = rule.severity
    if let escalation = rule.escalations.first(where: { holds($0.condition, at: hand) }) {
      severity = escalation.severity
    }
    if case .fixed(let fixed) = choice, severity != nil { return fixed }
    return severity
  }
}

// MARK: Drafts

extension Examination {
  private func draft(_ rule: Rule, _ hand: AtHand, _ severity: Severity, _ suppression: Int?) -> Draft {
    let range = hand.occurrence.range
    let zone = document.blocks[hand.occurrence.block].zone
    let finding = Finding(
      rule: rule.id, severity: severity, confidence: rule.confidence, message: message(rule, hand, count: 1),
      zone: zone, range: range, fix: fix(rule, hand, count: 1),
      evidence: rule.evidence.flatMap { evidence($0, at: hand) })
    return Draft(finding: finding, suppression: suppression, identity: identity(rule, zone, range))
  }

  /// One finding for all `hits`, those that a suppression holds back not counted.
  private func onceDraft(
    _ rule: Rule, _ hits: [Hit], _ report: (atLeast: Int, spots: Int), _ suppressions: inout SuppressionTable
  ) -> Draft? {
    guard hits.count >= max(1, report.atLeast) else { return nil }
    var suppression: Int?
    let standing = hits.filter { hit in
      let holder = suppressions.holdsBack(rule.id, family: rule.family, at: hit.hand.occurrence.range)
      suppression = suppression ?? holder
      return holder == nil
    }
    let isSuppressed = standing.count < max(1, report.atLeast)
    let counted = isSuppressed ? hits : standing
    guard let hand = counted.first?.hand, let severity = counted.lazy.map(\.severity).max() else { return nil }
    var draft = draft(rule, hand, severity, isSuppressed ? suppression : nil)
    draft.finding.message = message(rule, hand, count: counted.count)
    draft.finding.fix = fix(rule, hand, count: counted.count)
    draft.finding.count = counted.count
    let spots = counted.prefix(max(0, report.spots)).map { hit in
      let occurrence = hit.hand.occurrence
      return Finding.Evidence(origin: origin(of: occurrence, hit.hand.pattern), range: occurrence.range)
    }
    draft.finding.evidence = spots + draft.finding.evidence
    return draft
  }

  private func documentDraft(
    _ rule: Rule, _ choice: SeverityChoice, _ suppressions: inout SuppressionTable
  ) -> Draft? {
    guard let severity = severity(rule, choice, nil) else { return nil }
    let evidence = rule.evidence.map { self.evidence($0) }
    let place = evidence.joined().lazy.compactMap(\.range).first
    let range = place ?? start
    let zone = document.blockIndex(at: range.lower).map { document.blocks[$0].zone } ?? .body
    let hand = rule.evidence.first.flatMap(subject)
    let finding = Finding(
      rule: rule.id, severity: severity, confidence: rule.confidence,
      message: message(rule, hand, count: count(rule.evidence.first), evidence: evidence.joined().first), zone: zone,
      range: range, fix: place == nil ? nil : fix(rule, hand, count: 1), evidence: Array(evidence.joined()))
    let values = evidence.compactMap { $0.first.map { Fingerprint.normalised(text(of: $0)) } }
    return Draft(
      finding: finding, suppression: suppressions.holdsBack(rule.id, family: rule.family, at: range),
      identity: [rule.id] + values)
  }

  /// Where a finding without a place stands: before the first block of running text, else before the first block.
  var start: TextRange {
    let block = document.blocks.first { $0.zone == .body } ?? document.blocks.first
    return TextRange(block?.range.lower ?? 0, block?.range.lower ?? 0)
  }

  /// The occurrence that an entry of `evidence` is about, whose captures a message may use.
  private func subject(_ expression: Expression) -> AtHand? {
    switch expression {
    case .occurs(let pattern, _, _), .count(let pattern), .capture(let pattern, _):
      occurrences(of: pattern).first.map { AtHand(pattern: pattern, occurrence: $0) }
    default: nil
    }
  }

  /// How many places an entry of `evidence` has, however many of them are given.
  private func count(_ expression: Expression?) -> Int {
    switch expression {
    case .occurs(let pattern, let zones, _): places(of: pattern, zones, .document, nil).count
    case .count(let pattern), .density(let pattern): occurrences(of: pattern).count
    case .some(let other): evidence(other).count
    case nil: 0
    }
  }

  private func identity(_ rule: Rule, _ zone: Zone, _ range: TextRange) -> [String] {
    [rule.id, zone.rawValue, Fingerprint.normalised(document.string(range))]
  }

  private func text(of evidence: Finding.Evidence) -> String {
    evidence.text ?? evidence.range.map { document.string($0) } ?? ""
  }
}

// MARK: Wording

extension Examination {
  private func message(
    _ rule: Rule, _ hand: AtHand?, count: Int, evidence: Finding.Evidence? = nil
  ) -> LocalizedText {
    let field = { (name: String) -> String? in
      let value = self.field(name, rule, hand, count) ?? (name == "text" ? evidence.map { self.text(of: $0) } : nil)
      return value.map { MessageTemplate.cut($0, to: Limit.messageValue) }
    }
    return LocalizedText(
      english: MessageTemplate.fill(rule.message.english, field),
      chinese: MessageTemplate.fill(rule.message.chinese, field))
  }

  func field(_ name: String, _ rule: Rule, _ hand: AtHand?, _ count: Int) -> String? {
    if let field = rule.fields.first(where: { $0.name == name }) {
      return Values.string(value(field.value, at: hand), text)
    }
    if let value = hand?.occurrence.value(of: name), value != .none { return Values.string(value, text) }
    return name == "count" ? String(count) : nil
  }

  func fix(_ rule: Rule, _ hand: AtHand?, count: Int) -> Finding.Fix? {
    guard let fix = rule.fix, !fix.isAppended, fix.condition.map({ holds($0, at: hand) }) ?? true else { return nil }
    let field = { (name: String) in self.field(name, rule, hand, count) }
    let span = hand?.occurrence.span
    let measured = fix.replacement == nil ? span?.replacement : nil
    guard let replacement = fix.replacement.map({ MessageTemplate.fill($0, field) }) ?? measured else { return nil }
    // What a fix cannot mend comes back as it was.
    if let range = hand?.occurrence.range, replacement == document.string(range) { return nil }
    let plan = fix.plan.isEmpty ? span?.plan ?? [] : fix.plan.map { MessageTemplate.fill($0, field) }
    return Finding.Fix(isSafe: fix.isSafe, replacement: replacement, plan: plan)
  }
}
