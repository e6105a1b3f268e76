import ICU

/// What was done to a text on its way to another site.
package enum CopyKind: String, CaseIterable, Sendable {
  /// Every sentence stands there; marks, width or the Han variant may differ.
  case exact
  /// A contiguous part, three tenths or more.
  case cut
  /// Words replaced and sentences in another order.
  case spun
  /// The body is the same, headline and subheads are in another language.
  case header = "translated-header"
}

extension ArticleMaker {
  /// The copy of `original` by the number `index`.
  func copy(_ original: Article, _ kind: CopyKind, _ random: inout Seeded) -> Article {
    switch kind {
    case .exact: exact(original, &random)
    case .cut: cut(original, &random)
    case .spun: spun(original, &random)
    case .header: translatedHeader(original, &random)
    }
  }

  private func exact(_ original: Article, _ random: inout Seeded) -> Article {
    var copy = original
    switch random.number(0...3) {
    case 0 where original.isHan: copy.paragraphs = original.paragraphs.map { $0.map(Self.traditional) }
    case 1: copy.paragraphs = original.paragraphs.map { $0.map { Self.otherMarks($0) } }
    case 2: copy.paragraphs = [original.sentences]
    default: break
    }
    return copy
  }

  private func cut(_ original: Article, _ random: inout Seeded) -> Article {
    var copy = original
    let sentences = original.sentences
    let kept = max(4, sentences.count * random.number(35...80) / 100)
    let start = random.number(0...max(0, sentences.count - kept))
    copy.paragraphs = [Array(sentences[start..<min(sentences.count, start + kept)])]
    return copy
  }

  private func spun(_ original: Article, _ random: inout Seeded) -> Article {
    var copy = original
    let share = random.number(5...14)
    copy.paragraphs = original.paragraphs.map { paragraph in
      paragraph.map { original.isHan ? spunHan($0, share, &random) : spunWords($0, share, &random) }
    }
    for index in copy.paragraphs.indices where random.percent(50) { copy.paragraphs[index].shuffle(using: &random) }
    copy.paragraphs.shuffle(using: &random)
    return copy
  }

  /// Every pair of letters is replaced with the probability `share` in a hundred.
  private func spunHan(_ sentence: String, _ share: Int, _ random: inout Seeded) -> String {
    var letters = Array(sentence)
    var index = 0
    while index + 2 < letters.count {
      if random.percent(share), letters[index] != "\u{FF0C}", letters[index + 1] != "\u{FF0C}" {
        letters.replaceSubrange(index..<index + 2, with: Array(synonym(true, &random)))
      }
      index += 2
    }
    return String(letters)
  }

  private func spunWords(_ sentence: String, _ share: Int, _ random: inout Seeded) -> String {
    sentence.split(separator: " ").map { random.percent(share) ? synonym(false, &random) : String($0) }
      .joined(separator: " ")
  }

  private func translatedHeader(_ original: Article, _ random: inout Seeded) -> Article {
    var copy = original
    // The headline in the other script; what it says does not matter to anyone who cannot read both.
    copy.title = sentence(!original.isHan, &random)
    copy.paragraphs.insert([sentence(!original.isHan, &random)], at: 0)
    return copy
  }

  private static func traditional(_ text: String) -> String {
    (try? Transliterator("Simplified-Traditional").transform(text)) ?? text
  }

  private static func otherMarks(_ text: String) -> String {
    let marks: [Character: String] = ["\u{FF0C}": ", ", "\u{3002}": ". ", ".": " !", " ": "  "]
    return text.reduce(into: "") { $0 += marks[$1] ?? String($1) }
  }
}
