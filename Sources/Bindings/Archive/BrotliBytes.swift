internal import CInputLibraries

/// What a Brotli stream (RFC 7932) holds.
///
/// Not for use from several threads.
@safe
package final class BrotliBytes: ByteSource {
  private static let portion = 1 << 18

  private let source: any ByteSource
  private let library: UnsafePointer<BrotliFunctions>
  private let decoder: OpaquePointer
  private let input = NativeBuffer()
  private var position = 0
  private var isAtEnd = false

  /// The decoded bytes of `source`.
  package init(_ source: any ByteSource) throws(ByteFailure) {
    guard let library = unsafe input_brotli() else { throw .missingLibrary("libbrotlidec") }
    guard let decoder = unsafe library.pointee.BrotliDecoderCreateInstance(nil, nil, nil) else {
      throw .missingLibrary("libbrotlidec")
    }
    self.source = source
    unsafe self.library = unsafe library
    unsafe self.decoder = unsafe decoder
  }

  deinit { unsafe library.pointee.BrotliDecoderDestroyInstance(decoder) }

  /// The next portion; empty at the end.
  package func next() throws(ByteFailure) -> [UInt8] {
    while !isAtEnd {
      let (bytes, result) = decode()
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS: isAtEnd = true
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT where bytes.isEmpty:
        input.fill(try source.next())
        position = 0
        if input.count == 0 {
          isAtEnd = true
          throw .truncated
        }
      case BROTLI_DECODER_RESULT_ERROR:
        isAtEnd = true
        throw .damaged("the Brotli stream is not valid")
      default: break
      }
      if !bytes.isEmpty { return bytes }
    }
    return []
  }

  private func decode() -> (bytes: [UInt8], result: BrotliDecoderResult) {
    let library = unsafe self.library
    let decoder = unsafe self.decoder
    let input = input
    let start = position
    var used = 0
    var result = BROTLI_DECODER_RESULT_ERROR
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.portion) { buffer, count in
      var available = input.count - start
      var next: UnsafePointer<UInt8>? = unsafe UnsafePointer(input.base + start)
      var room = buffer.count
      var target = buffer.baseAddress
      unsafe result = library.pointee.BrotliDecoderDecompressStream(decoder, &available, &next, &room, &target, nil)
      used = input.count - start - available
      count = buffer.count - room
    }
    position += used
    return (bytes, result)
  }
}
