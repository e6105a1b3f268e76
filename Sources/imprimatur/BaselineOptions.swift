import ArgumentParser
import Files
import Reporting
import Runner

/// Which findings are known already.
struct BaselineOptions: ParsableArguments {
  @Option(
    name: .customLong("baseline"),
    help: ArgumentHelp("A file of findings that are known; made by `imprimatur baseline create`.", valueName: "file"))
  var file: String?

  @Flag(help: "Exit status 1 when entries of the baseline are no longer needed.")
  var strictBaseline = false

  /// The baseline; nil where none is named.
  func baseline(_ wording: Wording) throws -> Baseline? {
    guard let file else { return nil }
    do throws(BaselineProblem) {
      return try Baseline(Surroundings.path(file), today: Self.today)
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
