import Corpus
import Files
import FoundationEssentials

/// One run: measures part after part and keeps the rows.
struct BenchmarkRun {
  private let command: BenchmarksCommand
  private let scratch: Scratch
  private let programs: Programs
  private let markdown: Tree
  private let html: Tree?
  private var rows: [Row] = []
  private var details: [Table] = []
  /// Whether the engine found what PCRE2 found, as far as that was asked.
  private(set) var isSound = true

  /// Copies the corpora and gets ready.
  init(_ command: BenchmarksCommand, _ scratch: Scratch) throws {
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
  mutating func measure() throws {
    try measureProcesses()
    try measureMatching()
  }

  private mutating func measureProcesses() throws {
    let start = StartUp(programs: programs, scratch: scratch, tree: markdown, passes: command.passes)
    if command.wants(.memory) {
      Self.say("memory")
      rows += try start.memory([("Markdown", markdown)] + (html.map { [("HTML", $0)] } ?? []))
    }
    if command.wants(.startup) {
      Self.say("start-up")
      rows += try StartUp(programs: programs, scratch: scratch, tree: markdown, passes: command.passes * 6).rows()
    }
    let peers = peers
    if command.wants(.tree) {
      Self.say("tree of Markdown")
      let stage = TreeStage(name: "Markdown", tree: markdown, programs: programs, passes: command.passes)
      rows += try stage.rows(rate: .atLeast(80, 150), ripgrep: .atMost(3, 1.5))
      rows += try peers?.markdownRows(stage, MeasuringSet()) ?? []
    }
    if command.wants(.html), let html {
      Self.say("tree of HTML")
      let stage = TreeStage(name: "HTML", tree: html, programs: programs, passes: command.passes)
      rows += try stage.rows(rate: .atLeast(150, 300), ripgrep: nil)
      rows += try peers?.htmlRows(stage) ?? []
    }
    if command.wants(.worst) { try measureWorstCases(start.page()) }
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

  private mutating func measureMatching() throws {
    guard [Part.oracle, .match, .growth].contains(where: command.wants) else { return }
    let stage = MatchStage(try MeasuringSet(), try markdown.texts())
    if command.wants(.oracle) { try compare(stage) }
    if command.wants(.match) {
      Self.say("match stage")
      rows += try stage.rows(passes: command.passes)
      rows += try peers?.matchRows(stage, markdown) ?? []
    }
    if command.wants(.growth) {
      Self.say("match stage with more rules")
      rows += try KeywordGrowth(stage: stage).rows(passes: command.passes)
    }
  }

  private mutating func compare(_ stage: MatchStage) throws {
    Self.say("oracle")
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
