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
  func matchRows(_ stage: MatchStage, _ tree: Tree) -> [Row] {
    [
      row("match stage: Vectorscan", .atLeast(0.8, 1.4), programs.reasonAgainst(module: "hyperscan")) {
        try vectorscan($0, $1, stage)
      },
      row("match stage: yara", .atLeast(15), programs.reasonAgainst("yara", ["--version"])) {
        try yara($0, $1, stage, tree)
      },
    ]
  }

  /// The row that `measure` makes, unless there is a reason against it or the peer fails.
  private func row(
    _ name: String, _ bound: Bound?, _ reason: String?, _ measure: (String, Bound?) throws -> Row
  ) -> Row {
    if let reason { return Row(name, bound, .times, skipped: reason) }
    say(name)
    do { return try measure(name, bound) } catch { return Row(name, bound, .times, skipped: "it failed: \(error)") }
  }

  private func vectorscan(_ name: String, _ bound: Bound?, _ stage: MatchStage) throws -> Row {
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

  private func yara(_ name: String, _ bound: Bound?, _ stage: MatchStage, _ tree: Tree) throws -> Row {
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
    return all.map { peer in
      let reason = programs.reasonAgainst(peer.test[0], Array(peer.test.dropFirst()))
      return row("tree of Markdown: \(peer.name)", .atLeast(peer.factor), reason) { name, bound in
        try stage.row(name, bound, passes: 1, sample: sample) {
          try programs.run(peer.run, statuses: [0, 1]).processorTime.seconds
        }
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
    return all.map { peer in
      row("tree of HTML: \(peer.name)", peer.bound, programs.reasonAgainst(module: peer.module)) { name, bound in
        let folder = (peer.sample?.folder ?? stage.tree.folder).path()
        let few = peer.sample == nil ? min(passes, 3) : 1
        return try stage.row(name, bound, passes: few, sample: peer.sample, note: peer.note) {
          try programs.script("parse_pages.py", [peer.name, folder]).first ?? 0
        }
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
