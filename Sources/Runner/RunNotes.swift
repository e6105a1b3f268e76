package import Reporting

/// What is noted on standard error beside the reports.
package struct RunNotes: Sendable {
  /// Whether each document is named, with how it was read and how long that took.
  package var namesDocuments = false
  /// Whether findings are counted by rule.
  package var countsRules = false
  /// Where long work shows how far it is; nil where it does not.
  package var progress: ProgressOptions?

  /// Nothing is noted.
  package init() {}
}
