import ArgumentParser
import Corpus
import Files
import Reporting
import Runner

/// Which findings are known already.
struct BaselineOptions: ParsableArguments {
  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp("A file of findings that are known; made by `imprimatur baseline create`.", valueName: "file"))
  var file: String?

  @Flag(help: "No baseline, whatever the configuration says.")
  var noBaseline = false

  @Flag(help: "Exit status 1 when entries of the baseline are no longer needed.")
  var strictBaseline = false

  func validate() throws {
    if file != nil, noBaseline { throw ValidationError("'--baseline' and '--no-baseline' exclude each other.") }
  }

  /// The baseline, else the one that the configuration names, which lies in `files`; nil where none is named.
  func baseline(_ run: RunSettings, in files: SettingFiles, _ wording: Wording) throws -> Baseline? {
    do throws(BaselineProblem) {
      if let file { return try Baseline(Surroundings.path(file), today: Self.today) }
      guard !noBaseline, let path = run.baseline else { return nil }
      return try Baseline(path, today: Self.today, in: files)
    } catch { throw CommandFailure(message: wording.problem(error)) }
  }

  /// The day that it is.
  static var today: String { CalendarDay.day(seconds: ProcessEnvironment.secondsSince1970) }

  /// Says what a run left of `baseline`, and returns whether that is a failure.
  ///
  /// How many findings were held back is always said; where the report says it, `isCounted` is true.
  func report(_ baseline: Baseline, known: Int, isCounted: Bool, isPartial: Bool, isQuiet: Bool, _ wording: Wording)
    -> Bool
  {
    let name = baseline.file.text
    if known > 0, !isCounted { Streams.say("\(name): \(wording.text("baseline.known", ["n": .number(known)]))") }
    if baseline.expired > 0, !isQuiet {
      Streams.say("\(name): \(wording.text("baseline.expired", ["n": .number(baseline.expired)]))")
    }
    let stale = baseline.staleCount(includingGone: !isPartial)
    if stale > 0, !isQuiet || strictBaseline {
      Streams.say("\(name): \(wording.text("baseline.stale", ["n": .number(stale)]))")
    }
    return strictBaseline && stale > 0
  }
}
