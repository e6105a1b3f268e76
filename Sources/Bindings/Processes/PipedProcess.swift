package import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that runs beside this one, its standard streams connected to it by pipes.
///
/// What it writes on standard error is taken in whenever something is read or written, so that it never waits for that.
/// A program whose value goes away loses its pipes and is waited for. Not for use from several threads at once.
package final class PipedProcess {
  private let process: pid_t
  private var input: Int32
  private var output: Int32
  private var errorStream: Int32
  private var endStatus: Int32?
  /// The beginning of what it wrote on standard error, at most 64 KiB.
  package private(set) var errors: [UInt8] = []

  private static let mostErrors = 1 << 16

  /// Starts the program that `arguments` begins with, which is looked for as a shell does; `environment` holds lines
  /// `NAME=value` and is all that it sees.
  ///
  /// - Throws: when it cannot be started.
  package init(_ arguments: [[UInt8]], environment: [[UInt8]]) throws(FileError) {
    let input = try Self.pipe()
    let output = try Self.pipe()
    let errors = try Self.pipe()
    defer { [input.reading, output.writing, errors.writing].forEach { _ = close($0) } }
    do throws(FileError) {
      process = try spawn(
        arguments, environment: environment,
        streams: [.descriptor(input.reading), .descriptor(output.writing), .descriptor(errors.writing)])
    } catch {
      [input.writing, output.reading, errors.reading].forEach { _ = close($0) }
      throw error
    }
    self.input = input.writing
    self.output = output.reading
    errorStream = errors.reading
    _ = fcntl(self.input, F_SETFL, O_NONBLOCK)
  }

  deinit {
    closeInput()
    closeOutput()
    if endStatus == nil { _ = try? awaitEnd(of: process) }
  }

  /// Writes all of `bytes` to its standard input.
  ///
  /// - Throws: `brokenPipe` when it reads no more.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard input >= 0 else { throw FileError(call: "write", number: EPIPE, path: nil) }
      _ = try wait(for: input, Int16(POLLOUT))
      let count = unsafe rest.withUnsafeBytes { buffer in unsafe systemWrite(input, buffer.baseAddress, buffer.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0, errno != EINTR, errno != EAGAIN { throw FileError(call: "write", number: errno, path: nil) }
    }
  }

  /// Ends its standard input.
  package func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// The next bytes of its standard output, at most `limit` of them; empty at the end.
  package func read(upTo limit: Int) throws(FileError) -> [UInt8] {
    guard output >= 0 else { return [] }
    _ = try wait(for: output, Int16(POLLIN))
    return try Self.take(output, limit)
  }

  /// Reads its standard output to the end; more than `limit` bytes are read over.
  package func readToEnd(limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let more = try read(upTo: 1 << 16)
      if more.isEmpty { return bytes }
      if bytes.count + more.count <= limit { bytes += more }
    }
  }

  /// Ends its standard input, waits for its end and returns its exit status; 128 and the signal's number when a signal
  /// ended it.
  ///
  /// What it still writes on standard output is lost.
  package func end() throws(FileError) -> Int32 {
    if let endStatus { return endStatus }
    closeInput()
    while try !read(upTo: 1 << 16).isEmpty {}
    if output >= 0 { close(output) }
    output = -1
    while errorStream >= 0 { try takeErrors() }
    let status = exitStatus(try awaitEnd(of: process).status)
    endStatus = status
    return status
  }

  private func closeOutput() {
    if output >= 0 { close(output) }
    if errorStream >= 0 { close(errorStream) }
    output = -1
    errorStream = -1
  }

  /// Waits until `descriptor` is ready, taking in what comes on standard error meanwhile.
  private func wait(for descriptor: Int32, _ events: Int16) throws(FileError) -> Bool {
    while true {
      var waiting = [
        pollfd(fd: descriptor, events: events, revents: 0),
        pollfd(fd: errorStream, events: Int16(POLLIN), revents: 0),
      ]
      let count = nfds_t(errorStream >= 0 ? 2 : 1)
      let ready = unsafe poll(&waiting, count, -1)
      if ready < 0, errno != EINTR { throw FileError(call: "poll", number: errno, path: nil) }
      guard ready > 0 else { continue }
      if waiting[1].revents != 0 { try takeErrors() }
      if waiting[0].revents != 0 { return true }
    }
  }

  private func takeErrors() throws(FileError) {
    let more = try Self.take(errorStream, 1 << 14)
    errors += more.prefix(Self.mostErrors - errors.count)
    guard more.isEmpty else { return }
    close(errorStream)
    errorStream = -1
  }

  private static func take(_ descriptor: Int32, _ limit: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while true {
        let got = unsafe systemRead(descriptor, buffer.baseAddress, limit)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = FileError(call: "read", number: errno, path: nil) } else { count = got }
        return
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// A pipe whose ends no other program inherits; neither is one of the three standard streams.
  private static func pipe() throws(FileError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe systemPipe(&ends) == 0 else { throw FileError(call: "pipe", number: errno, path: nil) }
    let moved = ends.map { end in
      let copy = fcntl(end, F_DUPFD_CLOEXEC, 3)
      close(end)
      return copy
    }
    guard !moved.contains(-1) else {
      for end in moved where end >= 0 { close(end) }
      throw FileError(call: "fcntl", number: EMFILE, path: nil)
    }
    return (moved[0], moved[1])
  }
}

// Inside the type its methods hide the C functions of the same name.

@unsafe
private func systemRead(_ descriptor: Int32, _ target: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  unsafe read(descriptor, target, count)
}

@unsafe
private func systemWrite(_ descriptor: Int32, _ source: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, source, count)
}

@unsafe
private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 {
  unsafe pipe(ends)
}
