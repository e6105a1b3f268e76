import Documents
import Folding
import Matching
import Measuring

extension Examination {
  /// Whether `expression` holds, for the occurrence at hand where there is one.
  func holds(_ expression: Expression, at hand: AtHand? = nil) -> Bool {
    Values.isTrue(value(expression, at: hand))
  }

  /// The value of `expression`, for the occurrence at hand where there is one.
  func value(_ expression: Expression, at hand: AtHand? = nil) -> MeasureValue {
    switch expression {
    case .literal(let literal): value(literal)
    case .occurs(let pattern, let zones, let scope): .flag(occurs(pattern, zones, scope, hand))
    case .count(let pattern): .number(Double(occurrences(of: pattern).count))
    case .density(let pattern): density(of: pattern)
    case .distance(let one, let other): distance(one, other)
    case .capture(let pattern, let name): capture(pattern, name, hand)
    case .score(let index): .number(score(index))
    case .fact(let key): facts[key] ?? .none
    case .field(let name): field(name).value
    case .metadata(let name): metadata[name].map(MeasureValue.place) ?? .none
    case .measure(let name, let arguments): measure(name, arguments, hand)
    case .template(let parts): .text(text(of: parts, hand))
    case .not(let operand): .flag(!holds(operand, at: hand))
    case .and(let one, let other): .flag(holds(one, at: hand) && holds(other, at: hand))
    case .or(let one, let other): .flag(holds(one, at: hand) || holds(other, at: hand))
    case .compare(let one, let comparison, let other):
      .flag(
        Values.compare(
          value(one, at: hand), comparison, value(other, at: hand), asksForNull: one.isNull || other.isNull, text))
    case .arithmetic(let one, let sign, let other):
      Values.calculate(value(one, at: hand), sign, value(other, at: hand))
    }
  }

  private func value(_ literal: Expression.Literal) -> MeasureValue {
    switch literal {
    case .number(let number): .number(number)
    case .text(let text), .name(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .null: .none
    }
  }

  /// What a place or text reads; nil for other values.
  func text(_ value: MeasureValue) -> String? {
    switch value {
    case .text(let text): text
    case .place(let range): document.string(range)
    case .none, .flag, .number, .list: nil
    }
  }

  private func text(of parts: [Expression.TemplatePart], _ hand: AtHand?) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let literal): text += literal
      case .value(let expression): text += Values.string(value(expression, at: hand), self.text)
      }
    }
  }
}

// MARK: Patterns

extension Examination {
  private func occurs(_ pattern: Int, _ zones: ZoneSet?, _ scope: Scope, _ hand: AtHand?) -> Bool {
    guard scope < .document, let hand else {
      let list = occurrences(of: pattern)
      guard let zones else { return !list.isEmpty }
      return list.items.contains { zones.contains(document.blocks[$0.block].zone) }
    }
    let zone = document.blocks[hand.occurrence.block].zone
    if let zones, !zones.contains(zone) { return false }
    let requirement = RuleSet.Requirement(pattern: pattern, isVeto: false, scope: scope, distance: nil, side: .any)
    return neighbour(of: hand.occurrence, requirement) != nil
  }

  /// Occurrences in running text for every 1,000 code points of it; none where there is no running text.
  private func density(of pattern: Int) -> MeasureValue {
    guard bodyLength > 0 else { return .none }
    let count = occurrences(of: pattern).items.count { document.blocks[$0.block].zone == .body }
    return .number(Double(count) * 1_000 / Double(bodyLength))
  }

  /// Code points between the nearest two in one block, 0 where they touch or overlap; none where no block has both.
  ///
  /// - Complexity: O(n + m) in the number of occurrences, and in the bytes between neighbours.
  private func distance(_ one: Int, _ other: Int) -> MeasureValue {
    let ones = occurrences(of: one).items
    let others = one == other ? [] : occurrences(of: other).items
    var nearest: Int?
    var (next, nextOther) = (0, 0)
    var last: (item: Occurrence, isOne: Bool)?
    while next < ones.count || nextOther < others.count {
      let takesOne =
        nextOther == others.count || (next < ones.count && !OccurrenceList.precedes(others[nextOther], ones[next]))
      let item = takesOne ? ones[next] : others[nextOther]
      if takesOne { next += 1 } else { nextOther += 1 }
      if let last, last.item.block == item.block, one == other || last.isOne != takesOne {
        let gap = document.codePointCount(TextRange(last.item.range.upper, item.range.lower))
        nearest = min(nearest ?? gap, gap)
      }
      // The one that ends later stays the nearer one to what follows, unless a mate of its kind comes.
      if let kept = last, kept.isOne == takesOne, kept.item.range.upper > item.range.upper { continue }
      last = (item, takesOne)
    }
    return nearest.map { .number(Double($0)) } ?? .none
  }

