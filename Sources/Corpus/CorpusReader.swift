package import Files

/// Turns paths into documents and records, one after the other, in the order of the paths.
///
/// Memory does not grow with the corpus: folders are listed one level at a time, records are read one by one, and files
/// are left to whoever checks them. Not for use from several threads.
package final class CorpusReader {
  private let paths: [FilePath]
  private let options: CorpusOptions
  private var nextPath = 0
  private var walk: FolderWalk
  private var isWalking = false
  private var records: (lines: LineReader, path: FilePath)?
  private var hasReadInput = false
  private var listed: CorpusFile?

  /// A reader of `paths`: files, folders, and `-` for standard input.
  package init(_ paths: [FilePath], options: CorpusOptions) {
    self.paths = paths
    self.options = options
    walk = FolderWalk(options: options)
  }

  /// A reader of one file that a `CorpusSurvey` listed.
  package init(_ file: CorpusFile, options: CorpusOptions) {
    paths = file.isFound ? [] : [file.path]
    self.options = options
    walk = FolderWalk(options: options)
    listed = file.isFound ? file : nil
  }

  /// The next thing to be checked; nil at the end.
  package func next() -> CorpusEntry? {
    if let file = listed {
      listed = nil
      if let entry = opened(.file(file)) { return entry }
    }
    while true {
      if let records {
        if let entry = nextRecord(records.lines, records.path) { return entry }
        self.records = nil
      }
      if isWalking {
        if let entry = walk.next() {
          if let entry = opened(entry) { return entry }
          continue
        }
        isWalking = false
      }
      guard nextPath < paths.count else { return nil }
      nextPath += 1
      if let entry = begin(paths[nextPath - 1]) { return entry }
    }
  }

  /// Turns to a path that was named; nil when what it holds is to come.
  private func begin(_ path: FilePath) -> CorpusEntry? {
    if path.bytes == [UInt8(ascii: "-")] { return beginInput() }
    let status: FileStatus
    do throws(FileError) { status = try FileStatus.of(path) } catch {
      return .problem(CorpusProblem(error, path, isFound: false))
    }
    if options.excludesNamed,
      IgnoreChain.ignores(path.absolute, isFolder: status.kind == .folder, patterns: options.ignored)
    {
      return nil
    }
    if status.kind == .folder {
      walk.begin(path)
      isWalking = true
      return nil
    }
    if let problem = options.problem(with: status, path, isFound: false, isRecords: true) { return .problem(problem) }
    return opened(.file(CorpusFile(path: path, format: options.format(of: path), isFound: false)))
  }

  /// Opens a file of JSON Lines, or one that may be; nil when records are to come.
  private func opened(_ entry: CorpusEntry) -> CorpusEntry? {
    guard case .file(let found) = entry, found.format == .jsonl || found.format == .auto else { return entry }
    do throws(FileError) {
      let file = try OpenFile(reading: found.path)
      let status = try file.status()
      if let problem = options.problem(with: status, found.path, isFound: found.isFound, isRecords: true) {
        return .problem(problem)
      }
      let start = found.format == .jsonl ? [] : try Self.start(of: file, limit: options.sizeLimit)
      guard found.format == .jsonl || InputFormat.looksLikeRecords(start) else { return entry }
      records = (LineReader(file, start: start, limit: options.sizeLimit), found.path)
      return nil
    } catch {
      return .problem(CorpusProblem(error, found.path, isFound: found.isFound))
    }
  }

  private func beginInput() -> CorpusEntry? {
    let path = options.standardInputPath ?? FilePath("-")
    guard !hasReadInput else { return .problem(CorpusProblem(.inputTwice, path)) }
    hasReadInput = true
    let file = OpenFile.standardInput
    let format = options.format(of: path)
    do throws(FileError) {
      var bytes = format == .jsonl ? [] : try Self.start(of: file, limit: options.sizeLimit)
      if format == .jsonl || (format == .auto && InputFormat.looksLikeRecords(bytes)) {
        records = (LineReader(file, start: bytes, limit: options.sizeLimit), path)
        return nil
      }
      if bytes.count <= options.sizeLimit {
        bytes += try file.readToEnd(expected: 0, limit: options.sizeLimit - bytes.count)
      }
      if bytes.count > options.sizeLimit { return .problem(options.tooLarge(path)) }
      return .document(path: path, bytes: bytes, format: format)
    } catch {
      return .problem(CorpusProblem(error, path, isFound: false))
    }
  }

  /// The first bytes of `file`: as far as the first line that holds something and the beginning of the next, but not
  /// more than 1 MiB; an input whose first line is longer has to be called `jsonl` by its name or by the user.
  private static func start(of file: borrowing OpenFile, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= min(limit, 1 << 20) {
      let more = try file.read(upTo: 1 << 16)
      if more.isEmpty { break }
      bytes += more
      let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: true)
      let first = lines.first?.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
      if first != UInt8(ascii: "{") || (lines.count > 1 && lines[1].contains { $0 > 0x20 }) { break }
    }
    return bytes
  }

  private func nextRecord(_ lines: LineReader, _ path: FilePath) -> CorpusEntry? {
    do throws(FileError) {
      while let line = try lines.next() {
        switch line {
        case .tooLong:
          var problem = CorpusProblem(.lineLimit, path)
          problem.line = lines.number
          problem.limit = options.sizeLimit
          return .problem(problem)
        case .bytes(let bytes):
          if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
          return .record(RecordLine(path: path, number: lines.number, bytes: bytes))
        }
      }
      return nil
    } catch {
      records = nil
      return .problem(CorpusProblem(error, path, isFound: false))
    }
  }
}
