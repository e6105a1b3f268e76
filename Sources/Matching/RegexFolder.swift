internal import Folding

/// Writes a regex so that its literal characters and the members of its classes are in their folded spelling.
///
/// An author may write either spelling; the text that the regex runs on is folded, so the regex has to be. A row of
/// literals without quantifiers is folded as a whole, because some folds drop characters or look at neighbours; a
/// character under a quantifier by itself. Classes keep their members and get what these fold to.
enum RegexFolder {
  /// `source`, taken apart as `syntax`, under `folds`; the same text where there is nothing to change.
  static func fold(_ source: String, _ syntax: RegexSyntax, by folds: FoldSet) -> String {
    var edits: [(lower: Int, upper: Int, bytes: [UInt8])] = []
    for row in rows(syntax.literals) {
      let scalars = row.map(\.scalar)
      let text = scalars.reduce(into: [UInt8]()) { UTF8Scalars.append($1, to: &$0) }
      let folded = Folder.fold(text, by: folds)
      guard folded != text, let first = row.first, let last = row.last else { continue }
      edits.append((first.lower, last.upper, spelled(folded, isQuoted: first.isQuoted)))
    }
    for set in syntax.classes {
      let members = set.members
      let images = members.folded(by: folds)
      guard images != members else { continue }
      let added = images.ranges.filter { range in !members.contains(range.lower) || !members.contains(range.upper) }
      edits.append((set.end, set.end, added.flatMap { escaped($0.lower) + [0x2D] + escaped($0.upper) }))
    }
    guard !edits.isEmpty else { return source }
    edits.sort { $0.lower < $1.lower }
    let bytes = Array(source.utf8)
    var result: [UInt8] = []
    var offset = 0
    for edit in edits where edit.lower >= offset {
      result += bytes[offset..<edit.lower]
      result += edit.bytes
      offset = edit.upper
    }
    result += bytes[offset...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Literals that stand directly behind each other, those under a quantifier alone.
  private static func rows(_ literals: [RegexSyntax.Literal]) -> [[RegexSyntax.Literal]] {
    var rows: [[RegexSyntax.Literal]] = []
    for literal in literals {
      if let last = rows.last?.last, last.upper == literal.lower, !last.isRepeated, !literal.isRepeated,
        last.isQuoted == literal.isQuoted
      {
        rows[rows.count - 1].append(literal)
      } else {
        rows.append([literal])
      }
    }
    return rows
  }

  private static func spelled(_ text: [UInt8], isQuoted: Bool) -> [UInt8] {
    // A quantifier needs something to stand behind.
    if text.isEmpty { return isQuoted ? [] : Array("(?:)".utf8) }
    if isQuoted { return text }
    var result: [UInt8] = []
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: result.append(byte)
      default: result += escaped(UInt32(byte))
      }
    }
    return result
  }

  private static func escaped(_ scalar: UInt32) -> [UInt8] {
    Array("\\x{\(String(scalar, radix: 16))}".utf8)
  }
}
