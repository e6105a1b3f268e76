package import Files

/// The right to write a findings database, which only one process has at a time.
///
/// It is a file beside the database, with `-lock` behind its name, and ends with the process, however that ends.
package struct WriteLock: ~Copyable {
  private let file: LockFile

  /// Takes the right to write the database at `path`.
  ///
  /// - Throws: `inUse` when another process has it, `file` when the lock cannot be made.
  package init(for path: FilePath) throws(RecordingError) {
    let place = FilePath(bytes: path.bytes + Array("-lock".utf8))
    let taken: LockFile?
    do throws(FileError) { taken = try LockFile(place) } catch { throw .file(error) }
    guard let taken else { throw .inUse(process: LockFile.holder(of: place)) }
    file = taken
  }

  /// Runs `body` while the right is held.
  package borrowing func hold<Result>(
    _ body: () throws(RecordingError) -> Result
  ) throws(RecordingError) -> Result {
    try body()
  }
}
