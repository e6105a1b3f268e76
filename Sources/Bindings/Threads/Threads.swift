#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs work on threads whose stack size is known.
///
/// Dispatch and Swift tasks choose the stack themselves (512 KiB on some systems); readers that follow the nesting of
/// their input up to a limit need to know what they have.
package enum Threads {
  /// Runs `body` `count` times at once, with 0 ..< `count`, and returns when all have ended.
  ///
  /// Run 0 happens on the calling thread; where a thread cannot be had, its run is done there too, after run 0.
  package static func run(_ count: Int, stackSize: Int = 8 << 20, _ body: @escaping @Sendable (Int) -> Void) {
    let ended = Semaphore(tokens: 0)
    var refused: [Int] = []
    for index in stride(from: 1, to: count, by: 1) {
      let work = Work {
        body(index)
        ended.give()
      }
      if !start(work, stackSize: stackSize) { refused.append(index) }
    }
    if count > 0 { body(0) }
    refused.forEach(body)
    for _ in stride(from: 1 + refused.count, to: count, by: 1) { ended.take() }
  }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Starts a detached thread; false when the system has none left.
private func start(_ work: Work, stackSize: Int) -> Bool {
  var attributes = pthread_attr_t()
  guard unsafe pthread_attr_init(&attributes) == 0 else { return false }
  defer { unsafe pthread_attr_destroy(&attributes) }
  unsafe pthread_attr_setstacksize(&attributes, stackSize)
  unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  let passed = unsafe Unmanaged.passRetained(work)
  #if canImport(Darwin)
    var handle: pthread_t?
    let result = unsafe pthread_create(&handle, &attributes, { unsafe perform($0) }, passed.toOpaque())
  #else
    var handle = pthread_t()
    let result = unsafe pthread_create(&handle, &attributes, { unsafe perform($0) }, passed.toOpaque())
  #endif
  if result != 0 { unsafe passed.release() }
  return result == 0
}

@unsafe
private func perform(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let work = unsafe work else { return nil }
  unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
  return nil
}
