package import Corpus
package import Documents
package import Policy

/// What a run checks, and how.
package struct CheckOptions: Sendable {
  /// How the corpus is read.
  package var corpus = CorpusOptions()
  /// What the publisher says about every document; a record's own fields come first.
  package var declared = Declared()
  /// Where the fields of input records stand.
  package var fields = RecordFields()
  /// Fields of input records that are echoed.
  package var kept: [String] = []
  /// What is asked of the rules.
  package var evaluation = EvaluationOptions()
  /// The least severity that makes the run fail; nil when no finding does.
  package var failOn: Severity? = .error
  /// What counts for each document, by configuration files and the command line, in place of the three above; nil for
  /// the same everywhere.
  package var configuration: ConfigurationStore?
  /// What changed, where only findings that the change brings are asked for.
  package var changes: ChangeSelection?
  /// The findings that are known already.
  package var baseline: Baseline?
  /// What is noted beside the reports.
  package var notes = RunNotes()
  /// The number of workers, at least 1.
  package var jobs = 1

  /// The standard choices.
  package init() {}
}
