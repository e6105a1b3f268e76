package import Corpus
package import Policy
package import Reporting
import Synchronization
import Threads

/// Finds out with a corpus which rules find nothing and which stand in the shadow of another, with any number of workers.
package struct HealthRunner: Sendable {
  private let rules: RuleSet
  /// The number of the rules, where a configuration names them.
  private let number: Int
  private let options: CheckOptions
  private let wording: Wording

  /// A runner for the rules that count by `settings`, which are `rules` where it names no others; `wording` says why
  /// something cannot be read.
  package init(_ rules: RuleSet, settings: DocumentSettings, options: CheckOptions, wording: Wording) {
    self.rules = settings.rules?.rules ?? rules
    number = settings.rules?.number ?? 0
    self.options = options
    self.wording = wording
  }

  /// What all of `corpus` shows; what cannot be read is told to `complain`, on any thread.
  package func run(
    _ corpus: sending CorpusReader, complain: @escaping @Sendable (DocumentReport.Failure, _ name: String) -> Void
  ) -> RuleHealth {
    let run = Run(JobQueue(corpus))
    Threads.run(max(1, options.jobs)) { _ in
      let opener = DocumentOpener(options, wording: wording)
      let evaluator = Evaluator(rules)
      var health = RuleHealth()
      while let job = run.queue.withLock({ $0.next() }) {
        guard let opened = opener.open(job.entry) else { continue }
        switch opened.result {
        case .success where (opened.settings.rules?.number ?? 0) != number:
          let failure = DocumentReport.Failure(code: "other-rules", message: wording.localized("profile.other-rules"))
          complain(failure, opened.identifier.name(in: opened.path))
        case .failure(let failure): complain(failure, opened.identifier.name(in: opened.path))
        case .success(let document):
          health.add(evaluator.evaluate(document, options: opened.settings.evaluation))
        }
      }
      let part = health
      run.health.withLock { $0.add(part) }
    }
    return run.health.withLock { $0 }
  }

  /// What workers share.
  private final class Run: Sendable {
    let queue: Mutex<JobQueue>
    let health = Mutex(RuleHealth())

    init(_ queue: sending JobQueue) { self.queue = Mutex(queue) }
  }
}
