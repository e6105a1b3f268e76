import FoundationEssentials
import Processes

/// Programs that have to be installed to be compared with; what is missing is a row that says so.
struct Peers {
  /// What runs them.
  let programs: Programs
  /// Where their rules are put.
  let scratch: Scratch
  /// How often.
  let passes: Int
  /// What is being done.
  let say: (String) -> Void

  // MARK: The match stage

  /// Vectorscan through Python and YARA's command, both with the measuring set.
  func matchRows(_ stage: MatchStage, _ tree: Tree) throws -> [Row] {
    [try vectorscan(stage), try yara(stage, tree)]
  }

  private func vectorscan(_ stage: MatchStage) throws -> Row {
    let name = "match stage: Vectorscan"
    let bound = Bound.atLeast(0.8, 1.4)
    if let reason = programs.reasonAgainst(module: "hyperscan") { return Row(name, bound, .times, skipped: reason) }
    say(name)
    let texts = scratch.place("texts")
    let lengths = scratch.place("lengths")
    try stage.write(to: texts, lengths: lengths)
    let arguments = [
      MeasuringSet.keywordFile, MeasuringSet.regexFile, texts, lengths, scratch.place("database"),
    ].map { $0.path() }
    let engine = stage.engine(try stage.set.program)
    let peer = { try programs.script("vectorscan.py", arguments).first ?? 0 }
    // The first pass compiles the database.
    _ = try peer()
    let times = try inTurn(passes: passes, [engine, peer])
    return Row(
      name, bound, .times, ratios(times[1], to: times[0]),
      note: "in memory, keywords and regexes; its matches have no start: \(rate(stage.byteCount, times[1]))")
  }

  private func yara(_ stage: MatchStage, _ tree: Tree) throws -> Row {
    let name = "match stage: yara"
    let bound = Bound.atLeast(15)
    if let reason = programs.reasonAgainst("yara", ["--version"]) { return Row(name, bound, .times, skipped: reason) }
    say(name)
    let rules = scratch.place("rules.yar")
    try Data(YaraRules.text(stage.set).utf8).write(to: rules)
    let peer = {
      try programs.run(["yara", "-w", "-p", "1", "-r", rules.path(), tree.folder.path()]).processorTime.seconds
    }
    let times = try inTurn(passes: min(passes, 3), [stage.engine(try stage.set.program), peer])
    return Row(
      name, bound, .times, ratios(times[1], to: times[0]),
      note: "the command over the tree, start and reading included: \(rate(tree.byteCount, times[1]))")
  }

  // MARK: Trees

  /// Checkers of prose and code that take a folder; each reads a sample.
  func markdownRows(_ stage: TreeStage, _ set: MeasuringSet) throws -> [Row] {
    let sample = try stage.tree.sample(of: 1_300_000, in: scratch.place("sample-markdown"))
    let semgrep = scratch.place("semgrep.yml")
    try Data(Self.semgrepRules(set).utf8).write(to: semgrep)
    let folder = sample.folder.path()
    let all: [(name: String, factor: Double, test: [String], run: [String])] = [
      (
        "semgrep", 200, ["semgrep", "--version"],
        [
          "semgrep", "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "-j1", "--config",
          semgrep.path(), folder,
        ]
      ),
      ("proselint", 200, ["proselint", "version"], ["proselint", "check", folder]),
      (
        "scancode", 2500, ["scancode", "--version"],
        ["scancode", "--license", "-n", "0", "--json", scratch.place("scancode.json").path(), folder]
      ),
    ]
    return try all.map { peer in
      let bound = Bound.atLeast(peer.factor)
      if let reason = programs.reasonAgainst(peer.test[0], Array(peer.test.dropFirst())) {
        return Row("tree of Markdown: \(peer.name)", bound, .times, skipped: reason)
      }
      say("tree of Markdown: \(peer.name)")
      return try stage.row(peer.name, bound, passes: 1, sample: sample) {
        try programs.run(peer.run, statuses: [0, 1]).processorTime.seconds
      }
    }
  }

  /// Parsers of HTML, and an extractor of its text.
  func htmlRows(_ stage: TreeStage) throws -> [Row] {
    let sample = try stage.tree.sample(of: 3_000_000, in: scratch.place("sample-html"))
    let all: [(name: String, module: String, bound: Bound?, sample: Tree.Sample?, note: String)] = [
      ("lexbor", "selectolax", .atLeast(0.8, 1.5), nil, "bare parse through selectolax"),
      ("resiliparse", "resiliparse", nil, nil, "bare parse"),
      ("trafilatura", "trafilatura", .atLeast(75, 150), sample, "extraction"),
    ]
    return try all.map { peer in
      if let reason = programs.reasonAgainst(module: peer.module) {
        return Row("tree of HTML: \(peer.name)", peer.bound, .times, skipped: reason)
      }
      say("tree of HTML: \(peer.name)")
      let folder = (peer.sample?.folder ?? stage.tree.folder).path()
      return try stage.row(
        peer.name, peer.bound, passes: peer.sample == nil ? min(passes, 3) : 1, sample: peer.sample, note: peer.note
      ) {
        try programs.script("html.py", [peer.name, folder]).first ?? 0
      }
    }
  }

  /// The 60 regexes as rules of semgrep.
  private static func semgrepRules(_ set: MeasuringSet) -> String {
    set.regexes.enumerated().reduce(into: "rules:\n") { text, regex in
      let quoted = regex.element.replacing("'", with: "''")
      text +=
        "- {id: r\(regex.offset), message: found, languages: [regex], severity: WARNING, pattern-regex: '\(quoted)'}\n"
    }
  }

  private func rate(_ count: Int, _ times: [Double]) -> String {
    Spread(times.map { Double(count) / 1e6 / $0 }).map { decimal($0.median, digits: 1) + " MB/s" } ?? ""
  }
}
