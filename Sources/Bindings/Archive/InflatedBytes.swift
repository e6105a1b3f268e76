internal import CInputLibraries

/// What a deflate stream holds: gzip (RFC 1952), zlib (RFC 1950) or bare deflate (RFC 1951), decoded by zlib.
///
/// Members of a gzip file that follow one another are one stream; check sums are verified. All that can be decoded before
/// damage is handed out, and behind the damage the source goes on at the next gzip member, if one is found. Not for use
/// from several threads.
@safe
package final class InflatedBytes: ByteSource {
  /// What stands around the deflate stream.
  package enum Wrapping: Int32, Hashable, Sendable {
    case gzip = 31
    case zlib = 15
    case none = -15
  }

  private static let portion = 1 << 18

  private enum State {
    /// A member begins at the next byte.
    case between
    case inside
    /// Whatever comes up to the next gzip header is passed over.
    case lost
    case ended
  }

  private let source: any ByteSource
  private let wrapping: Wrapping
  private let library: UnsafePointer<ZlibFunctions>
  /// zlib keeps a pointer to the stream's place.
  private let stream: UnsafeMutablePointer<z_stream>
  private let input = NativeBuffer()
  private var position = 0
  private var state = State.between
  private var waiting: ByteFailure?
  private var hasMembers = false
  /// The last bytes of a portion in which a gzip header may begin.
  private var tail: [UInt8] = []

  /// The decoded bytes of `source`.
  package init(_ wrapping: Wrapping, _ source: any ByteSource) throws(ByteFailure) {
    guard let library = unsafe input_zlib() else { throw .missingLibrary("zlib") }
    self.source = source
    self.wrapping = wrapping
    unsafe self.library = unsafe library
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout.size(ofValue: stream.pointee))
    guard unsafe library.pointee.inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
      throw .damaged("zlib has no memory left")
    }
  }

  deinit {
    _ = unsafe library.pointee.inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// The next portion; empty at the end.
  package func next() throws(ByteFailure) -> [UInt8] {
    if let failure = waiting {
      waiting = nil
      throw failure
    }
    while state != .ended {
      if position == input.count, try !refill() { return [] }
      switch state {
      case .between: try begin()
      case .lost: findMember()
      case .inside:
        let bytes = inflate()
        if !bytes.isEmpty { return bytes }
        if let failure = waiting {
          waiting = nil
          throw failure
        }
      case .ended: break
      }
    }
    return []
  }

  /// Reads more; false at the end of a stream that is whole.
  private func refill() throws(ByteFailure) -> Bool {
    let more: [UInt8]
    do throws(ByteFailure) { more = try source.next() } catch {
      state = .ended
      throw error
    }
    input.fill(more.isEmpty ? [] : tail + more)
    tail = []
    position = 0
    if input.count > 0 { return true }
    let isCut = state == .inside || (state == .between && !hasMembers)
    state = .ended
    if isCut { throw .truncated }
    return false
  }

  /// Enters the member that begins here; zeros that fill up a block are passed over.
  private func begin() throws(ByteFailure) {
    guard wrapping == .gzip else {
      state = hasMembers ? .ended : .inside
      return
    }
    while position < input.count, unsafe input.base[position] == 0, hasMembers { position += 1 }
    guard position < input.count else { return }
    if hasMembers, unsafe input.base[position] != 0x1F {
      state = .lost
      throw .damaged("what follows the compressed data is not gzip")
    }
    state = .inside
  }

  private func inflate() -> [UInt8] {
    let library = unsafe self.library
    let stream = unsafe self.stream
    let input = input
    let start = position
    var status: Int32 = 0
    var used = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.portion) { buffer, count in
      unsafe stream.pointee.next_in = unsafe input.base + start
      unsafe stream.pointee.avail_in = UInt32(input.count - start)
      unsafe stream.pointee.next_out = buffer.baseAddress
      unsafe stream.pointee.avail_out = UInt32(buffer.count)
      status = unsafe library.pointee.inflate(stream, Z_NO_FLUSH)
      used = unsafe input.count - start - Int(stream.pointee.avail_in)
      count = unsafe buffer.count - Int(stream.pointee.avail_out)
    }
    position += used
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      hasMembers = true
      state = .between
      _ = unsafe library.pointee.inflateReset(stream)
    default:
      waiting = .damaged(
        unsafe stream.pointee.msg.map { text in unsafe String(cString: text) } ?? "zlib error \(status)")
      state = wrapping == .gzip ? .lost : .ended
      hasMembers = true
      _ = unsafe library.pointee.inflateReset(stream)
    }
    return bytes
  }

  /// Looks for a gzip header: the magic, method 8, and no reserved flag (RFC 1952, 2.3.1).
  ///
  /// The last bytes are kept for one that two portions share.
  private func findMember() {
    while position + 3 < input.count {
      let isHeader =
        unsafe input.base[position] == 0x1F && input.base[position + 1] == 0x8B
        && input.base[position + 2] == 8 && input.base[position + 3] & 0xE0 == 0
      if isHeader {
        state = .inside
        return
      }
      position += 1
    }
    tail = (position..<input.count).map { unsafe input.base[$0] }
    position = input.count
  }
}
