import Corpus
import Files
import Recording
import SQLite

/// Hands out what an archive holds, in order: input by input, entry by entry, from where the last run got to.
struct ArchiveQueue {
  /// One thing to be dealt with.
  struct Job: Sendable {
    /// What it is.
    enum Content: Sendable {
      case entry(CorpusEntry)
      /// The input is not read at all.
      case problem(SkippedRow)
      /// Something that was not chosen.
      case notChosen
      /// The end of an input without entries.
      case nothing
    }

    /// Its place in the order of writing, from 0.
    let number: Int
    /// The input it belongs to.
    let input: Int
    /// The path of that input.
    let path: FilePath
    /// Its position, and that of the input's first entry.
    let position: Int, first: Int
    /// How many positions of the input are done with it.
    let positions: Int
    /// What it is.
    let content: Content
    /// Whether the input ends with it.
    let isLast: Bool
    /// The size of the input, where it is known.
    let inputSize: Int?
    /// The bytes of the input that were read for it and for those before it, and those that were passed over at first,
    /// since the last run had got so far.
    let consumed: Int, passed: Int

    /// The bytes that it may take in memory.
    var weight: Int {
      switch content {
      case .entry(.file): inputSize ?? 0
      case .entry(.document(let document)): document.bytes.count
      case .entry(.record(let line)): line.bytes.count
      case .entry(.problem), .problem, .notChosen, .nothing: 0
      }
    }
  }

  private struct Open {
    let input: InputList.Input
    let reader: CorpusReader
    var ahead: CorpusEntry?
    var ordinal: Int
    /// The bytes that were passed over.
    let passed: Int
  }

  private let inputs: InputList
  private let options: ArchiveOptions
  private let sample: ArchiveSample
  /// Says how far the way to where the last run got to is; nil where nobody looks.
  private let progress: ArchiveProgress?
  private var open: Open?
  private var position: Int
  private var number = 0
  private var isStopped = false
  /// Why no more can be handed out.
  private(set) var failure: SQLiteError?

  /// The queue of the inputs that the database at `path` has as not done; `position` is the next one.
  init(
    _ path: FilePath, _ options: ArchiveOptions, _ sample: ArchiveSample, position: Int,
    progress: sending ArchiveProgress?
  ) throws(RecordingError) {
    let findings = try FindingsDatabase(reading: path)
    do throws(SQLiteError) { inputs = try InputList(findings) } catch { throw .database(error) }
    self.options = options
    self.sample = sample
    self.progress = progress
    self.position = position
  }

  /// The next job; nil at the end, or when the process is asked to end.
  mutating func next() -> Job? {
    while !isStopped, Interruption.signal == nil {
      if let current = open {
        open = nil
        if let job = next(in: current) { return job }
        continue
      }
      do throws(SQLiteError) {
        guard let input = try inputs.next() else { return nil }
        if let problem = input.problem { return job(input, .problem(problem), ordinal: 0, isLast: true, counts: true) }
        guard let job = begin(input) else { continue }
        return job
      } catch {
        failure = error
        isStopped = true
      }
    }
    return nil
  }

  /// Makes this the end.
  mutating func stop() { isStopped = true }

  /// Opens `input` behind what is recorded of it; the job is its end where nothing is left.
  private mutating func begin(_ input: InputList.Input) -> Job? {
    let reader = CorpusReader(input.file, options: options.check.corpus)
    var skipped = 0
    while skipped < input.positions, Interruption.signal == nil, reader.next() != nil {
      skipped += 1
      progress?.resuming(skipped, of: input.positions)
    }
    progress?.clear()
    if Interruption.signal != nil { return nil }
    guard let ahead = reader.next() else {
      return job(input, .nothing, ordinal: input.positions, isLast: true, counts: false)
    }
    let passed = skipped > 0 ? reader.consumed : 0
    open = Open(input: input, reader: reader, ahead: ahead, ordinal: input.positions, passed: passed)
    return nil
  }

  private mutating func next(in current: Open) -> Job? {
    guard let entry = current.ahead else { return nil }
    var current = current
    current.ahead = current.reader.next()
    let ordinal = current.ordinal
    current.ordinal += 1
    let isLast = current.ahead == nil
    if !isLast { open = current }
    let isChosen = options.paths.wants(entry) && (entry.isProblem || sample.has(current.input.file.path, ordinal))
    return job(
      current.input, isChosen ? .entry(entry) : .notChosen, ordinal: ordinal, isLast: isLast, counts: true,
      consumed: current.reader.consumed, passed: current.passed)
  }

  private mutating func job(
    _ input: InputList.Input, _ content: Job.Content, ordinal: Int, isLast: Bool, counts: Bool, consumed: Int = 0,
    passed: Int = 0
  ) -> Job {
    let first = input.first ?? position - ordinal
    defer {
      number += 1
      if counts { position += 1 }
    }
    return Job(
      number: number, input: input.id, path: input.file.path, position: position, first: first,
      positions: ordinal + (counts ? 1 : 0), content: content, isLast: isLast, inputSize: input.size,
      consumed: consumed, passed: passed)
  }
}
