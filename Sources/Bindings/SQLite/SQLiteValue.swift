/// A value as SQLite stores it.
package enum SQLiteValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// The text, or null.
  package init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// The number, or null.
  package init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }

  /// 1 or 0.
  package init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }

  /// 1, 0 or null.
  package init(_ flag: Bool?) { self = flag.map { SQLiteValue($0) } ?? .null }
}

extension SQLiteValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A text.
  package init(stringLiteral value: String) { self = .text(value) }
  /// A number.
  package init(integerLiteral value: Int) { self = .integer(value) }
}
