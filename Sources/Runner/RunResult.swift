package import Files
package import Policy
package import Reporting

/// How a run ended.
package struct RunResult: Sendable {
  /// What it adds up to.
  package let summary: RunSummary
  /// How often which rule found something; empty unless that was asked for.
  package let tally: RuleTally
  /// Why a report could not be written; nil when all were.
  package let failure: FileError?

  /// The exit status of the command: 0, 1 when a finding is at least as severe as `failOn`, 2 when something could not
  /// be read or written, or was not checked completely.
  ///
  /// An output that nobody reads any more is no failure. Who lets no finding fail the run (`failOn` nil) is not told of
  /// limits by the status either, only of inputs that could not be checked at all.
  package func status(failOn: Severity?) -> Int32 {
    if let failure, failure.reason != .brokenPipe { return 2 }
    if summary.failures > 0 { return 2 }
    guard let failOn else { return 0 }
    if summary.incomplete > 0 { return 2 }
    return (summary.worst.map { $0 >= failOn } ?? false) ? 1 : 0
  }
}
