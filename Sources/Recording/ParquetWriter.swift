internal import SQLite

/// Writes a table as an Apache Parquet file (format version 1): plain values, no compression, a page for each column of a
/// group of rows.
///
/// Plain pages are what every reader understands; what is to be small is compressed by whoever keeps it.
struct ParquetWriter {
  private let columns: [TableExport.Column]
  private var pages: [Page]
  private var rows = 0
  private var bytes = 0
  private var groups: [Group] = []
  private var offset = 0

  /// The bytes of a group of rows are about so many, which is what is held in memory.
  private static let groupBytes = 8 << 20
  private static let magic = Array("PAR1".utf8)

  /// A file with these columns.
  init(_ columns: [TableExport.Column]) {
    self.columns = columns
    pages = columns.map(Page.init)
  }

  /// Adds a row, whose values are those of `row` in the order of the columns; returns what is to be written meanwhile.
  mutating func add(_ row: Statement) -> [UInt8] {
    for index in columns.indices { bytes += pages[index].add(row, index) }
    rows += 1
    return bytes >= Self.groupBytes ? flush() : []
  }

  /// The rest of the file.
  mutating func end() -> [UInt8] {
    let last = flush()
    var metadata = ThriftWriter()
    metadata.structure { file in
      file.number(1, 1)
      file.list(2, .structure, count: columns.count + 1)
      file.structure { root in
        root.text(4, "table")
        root.number(5, columns.count)
      }
      for column in columns { file.structure { column.kind.write(column, to: &$0) } }
      file.long(3, groups.reduce(0) { $0 + $1.rows })
      file.list(4, .structure, count: groups.count)
      for group in groups { file.structure { write(group, to: &$0) } }
      file.text(6, "imprimatur")
    }
    var length: [UInt8] = []
    length.append(little: metadata.bytes.count, 4)
    return last + metadata.bytes + length + Self.magic
  }

  /// The pages of the rows at hand.
  private mutating func flush() -> [UInt8] {
    // A file without rows begins like all others.
    var output = offset == 0 ? Self.magic : []
    guard rows > 0 else {
      offset += output.count
      return output
    }
    var group = Group(rows: rows)
    for index in columns.indices {
      let page = pages[index].finished()
      group.chunks.append((offset + output.count, page.count))
      output += page
      pages[index] = Page(columns[index])
    }
    groups.append(group)
    (rows, bytes) = (0, 0)
    offset += output.count
    return output
  }

  private func write(_ group: Group, to thrift: inout ThriftWriter) {
    thrift.list(1, .structure, count: columns.count)
    for (column, chunk) in zip(columns, group.chunks) {
      thrift.structure { thrift in
        thrift.long(2, chunk.offset)
        thrift.structure(3) { thrift in
          thrift.number(1, column.kind.physicalType)
          thrift.list(2, .number, count: 2)
          for encoding in [Page.plain, Page.runs] { thrift.element(encoding) }
          thrift.list(3, .text, count: 1)
          thrift.element(column.name)
          thrift.number(4, 0)
          thrift.long(5, group.rows)
          thrift.long(6, chunk.count)
          thrift.long(7, chunk.count)
          thrift.long(9, chunk.offset)
        }
      }
    }
    thrift.long(2, group.chunks.reduce(0) { $0 + $1.count })
    thrift.long(3, group.rows)
  }

  /// A group of rows that has been written, and where the pages of its columns stand.
  private struct Group {
    let rows: Int
    var chunks: [(offset: Int, count: Int)] = []
  }
}

extension ParquetWriter {
  /// The values of one column.
  private struct Page {
    static let plain = 0
    static let runs = 3

    private let column: TableExport.Column
    private var count = 0
    private var values: [UInt8] = []
    /// Which values are there, as runs of the same: run lengths and whether it is so.
    private var levels: [UInt8] = []
    private var run = (count: 0, isThere: true)
    /// Flags that do not fill a byte yet.
    private var flags: (bits: UInt8, count: Int) = (0, 0)

    init(_ column: TableExport.Column) { self.column = column }

    /// Adds the value that `row` has at `index`; returns how many bytes it takes.
    mutating func add(_ row: Statement, _ index: Int) -> Int {
      let before = values.count
      count += 1
      let isThere = !row.isNull(index)
      if column.isOptional {
        if isThere != run.isThere { endRun() }
        run = (run.count + 1, isThere)
        guard isThere else { return 0 }
      }
      switch column.kind {
      case .integer: values.append(little: row.integer(index), 8)
      case .real: values.append(little: Int(bitPattern: UInt(row.real(index).bitPattern)), 8)
      case .flag:
        if row.integer(index) != 0 { flags.bits |= 1 << UInt8(flags.count) }
        flags.count += 1
        if flags.count == 8 { endFlags() }
      case .text, .json, .blob:
        let bytes = column.kind == .blob ? row.blob(index) : Array((row.text(index) ?? "").utf8)
        values.append(little: bytes.count, 4)
        values += bytes
      }
      return values.count - before
    }

    private mutating func endRun() {
      if run.count > 0 {
        levels.append(varying: UInt64(run.count) << 1)
        levels.append(run.isThere ? 1 : 0)
      }
      run.count = 0
    }

    private mutating func endFlags() {
      if flags.count > 0 { values.append(flags.bits) }
      flags = (0, 0)
    }

    /// The page with its header.
    mutating func finished() -> [UInt8] {
      endRun()
      endFlags()
      var body: [UInt8] = []
      if column.isOptional {
        body.append(little: levels.count, 4)
        body += levels
      }
      let size = body.count + values.count
      var header = ThriftWriter()
      header.structure { header in
        header.number(1, 0)
        header.number(2, size)
        header.number(3, size)
        header.structure(5) { header in
          header.number(1, count)
          header.number(2, Self.plain)
          header.number(3, Self.runs)
          header.number(4, Self.runs)
        }
      }
      return header.bytes + body + values
    }
  }
}

extension TableExport.Column.Kind {
  /// The number of the physical type (`Type` in parquet.thrift).
  fileprivate var physicalType: Int {
    switch self {
    case .flag: 0
    case .integer: 2
    case .real: 5
    case .text, .json, .blob: 6
    }
  }

  /// Writes the schema element of a column of this kind.
  fileprivate func write(_ column: TableExport.Column, to thrift: inout ThriftWriter) {
    thrift.number(1, physicalType)
    thrift.number(3, column.isOptional ? 1 : 0)
    thrift.text(4, column.name)
    // What is text or JSON is said twice: for readers of today and for those that know the older field only.
    switch self {
    case .text:
      thrift.number(6, 0)
      thrift.structure(10) { $0.structure(1) { _ in } }
    case .json:
      thrift.number(6, 19)
      thrift.structure(10) { $0.structure(12) { _ in } }
    default: break
    }
  }
}
