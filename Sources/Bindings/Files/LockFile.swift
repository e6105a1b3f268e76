#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that says that one process is at work; the system lets go of it when the process ends, however it ends.
///
/// The lock is that of `flock`, which other programs that read the file do not notice.
package struct LockFile: ~Copyable {
  /// Where the file is.
  package let path: FilePath
  private let descriptor: Int32

  /// Takes the lock at `path`; nil when another process has it.
  ///
  /// The file is made where there is none, and holds the number of the process.
  package init?(_ path: FilePath) throws(FileError) {
    while true {
      let descriptor = openRepeating(path.terminated, O_RDWR | O_CREAT | O_CLOEXEC)
      guard descriptor >= 0 else { throw .last("open", path) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let failure = FileError.last("flock", path)
        close(descriptor)
        if failure.number == EWOULDBLOCK { return nil }
        throw failure
      }
      // The process that had it may have removed the file in between; then the lock is one on nothing.
      var (opened, named) = (stat(), stat())
      let isSame =
        unsafe fstat(descriptor, &opened) == 0 && stat(path.terminated, &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
      guard isSame else {
        close(descriptor)
        continue
      }
      self.path = path
      self.descriptor = descriptor
      let text = Array("\(getpid())\n".utf8)
      ftruncate(descriptor, 0)
      _ = unsafe text.withUnsafeBytes { unsafe writeRepeating(descriptor, $0.baseAddress, $0.count) }
      return
    }
  }

  /// Removes the file and lets go of the lock.
  deinit {
    unsafe unlink(path.terminated)
    close(descriptor)
  }

  /// The number of the process that holds the lock at `path`, as it says itself; nil where none does.
  package static func holder(of path: FilePath) -> Int? {
    guard let file = try? OpenFile(reading: path), let bytes = try? file.read(upTo: 32) else { return nil }
    return Int(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
