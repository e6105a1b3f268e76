#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// The calls that signals interrupt, repeated until they are done. Free functions with names of their own, since inside
// a type its methods hide the C functions of the same name.

/// `open`; files that it makes may be read and written by all whom the umask allows.
func openRepeating(_ path: [CChar], _ flags: Int32) -> Int32 {
  repeating { unsafe open(path, flags, 0o666) }
}

/// `read`; waits where the descriptor is set not to block.
@unsafe
func readRepeating(_ descriptor: Int32, _ target: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  repeating(waitingFor: descriptor, Int16(POLLIN)) { unsafe read(descriptor, target, count) }
}

/// `write`; waits where the descriptor is set not to block.
@unsafe
func writeRepeating(_ descriptor: Int32, _ source: UnsafeRawPointer?, _ count: Int) -> Int {
  repeating(waitingFor: descriptor, Int16(POLLOUT)) { unsafe write(descriptor, source, count) }
}

private func repeating<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

private func repeating(waitingFor descriptor: Int32, _ events: Int16, _ call: () -> Int) -> Int {
  while true {
    let result = repeating(call)
    guard result < 0, errno == EAGAIN else { return result }
    var waiting = pollfd(fd: descriptor, events: events, revents: 0)
    _ = unsafe poll(&waiting, 1, -1)
  }
}
