package import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that was run to its end, and what it used.
package struct ChildProcess: Hashable, Sendable {
  /// The exit status; 128 and the signal's number when a signal ended it, as a shell says it.
  package let status: Int32
  /// The processor time of the program and of all programs that it started and waited for, user and system together.
  package let processorTime: Duration
  /// The time from before the start to after the end.
  package let wallTime: Duration
  /// The most memory that was resident at once, in bytes.
  ///
  /// It is never less than what was resident in the process that started the program: the two share their memory until
  /// the program begins, and the kernel counts that.
  package let peakResident: Int

  /// Where the three standard streams lead.
  package struct Streams: Hashable, Sendable {
    /// What standard input reads.
    package var input = FilePath("/dev/null")
    /// What standard output writes, made anew.
    package var output = FilePath("/dev/null")
    /// What standard error writes, made anew.
    package var errors = FilePath("/dev/null")

    /// Streams that hold nothing and keep nothing.
    package init() {}
  }

  /// Runs the program that `arguments` begins with, which is looked for as a shell does, and waits for its end.
  ///
  /// It sees `environment` and nothing else.
  /// - Throws: when it cannot be started; that it fails is in `status`.
  package static func run(
    _ arguments: [String], environment: [String: String], streams: Streams = Streams()
  ) throws(FileError) -> ChildProcess {
    let clock = ContinuousClock()
    let start = clock.now
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    let process = try spawn(
      arguments.map { Array($0.utf8) }, environment: environment.map { Array("\($0.key)=\($0.value)".utf8) },
      streams: [.file(streams.input, O_RDONLY), .file(streams.output, writing), .file(streams.errors, writing)])
    let (status, usage) = try awaitEnd(of: process)
    return ChildProcess(status: status, usage, clock.now - start)
  }

  private init(status: Int32, _ usage: rusage, _ wallTime: Duration) {
    self.status = exitStatus(status)
    processorTime = Self.duration(usage.ru_utime) + Self.duration(usage.ru_stime)
    self.wallTime = wallTime
    #if canImport(Darwin)
      peakResident = Int(usage.ru_maxrss)
    #else
      peakResident = Int(usage.ru_maxrss) << 10
    #endif
  }

  private static func duration(_ time: timeval) -> Duration {
    .seconds(Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
  }
}
