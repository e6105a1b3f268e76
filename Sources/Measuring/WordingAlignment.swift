import Documents

/// The best way to lay the words of a wording on words of a document, in order.
struct WordingAlignment {
  /// The share of the wording's words that stand there, foreign words in between counted against it.
  let share: Double
  private let range: TextRange
  private let missing: String
  private let added: String
  /// Both, in the order in which they come.
  private let difference: String

  /// What a word that agrees is worth, in words that do not.
  private static let agreement: Int32 = 5

  private enum Step: UInt8 {
    case stop, match, skipWord, skipToken, free
  }

  /// The alignment of `words` (nil for any words) with `tokens`; nil where no word agrees.
  ///
  /// - Complexity: O(n · m).
  init?(_ words: [WordToken?], _ tokens: ArraySlice<WordToken>) {
    let tokens = Array(tokens)
    let columns = tokens.count + 1
    let (steps, last) = Self.steps(words, tokens)
    guard let last else { return nil }
    // Back along the steps: which words agree, and which of the document's stand between them.
    var (row, column) = (last / columns, last % columns)
    var isMatched = [Bool](repeating: false, count: words.count)
    var foreign: Set<Int> = []
    var (low, high) = (Int.max, -1)
    trace: while true {
      switch steps[row * columns + column] {
      case .stop: break trace
      case .match:
        isMatched[row - 1] = true
        (low, high) = (min(low, column - 1), max(high, column - 1))
        (row, column) = (row - 1, column - 1)
      case .skipWord: row -= 1
      case .skipToken:
        foreign.insert(column - 1)
        column -= 1
      case .free: column -= 1
      }
    }
    guard high >= 0 else { return nil }
    foreign = foreign.filter { $0 > low && $0 < high }
    let wanted = words.count { $0 != nil }
    let agreed = isMatched.count { $0 }
    share = Double(agreed) / Double(wanted + foreign.count)
    range = TextRange(tokens[low].range.lower, tokens[high].range.upper)
    let lacking = words.indices.map { isMatched[$0] ? nil : words[$0] }
    let besides = tokens.indices.map { foreign.contains($0) ? tokens[$0] : nil }
    (missing, added) = (Self.text(lacking), Self.text(besides))
    difference = [("\u{2212}", missing), ("+", added)].filter { !$0.1.isEmpty }
      .map { "\($0.0)\u{201C}\($0.1)\u{201D}" }.joined(separator: " ")
  }

  /// The best way to each pair of a word and a token, by cells of a row per word, and the cell where the best alignment
  /// ends; nil where no word agrees.
  private static func steps(_ words: [WordToken?], _ tokens: [WordToken]) -> (steps: [Step], last: Int?) {
    let columns = tokens.count + 1
    var steps = [Step](repeating: .stop, count: (words.count + 1) * columns)
    var above = [Int32](repeating: 0, count: columns)
    var best: (score: Int32, cell: Int) = (0, 0)
    for (index, word) in words.enumerated() {
      var row = [Int32](repeating: 0, count: columns)
      // Where any words may stand, none may, too.
      if word == nil { for column in 0..<columns where above[column] > 0 { row[column] = above[column] } }
      for column in 0..<columns {
        let cell = (index + 1) * columns + column
        if word == nil {
          steps[cell] = row[column] > 0 ? .skipWord : .stop
          if column > 0, row[column - 1] > row[column] {
            row[column] = row[column - 1]
            steps[cell] = .free
          }
          continue
        }
        var (score, step): (Int32, Step) = (0, .stop)
        if above[column] - 1 > score { (score, step) = (above[column] - 1, .skipWord) }
        if column > 0 {
          if row[column - 1] - 1 > score { (score, step) = (row[column - 1] - 1, .skipToken) }
          if word?.key == tokens[column - 1].key, above[column - 1] + agreement >= score {
            (score, step) = (above[column - 1] + agreement, .match)
          }
        }
        row[column] = score
        steps[cell] = step
        if score > best.score { best = (score, cell) }
      }
      above = row
    }
    return (steps, best.score > 0 ? best.cell : nil)
  }

  /// The words that are there, an ellipsis where others stand between them.
  private static func text(_ words: [WordToken?]) -> String {
    var text = ""
    var last: Int?
    for (index, word) in words.enumerated() {
      guard let word else { continue }
      if let last {
        if last < index - 1 {
          text += " \u{2026} "
        } else if word.isSpaced || words[last]?.isSpaced == true {
          text += " "
        }
      }
      text += word.text
      last = index
    }
    return text
  }

  /// The place where `wording` stands.
  func span(_ wording: Wording) -> MeasuredSpan {
    MeasuredSpan(
      range: range, value: share,
      details: [
        "name": wording.name, "wording": wording.text, "missing": missing, "added": added, "difference": difference,
      ])
  }
}
