#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file or stream; closed when the value goes away, unless it is one of the three standard streams.
///
/// Calls that a signal interrupts are repeated. Not for use from several threads at once.
package struct OpenFile: ~Copyable {
  /// The path it was opened with; nil for a standard stream.
  package let path: FilePath?
  private let descriptor: Int32

  private init(descriptor: Int32, path: FilePath?) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    if descriptor > 2 { close(descriptor) }
  }

  /// Opens the file at `path` for reading; does not wait for a writer when it is a pipe.
  package init(reading path: FilePath) throws(FileError) {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let descriptor = openRepeating(path.terminated, flags)
    guard descriptor >= 0 else { throw .last("open", path) }
    self.init(descriptor: descriptor, path: path)
  }

  /// Opens the file at `path` for writing, empty, and makes it where there is none.
  package init(writing path: FilePath) throws(FileError) {
    let descriptor = openRepeating(path.terminated, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open", path) }
    self.init(descriptor: descriptor, path: path)
  }

  /// Makes the file at `path` for writing; fails with `exists` where there is one already.
  package init(creating path: FilePath) throws(FileError) {
    let descriptor = openRepeating(path.terminated, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open", path) }
    self.init(descriptor: descriptor, path: path)
  }

  /// Opens the file at `path` for writing behind what it holds, and makes it where there is none.
  package init(appending path: FilePath) throws(FileError) {
    let descriptor = openRepeating(path.terminated, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open", path) }
    self.init(descriptor: descriptor, path: path)
  }

  /// Standard input.
  package static var standardInput: OpenFile { OpenFile(descriptor: 0, path: nil) }
  /// Standard output.
  package static var standardOutput: OpenFile { OpenFile(descriptor: 1, path: nil) }
  /// Standard error.
  package static var standardError: OpenFile { OpenFile(descriptor: 2, path: nil) }

  /// Whether it is a terminal.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The number of columns of the terminal; nil when it is none or does not say.
  package var terminalColumns: Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// What the file system says about it.
  package func status() throws(FileError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last("fstat", path) }
    return FileStatus(status)
  }

  /// The next bytes, at most `limit` of them; empty at the end.
  ///
  /// `limit` bytes of memory are set aside whatever is read.
  package func read(upTo limit: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      let got = unsafe readRepeating(descriptor, buffer.baseAddress, limit)
      if got < 0 { failure = .last("read", path) } else { count = got }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Goes on reading at `offset`, counted from the start of the file.
  package func seek(to offset: Int) throws(FileError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw .last("lseek", path) }
  }

  /// All bytes up to the end, but not more than `limit` + 1 of them; `expected` is how many there should be.
  ///
  /// More than `limit` bytes therefore say that the file is longer than that.
  package func readToEnd(expected: Int, limit: Int) throws(FileError) -> [UInt8] {
    let most = limit + 1
    // One byte more than the size says, so that the end shows in the same call.
    var bytes = try fill(min(max(expected, 0) + 1, most))
    guard bytes.count > expected else { return bytes }
    var step = 1 << 16
    while bytes.count < most {
      let more = try fill(min(step, most - bytes.count))
      bytes += more
      if more.isEmpty { break }
      step = min(step * 2, 1 << 24)
    }
    return bytes
  }

  /// Reads until `capacity` bytes are there or the file ends.
  private func fill(_ capacity: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        let target = unsafe buffer.baseAddress?.advanced(by: count)
        let room = capacity - count
        let got = unsafe readRepeating(descriptor, target, room)
        if got < 0 { failure = .last("read", path) }
        if got <= 0 { return }
        count += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Gives the file `permissions` and waits until everything written is on the medium.
  package func synchronise(permissions: UInt32) throws(FileError) {
    guard fchmod(descriptor, mode_t(permissions)) == 0 else { throw .last("fchmod", path) }
    guard fsync(descriptor) == 0 else { throw .last("fsync", path) }
  }

  /// Writes all of `bytes`.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    var failure: FileError?
    unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let start = unsafe buffer.baseAddress?.advanced(by: done)
        let rest = buffer.count - done
        let count = unsafe writeRepeating(descriptor, start, rest)
        if count < 0 {
          failure = .last("write", path)
          return
        }
        done += count
      }
    }
    if let failure { throw failure }
  }
}
