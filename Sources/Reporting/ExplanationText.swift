import Documents
import Folding
import Policy

/// Puts what the rules make of a document into words, with the source beside it.
struct ExplanationText {
  private let wording: Wording
  private let palette: Palette
  private let columns: Int
  private let written: ExplanationReporter.WrittenRules?
  private let document: Document
  private let name: String
  private let lines: LineIndex

  /// More code points of a pattern's text than this are cut.
  private static let longestPattern = 160

  init(reporter: ExplanationReporter, document: Document, name: String) {
    wording = reporter.wording
    palette = reporter.palette
    columns = reporter.columns
    written = reporter.written
    self.document = document
    self.name = name
    lines = LineIndex(document.decoded)
  }

  // MARK: A place

  /// What the rules make of a place.
  func page(_ explanation: PlaceExplanation) -> [UInt8] {
    let place = lines.position(of: explanation.place.lower)
    var output = palette.paint("\(name):\(place.line):\(place.column)", .path) + [0x0A]
    let excerpt = Excerpt(document.decoded, lines: lines, columns: columns - Gutter.width)
    let gutter = Gutter(palette: palette, excerpt: excerpt.lines(of: explanation.place))
    output += gutter.frame(.info)
    output += gutter.note(zones(explanation.blocks))
    let hits = Set(explanation.findings.map(\.rule))
    output += findings(explanation)
    let near = explanation.rules.filter { !hits.contains($0.rule) }
    if !near.isEmpty { output += title("explain.near") + self.near(near) }
    if !explanation.facts.isEmpty { output += title("explain.facts") }
    for fact in explanation.facts { output += self.fact(fact) }
    return output
  }

  private func title(_ key: String) -> [UInt8] { [0x0A] + palette.paint(wording.text(key), .strong) + [0x0A] }

  private func zones(_ blocks: [Int]) -> String {
    guard !blocks.isEmpty else { return wording.text("explain.no-text") }
    var names: [String] = []
    for index in blocks {
      let block = document.blocks[index]
      let zone = block.zone.rawValue + (block.name.map { ":\($0)" } ?? "")
      let language = block.language ?? document.language
      let text = language.map { "\(zone) (\($0))" } ?? zone
      if !names.contains(text) { names.append(text) }
    }
    return wording.text("explain.in-zone", ["zone": .text(names.joined(separator: ", "))])
  }

  private func findings(_ explanation: PlaceExplanation) -> [UInt8] {
    var output: [UInt8] = title("explain.findings")
    if explanation.findings.isEmpty { output += Array("  ".utf8) + Screen.safe(wording.text("explain.none")) + [0x0A] }
    var told: Set<String> = []
    for (index, finding) in explanation.findings.enumerated() {
      if index > 0 { output.append(0x0A) }
      let severity = palette.paint(wording.text("severity.\(finding.severity.rawValue)"), finding.severity.role)
      output += place(finding.range) + [0x20] + severity + [0x20]
      output += Screen.safe("\(finding.rule): \(finding.message.text(wording.language))") + [0x0A]
      // Several findings of a rule at one place have one explanation.
      guard told.insert(finding.rule).inserted, let rule = explanation.rules.first(where: { $0.rule == finding.rule })
      else { continue }
      var shown: TextRange?
      for candidate in rule.candidates {
        if candidate.range != shown { output += frame(candidate.range, finding.severity.role) }
        shown = candidate.range
        output += notes(candidate)
      }
      if rule.candidates.isEmpty {
        output += frame(finding.range, finding.severity.role)
        if let condition = rule.condition { output += self.condition(condition) }
      }
    }
    return output
  }

  /// The rules that found nothing there, by the place that they looked at.
  private func near(_ rules: [Explanation]) -> [UInt8] {
    // Rules that share a pattern often share what became of it.
    var groups: [(rules: [String], candidate: Explanation.Candidate)] = []
    for rule in rules {
      for candidate in rule.candidates {
        if let group = groups.firstIndex(where: { $0.candidate == candidate }) {
          groups[group].rules.append(rule.rule)
        } else {
          groups.append(([rule.rule], candidate))
        }
      }
    }
    var output: [UInt8] = []
    var shown: Explanation.Candidate?
    for group in groups.sorted(by: { Self.precedes($0.candidate.range, $1.candidate.range) }) {
      let range = group.candidate.range
      if range != shown?.range { output += place(range) + [0x0A] + frame(range, .info) }
      let isSame = range == shown?.range && group.candidate.pattern == shown?.pattern
      output += notes(group.candidate, rule: group.rules.joined(separator: ", "), saysPattern: !isSame)
      shown = group.candidate
    }
    for rule in rules where rule.candidates.isEmpty {
      output += palette.paint(rule.rule, .path) + [0x0A]
      for absence in rule.absences { output += note(self.absence(absence)) }
      if rule.moreAbsences > 0 {
        output += note(wording.text("explain.absent-more", ["n": .number(rule.moreAbsences)]))
      }
      if let condition = rule.condition { output += self.condition(condition) }
    }
    return output
  }

