/// Writes structures in Apache Thrift's compact protocol, as far as the metadata of Parquet need it.
struct ThriftWriter {
  /// The kinds of elements of lists.
  enum Kind: UInt8 {
    case number = 5
    case long = 6
    case text = 8
    case list = 9
    case structure = 12
  }

  /// What has been written.
  private(set) var bytes: [UInt8] = []
  /// The field of the structure at hand that was written last.
  private var last = 0

  /// An empty one.
  init() {}

  /// A 32-bit integer in `field`.
  mutating func number(_ field: Int, _ value: Int) {
    begin(field, .number)
    element(value)
  }

  /// A 64-bit integer in `field`.
  mutating func long(_ field: Int, _ value: Int) {
    begin(field, .long)
    element(value)
  }

  /// A text in `field`.
  mutating func text(_ field: Int, _ value: String) {
    begin(field, .text)
    element(value)
  }

  /// A structure in `field`.
  mutating func structure(_ field: Int, _ write: (inout ThriftWriter) -> Void) {
    begin(field, .structure)
    structure(write)
  }

  /// The head of a list in `field`, whose elements have to follow.
  mutating func list(_ field: Int, _ kind: Kind, count: Int) {
    begin(field, .list)
    bytes.append(UInt8(min(count, 15)) << 4 | kind.rawValue)
    if count >= 15 { bytes.append(varying: UInt64(count)) }
  }

  /// An integer in a list.
  mutating func element(_ value: Int) { bytes.append(varying: UInt64(bitPattern: Int64(value << 1 ^ value >> 63))) }

  /// A text in a list.
  mutating func element(_ value: String) {
    bytes.append(varying: UInt64(value.utf8.count))
    bytes += value.utf8
  }

  /// A structure in a list, or the outermost.
  mutating func structure(_ write: (inout ThriftWriter) -> Void) {
    let outer = last
    last = 0
    write(&self)
    bytes.append(0)
    last = outer
  }

  /// The head of a field: how much greater its number is than that of the one before, and what it holds.
  private mutating func begin(_ field: Int, _ kind: Kind) {
    bytes.append(UInt8(field - last) << 4 | kind.rawValue)
    last = field
  }
}

extension [UInt8] {
  /// Appends `number` in `width` bytes, the least first.
  mutating func append(little number: Int, _ width: Int) {
    for index in 0..<width { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }

  /// Appends `number` in groups of seven bits, the least first, as few as it takes.
  mutating func append(varying number: UInt64) {
    var rest = number
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
