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
    let process = try spawn(arguments, environment.map { "\($0.key)=\($0.value)" }.sorted(), streams)
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw FileError(call: "wait4", number: errno, path: nil) }
    }
    return ChildProcess(status: status, usage, clock.now - start)
  }

  private init(status: Int32, _ usage: rusage, _ wallTime: Duration) {
    // The lower seven bits are the signal, the next eight the status of `exit`.
    self.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
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

  private static func spawn(
    _ arguments: [String], _ environment: [String], _ streams: Streams
  ) throws(FileError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    for (number, path, flags) in [
      (0, streams.input, O_RDONLY), (1, streams.output, writing), (2, streams.errors, writing),
    ] as [(Int32, FilePath, Int32)] {
      let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
      unsafe posix_spawn_file_actions_addopen(&actions, number, name, flags, 0o666)
    }
    var words = unsafe Self.words(arguments)
    var settings = unsafe Self.words(environment)
    defer {
      unsafe (words + settings).forEach { unsafe free($0) }
    }
    guard let program = unsafe words[0] else { throw FileError(call: "posix_spawn", number: EINVAL, path: nil) }
    var process: pid_t = 0
    let number = unsafe posix_spawnp(&process, program, &actions, nil, &words, &settings)
    if number != 0 {
      throw FileError(call: "posix_spawn", number: number, path: arguments.first.map { FilePath($0) })
    }
    return process
  }

  /// Copies of `texts` for C, and the nil that ends their list.
  private static func words(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe texts.map { unsafe strdup($0) } + [nil]
  }
}
