/// A pattern of an ignore file, as gitignore(5) defines it.
///
/// Matching takes time proportional to the pattern and the path, whatever the pattern.
struct IgnorePattern: Sendable {
  /// A piece of the pattern.
  enum Token: Equatable, Sendable {
    /// This byte.
    case byte(UInt8)
    /// One byte that is no slash (`?`).
    case one
    /// One byte of the set that is no slash (`[a-z]`).
    case set(ByteMask)
    /// Any bytes but slashes (`*`).
    case run
    /// Any bytes (`**` at the end).
    case anything
    /// Nothing, or folders with the slash behind them (`**/`).
    case folders
    /// What no text matches, such as a bracket that is not closed.
    case never
  }

  /// Whether it takes back what earlier ones ignore (`!`).
  let isNegated: Bool
  /// Whether it is for folders only (`/` at the end).
  let isForFolders: Bool
  /// Whether it is held against the path from the ignore file on, not against the name alone.
  let isForPaths: Bool
  /// The bytes that must stand at the start.
  let prefix: [UInt8]
  /// What must follow.
  let tokens: [Token]

  /// The pattern on a line of an ignore file without its line end; nil where the line holds none.
  init?(line: ArraySlice<UInt8>) {
    var rest = Self.withoutTrailingSpace(line)
    guard let first = rest.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { rest = rest.dropFirst() }
    isForFolders = rest.last == UInt8(ascii: "/")
    if isForFolders { rest = rest.dropLast() }
    isForPaths = rest.contains(UInt8(ascii: "/"))
    if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    let special = Set("*?[\\".utf8)
    prefix = Array(rest.prefix { !special.contains($0) })
    var parser = IgnorePatternParser(Array(rest.dropFirst(prefix.count)), isForPaths: isForPaths)
    tokens = parser.tokens()
    if prefix.isEmpty, tokens.isEmpty { return nil }
  }

  /// Whether it matches `path`, which is relative to the folder of the ignore file, or its last part.
  ///
  /// - Complexity: O(n·m) in the lengths of path and pattern; O(n) where the pattern has no wildcard.
  func matches(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    if isForFolders, !isFolder { return false }
    var text = path
    if !isForPaths, let slash = path.lastIndex(of: UInt8(ascii: "/")) { text = path[(slash + 1)...] }
    guard text.starts(with: prefix) else { return false }
    text = text.dropFirst(prefix.count)
    if tokens.isEmpty { return text.isEmpty }
    return matchesTokens(text)
  }

  private func matchesTokens(_ text: ArraySlice<UInt8>) -> Bool {
    var states = [Bool](repeating: false, count: tokens.count + 1)
    enter(0, &states)
    for byte in text {
      var next = [Bool](repeating: false, count: tokens.count + 1)
      var isAlive = false
      for (index, token) in tokens.enumerated() where states[index] {
        switch token {
        case .byte(let wanted):
          guard byte == wanted else { continue }
          enter(index + 1, &next)
        case .one:
          guard byte != UInt8(ascii: "/") else { continue }
          enter(index + 1, &next)
        case .set(let mask):
          guard byte != UInt8(ascii: "/"), mask.contains(byte) else { continue }
          enter(index + 1, &next)
        case .run:
          guard byte != UInt8(ascii: "/") else { continue }
          enter(index, &next)
        case .anything: enter(index, &next)
        case .folders:
          next[index] = true
          if byte == UInt8(ascii: "/") { enter(index + 1, &next) }
        case .never: continue
        }
        isAlive = true
      }
      guard isAlive else { return false }
      states = next
    }
    return states[tokens.count]
  }

  /// Adds a state and those that are reached from it without a byte.
  private func enter(_ state: Int, _ states: inout [Bool]) {
    var state = state
    while true {
      states[state] = true
      guard state < tokens.count else { return }
      switch tokens[state] {
      case .run, .anything, .folders: state += 1
      case .byte, .one, .set, .never: return
      }
    }
  }

  /// The line without spaces at its end that no backslash stands before.
  private static func withoutTrailingSpace(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.endIndex
    var at = line.startIndex
    var lastSpace: Int?
    while at < line.endIndex {
      if line[at] == 0x20 {
        lastSpace = lastSpace ?? at
      } else {
        lastSpace = nil
        if line[at] == UInt8(ascii: "\\") { at += 1 }
      }
      at += 1
    }
    if let lastSpace { end = lastSpace }
    return line[..<end]
  }
}

/// A set of bytes.
struct ByteMask: Equatable, Sendable {
  private var words = SIMD4<UInt64>.zero

  /// Whether it holds `byte`.
  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

  /// Adds `byte`.
  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  /// All bytes that are not in it.
  var inverted: ByteMask {
    var mask = self
    mask.words = ~words
    return mask
  }
}
