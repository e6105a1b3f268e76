internal import Folding

/// The parts of a title between its separators.
struct TitleParts {
  /// The parts without white space at their ends; empty ones are left out.
  private(set) var parts: [String] = []

  /// The characters that divide titles and lists: bars, underlines, dots, guillemets, dashes, slashes, commas.
  ///
  /// Hyphens and slashes divide only between spaces.
  private static let separators: Set<UInt32> = [
    0x7C, 0x5F, 0x2C, 0x3B, 0xFF5C, 0xFF3F, 0xFF0C, 0xFF1B, 0x3001, 0xB7, 0x2022, 0xBB, 0xAB, 0x203A, 0x2013, 0x2014,
    0x2015, 0x00A6, 0x2502, 0x30FB,
  ]
  private static let commas: Set<UInt32> = [0x2C, 0x3B, 0xFF0C, 0xFF1B, 0x3001]
  private static let colons: Set<UInt32> = [0x3A, 0xFF1A]
  private static let spaced: Set<UInt32> = [0x2D, 0x2F, 0x3E, 0xFF0D, 0x7E]

  /// The parts of `title`.
  init(_ title: String) {
    let scalars = title.unicodeScalars.map(\.value)
    var start = 0
    for (index, scalar) in scalars.enumerated() {
      let isSpaced = index > 0 && index + 1 < scalars.count && scalars[index - 1] <= 0x20 && scalars[index + 1] <= 0x20
      guard Self.separators.contains(scalar) || (Self.spaced.contains(scalar) && isSpaced) else { continue }
      append(scalars[start..<index])
      start = index + 1
    }
    append(scalars[start...])
  }

  /// Where `title` begins or ends with a mark that divides titles, other than commas: `start`, `end` or `both`.
  static func openEdge(of title: String) -> String? {
    let scalars = title.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
    guard let first = scalars.first, let last = scalars.last, scalars.count > 1 else { return nil }
    func divides(_ scalar: UInt32) -> Bool {
      !commas.contains(scalar) && (separators.contains(scalar) || spaced.contains(scalar) || colons.contains(scalar))
    }
    // Guillemets that point outwards are quotation marks.
    switch (first != 0xAB && divides(first), last != 0xBB && divides(last)) {
    case (true, true): return "both"
    case (true, false): return "start"
    case (false, true): return "end"
    case (false, false): return nil
    }
  }

  private mutating func append(_ scalars: ArraySlice<UInt32>) {
    var bytes: [UInt8] = []
    for scalar in scalars { UTF8Scalar.append(scalar, to: &bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.unicodeScalars.contains(where: { LetterKind($0.value) == .letter }) else { return }
    parts.append(text)
  }

  /// For each word, and each pair of East Asian characters, the number of parts that have it; the greatest.
  var mostShared: Int {
    var counts: [[UInt32]: Int] = [:]
    for part in parts { for token in Set(Self.tokens(part)) { counts[token, default: 0] += 1 } }
    return counts.values.max() ?? 0
  }

  /// How often the most frequent word, or pair of East Asian characters, stands in `text`.
  static func mostRepeated(_ text: String) -> Int {
    var counts: [[UInt32]: Int] = [:]
    for token in tokens(text) { counts[token, default: 0] += 1 }
    return counts.values.max() ?? 0
  }

  private static func tokens(_ text: String) -> [[UInt32]] {
    let words = FoldedName(text, longest: 400).words
    return words.indices.compactMap { index in
      let word = words[index]
      guard word.count == 1, CharacterClass.isCJKLetter(word[0]) else { return word.count > 2 ? word : nil }
      guard index + 1 < words.count, words[index + 1].count == 1 else { return nil }
      return word + words[index + 1]
    }
  }
}
