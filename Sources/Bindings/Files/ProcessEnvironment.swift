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

  /// The current folder as an absolute path without links; nil where the system does not say.
  package static var workingFolder: String? { FilePath(".").resolved?.text }

  /// The arguments of the process byte for byte, the program's name among them.
  package static var arguments: [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      unsafe CommandLine.unsafeArgv[index].map { text in
        unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
      }
    }
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
