/// The alternatives of a regex as rules write it, with its placeholders and gaps.
///
/// Only groups are followed, so that any syntax within a branch is left alone; a regex whose groups cannot be followed has
/// none.
struct RegexBranches {
  /// One branch of an alternation of several.
  struct Branch: Hashable {
    /// Where it begins in the text, in UTF-8 bytes.
    var lower: Int
    /// Where it ends.
    var upper: Int
    /// Whether it is the first of its group.
    var isFirst: Bool
    /// Whether a match of it keeps the whole from matching: it stands in a negative look-around.
    var isNegative: Bool
  }

  /// A gap `~N~`.
  struct Gap: Hashable {
    /// Where it begins in the text, in UTF-8 bytes.
    var lower: Int
    /// Where it ends.
    var upper: Int
    /// The characters it may have.
    var length: Int
  }

  /// The branches of all alternations, in the order of their ends.
  private(set) var branches: [Branch] = []
  /// The gaps.
  private(set) var gaps: [Gap] = []

  private let bytes: [UInt8]
  private var at = 0
  private var groups: [Group] = []
  private var isExtended = false

  private struct Group {
    var start: Int
    var bars: [Int] = []
    var isNegative = false
    /// Whether its branches are not alternatives: a conditional group.
    var isConditional = false
  }

  /// The alternatives of `text`.
  ///
  /// - Complexity: O(n).
  init(_ text: String) {
    bytes = Array(text.utf8)
    groups = [Group(start: 0)]
    while at < bytes.count {
      guard step() else {
        branches = []
        gaps = []
        return
      }
    }
    guard groups.count == 1 else {
      branches = []
      return
    }
    close(at: bytes.count)
  }

  private func starts(_ prefix: String) -> Bool { bytes[at...].starts(with: prefix.utf8) }

  /// Takes one element; false where the groups cannot be followed.
  private mutating func step() -> Bool {
    switch bytes[at] {
    case UInt8(ascii: "\\"):
      if starts("\\Q") {
        while at < bytes.count, !starts("\\E") { at += 1 }
      }
      at += 2
    case UInt8(ascii: "["): skipClass()
    case UInt8(ascii: "("): open()
    case UInt8(ascii: ")"):
      guard groups.count > 1 else { return false }
      close(at: at)
      groups.removeLast()
      at += 1
    case UInt8(ascii: "|"):
      groups[groups.count - 1].bars.append(at)
      at += 1
    case UInt8(ascii: "#") where isExtended:
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    case UInt8(ascii: "{") where starts("{{"):
      while at < bytes.count, !starts("}}") { at += 1 }
      at += 2
    case UInt8(ascii: "~"): gap()
    default: at += 1
    }
    return true
  }

  private mutating func gap() {
    let digits = bytes[(at + 1)...].prefix { $0.isDigit }
    let end = at + 2 + digits.count
    if let length = Int(String(decoding: digits, as: UTF8.self)) {
      gaps.append(Gap(lower: at, upper: end, length: length))
    }
    at = end
  }

  private mutating func skipClass() {
    at += 1
    if starts("^") { at += 1 }
    if starts("]") { at += 1 }
    while at < bytes.count, bytes[at] != UInt8(ascii: "]") {
      if starts("[:") {
        while at < bytes.count, !starts(":]") { at += 1 }
        at += 2
      } else {
        at += starts("\\") ? 2 : 1
      }
    }
    at += 1
  }

  private mutating func open() {
    var group = Group(start: 0)
    let opened = at
    if starts("(?#") || starts("(*") {
      while at < bytes.count, bytes[at] != UInt8(ascii: ")") { at += 1 }
      at += 1
      return
    }
    at += 1
    if starts("?") {
      at += 1
      group.isNegative = starts("!") || starts("<!")
      group.isConditional = starts("(")
      if group.isConditional {
        while at < bytes.count, bytes[at] != UInt8(ascii: ")") { at += 1 }
        at += 1
      } else {
        header()
        // Options that hold for the rest of the group, as `(?x)`.
        if starts(")") {
          at += 1
          if let last = groups.last, last.bars.isEmpty, last.start == opened { groups[groups.count - 1].start = at }
          return
        }
      }
    }
    group.isNegative = group.isNegative || (groups.last?.isNegative ?? false)
    group.start = at
    groups.append(group)
  }

  /// What stands between `(?` and the group's own text.
  private mutating func header() {
    for head in ["<=", "<!", "=", "!", ":", ">", "|"] where starts(head) {
      at += head.utf8.count
      return
    }
    if starts("P<") || starts("<") || starts("'") {
      let end = starts("'") ? UInt8(ascii: "'") : UInt8(ascii: ">")
      at += starts("P<") ? 2 : 1
      while at < bytes.count, bytes[at] != end { at += 1 }
      at += 1
      return
    }
    var isOff = false
    while at < bytes.count, bytes[at] != UInt8(ascii: ":"), bytes[at] != UInt8(ascii: ")") {
      if bytes[at] == UInt8(ascii: "-") { isOff = true }
      if bytes[at] == UInt8(ascii: "x") { isExtended = !isOff }
      at += 1
    }
    if starts(":") { at += 1 }
  }

  private mutating func close(at end: Int) {
    guard let group = groups.last, !group.bars.isEmpty, !group.isConditional else { return }
    let starts = [group.start] + group.bars.map { $0 + 1 }
    let ends = group.bars + [end]
    for (index, (lower, upper)) in zip(starts, ends).enumerated() where lower < upper {
      branches.append(Branch(lower: lower, upper: upper, isFirst: index == 0, isNegative: group.isNegative))
    }
  }

  /// The text without the branch and one bar beside it.
  func removing(_ branch: Branch) -> String {
    let lower = branch.isFirst ? branch.lower : branch.lower - 1
    let upper = branch.isFirst ? branch.upper + 1 : branch.upper
    return String(decoding: bytes[..<lower] + bytes[min(upper, bytes.count)...], as: UTF8.self)
  }

  /// The text with the gap as long as `length`.
  func setting(_ gap: Gap, to length: Int) -> String {
    String(decoding: bytes[..<gap.lower] + Array("~\(length)~".utf8) + bytes[gap.upper...], as: UTF8.self)
  }

  /// The branch as it is written, in one line.
  func text(_ branch: Branch) -> String {
    let lines = String(decoding: bytes[branch.lower..<branch.upper], as: UTF8.self).split(whereSeparator: \.isNewline)
    let kept = isExtended ? lines.filter { $0.drop { $0 == " " }.first != "#" } : lines
    let line = kept.joined(separator: " ")
    return isExtended ? line.split(separator: " ").joined(separator: " ") : line
  }

  /// Where the first character of the branch stands that is no white space or comment, in UTF-8 bytes.
  func start(_ branch: Branch) -> Int {
    guard isExtended else { return branch.lower }
    var start = branch.lower
    while start < branch.upper {
      if bytes[start] == UInt8(ascii: "#") {
        while start < branch.upper, bytes[start] != UInt8(ascii: "\n") { start += 1 }
      } else if bytes[start] == 0x20 || (0x09...0x0D).contains(bytes[start]) {
        start += 1
      } else {
        return start
      }
    }
    return branch.lower
  }
}
