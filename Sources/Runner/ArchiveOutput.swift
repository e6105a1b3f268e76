import Files
import Recording
import Relating
import SQLite

/// Puts the results of several workers into the order of the archive and records them.
struct ArchiveOutput {
  /// What has been recorded by this run.
  struct Counts: Hashable, Sendable {
    /// Documents that were checked, that came from the cache, that are too old, and that were not chosen.
    var checked = 0, cached = 0, tooOld = 0, notChosen = 0
    /// Findings of them.
    var findings = 0
    /// Things that are not checked.
    var skipped = 0
    /// Bytes of inputs that are done, as far as their size is known.
    var bytesDone = 0
    /// Bytes of the input at hand that were read.
    var bytesOpen = 0
    /// Bytes of inputs that were passed over, since an earlier run had got so far.
    var bytesPassed = 0
  }

  /// So much is written in one transaction at most.
  private static let batch = (documents: 64, bytes: 4 << 20)

  private let findings: FindingsDatabase
  private let writer: FindingsWriter
  private let journal: RunJournal
  private let relating: RelatingSettings
  /// How many documents may still be recorded.
  private var room: Int
  private var progress: ArchiveProgress?
  private var waiting: [Int: (job: ArchiveQueue.Job, result: ArchiveWorker.Result)] = [:]
  private var next = 0
  private var pending = (documents: 0, bytes: 0)
  private var troubledInput = 0
  /// What has been recorded, and what of it has been committed.
  private(set) var counts = Counts()
  private var committed = Counts()
  /// Why nothing more can be recorded.
  private(set) var failure: RecordingError?
  /// Whether as many documents have been recorded as were wanted.
  var isFull: Bool { room <= 0 }

  /// The order in which rows get into the database at `path`; `room` is how many more documents it may hold.
  init(
    _ path: FilePath, _ options: ArchiveOptions, rules: String, _ comparison: InputLedger.Comparison, room: Int,
    progress: sending ArchiveProgress?
  ) throws(RecordingError) {
    findings = try FindingsDatabase(writing: path)
    do throws(SQLiteError) {
      writer = try FindingsWriter(findings)
      journal = try RunJournal(
        findings, program: options.program, arguments: options.arguments, rules: rules, kept: comparison.kept)
    } catch { throw .database(error) }
    relating = options.relating
    self.room = room
    self.progress = progress
    progress?.begin(comparison)
  }

  /// Whether going on is of no use.
  var isClosed: Bool { isFull || failure != nil }

  /// Takes the result of `job`, and records it and those that waited for it; returns the weights of those that are done.
  mutating func take(_ result: ArchiveWorker.Result, of job: ArchiveQueue.Job) -> [Int] {
    waiting[job.number] = (job, result)
    var weights: [Int] = []
    while let ready = waiting.removeValue(forKey: next) {
      weights.append(ready.job.weight)
      next += 1
      guard !isClosed else { continue }
      do throws(SQLiteError) { try record(ready.result, of: ready.job) } catch { fail(.database(error)) }
    }
    progress?.show(counts)
    return weights
  }

  /// Notes that recording cannot go on; what was not committed is taken back.
  mutating func fail(_ error: RecordingError) {
    if failure == nil { failure = error }
    writer.rollBack()
    counts = committed
  }

  /// Commits what is open, and notes how the run ended; when it `isWhole` and finished, it needs no cache any more.
  mutating func end(isWhole: Bool) -> ArchiveResult.End {
    progress?.clear()
    var isDone = false
    do throws(SQLiteError) {
      if failure == nil { try commit() }
      isDone = try InputList.count(findings) == 0
      if failure == nil, isDone || isFull { try relate() }
      let state: RunJournal.State
      if failure != nil {
        state = .failed
      } else if isDone {
        state = .finished
      } else {
        state = isFull ? .limited : .interrupted
      }
      try journal.end(state, dropsCache: state == .finished && isWhole)
    } catch { fail(.database(error)) }
    if let failure { return .failed(failure) }
    if isDone { return .finished }
    return isFull ? .limited : .interrupted(Interruption.signal ?? 0)
  }

  /// Compares all documents with each other, unless that was done and nothing has changed since.
  private func relate() throws(SQLiteError) {
    guard try !journal.areRelated() else { return }
    progress?.relating(counts)
    try Relator(findings.database, relating).relate()
    try journal.noteRelated()
    progress?.clear()
  }

  private mutating func record(_ result: ArchiveWorker.Result, of job: ArchiveQueue.Job) throws(SQLiteError) {
    try writer.begin()
    switch result {
    case .checked(let row, let place):
      try writer.write(row, at: place)
      counts.checked += 1
      counts.findings += row.findings.count
      took(row.content.bytes)
    case .cached(let id, let place):
      counts.findings += try writer.copy(cached: id, to: place)
      counts.cached += 1
      took(job.weight)
    case .skipped(let row, let place, let isTroubled):
      try writer.write(row, at: place)
      counts.skipped += 1
      if isTroubled { troubledInput = job.input }
    case .tooOld: counts.tooOld += 1
    case .notChosen: counts.notChosen += 1
    case .nothing: break
    }
    try writer.advance(
      input: job.input, isDone: job.isLast, first: job.first, positions: job.positions,
      isTroubled: troubledInput == job.input)
    if job.passed > 0 { counts.bytesPassed = job.passed }
    counts.bytesOpen = job.isLast ? 0 : job.consumed
    if job.isLast { counts.bytesDone += job.inputSize ?? 0 }
    pending.documents += 1
    if pending.documents >= Self.batch.documents || pending.bytes >= Self.batch.bytes || isFull { try commit() }
  }

  private mutating func took(_ bytes: Int) {
    room -= 1
    pending.bytes += bytes
  }

  private mutating func commit() throws(SQLiteError) {
    guard writer.isOpen else { return }
    try journal.note(checked: counts.checked, cached: counts.cached)
    try writer.commit()
    committed = counts
    pending = (0, 0)
  }
}
