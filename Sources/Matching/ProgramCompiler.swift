internal import Documents
internal import Folding
internal import PCRE2

/// Makes a program of patterns, and says what their authors should know.
struct ProgramCompiler {
  private let patterns: [PatternSpec]
  private(set) var plans: [PatternPlan] = []
  private(set) var diagnostics: [MatchProgram.Diagnostic] = []
  private(set) var global = LiteralFilterBuilder()
  private(set) var local = LiteralFilterBuilder()

  /// A gate that is found more often than once in this many bytes is on every page.
  private static let commonGate = 600.0
  /// A gate that is found more often than once in this many bytes is none.
  private static let uselessGate = 40.0

  init(_ patterns: [PatternSpec]) {
    self.patterns = patterns
    for index in patterns.indices { plans.append(plan(index)) }
  }

  private mutating func plan(_ index: Int) -> PatternPlan {
    let pattern = patterns[index]
    var plan = PatternPlan()
    plan.characterFolds = pattern.folds.intersection(.characters)
    plan.contextual = Folder.contextual(pattern.folds)
    plan.viewFolds = pattern.folds.subtracting(.case).union(plan.contextual).union(.lines)
    switch pattern.source {
    case .keywords(let keywords): addKeywords(keywords, index, &plan)
    case .regex(let source): addRegex(source, index, &plan)
    }
    return plan
  }

  private mutating func report(
    _ index: Int, _ level: MatchProgram.Diagnostic.Level, _ code: String, _ message: String, at offset: Int? = nil
  ) {
    diagnostics.append(
      MatchProgram.Diagnostic(pattern: index, level: level, code: code, message: message, offset: offset))
  }

  private mutating func addKeywords(_ keywords: [String], _ index: Int, _ plan: inout PatternPlan) {
    let pattern = patterns[index]
    plan.kind = .keywords
    var seen: Set<[UInt8]> = []
    for (number, keyword) in keywords.enumerated() {
      let exact = Folder.fold(Array(keyword.utf8), by: pattern.folds)
      guard !exact.isEmpty else {
        report(
          index, .error, keyword.isEmpty ? "empty-match" : "folded-away",
          keyword.isEmpty
            ? "the keyword at index \(number) is empty"
            : "nothing is left of the keyword '\(keyword)' under the pattern's folds: write other characters or drop the fold"
        )
        continue
      }
      guard seen.insert(exact).inserted else { continue }
      if isCut(exact, pattern) {
        report(
          index, .warning, "never-matches",
          "the keyword '\(keyword)' goes over the end of a \(pattern.within.rawValue), which no match may cross")
      }
      let bytes = PrefilterView.spelling(of: exact)
      if pattern.role == .global {
        global.add(keyword: number, of: index, bytes, exact: exact)
      } else {
        local.add(keyword: number, of: index, bytes, exact: exact)
      }
    }
    if keywords.isEmpty { report(index, .error, "never-matches", "the list of keywords is empty") }
  }

  /// Whether a clause or sentence ends inside `text` where the pattern must not cross its end.
  private func isCut(_ text: [UInt8], _ pattern: PatternSpec) -> Bool {
    guard pattern.within < .paragraph else { return false }
    let segments = Segmenter.segments(text, TextRange(0, text.count))
    return segments.extent(of: pattern.within, at: 0).upper < text.count
  }

  private mutating func addRegex(_ source: String, _ index: Int, _ plan: inout PatternPlan) {
    let pattern = patterns[index]
    let caseless = pattern.folds.contains(.case)
    do throws(PatternError) {
      let compiled = try MatchProgram.compile(source, caseless: caseless)
      if compiled.matchesEmpty {
        report(
          index, .error, "empty-match",
          "the regex matches the empty string, which is everywhere: require at least one character")
        return
      }
    } catch {
      report(index, .error, "syntax", error.message, at: error.offset)
      return
    }
    var syntax = RegexParser.parse(source, caseless: caseless)
    let folds = pattern.folds.subtracting(.case)
    let folded = RegexFolder.fold(source, syntax, by: folds)
    if folded != source {
      // What PCRE2 took before it takes now, unless the writer of the folded text is wrong.
      guard let compiled = try? MatchProgram.compile(folded, caseless: caseless), !compiled.matchesEmpty else {
        report(
          index, .error, "folded-away",
          "under the pattern's folds the regex becomes '\(folded)', which cannot be used: write other characters or drop the fold"
        )
        return
      }
      plan.regex = folded
      syntax = RegexParser.parse(folded, caseless: caseless)
    }
    let part = part(syntax.node)
    plan.reach = syntax.looksAhead ? nil : part.length.most
    judge(syntax.node, index)
    addGate(part, index, &plan)
  }

  /// What is known of `node`, with the better gate of those that spelling out small and large classes gives.
  private func part(_ node: RegexNode) -> GateFinder.Part {
    var best: GateFinder.Part?
    for members in GateFinder.mostMembers where best.map({ ($0.gate?.cost ?? 1) > 1 / Self.commonGate }) ?? true {
      let part = GateFinder.part(node, members: members)
      if best == nil || part.gate?.cost ?? 1 < best?.gate?.cost ?? 1 { best = part }
    }
    return best ?? .anything
  }

  private mutating func addGate(_ part: GateFinder.Part, _ index: Int, _ plan: inout PatternPlan) {
    let pattern = patterns[index]
    plan.kind = .ungated
    if let gate = part.gate, gate.runs.isEmpty, gate.needles.allSatisfy({ isCut($0.bytes, pattern) }) {
      report(
        index, .warning, "never-matches",
        "every match would go over the end of a \(pattern.within.rawValue), which no match may cross")
    }
    guard pattern.role == .global else { return }
    guard let gate = part.gate, gate.cost < 1 / Self.uselessGate else {
      if pattern.waiver == nil {
        report(
          index, .warning, "no-gate",
          "no string or row of characters stands in every match, so the regex has to be run over every block: "
            + "require two Han characters, three letters or a row of eight characters of a class, or say why not (ungated)"
        )
      }
      return
    }
    if gate.cost > 1 / Self.commonGate, pattern.waiver == nil {
      report(
        index, .warning, "common-gate",
        "what has to stand in every match (\(describe(gate))) stands on every page: require something rarer")
    }
    plan.kind = .gated
    global.add(gate, of: index)
  }

  private func describe(_ gate: Gate) -> String {
    let texts =
      gate.needles.map { "'" + String(decoding: $0.bytes, as: UTF8.self) + "'" }
      + gate.runs.map { "\($0.count) bytes of a class" }
    return texts.prefix(4).joined(separator: ", ") + (texts.count > 4 ? ", …" : "")
  }

  private mutating func judge(_ node: RegexNode, _ index: Int) {
    guard patterns[index].within == .paragraph, hasUnboundedGap(node) else { return }
    report(
      index, .warning, "unbounded-gap",
      "a part like `.*` runs on to the end of the block: give it a limit (`.{0,40}`, `~40~`)")
  }

  /// Whether a part that almost any character satisfies may be repeated without end.
  private func hasUnboundedGap(_ node: RegexNode) -> Bool {
    switch node {
    case .empty, .characters, .anything, .ahead, .behind: return false
    case .sequence(let parts), .alternatives(let parts): return parts.contains(where: hasUnboundedGap)
    case .repetition(.characters(let set, _), _, nil): return set.count > 60_000
    case .repetition(let inner, _, _): return hasUnboundedGap(inner)
    }
  }
}
