/// Memory that C code may point into while the value lives.
@safe
final class NativeBuffer {
  /// Where it begins.
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How much of it is filled.
  private(set) var count = 0

  /// An empty buffer.
  init() {
    capacity = 1 << 16
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Holds `bytes` from now on.
  func fill(_ bytes: [UInt8]) {
    if bytes.count > capacity {
      unsafe base.deallocate()
      capacity = bytes.count
      unsafe base = .allocate(capacity: capacity)
    }
    count = bytes.count
    unsafe bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe base.update(from: start, count: source.count) }
    }
  }
}