  private static func precedes(_ one: TextRange, _ other: TextRange) -> Bool {
    (one.lower, one.upper) < (other.lower, other.upper)
  }

  // MARK: Candidates

  /// A candidate of a rule that was asked for: where it stands, what became of it and why.
  func candidate(_ candidate: Explanation.Candidate) -> [UInt8] {
    let (key, fields) = outcome(candidate.outcome)
    let role: Palette.Role = key == "reported" ? .warning : .quiet
    return place(candidate.range) + [0x20] + palette.paint(wording.text("explain.\(key)", fields), role) + [0x0A]
      + frame(candidate.range, key == "reported" ? .warning : .info) + notes(candidate, saysOutcome: false) + [0x0A]
  }

  /// Why a rule found what it found.
  func reasons(_ rule: Explanation) -> [UInt8] {
    if rule.candidates.isEmpty { return rule.condition.map { condition($0) } ?? [] }
    return rule.candidates.flatMap { notes($0, saysOutcome: false) }
  }

  private func place(_ range: TextRange) -> [UInt8] { palette.paint("\(name):\(position(range)):", .path) }

  private func frame(_ range: TextRange, _ role: Palette.Role) -> [UInt8] {
    let excerpt = Excerpt(document.decoded, lines: lines, columns: columns - Gutter.width)
    return Gutter(palette: palette, excerpt: excerpt.lines(of: document.decodedRange(range))).frame(role)
  }

  private func notes(
    _ candidate: Explanation.Candidate, rule: String? = nil, saysOutcome: Bool = true, saysPattern: Bool = true
  ) -> [UInt8] {
    var output: [UInt8] = []
    let (key, fields) = outcome(candidate.outcome)
    if saysOutcome, rule != nil || key != "reported" {
      output += note((rule.map { "\($0): " } ?? "") + wording.text("explain.\(key)", fields))
    }
    if saysPattern { output += note(pattern(candidate)) }
    if let judge = candidate.judge, key != "reported" {
      output += note(wording.text("explain.judge", ["pattern": .text(judge)]))
    }
    if saysPattern, let folds = folds(candidate) { output += note(folds) }
    if let escalation = candidate.escalation {
      output += note(wording.text("explain.escalated")) + trace(escalation, indent: 11)
    }
    if let condition = candidate.condition, candidate.outcome != .covered { output += self.condition(condition) }
    return output
  }

  private func pattern(_ candidate: Explanation.Candidate) -> String {
    let description = description(candidate.pattern)
    var text = wording.text("explain.pattern", ["pattern": .text(candidate.pattern)])
    if let description, let written { text += " (\(written.place(description.origin)))" }
    if let keyword = candidate.keyword {
      text += ": " + wording.text("explain.keyword", ["word": .text(Screen.oneLine(keyword))])
    } else if case .regex(let regex) = description?.source {
      text += ": /\(cut(Self.brief(regex)))/"
    } else if case .measure(let call, _) = description?.source {
      text += ": \(cut(call))"
    }
    return text
  }

