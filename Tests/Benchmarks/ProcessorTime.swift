#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The processor time that this process takes for `work`, in seconds.
///
/// A reading that is more than the wall clock allows to one thread is wrong, as happens on shared machines; then the work
/// is done again.
func processorTime(of work: () throws -> Void) throws -> Double {
  let wall = ContinuousClock()
  var reading = 0.0
  for _ in 0..<3 {
    let start = (clock(), wall.now)
    try work()
    reading = Double(clock() - start.0) / Double(CLOCKS_PER_SEC)
    if reading <= (wall.now - start.1).seconds * 1.1 + 0.002 { break }
  }
  return reading
}
