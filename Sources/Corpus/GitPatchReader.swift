/// Reads which lines a patch touches (`git diff --unified=0`), in whatever portions it comes.
///
/// Memory is bounded by the longest header line that is kept and the number of hunks; the text of the lines, however long
/// they are, goes by. Text cannot be taken for a header, since every hunk says how many lines it has.
struct GitPatchReader {
  /// The lines by the path that the file has now.
  private(set) var lines: [[UInt8]: ChangedLines] = [:]

  private var line: [UInt8] = []
  private var path: [UInt8]?
  /// Lines of the hunk at hand that are still to come: old and new.
  private var removed = 0
  private var added = 0
  private var isSkipping = false

  /// No header line is longer: paths have at most 4,096 bytes, each written as at most four.
  private static let mostHeader = 1 << 16

  /// Takes in the next bytes of the patch.
  mutating func read(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A)
      if !isSkipping {
        line += rest[..<(end ?? rest.endIndex)].prefix(Self.mostHeader - line.count)
        if removed + added > 0, let first = line.first { skip(first) }
      }
      guard let end else { return }
      if !isSkipping { header() }
      isSkipping = false
      line.removeAll(keepingCapacity: true)
      rest = rest[(end + 1)...]
    }
  }

  /// Passes over a line of a hunk.
  private mutating func skip(_ first: UInt8) {
    switch first {
    case UInt8(ascii: "-"): removed -= 1
    case UInt8(ascii: "+"): added -= 1
    case UInt8(ascii: "\\"): break
    default: return
    }
    isSkipping = true
  }

  private mutating func header() {
    if line.starts(with: "diff --git ".utf8) {
      path = nil
    } else if line.starts(with: "+++ ".utf8) {
      path = Self.path(line.dropFirst(4))
      if let path { lines[path] = ChangedLines.none }
    } else if line.starts(with: "@@ ".utf8), let path {
      let words = line.split(separator: 0x20, maxSplits: 3)
      guard words.count >= 3, let old = Self.span(words[1]), let new = Self.span(words[2]) else { return }
      (removed, added) = (old.count, new.count)
      if new.count > 0 { lines[path]?.append(new.first...(new.first + new.count - 1)) }
    }
  }

  /// `-12,3`: where a hunk begins and how many lines it has.
  private static func span(_ word: ArraySlice<UInt8>) -> (first: Int, count: Int)? {
    let numbers = word.dropFirst().split(separator: UInt8(ascii: ",")).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard let first = numbers.first ?? nil else { return nil }
    return (first, numbers.count > 1 ? numbers[1] ?? 1 : 1)
  }

  /// The path in a header; nil for `/dev/null`.
  ///
  /// git quotes names with special characters as C does, and puts a tab behind names with spaces.
  static func path(_ header: ArraySlice<UInt8>) -> [UInt8]? {
    let name = header.first == UInt8(ascii: "\"") ? unquoted(header.dropFirst()) : header.prefix { $0 != 0x09 }
    return name.starts(with: "b/".utf8) ? Array(name.dropFirst(2)) : nil
  }

  private static func unquoted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let letters: [UInt8: UInt8] = [0x61: 7, 0x62: 8, 0x74: 9, 0x6E: 10, 0x76: 11, 0x66: 12, 0x72: 13]
    var name: ArraySlice<UInt8> = []
    var rest = text
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        name.append(byte)
        continue
      }
      guard (0x30...0x37).contains(next) else {
        name.append(letters[next] ?? next)
        continue
      }
      var value = Int(next - 0x30)
      for _ in 0..<2 {
        guard let digit = rest.first, (0x30...0x37).contains(digit) else { break }
        value = value * 8 + Int(digit - 0x30)
        rest.removeFirst()
      }
      name.append(UInt8(truncatingIfNeeded: value))
    }
    return name
  }
}
