#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the process was given by its parent.
package enum ProcessEnvironment {
  /// The value of the environment variable `name`; nil when it is not set.
  package static func value(_ name: String) -> String? {
    guard let text = unsafe getenv(name) else { return nil }
    return unsafe String(cString: text)
  }

  /// The whole environment, byte for byte: lines `NAME=value`.
  package static var lines: [[UInt8]] {
    var lines: [[UInt8]] = []
    #if canImport(Darwin)
      var next = unsafe _NSGetEnviron().pointee
    #else
      var next = unsafe environ
    #endif
    while let line = unsafe next.pointee {
      lines.append(unsafe Array(UnsafeRawBufferPointer(start: line, count: strlen(line))))
      unsafe next += 1
    }
    return lines
  }

  /// The arguments of the process byte for byte, the program's name among them.
  package static var arguments: [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      unsafe CommandLine.unsafeArgv[index].map { text in
        unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
      }
    }
  }

  /// The seconds since the beginning of 1970 in UTC; `SOURCE_DATE_EPOCH` where that is set, so that what is made twice is
  /// the same twice.
  package static var secondsSince1970: Int { value("SOURCE_DATE_EPOCH").flatMap { Int($0) } ?? time(nil) }

  /// The path of this program's file, where the system tells it.
  package static var executable: FilePath? {
    #if os(Linux)
      return FilePath("/proc/self/exe").resolved
    #else
      return arguments.first.flatMap { FilePath(bytes: $0).resolved }
    #endif
  }

  /// The number of processors that this process may use, at least 1.
  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Makes writing to a closed pipe fail with `brokenPipe` instead of ending the process.
  package static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Ends the process with `status`, without running anything that is left to do.
  package static func exit(_ status: Int32) -> Never {
    // `_exit`: no atexit handlers, whose C library streams are not used here.
    _exit(status)
  }
}
