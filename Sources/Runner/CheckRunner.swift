package import Corpus
package import Policy
package import Reporting
import Synchronization
import Threads

/// Checks a corpus and writes reports in its order, with any number of workers.
///
/// Every worker has a reader and an evaluator of its own. What is under way is bounded, and so is memory, whatever the
/// corpus. A document that fails stops no other.
package struct CheckRunner: Sendable {
  private let rules: RuleSet
  private let options: CheckOptions
  private let wording: Wording

  /// Results of a worker that may wait for an earlier one.
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
  package func run(
    _ corpus: sending any EntrySource, to outputs: sending [ReportOutput], notes: sending ReportOutput
  ) -> RunResult {
    let reporters = outputs.map(\.reporter)
    let output = OrderedOutput(
      outputs, notes: notes, progress: options.notes.progress.map { ProgressLine($0, wording) })
    let run = Run(JobQueue(corpus), output, window: Self.window * options.jobs)
    run.output.withLock { $0.begin() }
    let (first, isOnly) = run.queue.withLock { queue in
      let first = queue.next()
      return (first, first == nil || queue.isAtEnd())
    }
    if isOnly || options.jobs == 1 {
      work(run, reporters, first: first)
    } else {
      Threads.run(options.jobs) { index in work(run, reporters, first: index == 0 ? first : nil) }
    }
    return run.output.withLock { output in
      output.end()
      return RunResult(summary: output.summary, tally: output.tally, failure: output.failure)
    }
  }

  /// What workers share.
  private final class Run: Sendable {
    let queue: Mutex<JobQueue>
    let output: Mutex<OrderedOutput>
    let places: Semaphore

    init(_ queue: sending JobQueue, _ output: sending OrderedOutput, window: Int) {
      self.queue = Mutex(queue)
      self.output = Mutex(output)
      places = Semaphore(tokens: window)
    }
  }

  /// What one worker does: takes jobs until there are none.
  private func work(_ run: Run, _ reporters: [any Reporter], first: JobQueue.Job?) {
    let checker = DocumentChecker(rules, options: options, wording: wording)
    var ahead = first
    while true {
      run.places.take()
      let job = ahead ?? run.queue.withLock { $0.next() }
      ahead = nil
      guard let job else {
        run.places.give()
        return
      }
      let result = checker.result(of: job.entry, reporters)
      let (written, isClosed) = run.output.withLock { output in
        let written = output.take(result, number: job.number)
        return (written, output.isClosed)
      }
      run.places.give(written)
      if isClosed { run.queue.withLock { $0.stop() } }
    }
  }
}
