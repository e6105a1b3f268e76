import Documents
internal import Folding
internal import ICU

/// The words of a lexicon, to be found in short texts: names and titles.
///
/// Case, width, Han variants, invisible characters and spaces between ideographs make no difference. A word with a
/// hyphen at its end is the beginning of words. Words of alphabets are found as whole words, others anywhere.
final class WordIndex {
  /// A word of the lexicon.
  struct Word: Hashable {
    /// The index of its heading.
    var heading: Int
    /// The index of the word under its heading.
    var word: Int
  }

  private struct Entry {
    var scalars: [UInt32]
    var isStem: Bool
    var word: Word
  }

  /// The headings of the lexicon.
  let headings: [String]
  private var entries: [UInt32: [Entry]] = [:]
  /// What whole texts are compared with: letters and digits only.
  private var letters: [Int: Set<[UInt32]>] = [:]

  /// The words of `lexicon`.
  init(_ lexicon: MeasureContext.Lexicon) {
    headings = lexicon.entries.map(\.heading)
    for (heading, entry) in lexicon.entries.enumerated() {
      for (index, text) in entry.words.enumerated() {
        let isStem = text.utf8.count > 1 && text.utf8.last == 0x2D
        let scalars = Self.scalars(isStem ? String(text.dropLast()) : text)
        letters[heading, default: []].insert(scalars.filter { LetterKind($0) == .letter })
        guard let first = scalars.first else { continue }
        entries[first, default: []].append(
          Entry(scalars: scalars, isStem: isStem, word: Word(heading: heading, word: index)))
      }
    }
    for heading in letters.keys { letters[heading]?.remove([]) }
  }

  /// The different words of the lexicon in `text`.
  ///
  /// - Complexity: O(n·m) in the length of the text and the number of words with one first letter.
  func words(in text: String) -> Set<Word> {
    let scalars = Self.scalars(text)
    var found: Set<Word> = []
    for (start, scalar) in scalars.enumerated() {
      guard let candidates = entries[scalar] else { continue }
      for entry in candidates {
        let end = start + entry.scalars.count
        guard end <= scalars.count, scalars[start..<end].elementsEqual(entry.scalars) else { continue }
        guard start == 0 || Self.isEdge(scalars[start - 1], scalars[start]) else { continue }
        guard entry.isStem || end == scalars.count || Self.isEdge(scalars[end - 1], scalars[end]) else { continue }
        found.insert(entry.word)
      }
    }
    return found
  }

  /// Whether `text` as a whole is a word under `heading`, letters and digits compared.
  func lists(_ text: String, under heading: Int) -> Bool {
    let scalars = Self.scalars(text).filter { LetterKind($0) == .letter }
    return letters[heading]?.contains(scalars) ?? false
  }

  /// The heading with the most different words among `words`, of equals the first; nil without words.
  func topHeading(_ words: Set<Word>) -> Int? {
    var counts = [Int](repeating: 0, count: headings.count)
    for word in words { counts[word.heading] += 1 }
    return counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) }.flatMap { counts[$0] > 0 ? $0 : nil }
  }

  /// Whether a word may end between two neighbours: they are not both letters of scripts written with spaces.
  private static func isEdge(_ before: UInt32, _ behind: UInt32) -> Bool {
    isUnspaced(before) || isUnspaced(behind) || LetterKind(before) != .letter || LetterKind(behind) != .letter
  }

  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    CharacterClass.isCJKLetter(scalar) || (0xAC00...0xD7A3).contains(scalar)
  }

  /// The folded characters of `text`, white space as one space.
  private static func scalars(_ text: String) -> [UInt32] {
    let folded = Folder.fold(Array(text.utf8), by: [.case, .width, .han, .invisible, .separators])
    var result: [UInt32] = []
    var offset = 0
    while offset < folded.count {
      let (scalar, length) = UTF8Scalar.decode(folded, at: offset)
      offset += length
      if scalar <= 0x20 || scalar == 0xA0 {
        if result.last != 0x20 { result.append(0x20) }
      } else {
        result.append(scalar)
      }
    }
    return result
  }
}

extension Measure {
  /// Words of lexicons in short texts.
  static let wordLists: [Measure] = [
    .value(
      "topic-of-name", "The heading of a lexicon with the most different words in a text; nothing without a word.",
      [.text, .lexicon]
    ) { context, arguments in
      guard let text = arguments.text(0), let index = context.table(arguments, 1, WordIndex.init) else { return .none }
      return index.topHeading(index.words(in: text)).map { .text(index.headings[$0]) } ?? .none
    },
    .value("words-in", "How many different words of a lexicon stand in a text.", [.text, .lexicon]) {
      context, arguments in
      guard let text = arguments.text(0), let index = context.table(arguments, 1, WordIndex.init) else { return .none }
      return .number(Double(index.words(in: text).count))
    },
    .value(
      "is-listed", "Whether a text as a whole is a word of a lexicon, letters and digits compared under folding.",
      [
        .text, .lexicon,
        Parameter(name: "heading", summary: "The heading, for lexicons with some.", standard: .text("")),
      ]
    ) { context, arguments in
      guard let text = arguments.text(0), let index = context.table(arguments, 1, WordIndex.init) else { return .none }
      let heading = arguments.text(2) ?? ""
      return .flag(index.headings.firstIndex(of: heading).map { index.lists(text, under: $0) } ?? false)
    },
    .value(
      "listed-claim", "The first of the page's claims that as a whole is a word of a lexicon, as `is-listed`.",
      [.lexicon, .claims]
    ) { context, arguments in
      guard let index = context.table(arguments, 0, WordIndex.init) else { return .none }
      return Support.claims(context, arguments, kinds: 1).first { range in
        index.lists(context.document.string(range), under: 0)
      }.map(MeasureValue.place) ?? .none
    },
  ]
}
