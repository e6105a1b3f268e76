import Files

/// Hands out the articles that a change touches, as the change leaves them.
///
/// Bytes come from the index or the commit, whatever lies in the work tree, unless the work tree is what is compared.
package final class ChangeReader: EntrySource {
  private let changes: ChangedFiles
  private let options: CorpusOptions
  private var problems: [CorpusProblem]
  private var nextFile = 0
  private var records: [CorpusEntry] = []
  private let workTree: CorpusReader

  /// A reader of all of `changes`.
  package init(_ changes: ChangedFiles, options: CorpusOptions) {
    self.changes = changes
    self.options = options
    problems = changes.problems.reversed()
    // Every file has its bytes in the same kind of place.
    workTree = CorpusReader(changes.files.filter { $0.object == nil }.map(\.path), options: options)
  }

  /// The next article, record or problem; nil at the end.
  package func next() -> CorpusEntry? {
    if let problem = problems.popLast() { return .problem(problem) }
    while true {
      if let record = records.popLast() { return record }
      guard nextFile < changes.files.count else { return workTree.next() }
      nextFile += 1
      let file = changes.files[nextFile - 1]
      guard let object = file.object else { continue }
      if let entry = entry(file.path, object) { return entry }
    }
  }

  /// The article in `object`; nil where it holds records, which come next.
  private func entry(_ path: FilePath, _ object: String) -> CorpusEntry? {
    var failure = CorpusProblem(.missingObject, path)
    do throws(GitError) {
      switch try changes.objects.read(object, limit: options.sizeLimit) {
      case .missing:
        failure.reason = object
        return .problem(failure)
      case .tooLarge: return .problem(options.tooLarge(path))
      case .bytes(let bytes):
        let format = options.format(of: path)
        guard format == .jsonl || (format == .auto && InputFormat.looksLikeRecords(bytes)) else {
          return .document(CorpusDocument(path: path, bytes: bytes, format: format, isMember: false))
        }
        records = Self.records(bytes, path)
        return nil
      }
    } catch {
      failure.reason = error.detail
      return .problem(failure)
    }
  }

  /// The records in `bytes`, the last one first.
  private static func records(_ bytes: [UInt8], _ path: FilePath) -> [CorpusEntry] {
    var records: [CorpusEntry] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 <= 0x20 }) {
      records.append(.record(RecordLine(path: path, number: index + 1, bytes: Array(line))))
    }
    return records.reversed()
  }
}
