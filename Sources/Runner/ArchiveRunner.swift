package import Files
package import Policy
package import Recording
package import Reporting
import SQLite
import Synchronization
import Threads

/// Checks an archive and records what it finds in a database, with any number of workers.
///
/// Rows are written in the order of the archive, with the progress of their input in one transaction. Whatever ends the
/// process, the next run goes on behind what was committed, and the database comes out the same.
package struct ArchiveRunner: Sendable {
  private let rules: RuleSet
  private let options: ArchiveOptions
  private let wording: Wording

  /// Results of a worker that may wait for an earlier one.
  private static let window = 64
  /// The bytes that may be under way at once, in tokens of a semaphore.
  private static let memory = (tokens: 128, token: 256 << 10)

  /// A runner that applies `rules`; `wording` is for what is said about inputs.
  package init(_ rules: RuleSet, options: ArchiveOptions, wording: Wording) {
    self.rules = rules
    self.options = options
    self.wording = wording
  }

  /// Checks what `paths` lead to, as far as the database at `path` does not hold it yet, and records it there.
  ///
  /// - Throws: when the database cannot be used. That it could not be written to the end is in the result.
  package func run(_ paths: [FilePath], to path: FilePath) throws(RecordingError) -> ArchiveResult {
    let lock = try WriteLock(for: path)
    return try lock.hold { () throws(RecordingError) in try run(paths, path) }
  }

  private func run(_ paths: [FilePath], _ path: FilePath) throws(RecordingError) -> ArchiveResult {
    let start = ContinuousClock.now
    let survey = ArchiveSurvey(options, wording: wording, rules: rules.digest)
    let (comparison, sample) = try survey.run(paths, FindingsDatabase(writing: path))
    let room = options.limit.map { $0 - comparison.kept } ?? .max
    let run = Run(
      queue: try ArchiveQueue(
        path, options, sample, position: comparison.nextPosition,
        progress: options.showsProgress ? ArchiveProgress(wording) : nil),
      output: try ArchiveOutput(
        path, options, rules: rules.digest, comparison, room: room,
        progress: options.showsProgress ? ArchiveProgress(wording) : nil),
      places: Semaphore(tokens: Self.window * options.check.jobs), memory: Semaphore(tokens: Self.memory.tokens))
    if room > 0, comparison.waiting > 0 {
      Threads.run(options.check.jobs) { _ in work(run, path) }
    }
    return try end(run, path, comparison, start)
  }

  /// What workers share.
  private final class Run: Sendable {
    let queue: Mutex<ArchiveQueue>
    let output: Mutex<ArchiveOutput>
    /// Results that may wait, and bytes that may be under way.
    let places, memory: Semaphore

    init(
      queue: sending ArchiveQueue, output: sending ArchiveOutput, places: Semaphore, memory: Semaphore
    ) {
      self.queue = Mutex(queue)
      self.output = Mutex(output)
      self.places = places
      self.memory = memory
    }
  }

  /// What one worker does: takes jobs until there are none.
  private func work(_ run: Run, _ path: FilePath) {
    do throws(RecordingError) {
      let worker = try ArchiveWorker(rules, options: options, wording: wording, database: path)
      while let job = next(run) {
        let result: ArchiveWorker.Result
        do throws(SQLiteError) { result = try worker.result(of: job) } catch { throw .database(error) }
        let (weights, isClosed) = run.output.withLock { output in
          (output.take(result, of: job), output.isClosed)
        }
        run.places.give(weights.count)
        run.memory.give(weights.reduce(0) { $0 + Self.tokens($1) })
        if isClosed { run.queue.withLock { $0.stop() } }
      }
    } catch {
      // Others may wait for the result that does not come.
      run.queue.withLock { $0.stop() }
      run.output.withLock { $0.fail(error) }
      run.places.give(Self.window * options.check.jobs)
      run.memory.give(Self.memory.tokens)
    }
  }

  /// The next job, when there is room for it.
  private func next(_ run: Run) -> ArchiveQueue.Job? {
    run.places.take()
    let job = run.queue.withLock { queue -> ArchiveQueue.Job? in
      guard let job = queue.next() else { return nil }
      // Who waits here waits for results that others are working on; they do not need the queue for them.
      for _ in 0..<Self.tokens(job.weight) { run.memory.take() }
      return job
    }
    if job == nil { run.places.give() }
    return job
  }

  private static func tokens(_ bytes: Int) -> Int { min(memory.tokens, bytes / memory.token + 1) }

  private func end(
    _ run: Run, _ path: FilePath, _ comparison: InputLedger.Comparison, _ start: ContinuousClock.Instant
  ) throws(RecordingError) -> ArchiveResult {
    let queueFailure = run.queue.withLock { $0.failure }
    let (counts, end) = run.output.withLock { output in
      if let queueFailure { output.fail(.database(queueFailure)) }
      let end = output.end(isWhole: options.sample == nil && options.limit == nil)
      return (output.counts, end)
    }
    let database = try FindingsDatabase(reading: path)
    do throws(SQLiteError) {
      return ArchiveResult(
        end: end, comparison: comparison, checked: counts.checked, cached: counts.cached, tooOld: counts.tooOld,
        notChosen: counts.notChosen,
        totals: try Totals(database), inputsLeft: try InputList.count(database), duration: start.duration(to: .now))
    } catch { throw .database(error) }
  }
}
