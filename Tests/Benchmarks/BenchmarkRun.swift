import Corpus
import Files
import FoundationEssentials

/// One run: measures part after part and keeps the rows.
struct BenchmarkRun {
  private let command: EngineCommand
  private let scratch: Scratch
  private let programs: Programs
  private let markdown: Tree
  private let html: Tree?
  private var rows: [Row] = []
  private var details: [Table] = []
  /// Whether the engine found what PCRE2 found, as far as that was asked.
  private(set) var isSound = true
  /// Whether a part could not be measured.
  private(set) var hasFailed = false

  /// Copies the corpora and gets ready.
  init(_ command: EngineCommand, _ scratch: Scratch) throws {
    self.command = command
    self.scratch = scratch
    programs = Programs(binary: try command.checker(), scratch: scratch)
    Self.say("copying the corpus")
    markdown = try Tree(.markdown, of: command.corpus, to: scratch.place("markdown"), fileExtension: "md")
    html = try command.html.map { try Tree(.html, of: $0, to: scratch.place("html"), fileExtension: "html") }
  }

  /// Measures everything that the command wants.
  ///
  /// What runs as a process of its own comes first: its memory is counted from that of this process, which is small until
  /// it holds the corpus.
  mutating func measure() {
    let start = StartUp(programs: programs, scratch: scratch, tree: markdown, passes: command.passes)
    measure(.memory) { run in
      run.rows += try start.memory([("Markdown", run.markdown)] + (run.html.map { [("HTML", $0)] } ?? []))
    }
    measure(.startup) { run in run.rows += try start.rows() }
    measure(.tree) { run in
      let stage = run.stage("Markdown", run.markdown)
      run.rows += try stage.rows(rate: .atLeast(80, 150), ripgrep: .atMost(3, 1.5))
      run.rows += try run.peers?.markdownRows(stage, MeasuringSet()) ?? []
    }
    measure(.html) { run in
      guard let html = run.html else { return }
      let stage = run.stage("HTML", html)
      run.rows += try stage.rows(rate: .atLeast(150, 300), ripgrep: nil)
      run.rows += try run.peers?.htmlRows(stage) ?? []
    }
    measure(.worst) { run in try run.measureWorstCases(start.page()) }
    guard [Part.oracle, .match, .growth].contains(where: command.wants) else { return }
    var match: MatchStage?
    measure(nil) { run in match = MatchStage(try MeasuringSet(), try run.markdown.texts()) }
    guard let match else { return }
    measure(.oracle) { run in try run.compare(match) }
    measure(.match) { run in
      run.rows += try match.rows(passes: run.command.passes)
      run.rows += run.peers?.matchRows(match, run.markdown) ?? []
    }
    measure(.growth) { run in run.rows += try KeywordGrowth(stage: match).rows(passes: run.command.passes) }
  }

  /// Measures one part, if it is wanted; when it fails, the others still go on.
  private mutating func measure(_ part: Part?, _ work: (inout BenchmarkRun) throws -> Void) {
    guard part.map(command.wants) ?? true else { return }
    let name = part?.rawValue ?? "texts"
    Self.say(name)
    do { try work(&self) } catch {
      hasFailed = true
      rows.append(Row(name, nil, .times, skipped: "it failed: \(error)"))
    }
  }

  private func stage(_ name: String, _ tree: Tree) -> TreeStage {
    TreeStage(name: name, tree: tree, programs: programs, passes: command.passes)
  }

  private mutating func measureWorstCases(_ page: URL) throws {
    let worst = WorstCases(programs: programs, scratch: scratch, page: page, passes: min(command.passes, 3))
    var readings = try worst.readings(
      HostileText.oneClass + HostileText.brackets + HostileText.deepHTML, say: Self.say)
    readings += try worst.readings(HostileText.oneLine(try markdown.texts()), say: Self.say)
    rows += worst.rows(readings)
    rows.append(try worst.backtracking())
    details.append(worst.details(readings))
  }

  private mutating func compare(_ stage: MatchStage) throws {
    var oracle = try Oracle(stage.set)
    for (text, file) in zip(stage.texts, markdown.files) { try oracle.compare(text, file.lastPathComponent) }
    if let html {
      for file in html.files { try oracle.compare(Array(try Data(contentsOf: file)), file.lastPathComponent) }
    }
    let agreed = oracle.agreed
    isSound = oracle.differences.count == 0 && agreed.keywords > 0 && agreed.regexes > 0
    let files = markdown.files.count + (html?.files.count ?? 0)
    rows.append(
      Row(
        "oracle: the engine finds what PCRE2 finds", holds: isSound,
        isSound ? "\(agreed.keywords + agreed.regexes) matches" : "\(oracle.differences.count) differences",
        note: "\(agreed.keywords) of keywords and \(agreed.regexes) of regexes agree in \(files) files"))
    oracle.differences.examples.forEach(Self.say)
  }

  private var peers: Peers? {
    guard command.peers else { return nil }
    return Peers(programs: programs, scratch: scratch, passes: command.passes, say: Self.say)
  }

  /// The table, and what stands behind its rows.
  var report: String {
    let head = ["", "goal", "stretch", "measured: median (least–most)", "goal met", "stretch met", "how"]
    return ([Table(head: head, rows: rows.map(\.cells))] + details).map(\.text).joined(separator: "\n\n")
  }

  /// Says on standard error what is being done.
  private static func say(_ text: String) {
    try? OpenFile.standardError.write(Array("Benchmarks: \(text)\n".utf8))
  }
}
