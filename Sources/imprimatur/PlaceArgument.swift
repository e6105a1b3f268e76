import ArgumentParser
import Documents

/// A place in a file: `FILE:LINE` or `FILE:LINE:COLUMN`, as reports write it.
struct PlaceArgument: ExpressibleByArgument {
  /// The file.
  let path: String
  /// The line, 1-based; of a file of records the record's.
  let line: Int
  /// The column in code points, 1-based; nil for the whole line.
  let column: Int?

  init?(argument: String) {
    var parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    // What reports print ends in a colon.
    if parts.last?.isEmpty == true { parts.removeLast() }
    guard parts.count > 1, let last = Self.number(parts.last) else { return nil }
    if parts.count > 2, let line = Self.number(parts[parts.count - 2]) {
      (self.line, column) = (line, last)
      path = parts.dropLast(2).joined(separator: ":")
    } else {
      (line, column) = (last, nil)
      path = parts.dropLast().joined(separator: ":")
    }
    if path.isEmpty { return nil }
  }

  private static func number(_ text: Substring?) -> Int? {
    text.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The place in `document`, in bytes of its decoded text: a character, or a line; nil when it has no such line.
  func range(in document: Document) -> ByteRange? {
    let lines = LineIndex(document.decoded)
    guard line <= lines.lineCount else { return nil }
    let whole = lines.range(ofLine: line)
    guard let column, let lower = lines.offset(line: line, column: column),
      let upper = lines.offset(line: line, column: column + 1)
    else { return ByteRange(whole.lowerBound, whole.upperBound) }
    return ByteRange(lower, upper)
  }
}
