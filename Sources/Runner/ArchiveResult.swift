package import Policy
package import Recording

/// How a run over an archive ended.
package struct ArchiveResult: Sendable {
  /// How it ended.
  package enum End: Sendable {
    /// All inputs are done.
    case finished
    /// The limit of documents was reached.
    case limited
    /// This signal asked for it.
    case interrupted(Int32)
    /// Nothing more could be recorded.
    case failed(RecordingError)
  }

  /// How it ended.
  package var end: End
  /// What of an earlier run still held.
  package var comparison: InputLedger.Comparison
  /// Documents that this run checked, took from the cache, left out as too old, and did not choose.
  package var checked = 0, cached = 0, tooOld = 0, notChosen = 0
  /// What the database adds up to.
  package var totals: Totals
  /// Inputs that are not done.
  package var inputsLeft = 0
  /// How long it took.
  package var duration = Duration.zero

  /// The exit status of the command: 0, 1 when a finding is at least as severe as `failOn`, 2 when something could not be
  /// recorded, read, or checked completely, 128 and the signal's number when it was interrupted.
  ///
  /// It is that of the whole database, whatever part of it this run has made.
  package func status(failOn: Severity?) -> Int32 {
    switch end {
    case .failed: return 2
    case .interrupted(let signal): return 128 + signal
    case .finished, .limited: break
    }
    if totals.failures > 0 { return 2 }
    guard let failOn else { return 0 }
    if totals.incomplete > 0 { return 2 }
    return (totals.worst.map { $0 >= failOn } ?? false) ? 1 : 0
  }
}
