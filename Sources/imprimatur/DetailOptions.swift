import ArgumentParser
import Files
import Policy
import Reporting
import Runner

/// How much is said beside the findings.
struct DetailOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say nothing but findings and failures.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say of each file how it was read and how long that took.")
  var verbose = false

  @Flag(help: "Say at the end, on standard error, what each rule found and how long the run took.")
  var statistics = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("Choose one of '--quiet' and '--verbose'.") }
  }

  /// The choice.
  var detail: ReportDetail { quiet ? .quiet : verbose ? .verbose : .normal }

  /// What is noted during the run; `total` is the number of documents where it is known.
  func notes(total: Int?) -> RunNotes {
    var notes = RunNotes()
    notes.namesDocuments = verbose
    notes.countsRules = statistics
    let terminal = OpenFile.standardError
    if !quiet, terminal.isTerminal, ProcessEnvironment.value("TERM") != "dumb" {
      notes.progress = ProgressOptions(columns: Surroundings.columns(terminal), total: total)
    }
    return notes
  }

  /// Says what was done, after the run.
  func report(_ result: RunResult, time: Duration, jobs: Int, _ wording: Wording) {
    guard statistics else { return }
    let reporter = StatisticsReporter(wording, hasColor: Surroundings.hasColor(.standardError))
    Streams.write(reporter.text(result.tally, result.summary, time: time, jobs: jobs), to: .standardError)
  }
}