  private func capture(_ pattern: Int, _ name: String, _ hand: AtHand?) -> MeasureValue {
    if let hand, isOf(pattern, hand) { return hand.occurrence.value(of: name) }
    let list = occurrences(of: pattern)
    if let first = list.first?.value(of: name), first != .none { return first }
    return list.items.lazy.map { $0.value(of: name) }.first { $0 != .none } ?? .none
  }

  /// Whether the occurrence at hand is one of `pattern`: of the rule's own pattern, the member of a union that found it,
  /// or a union in between.
  func isOf(_ pattern: Int, _ hand: AtHand) -> Bool {
    pattern == hand.pattern || pattern == hand.occurrence.pattern
      || (plan.members[pattern]?.contains(hand.occurrence.pattern) ?? false)
  }
}

// MARK: Scores, fields, measures

extension Examination {
  /// The score with this index, which is of the whole document.
  func score(_ index: Int) -> Double {
    if let known = scores[index] { return known }
    guard rules.scores.indices.contains(index) else { return 0 }
    scores[index] = 0
    let sum = rules.scores[index].terms.reduce(0) { $0 + Values.contribution(of: $1, value($1.expression)) }
    scores[index] = sum
    return sum
  }

  /// A field of the document and where it was found.
  func field(_ name: String) -> (value: MeasureValue, origin: String) {
    let declared = document.declared
    switch name {
    case "title": return claim(document.identity.titles)
    case "site-title": return claim(document.identity.siteTitles)
    case "page-title": return claim(document.identity.pageTitles)
    case "section": return claim(document.identity.sections)
    case "author": return claim(document.identity.authors)
    case "publisher": return claim(document.identity.publishers)
    case "source": return claim(document.identity.sources)
    case "url": return claim(document.identity.addresses)
    case "language": return (optional(document.language), name)
    case "format": return (.text(document.format.rawValue), name)
    case "encoding": return (.text(document.encoding.name), name)
    case "encoding-declared": return (optional(document.encoding.declared), name)
    case "encoding-basis": return (.text(document.encoding.basis.rawValue), name)
    case "encoding-invalid": return (.number(Double(document.encoding.invalid.count)), name)
    case "declared.url": return (optional(declared.url), name)
    case "declared.title": return (optional(declared.title), name)
    case "declared.site-title": return (optional(declared.siteTitle), name)
    case "declared.author": return (optional(declared.author), name)
    case "declared.source": return (optional(declared.source), name)
    case "declared.language": return (optional(declared.language), name)
    case "declared.charset": return (optional(declared.charset), name)
    case "house.wording":
      return (optional(declared.house?.wordings(for: document.language).first?.text), name)
    case "house.place":
      return (optional(declared.house.flatMap { $0.places.isEmpty ? nil : $0.places.joined(separator: " ") }), name)
    case "house.exempt": return exemption
    default: return (.none, name)
    }
  }

  /// The section of the page that the house asks no disclaimer of; `path` where the article's place says so.
  private var exemption: (value: MeasureValue, origin: String) {
    guard let house = document.declared.house else { return (.none, "") }
    if house.isExempt { return (.text("path"), "house.exempt") }
    let names = house.exemptSections.map { $0.lowercased() }
    let section = document.identity.sections.first { names.contains(document.string($0.range).lowercased()) }
    return section.map { (.place($0.range), $0.origin) } ?? (.none, "")
  }

  private func claim(_ claims: [Identity.Claim]) -> (value: MeasureValue, origin: String) {
    claims.first.map { (.place($0.range), $0.origin) } ?? (.none, "")
  }

  private func optional(_ text: String?) -> MeasureValue { text.map(MeasureValue.text) ?? .none }

  private func measure(_ name: String, _ arguments: [Expression], _ hand: AtHand?) -> MeasureValue {
    guard let measure = MeasureCatalog.named(name), case .value(let body) = measure.body else { return .none }
    let call = MeasureCall(name: name, arguments: values(arguments, for: measure, at: hand))
    if let known = measured[call] { return known }
    let arguments = call.arguments
    let value =
      probe.map { $0.measure(name, count: { $0 == .none ? 0 : 1 }) { body(measures, arguments) } }
      ?? body(measures, arguments)
    measured[call] = value
    return value
  }

  /// The arguments of a measure, with its own values for those left out.
  func values(_ arguments: [Expression], for measure: Measure, at hand: AtHand? = nil) -> [MeasureValue] {
    var values = arguments.map { value($0, at: hand) }
    for parameter in measure.parameters.dropFirst(values.count) { values.append(parameter.standard ?? .none) }
    return values
  }
}

extension Expression {
  /// Whether this is `null` as it is written.
  var isNull: Bool { self == .literal(.null) }
}
