package import Bytes

/// Reads back what `ImageWriter` wrote; every length is checked, so a damaged image is an error and never a trap.
///
/// Sharing the bytes with the caller, it copies only what it returns.
package struct ImageReader: Sendable {
  /// How deep `nested` goes: far beyond any rule, far below the stack's size.
  package static let deepest = 256

  private let bytes: ReadOnlyBytes
  @usableFromInline var depth = 0
  /// Where the next value begins, in bytes from the image's start.
  @usableFromInline package private(set) var offset = 0

  /// A reader at the start of `bytes`.
  package init(_ bytes: ReadOnlyBytes) { self.bytes = bytes }

  /// A reader at the start of `bytes`.
  package init(_ bytes: [UInt8]) { self.init(ReadOnlyBytes(bytes)) }

  /// Whether everything has been read.
  package var isAtEnd: Bool { offset == bytes.count }

  /// The number of bytes that are left.
  package var remaining: Int { bytes.count - offset }

  /// Reads one byte.
  package mutating func readUInt8() throws(ImageError) -> UInt8 { UInt8(try number(1)) }

  /// Reads a flag.
  package mutating func readBool() throws(ImageError) -> Bool {
    let value = try readUInt8()
    guard value <= 1 else { throw invalid(1) }
    return value == 1
  }

  /// Reads a number of 2 bytes.
  package mutating func readUInt16() throws(ImageError) -> UInt16 { UInt16(try number(2)) }

  /// Reads a number of 4 bytes.
  package mutating func readUInt32() throws(ImageError) -> UInt32 { UInt32(try number(4)) }

  /// Reads a number of 8 bytes.
  package mutating func readUInt64() throws(ImageError) -> UInt64 { try number(8) }

  /// Reads a number of 8 bytes in two's complement.
  package mutating func readInt() throws(ImageError) -> Int { Int(Int64(bitPattern: try number(8))) }

  /// Reads a number of 8 bytes (IEEE 754).
  package mutating func readDouble() throws(ImageError) -> Double { Double(bitPattern: try number(8)) }

  /// Reads a text; bytes that are no UTF-8 are an error.
  package mutating func readString() throws(ImageError) -> String {
    let count = try readCount(unit: 1)
    guard let text = bytes.text(offset..<offset + count) else { throw invalid(0) }
    offset += count
    return text
  }

  /// Passes over a text without making a string of it; texts behind the first 4 GB of an image are an error.
  package mutating func readText() throws(ImageError) -> ImageText {
    let count = try readCount(unit: 1)
    guard offset <= Int(UInt32.max) else { throw invalid() }
    defer { offset += count }
    return ImageText(bytes, lower: offset, count: count)
  }

  /// Reads bytes.
  package mutating func readBytes() throws(ImageError) -> [UInt8] {
    let count = try readCount(unit: 1)
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  /// Reads numbers of 2 bytes each.
  package mutating func readUInt16s() throws(ImageError) -> [UInt16] { try numbers() }

  /// Reads numbers of 4 bytes each.
  package mutating func readUInt32s() throws(ImageError) -> [UInt32] { try numbers() }

  /// Reads numbers of 8 bytes each.
  package mutating func readUInt64s() throws(ImageError) -> [UInt64] { try numbers() }

  /// Reads texts.
  package mutating func readStrings() throws(ImageError) -> [String] {
    try readList { (reader) throws(ImageError) in try reader.readString() }
  }

  /// Reads a list whose elements `element` reads; every element takes at least one byte.
  @inlinable
  package mutating func readList<Element>(
    _ element: (inout ImageReader) throws(ImageError) -> Element
  ) throws(ImageError) -> [Element] {
    let count = try readCount(unit: 1)
    guard count > 0 else { return [] }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try element(&self)) }
    return elements
  }

  /// Reads a value that may be missing.
  @inlinable
  package mutating func readOptional<Value>(
    _ body: (inout ImageReader) throws(ImageError) -> Value
  ) throws(ImageError) -> Value? {
    try readBool() ? try body(&self) : nil
  }

  /// Reads a text that may be missing.
  package mutating func readOptionalString() throws(ImageError) -> String? {
    try readOptional { (reader) throws(ImageError) in try reader.readString() }
  }

  /// Reads the number that stands for a case of an enumeration; any other number is an error.
  @inlinable
  package mutating func readCase<Value: CaseIterable>(of type: Value.Type = Value.self) throws(ImageError) -> Value
  where Value.AllCases == [Value] {
    let cases = Value.allCases
    let number = Int(try readUInt8())
    guard number < cases.count else { throw invalid(1) }
    return cases[number]
  }

  /// Reads a value that may hold others of its kind; more than `deepest` of them in each other are an error.
  @inlinable
  package mutating func nested<Value>(
    _ body: (inout ImageReader) throws(ImageError) -> Value
  ) throws(ImageError) -> Value {
    guard depth < Self.deepest else { throw ImageError(.depth, at: offset) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Throws unless everything has been read.
  package func finish() throws(ImageError) {
    guard isAtEnd else { throw ImageError(.excess, at: offset) }
  }

  /// The error that the value just read, which began `length` bytes before, is none of its type.
  package func invalid(_ length: Int = 0) -> ImageError { ImageError(.invalid, at: offset - length) }

  private mutating func number(_ count: Int) throws(ImageError) -> UInt64 {
    guard count <= remaining else { throw ImageError(.truncated, at: offset) }
    defer { offset += count }
    return bytes.withSpan(offset..<offset + count) { span in
      var value: UInt64 = 0
      for index in span.indices { value |= UInt64(span[index]) << UInt64(8 * index) }
      return value
    }
  }

  /// The number of elements of a list whose elements take at least `unit` bytes each.
  @usableFromInline mutating func readCount(unit: Int) throws(ImageError) -> Int {
    let start = offset
    let count = Int(try readUInt32())
    guard count <= remaining / unit else { throw ImageError(.truncated, at: start) }
    return count
  }

  private mutating func numbers<Number: FixedWidthInteger>() throws(ImageError) -> [Number] {
    let unit = Number.bitWidth / 8
    let count = try readCount(unit: unit)
    let start = offset
    offset += count * unit
    return bytes.withSpan(start..<offset) { words in
      [Number](capacity: count) { output in
        var index = 0
        // Two or more numbers come with one load.
        let perLoad = 8 / unit
        while (index + perLoad) * unit <= words.count {
          var word = words.word(at: index * unit)
          for _ in 0..<perLoad {
            output.append(Number(truncatingIfNeeded: word))
            word = unit == 8 ? 0 : word >> UInt64(8 * unit)
          }
          index += perLoad
        }
        for index in index..<count {
          var value: Number = 0
          for byte in 0..<unit { value |= Number(truncatingIfNeeded: words[index * unit + byte]) << Number(8 * byte) }
          output.append(value)
        }
      }
    }
  }
}
