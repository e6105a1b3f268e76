/// A synthetic article: paragraphs of sentences.
package struct Article: Sendable {
  /// Whether it is written in Han characters.
  package var isHan: Bool
  /// Its headline.
  package var title: String
  /// Sentences, each with its full stop, by paragraph.
  package var paragraphs: [[String]]

  /// All sentences.
  package var sentences: [String] { paragraphs.flatMap(\.self) }

  /// An article of these parts.
  package init(isHan: Bool, title: String, paragraphs: [[String]]) {
    self.isHan = isHan
    self.title = title
    self.paragraphs = paragraphs
  }
}

/// Makes articles that look real: clauses of real articles, two halves joined, names and numbers of their own.
///
/// The same number gives the same article, so that copies need not be kept in memory.
package struct ArticleMaker: Sendable {
  private let texts: SourceTexts
  private let seed: UInt64

  /// A maker of articles from `texts`.
  package init(_ texts: SourceTexts, seed: UInt64) {
    self.texts = texts
    self.seed = seed
  }

  /// The article with the number `index`.
  package func article(_ index: Int) -> Article {
    var random = Seeded(seed, "article", index)
    let isHan = random.percent(70)
    let title = isHan ? clause(&random) : sentence(of: words(&random))
    var paragraphs: [[String]] = []
    for _ in 0..<random.number(3...9) {
      paragraphs.append((0..<random.number(2...5)).map { _ in sentence(isHan, &random) })
    }
    return Article(isHan: isHan, title: title.trimmingStop, paragraphs: paragraphs)
  }

  /// A sentence of one to three clauses.
  func sentence(_ isHan: Bool, _ random: inout Seeded) -> String {
    let count = random.number(1...3)
    if isHan {
      return (0..<count).map { _ in clause(&random) }.joined(separator: "\u{FF0C}") + "\u{3002}"
    }
    return sentence(of: (0..<count).flatMap { _ in words(&random) })
  }

  private func sentence(of words: [Substring]) -> String {
    guard let first = words.first else { return "" }
    return (first.prefix(1).uppercased() + words.joined(separator: " ").dropFirst(first.prefix(1).count)) + "."
  }

  private func clause(_ random: inout Seeded) -> String {
    var letters = piece(random.one(of: texts.han), 3...9, &random) + piece(random.one(of: texts.han), 3...9, &random)
    if random.percent(20) { letters += Array(String(random.number(2...9999))) }
    return String(letters)
  }

  private func words(_ random: inout Seeded) -> [Substring] {
    var words = piece(random.one(of: texts.words), 2...7, &random) + piece(random.one(of: texts.words), 2...7, &random)
    if random.percent(20) { words.append(Substring(String(random.number(2...9999)))) }
    return words
  }

  /// A stretch of `list` with a length of `lengths`, or all of it.
  private func piece<Element>(_ list: [Element], _ lengths: ClosedRange<Int>, _ random: inout Seeded) -> [Element] {
    let length = random.number(lengths)
    guard length < list.count else { return list }
    let start = random.number(0...(list.count - length))
    return Array(list[start..<start + length])
  }

  /// A word of the texts that may stand for another: two letters, or one word.
  func synonym(_ isHan: Bool, _ random: inout Seeded) -> String {
    if isHan {
      let clause = random.one(of: texts.han)
      let start = random.number(0...(clause.count - 2))
      return String(clause[start..<start + 2])
    }
    return String(random.one(of: random.one(of: texts.words)))
  }
}

extension String {
  fileprivate var trimmingStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
