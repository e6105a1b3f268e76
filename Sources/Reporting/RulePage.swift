import Documents
import Folding
import Policy

/// The lines of an explanation: titles, paragraphs, what a rule looks for, its examples.
struct RulePage {
  let wording: Wording
  let palette: Palette
  let columns: Int
  /// What has been written.
  private(set) var output: [UInt8] = []

  /// More words of a list than this are counted.
  private static let wordsShown = 12

  init(wording: Wording, palette: Palette, columns: Int) {
    self.wording = wording
    self.palette = palette
    self.columns = min(columns, 100)
  }

  /// Begins a part.
  mutating func title(_ text: String) {
    if !output.isEmpty { output.append(0x0A) }
    output += palette.paint(text, .strong) + [0x0A]
  }

  /// A text in lines that fit the screen, with an empty line round it.
  mutating func paragraph(_ text: String) {
    output.append(0x0A)
    for line in wrapped(text, columns) { output += line + [0x0A] }
    output.append(0x0A)
  }

  /// A text, further in by `indent`; what does not fit goes on below it.
  mutating func line(_ text: String, indent: Int = 0) {
    for (index, line) in wrapped(text, columns - indent - 2).enumerated() {
      output += [UInt8](repeating: 0x20, count: indent + (index == 0 ? 0 : 2)) + line + [0x0A]
    }
  }

  /// What the rule looks for.
  mutating func patterns(_ patterns: [PatternDescription]) {
    guard !patterns.isEmpty else { return }
    title(wording.text("explain.patterns"))
    for pattern in patterns {
      output += [0x20, 0x20] + palette.paint(pattern.name, .path)
      output += Screen.safe(": \(source(pattern.source))") + [0x0A]
      var details: [String] = [wording.text("explain.zones", ["zones": .text(pattern.zones.joined(separator: ", "))])]
      if let folds = pattern.folds, !folds.isEmpty {
        details.append(wording.text("explain.folds", ["folds": .text(folds.joined(separator: ", "))]))
      }
      if !pattern.languages.isEmpty {
        let languages = pattern.languages.joined(separator: ", ")
        details.append(wording.text("explain.languages", ["languages": .text(languages)]))
      }
      line(details.joined(separator: "; "), indent: 6)
      for requirement in pattern.requirements {
        let key = requirement.isVeto ? "explain.unless" : "explain.with"
        let scope = [requirement.side.rawValue, requirement.scope.rawValue].filter { $0 != "any" }
        line(
          wording.text(key, ["pattern": .text(requirement.pattern), "scope": .text(scope.joined(separator: ", "))]),
          indent: 6)
      }
    }
  }

  private func source(_ source: PatternDescription.Source) -> String {
    switch source {
    case .regex(let regex): "/\(regex)/"
    case .keywords(let words): list(words)
    case .lexicons(let names, let count):
      wording.text("explain.lexicons", ["names": .text(names.joined(separator: ", ")), "n": .number(count)])
    case .any(let names): names.joined(separator: " | ")
    case .measure(let call, let least): least > 0 ? "\(call) ≥ \(least)" : call
    case .blocks: "blocks"
    case .claims(let kind): "claims: \(kind)"
    }
  }

  private func list(_ words: [String]) -> String {
    let more = words.count - Self.wordsShown
    let shown = words.prefix(Self.wordsShown).joined(separator: ", ")
    return more > 0 ? shown + wording.text("explain.words-more", ["n": .number(more)]) : shown
  }

  /// The examples, by what is expected.
  mutating func examples(_ examples: [RuleExample]) {
    for (key, expectation) in [("bad", RuleExample.Expectation.bad), ("good", .good), ("missed", .knownMiss)] {
      let chosen = examples.filter { $0.expectation == expectation }
      if chosen.isEmpty { continue }
      title(wording.text("explain.\(key)"))
      for example in chosen { output += Array("  - ".utf8) + marked(example) + [0x0A] }
    }
  }

  /// The example with its spans in brackets.
  private func marked(_ example: RuleExample) -> [UInt8] {
    let text = Array(example.text.utf8)
    var output: [UInt8] = []
    var at = 0
    for span in example.spans where span.lower >= at {
      output += plain(text[at..<span.lower]) + palette.paint(plain(text[span.lower..<span.upper]), .warning)
      at = span.upper
    }
    return output + plain(text[at...])
  }

  private func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
    Screen.safe(String(decoding: text.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self))
  }

  /// `text` in lines of `room` columns, broken at spaces; a word that is longer than a line, anywhere.
  private func wrapped(_ text: String, _ room: Int) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line = Screen()
    func end() {
      lines.append(line.bytes)
      line = Screen()
    }
    for word in text.split(whereSeparator: \.isWhitespace) {
      var whole = Screen()
      whole.put(word)
      if line.column > 0, line.column + 1 + whole.column > room { end() }
      if line.column > 0 { line.put(" ") }
      for scalar in word.unicodeScalars {
        if whole.column > room, line.column > room - 2 { end() }
        line.put(scalar)
      }
    }
    return line.column > 0 ? lines + [line.bytes] : lines
  }
}
