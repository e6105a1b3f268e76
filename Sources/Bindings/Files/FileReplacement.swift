#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Replaces what a file holds in one step: whoever reads it sees the old bytes or the new ones, never a part.
package enum FileReplacement {
  /// Writes `bytes` beside the file at `path` and puts them in its place, with its permissions.
  ///
  /// A link stays a link: what it leads to is replaced. When something fails the file is as it was and nothing is left
  /// beside it.
  /// - Throws: `FileError` where the folder or the file cannot be written.
  package static func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    let target = try resolved(path)
    var status = stat()
    guard unsafe stat(target.terminated, &status) == 0 else { throw .last("stat", path) }
    guard unsafe access(target.terminated, W_OK) == 0 else { throw .last("access", path) }
    let temporary = FilePath(bytes: target.bytes + Array(".imprimatur-\(getpid())".utf8))
    do throws(FileError) {
      let file = try OpenFile(writing: temporary)
      try file.write(bytes)
      try file.synchronise(permissions: UInt32(status.st_mode & 0o7777))
      guard unsafe rename(temporary.terminated, target.terminated) == 0 else { throw .last("rename", path) }
    } catch {
      unsafe unlink(temporary.terminated)
      throw error
    }
  }

  /// The path that `path` leads to through all links.
  private static func resolved(_ path: FilePath) throws(FileError) -> FilePath {
    guard let found = unsafe realpath(path.terminated, nil) else { throw .last("realpath", path) }
    defer { unsafe free(found) }
    let length = unsafe strlen(found)
    let bytes = unsafe UnsafeRawBufferPointer(start: found, count: length)
    return unsafe FilePath(bytes: Array(bytes))
  }
}
