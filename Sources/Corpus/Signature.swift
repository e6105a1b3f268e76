import Archive

/// What the first bytes of an input say it is, whatever its name.
enum Signature: Hashable {
  /// One compressed stream.
  case gzip
  case filtered(FilteredBytes.Compression)
  /// An archive that can be read from start to end.
  case tar, zip
  /// An archive whose contents are listed at its end.
  case sevenZip
  /// WARC 1.0 or 1.1 (ISO 28500).
  case warc
  /// ARC 1 or 2, the Internet Archive's format before it.
  case arc

  /// How many bytes are enough to tell.
  static let length = 512

  /// The signature of an input that begins with `start`; nil for anything else.
  init?(_ start: [UInt8]) {
    for (magic, signature) in Self.magics where start.starts(with: magic) {
      self = signature
      return
    }
    // The digit is the block size; the six bytes are those of pi, or of its root in an empty stream.
    if start.count >= 10, start.starts(with: [0x42, 0x5A, 0x68]), (0x31...0x39).contains(start[3]) {
      let block = start[4..<10]
      guard
        block.elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
          || block.elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
      else { return nil }
      self = .filtered(.bzip2)
      return
    }
    if Self.isWARC(start) {
      self = .warc
      return
    }
    guard Self.isTar(start) else { return nil }
    self = .tar
  }

  private static let magics: [([UInt8], Signature)] =
    [
      ([0x1F, 0x8B, 0x08], .gzip), ([0x28, 0xB5, 0x2F, 0xFD], .filtered(.zstd)),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .filtered(.xz)),
      ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip), ([0x50, 0x4B, 0x30, 0x30], .zip),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), (Array("filedesc://".utf8), .arc),
    ] + skippableFrames

  /// A zstd file may begin with a frame that holds no data (RFC 8878, 3.1.2); web archives keep their dictionary there.
  private static let skippableFrames: [([UInt8], Signature)] = (0x50...0x5F).map {
    ([$0, 0x2A, 0x4D, 0x18], .filtered(.zstd))
  }

  /// Whether the first line is the version of a WARC record (WARC 1.1, 5.1).
  private static func isWARC(_ start: [UInt8]) -> Bool {
    start.count > 8 && start.starts(with: "WARC/".utf8) && (0x30...0x39).contains(start[5])
      && start[6] == UInt8(ascii: ".") && start[8...].prefix(4).contains { $0 == 0x0D || $0 == 0x0A }
  }

  /// Whether the block is a tar header: its check sum (POSIX.1-1988, ustar) is right.
  private static func isTar(_ start: [UInt8]) -> Bool {
    guard start.count >= 512, start[0] != 0 else { return false }
    var stated = 0
    for byte in start[148..<156] {
      if byte == 0x20 || byte == 0 { continue }
      guard (0x30...0x37).contains(byte) else { return false }
      stated = stated * 8 + Int(byte - 0x30)
    }
    let sum = start[..<148].reduce(0) { $0 + Int($1) } + 8 * 0x20 + start[156..<512].reduce(0) { $0 + Int($1) }
    return stated == sum
  }
}
