#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ProcessEnvironment {
  /// The most memory of this process that was resident at once, in bytes.
  package static var peakResident: Int {
    var usage = rusage()
    #if canImport(Darwin)
      unsafe getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss)
    #else
      unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
      return Int(usage.ru_maxrss) << 10
    #endif
  }
}
