import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The wish of the user, or of the system, that the process should end.
package enum Interruption {
  // A signal handler may touch only what is lock-free.
  private static let flag = Atomic<Int32>(0)

  /// The signal that asked for it: `SIGINT` (Ctrl-C) or `SIGTERM`; nil while none did.
  package static var signal: Int32? {
    let number = flag.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// From now on the first of these signals only sets `signal`; the second ends the process at once.
  package static func catchSignals() {
    // Made now, so that the handler does not have to.
    _ = flag.load(ordering: .relaxed)
    var action = sigaction()
    #if canImport(Darwin)
      unsafe action.__sigaction_u.__sa_handler = { Interruption.flag.store($0, ordering: .relaxed) }
    #else
      unsafe action.__sigaction_handler.sa_handler = { Interruption.flag.store($0, ordering: .relaxed) }
    #endif
    action.sa_flags = Int32(bitPattern: UInt32(bitPattern: Int32(SA_RESTART)) | UInt32(SA_RESETHAND))
    for number in [SIGINT, SIGTERM] { unsafe sigaction(number, &action, nil) }
  }
}
