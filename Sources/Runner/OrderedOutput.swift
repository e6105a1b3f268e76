import Files
import Reporting

/// Puts the results of several workers into the order of the corpus and writes them.
struct OrderedOutput {
  /// What became of one job.
  struct Result: Sendable {
    /// The report for each output; empty where there is nothing to say.
    var reports: [[UInt8]] = []
    /// What is said beside the reports.
    var note: [UInt8] = []
    /// What it adds up to.
    var summary = RunSummary()
    /// How often which rule found something.
    var tally = RuleTally()
    /// The path of the input.
    var path = ""
    /// Makes the result when its turn in the order has come, where it depends on those before; nil where it is there.
    var turn: (@Sendable () -> Result)?
  }

  private let outputs: [ReportOutput]
  private let notes: ReportOutput
  private var waiting: [Int: Result] = [:]
  private var next = 0
  private var progress: ProgressLine?
  /// What has been written adds up to.
  private(set) var summary = RunSummary()
  /// How often which rule found something in what has been written.
  private(set) var tally = RuleTally()

  /// The order in which `outputs` and `notes` are written; `progress` is shown meanwhile.
  init(_ outputs: sending [ReportOutput], notes: sending ReportOutput, progress: ProgressLine? = nil) {
    self.outputs = outputs
    self.notes = notes
    self.progress = progress
  }

  /// Takes the result of job `number`, and writes it and those that waited for it.
  ///
  /// Returns how many were written.
  mutating func take(_ result: Result, number: Int) -> Int {
    waiting[number] = result
    let before = next
    while let ready = waiting.removeValue(forKey: next) {
      write(ready.turn?() ?? ready)
      next += 1
    }
    return next - before
  }

  private mutating func write(_ result: Result) {
    if !result.note.isEmpty || result.reports.contains(where: { !$0.isEmpty }) { say(progress?.clear()) }
    if !result.note.isEmpty {
      // What was said before stands before it, also where both go to the same terminal.
      outputs.forEach { $0.flush() }
      notes.add(result.note)
      notes.flush()
    }
    for (output, report) in zip(outputs, result.reports) { output.add(report) }
    summary.add(result.summary)
    tally.add(result.tally)
    say(progress?.update(next + 1, findings: summary.total, path: result.path, now: .now))
  }

  private func say(_ bytes: [UInt8]?) {
    guard let bytes, !bytes.isEmpty else { return }
    notes.add(bytes)
    notes.flush()
  }

  /// Writes what stands before the first report.
  func begin() { outputs.forEach { $0.begin() } }

  /// Writes what stands behind the last report.
  mutating func end() {
    say(progress?.clear())
    outputs.forEach { $0.end(summary) }
  }

  /// Whether nothing can be written any more to the first output, so that going on is of no use.
  var isClosed: Bool { outputs.first?.failure != nil }

  /// The first failure to write.
  var failure: FileError? { outputs.lazy.compactMap(\.failure).first }
}
