import Archive
package import Corpus
package import Files

/// Reads baselines line by line, so that memory does not grow with the file.
package enum BaselineFile {
  /// No line is longer, in bytes.
  static let mostLine = 1 << 20

  /// Hands each entry of the baseline at `path` to `body`, with its line (1-based) and the bytes of that.
  ///
  /// Blank lines count but hold nothing.
  /// - Complexity: O(n) in time, O(1) in memory.
  package static func read(
    _ path: FilePath, in files: SettingFiles = .disk,
    _ body: (_ entry: BaselineEntry, _ number: Int, _ line: [UInt8]) throws(BaselineProblem) -> Void
  ) throws(BaselineProblem) {
    let lines: LineReader
    do throws(FileError) { lines = LineReader(try source(path, files), limit: mostLine) } catch {
      throw BaselineProblem(path: path, line: nil, code: .unreadable(error))
    }
    while true {
      let line: LineReader.Line?
      do throws(ByteFailure) { line = try lines.next() } catch {
        guard case .file(let failure) = error else { return }
        throw BaselineProblem(path: path, line: nil, code: .unreadable(failure))
      }
      let number = lines.number
      switch line {
      case nil: return
      case .tooLong: throw BaselineProblem(path: path, line: number, code: .longLine)
      case .bytes(var bytes):
        if bytes.last == 0x0D { bytes.removeLast() }
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
        let entry: BaselineEntry
        do throws(BaselineProblem.Code) { entry = try BaselineEntry(bytes) } catch {
          throw BaselineProblem(path: path, line: number, code: error)
        }
        try body(entry, number, bytes)
      }
    }
  }

  /// The largest baseline of a commit, which is not read in portions, in bytes.
  private static let mostCommitted = 256 << 20

  private static func source(_ path: FilePath, _ files: SettingFiles) throws(FileError) -> any ByteSource {
    guard case .commit = files else { return FileBytes(try OpenFile(reading: path)) }
    guard case .file(let bytes, _) = try files.read(path.absolute, limit: mostCommitted) else {
      throw FileError.missing(path)
    }
    return MemoryBytes(bytes)
  }
}
