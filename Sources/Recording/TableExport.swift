internal import Documents
internal import SHA256
package import SQLite

/// Writes tables of a findings database out, row by row, in the order of their ids.
///
/// What tells only of how the rows came about (`runs`, times and sizes in `inputs`) and what only this program
/// understands (`sketches`, cache keys) is left out: the same inputs, rules and options give the same bytes.
package struct TableExport {
  /// How rows are written.
  package enum Format: String, CaseIterable, Sendable {
    /// One JSON object a line; JSON columns are values, not strings.
    case jsonl
    /// RFC 4180 with a line of names; null is nothing at all, an empty text `""`.
    case csv
    /// Apache Parquet; JSON columns are texts of that type.
    case parquet
  }

  /// A column and what it holds.
  package struct Column: Hashable, Sendable {
    /// The types of columns; the raw value is what Parquet calls it (physical type, logical type).
    package enum Kind: String, Sendable {
      case integer = "INT64"
      case real = "DOUBLE"
      case flag = "BOOLEAN"
      case text = "BYTE_ARRAY STRING"
      case json = "BYTE_ARRAY JSON"
      case blob = "BYTE_ARRAY"
    }

    /// Its name.
    package var name: String
    /// What it holds.
    package var kind: Kind
    /// Whether it may be null.
    package var isOptional: Bool
  }

  /// The tables that can be written, in the order of their names.
  package static func tables(of database: FindingsDatabase) throws(SQLiteError) -> [String] {
    var names: [String] = []
    let select = try database.database.prepare(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'cached\\_%'
      ESCAPE '\\' AND name NOT IN ('meta', 'runs', 'sketches') ORDER BY name
      """)
    try select.forEach { row in names.append(row.text(0) ?? "") }
    return names
  }

  /// The table.
  package let table: String
  /// Its columns.
  package let columns: [Column]
  private let rows: Statement

  /// The export of `table`, one of `tables`.
  package init(_ table: String, of database: FindingsDatabase) throws(SQLiteError) {
    self.table = table
    var columns: [Column] = []
    var keys: [String] = []
    let information = try database.database.prepare(
      "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid")
    try information.forEach([.text(table)]) { row in
      let name = row.text(0) ?? ""
      let isKey = row.integer(3) > 0
      if isKey { keys.append(name) }
      guard !Self.hidden.contains("\(table).\(name)") else { return }
      columns.append(
        Column(
          name: name, kind: Self.kind(table, name, row.text(1) ?? ""), isOptional: row.integer(2) == 0 && !isKey))
    }
    self.columns = columns
    let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let order = keys.isEmpty ? "rowid" : keys.joined(separator: ", ")
    rows = try database.database.prepare("SELECT \(names) FROM \"\(table)\" ORDER BY \(order)")
  }

  private static let hidden: Set<String> = [
    "documents.cache_key", "inputs.size", "inputs.modified", "inputs.raw_path", "inputs.code", "inputs.message",
    "inputs.message_zh", "inputs.is_failure",
  ]
  private static let jsonColumns: Set<String> = ["findings.fix", "findings.evidence", "facts.value"]

  private static func kind(_ table: String, _ name: String, _ type: String) -> Column.Kind {
    if jsonColumns.contains("\(table).\(name)") { return .json }
    switch type {
    case "INTEGER": return name.hasPrefix("is_") || name == "disclaimer_needed" ? .flag : .integer
    case "REAL": return .real
    case "BLOB": return .blob
    default: return .text
    }
  }

  /// Calls `write` with the bytes of the table in portions of some ten thousand; ends when it returns false.
  package func write(as format: Format, to write: ([UInt8]) -> Bool) throws(SQLiteError) {
    var portion = format == .csv ? Array((columns.map(\.name).joined(separator: ",") + "\r\n").utf8) : []
    var parquet = ParquetWriter(columns)
    var isWanted = true
    try rows.bind([])
    while isWanted, try rows.step() {
      switch format {
      case .jsonl: portion += jsonLine()
      case .csv: portion += csv()
      case .parquet: portion += parquet.add(rows)
      }
      if portion.count > 1 << 16 {
        isWanted = write(portion)
        portion.removeAll(keepingCapacity: true)
      }
    }
    rows.reset()
    if format == .parquet { portion += parquet.end() }
    if isWanted, !portion.isEmpty { _ = write(portion) }
  }

  private func jsonLine() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      for (index, column) in columns.enumerated() {
        json.name(column.name)
        write(index, column.kind, to: &json)
      }
    }
    json.endLine()
    return json.take()
  }

  private func write(_ index: Int, _ kind: Column.Kind, to json: inout JSONWriter) {
    if rows.isNull(index) { return json.null() }
    switch kind {
    case .integer: json.int(rows.integer(index))
    case .real: json.double(rows.real(index))
    case .flag: json.bool(rows.integer(index) != 0)
    case .text: json.string(rows.text(index) ?? "")
    case .blob: json.string(SHA256.digits(rows.blob(index)))
    case .json:
      let text = rows.text(index) ?? ""
      if let value = try? JSONReader().read(Array(text.utf8)) { json.value(value) } else { json.string(text) }
    }
  }

  private func csv() -> [UInt8] {
    var line: [UInt8] = []
    for (index, column) in columns.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      guard !rows.isNull(index) else { continue }
      switch column.kind {
      case .integer: line += Array(String(rows.integer(index)).utf8)
      case .real: line += Array("\(rows.real(index))".utf8)
      case .flag: line += Array((rows.integer(index) != 0 ? "true" : "false").utf8)
      case .blob: line += Array(SHA256.digits(rows.blob(index)).utf8)
      case .text, .json:
        line.append(UInt8(ascii: "\""))
        for byte in (rows.text(index) ?? "").utf8 {
          if byte == UInt8(ascii: "\"") { line.append(byte) }
          line.append(byte)
        }
        line.append(UInt8(ascii: "\""))
      }
    }
    return line + [0x0D, 0x0A]
  }

  /// The columns of `exports` as JSON: for each table the names, types and optionality of its columns.
  package static func schema(of exports: [TableExport]) -> [UInt8] {
    var json = JSONWriter(indentation: 2)
    json.object { json in
      json.name("schema")
      json.string("imprimatur-findings/\(Schema.version)")
      json.name("tables")
      json.object { json in
        for export in exports {
          json.name(export.table)
          json.array { json in
            for column in export.columns {
              json.object { json in
                json.name("name")
                json.string(column.name)
                let parts = column.kind.rawValue.split(separator: " ")
                json.name("type")
                json.string(String(parts[0]))
                json.name("logical_type")
                json.optional(parts.count > 1 ? String(parts[1]) : nil)
                json.name("optional")
                json.bool(column.isOptional)
              }
            }
          }
        }
      }
    }
    json.endLine()
    return json.take()
  }
}