  /// A regex on one line; one in free spacing without its comments and runs of spaces.
  private static func brief(_ regex: String) -> String {
    guard regex.hasPrefix("(?x)") else { return Screen.oneLine(regex) }
    let lines = regex.dropFirst(4).split(whereSeparator: \.isNewline).map { line in
      line.drop { $0 == " " }.hasPrefix("#") ? "" : String(line)
    }
    return lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  private func folds(_ candidate: Explanation.Candidate) -> String? {
    guard !candidate.folds.isEmpty else { return nil }
    let names = candidate.folds.map { fold in
      fold.isNeeded == true ? wording.text("explain.fold-needed", ["fold": .text(fold.name)]) : fold.name
    }
    var text = wording.text("explain.folds", ["folds": .text(names.joined(separator: ", "))])
    if let folded = candidate.folded {
      text +=
        ": "
        + wording.text(
          "explain.folded",
          [
            "text": .text(cut(Screen.oneLine(document.string(candidate.range)))),
            "folded": .text(cut(Screen.oneLine(folded))),
          ])
    }
    return text
  }

  private func description(_ pattern: String) -> PatternDescription? {
    for rule in written?.catalog.rules ?? [] {
      if let description = rule.patterns.first(where: { $0.name == pattern }) { return description }
    }
    return nil
  }

  private func cut(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > Self.longestPattern else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(Self.longestPattern))) + "\u{2026}"
  }

  private func note(_ text: String) -> [UInt8] { Gutter(palette: palette, excerpt: []).note(text) }

  // MARK: Conditions, absences, facts

  private func condition(_ condition: ConditionTrace) -> [UInt8] {
    note(wording.text(condition.holds ? "explain.condition-holds" : "explain.condition-fails"))
      + trace(condition, indent: 11)
  }

  /// A condition and the parts that made it what it is, each on a line with its value.
  func trace(_ condition: ConditionTrace, indent: Int) -> [UInt8] {
    TraceText(wording: wording, palette: palette) { position($0) }.lines(condition, indent: indent)
  }

  private func absence(_ absence: Explanation.Absence) -> String {
    func list(_ words: [String]) -> String {
      words.map { "\u{201C}\(Screen.oneLine($0))\u{201D}" }.joined(separator: ", ")
    }
    switch absence.reason {
    case .noLiteral(let literals, let count):
      let shown = list(literals) + (count > literals.count ? "\u{2026}" : "")
      return wording.text(
        "explain.absent-literal",
        ["pattern": .text(absence.pattern), "words": .text(shown), "n": .number(count)])
    case .elsewhere(let range):
      return wording.text(
        "explain.absent-elsewhere", ["pattern": .text(absence.pattern), "place": .text(position(range))])
    case .literal(let literals) where literals.isEmpty:
      return wording.text("explain.absent-match", ["pattern": .text(absence.pattern)])
    case .literal(let literals):
      return wording.text("explain.absent-rest", ["pattern": .text(absence.pattern), "words": .text(list(literals))])
    case .fold(let folds):
      return wording.text(
        "explain.absent-fold",
        ["pattern": .text(absence.pattern), "folds": .text(folds.joined(separator: ", "))])
    case .measure: return wording.text("explain.absent-measure", ["pattern": .text(absence.pattern)])
    case .nothing: return wording.text("explain.absent-nothing", ["pattern": .text(absence.pattern)])
    }
  }

  private func fact(_ fact: FactTrace) -> [UInt8] {
    let value = fact.value.isEmpty ? wording.text("explain.no-value") : cut(Screen.oneLine(fact.value))
    var output = palette.paint(fact.key, .path) + Screen.safe(" = \(value)") + [0x0A]
    let description = written?.catalog.fact(fact.key)
    for row in fact.rows {
      let place = description.flatMap { description in
        description.rows.indices.contains(row.number - 1) ? description.rows[row.number - 1].origin : nil
      }
      var text = wording.text("explain.decided", ["n": .number(row.number), "of": .number(fact.rowCount)])
      if let place, let written { text += " (\(written.place(place)))" }
      output += note(text)
      if let condition = row.condition { output += trace(condition, indent: 11) }
    }
    if fact.rows.isEmpty { output += note(wording.text("explain.no-row", ["of": .number(fact.rowCount)])) }
    return output
  }

  // MARK: Outcomes

  /// The key of the text for `outcome`, and its fields.
  private func outcome(_ outcome: Explanation.Outcome) -> (key: String, fields: KeyValuePairs<String, Wording.Field>) {
    switch outcome {
    case .reported(let severity):
      return ("reported", ["severity": .text(wording.text("severity.\(severity.rawValue)"))])
    case .weak(let value, let least): return ("weak", ["value": .text("\(value)"), "least": .text("\(least)")])
    case .zone(let zone): return ("zone", ["zone": .text(zone.rawValue)])
    case .language(let language): return ("language", ["language": .text(language)])
    case .masked(let kind): return kind.map { ("masked-by", ["kind": .text($0.rawValue)]) } ?? ("masked", [:])
    case .boundary: return ("boundary", [:])
    case .crosses(let scope): return ("crosses", ["scope": .text(scope.rawValue)])
    case .vetoed(let veto, let found, let scope, _):
      return (
        "vetoed",
        [
          "pattern": .text(veto), "place": .text(position(found)), "scope": .text(scope.rawValue),
          "text": .text(cut(Screen.oneLine(document.string(found)))),
        ]
      )
    case .alone(let needed, let scope):
      return ("alone", ["pattern": .text(needed), "scope": .text(scope.rawValue)])
    case .covered: return ("covered", [:])
    case .condition: return ("condition", [:])
    case .off(.escalation(let condition)): return ("off-escalation", ["condition": .text(cut(condition))])
    case .off(.profile(let name)): return ("off-profile", ["profile": .text(name)])
    case .off(.user): return ("off-user", [:])
    case .tooFew(let count, let least): return ("too-few", ["count": .number(count), "least": .number(least)])
    case .suppressed(let place, let reason):
      let key = reason == nil ? "suppressed" : "suppressed-because"
      return (key, ["place": .text(position(place)), "reason": .text(Screen.oneLine(reason ?? ""))])
    }
  }

  private func position(_ range: TextRange) -> String {
    let place = document.location(of: range, using: lines).start
    return "\(place.line):\(place.column)"
  }
}
