import Corpus
import Files
import Recording
import Reporting
import SQLite

/// What a run begins with: which inputs there are, which documents of them are wanted, and what of it is done already.
struct ArchiveSurvey {
  private let options: ArchiveOptions
  private let wording: Wording
  private let rules: String

  /// A survey for a run under rules with the digest `rules`.
  init(_ options: ArchiveOptions, wording: Wording, rules: String) {
    self.options = options
    self.wording = wording
    self.rules = rules
  }

  /// Lists what `paths` lead to and compares it with what `findings` holds.
  func run(
    _ paths: [FilePath], _ findings: FindingsDatabase
  ) throws(RecordingError) -> (InputLedger.Comparison, ArchiveSample) {
    do throws(SQLiteError) {
      let ledger = try InputLedger(findings)
      try ledger.fill { () throws(SQLiteError) in
        let survey = CorpusSurvey(paths, options: options.check.corpus)
        let progress = options.showsProgress ? ArchiveProgress(wording) : nil
        var count = 0
        while let item = survey.next(), Interruption.signal == nil {
          count += 1
          progress?.survey(count)
          switch item {
          case .file(let file, let status):
            // Asked for here so that the store's digest holds what counts for every input.
            _ = options.check.configuration?.settings(for: file.path)
            try ledger.add(file, status)
          case .problem(let problem):
            let row = SkippedRow(
              code: problem.code.rawValue, message: wording.problem(problem), isFailure: problem.isFailure)
            try ledger.add(row, at: problem.path)
          }
        }
        progress?.clear()
      }
      let sample = try options.sample.map { count throws(SQLiteError) in
        try ArchiveSample(
          count, of: ledger.list(), options,
          progress: options.showsProgress ? ArchiveProgress(wording) : nil)
      }
      // An interrupted survey is no survey: nothing may be thought to be gone.
      if Interruption.signal != nil { return (try ledger.unchanged(), .all) }
      let comparison = try ledger.compare(
        settings: options.digest(rules: rules, threshold: sample?.threshold), limit: options.limit)
      return (comparison, sample ?? .all)
    } catch { throw .database(error) }
  }
}
