import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What one of a new program's standard streams leads to.
enum SpawnStream {
  /// A file, opened with these flags.
  case file(FilePath, Int32)
  /// A descriptor of this process, which stays open here.
  case descriptor(Int32)
}

/// Starts the program that `arguments` begins with, which is looked for as a shell does; `environment` holds lines
/// `NAME=value`.
///
/// A broken pipe ends it, whatever this process does about broken pipes.
func spawn(_ arguments: [[UInt8]], environment: [[UInt8]], streams: [SpawnStream]) throws(FileError) -> pid_t {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  for (number, stream) in streams.enumerated() {
    switch stream {
    case .file(let path, let flags):
      let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
      unsafe posix_spawn_file_actions_addopen(&actions, Int32(number), name, flags, 0o666)
    case .descriptor(let descriptor):
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
  }
  unsafe posix_spawnattr_init(&attributes)
  defer { unsafe posix_spawnattr_destroy(&attributes) }
  var standard = sigset_t()
  unsafe sigemptyset(&standard)
  unsafe sigaddset(&standard, SIGPIPE)
  unsafe posix_spawnattr_setsigdefault(&attributes, &standard)
  unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
  var words = unsafe cWords(arguments)
  var settings = unsafe cWords(environment)
  defer { unsafe (words + settings).forEach { unsafe free($0) } }
  guard let program = unsafe words[0] else { throw FileError(call: "posix_spawn", number: EINVAL, path: nil) }
  var process: pid_t = 0
  let number = unsafe posix_spawnp(&process, program, &actions, &attributes, &words, &settings)
  if number != 0 {
    throw FileError(call: "posix_spawn", number: number, path: arguments.first.map { FilePath(bytes: $0) })
  }
  return process
}

/// Waits for the end of `process` and returns its status as `wait` gives it, and what it used.
func awaitEnd(of process: pid_t) throws(FileError) -> (status: Int32, usage: rusage) {
  var status: Int32 = 0
  var usage = rusage()
  while unsafe wait4(process, &status, 0, &usage) < 0 {
    guard errno == EINTR else { throw FileError(call: "wait4", number: errno, path: nil) }
  }
  return (status, usage)
}

/// The exit status; 128 and the signal's number when a signal ended it, as a shell says it.
func exitStatus(_ status: Int32) -> Int32 {
  // The lower seven bits are the signal, the next eight the status of `exit`.
  status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
}

/// Copies of `texts` for C, and the nil that ends their list.
private func cWords(_ texts: [[UInt8]]) -> [UnsafeMutablePointer<CChar>?] {
  unsafe texts.map { text in unsafe strdup(text.map { CChar(bitPattern: $0) } + [0]) } + [nil]
}
