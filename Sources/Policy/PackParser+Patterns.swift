import Documents
import Folding
import Matching

extension PackParser {
  /// The pattern that `node` spells, without occurrences where its source is missing or malformed.
  mutating func pattern(_ node: PackNode) -> PackPattern? {
    guard node.entries != nil else { return nil }
    let source = source(node) ?? .union([])
    var requirements: [PackPattern.Requirement] = []
    for (key, isVeto) in [("unless", true), ("with", false)] {
      for item in node[key]?.items ?? [] {
        if let requirement = requirement(item, isVeto: isVeto) { requirements.append(requirement) }
      }
    }
    return PackPattern(
      place: node.place, source: source, options: options(node), requirements: requirements,
      waiver: node["ungated"]?.text?.text)
  }

  /// A pattern's name, or a pattern written in place.
  mutating func reference(_ node: PackNode) -> PackPattern.Reference? {
    if let name = node.text { return .named(name) }
    return pattern(node).map { .written($0) }
  }

  func options(_ node: PackNode) -> PackPattern.Options {
    var options = PackPattern.Options()
    options.folds = node["fold"]?.items.map { items in
      FoldSet(items.compactMap { item in FoldSet.named.first { $0.name == item.text?.text }?.fold })
    }
    options.boundary = node["boundary"]?.text.flatMap { PatternSpec.Boundary(rawValue: $0.text) }
    options.zones = node["in"]?.items.map { items in zones(items.compactMap { $0.text?.text }) }
    options.within = node["within"]?.text.flatMap { Scope(rawValue: $0.text) }
    options.masks = node["masked"]?.items.map { items in
      MarkSet(items.compactMap { $0.text.flatMap { MarkKind(rawValue: $0.text) } })
    }
    options.languages = node["languages"]?.items.map { items in items.compactMap { $0.text?.text } }
    return options
  }

  private func zones(_ words: [String]) -> PackPattern.ZoneChoice {
    var choice = PackPattern.ZoneChoice(zones: [], metadataNames: [])
    var hasAllMetadata = false
    for word in words {
      if word.hasPrefix("meta:") {
        choice.zones.formUnion(Zone.meta.set)
        choice.metadataNames.append(String(word.dropFirst("meta:".count)))
      } else if let group = PackShape.zoneGroups.first(where: { $0.name == word }) {
        choice.zones.formUnion(group.zones)
        hasAllMetadata = hasAllMetadata || group.zones.contains(Zone.meta)
      } else if let zone = Zone(rawValue: word) {
        choice.zones.formUnion(zone.set)
        hasAllMetadata = hasAllMetadata || zone == .meta
      }
    }
    if hasAllMetadata { choice.metadataNames = [] }
    return choice
  }

  private mutating func source(_ node: PackNode) -> PackPattern.Source? {
    if let regex = node["regex"]?.text { return regex.text.isEmpty ? nil : .regex(regex) }
    if let keywords = node["keywords"] {
      requireEntries(keywords, "`keywords`")
      return keywords.texts.isEmpty ? nil : .keywords(keywords.texts)
    }
    if let lexicon = node["lexicon"] {
      requireEntries(lexicon, "`lexicon`")
      return lexicon.text.map { .lexicons([$0]) } ?? (lexicon.texts.isEmpty ? nil : .lexicons(lexicon.texts))
    }
    if let members = node["any"] {
      requireEntries(members, "`any`")
      return members.texts.isEmpty ? nil : .union(members.texts)
    }
    if let measure = node["measure"]?.text {
      return .measure(measure, least: node["at-least"]?.text.flatMap { Double($0.text) } ?? 0)
    }
    if let blocks = node["blocks"] {
      if blocks.text?.text == "true" { return .blocks }
      log.add(.wrongType, at: blocks.place, "`blocks` can only be `true`")
    }
    if let claims = node["claims"]?.text { return .claims(claims.text) }
    return nil
  }

  private mutating func requirement(_ node: PackNode, isVeto: Bool) -> PackPattern.Requirement? {
    let target: PackPattern.Reference?
    if let name = node.text ?? node["pattern"]?.text {
      target = .named(name)
    } else {
      target = source(node) == nil ? nil : pattern(node).map { .written($0) }
    }
    guard let target else { return nil }
    let requirement = PackPattern.Requirement(
      target: target, isVeto: isVeto, scope: node["scope"]?.text.flatMap { Scope(rawValue: $0.text) } ?? .clause,
      distance: node["distance"]?.text.flatMap { Int($0.text) },
      side: node["side"]?.text.flatMap { RuleSet.Requirement.Side(rawValue: $0.text) } ?? .any, place: node.place)
    if requirement.distance != nil, requirement.side == .around || requirement.side == .inside {
      log.add(
        .conflictingKeys, at: node["distance"]?.place ?? node.place,
        "`distance` has no meaning with `side: \(requirement.side.rawValue)`",
        help: "what contains the other has no distance from it")
    }
    return requirement
  }
}
