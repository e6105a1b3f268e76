import ICU

/// Text that was decoded to UTF-8, with the way back to the bytes it came from.
struct DecodedText {
  /// Valid UTF-8.
  private(set) var utf8: [UInt8]
  /// From `utf8` down to the source bytes; nil when they are the same bytes.
  private(set) var map: SourceMap?
  /// Byte sequences that are not valid in the encoding, ascending.
  private(set) var invalid: [ByteRange]

  /// The same bytes, which are valid UTF-8.
  init(valid utf8: [UInt8]) {
    self.utf8 = utf8
    map = nil
    invalid = []
  }

  /// What ICU made of the bytes from `start` on.
  init(_ transcoded: Transcoded, from start: Int) {
    utf8 = transcoded.utf8
    invalid = transcoded.invalid.map { ByteRange($0.lowerBound + start, $0.upperBound + start) }
    var map = SourceMap()
    for run in transcoded.runs {
      map.units(lower: run.lower + start, lowerUnit: run.lowerUnit, upperUnit: run.upperUnit, count: run.count)
    }
    self.map = map
  }

  /// Decodes UTF-8 from `start` on; each maximal subpart of an ill-formed sequence becomes one U+FFFD (Unicode,
  /// section 3.9).
  ///
  /// - Complexity: O(n).
  init(utf8 source: [UInt8], from start: Int) {
    utf8 = []
    utf8.reserveCapacity(source.count - start)
    invalid = []
    var map = SourceMap()
    var at = start
    while at < source.count {
      let subpart = firstIllFormed(source, from: at) ?? ByteRange(source.count, source.count)
      utf8.append(contentsOf: source[at..<subpart.lower])
      map.copy(lower: at, count: subpart.lower - at)
      if subpart.count > 0 {
        utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
        map.replace(lower: subpart, upperCount: 3)
        invalid.append(subpart)
      }
      at = subpart.upper
    }
    self.map = map
  }

  /// The number of characters beyond ASCII, U+FFFD for invalid bytes included.
  ///
  /// - Complexity: O(n).
  var beyondASCII: Int { leadBytes(utf8) }
}

/// The number of bytes that begin a character beyond ASCII in valid UTF-8.
func leadBytes(_ utf8: [UInt8]) -> Int {
  let utf8 = utf8.span
  var count = 0
  for index in utf8.indices { count += utf8[index] >= 0xC0 ? 1 : 0 }
  return count
}

/// The offset of the first byte in `start ..< end` that is not ASCII; `end` without one.
///
/// - Complexity: O(n), about 15 GB/s: 64 bytes are looked at without leaving early, which becomes vector code.
func asciiEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
  let bytes = bytes.span
  var at = start
  while end - at >= 64 {
    var seen: UInt8 = 0
    for index in at..<at + 64 { seen |= bytes[index] }
    if seen >= 0x80 { break }
    at += 64
  }
  while at < end, bytes[at] < 0x80 { at += 1 }
  return at
}
