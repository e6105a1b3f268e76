/// Writes values one behind the other into a flat image that `ImageReader` reads back in the same order.
///
/// Numbers are little-endian, lists and texts carry their length as 32 bits in front. The image holds no types or names:
/// writer and reader of a type stand side by side and are changed together.
package struct ImageWriter: Sendable {
  /// The image so far.
  package private(set) var bytes: [UInt8] = []

  /// An empty image.
  package init() {}

  /// Appends one byte.
  package mutating func write(_ value: UInt8) { bytes.append(value) }

  /// Appends a flag as one byte.
  package mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Appends a number in 2 bytes.
  package mutating func write(_ value: UInt16) { append(UInt64(value), count: 2) }

  /// Appends a number in 4 bytes.
  package mutating func write(_ value: UInt32) { append(UInt64(value), count: 4) }

  /// Appends a number in 8 bytes.
  package mutating func write(_ value: UInt64) { append(value, count: 8) }

  /// Appends a number in 8 bytes, in two's complement.
  package mutating func write(_ value: Int) { append(UInt64(bitPattern: Int64(value)), count: 8) }

  /// Appends a number in 8 bytes (IEEE 754).
  package mutating func write(_ value: Double) { append(value.bitPattern, count: 8) }

  /// Appends a text as UTF-8.
  package mutating func write(_ text: String) {
    writeCount(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends bytes with their number.
  package mutating func write(_ values: [UInt8]) {
    writeCount(values.count)
    bytes.append(contentsOf: values)
  }

  /// Appends numbers with their count, 2 bytes each.
  package mutating func write(_ values: [UInt16]) {
    writeCount(values.count)
    bytes.reserveCapacity(bytes.count + 2 * values.count)
    for value in values { write(value) }
  }

  /// Appends numbers with their count, 4 bytes each.
  package mutating func write(_ values: [UInt32]) {
    writeCount(values.count)
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    for value in values { write(value) }
  }

  /// Appends numbers with their count, 8 bytes each.
  package mutating func write(_ values: [UInt64]) {
    writeCount(values.count)
    bytes.reserveCapacity(bytes.count + 8 * values.count)
    for value in values { write(value) }
  }

  /// Appends texts with their count.
  package mutating func write(_ texts: [String]) {
    writeList(texts) { $0.write($1) }
  }

  /// Appends the number of `elements`, then each as `element` writes it.
  package mutating func writeList<Element>(
    _ elements: some Collection<Element>, _ element: (inout ImageWriter, Element) -> Void
  ) {
    writeCount(elements.count)
    for value in elements { element(&self, value) }
  }

  /// Appends a flag that says whether there is a value, then the value as `body` writes it.
  package mutating func writeOptional<Value>(_ value: Value?, _ body: (inout ImageWriter, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  /// Appends an optional text.
  package mutating func writeOptional(_ text: String?) {
    writeOptional(text) { $0.write($1) }
  }

  /// Appends the number of a case of an enumeration, in the order of `allCases`, as one byte.
  package mutating func write<Value: CaseIterable & Equatable>(case value: Value) where Value.AllCases == [Value] {
    write(UInt8(truncatingIfNeeded: Value.allCases.firstIndex(of: value) ?? 0xFF))
  }

  private mutating func writeCount(_ count: Int) {
    precondition(count <= Int(UInt32.max), "a list in an image holds at most 2^32 - 1 elements")
    write(UInt32(count))
  }

  private mutating func append(_ value: UInt64, count: Int) {
    var rest = value
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
