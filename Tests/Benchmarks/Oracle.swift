import Documents
import Matching
import PCRE2

/// Compares what the engine finds with what PCRE2 finds, one pattern after the other over the whole text.
struct Oracle {
  /// The matches of keywords and of regexes that both found.
  private(set) var agreed = (keywords: 0, regexes: 0)
  /// What only one of them found, the first few in words.
  private(set) var differences = (count: 0, examples: [String]())

  private let set: MeasuringSet
  private let matcher: Matcher
  private let program: MatchProgram
  private let patterns: [Pattern]
  // Without limits of its own: an oracle has to answer.
  private let memory = MatchMemory(limits: MatchMemory.Limits(matches: .max, depth: .max, heapKiB: 1 << 20))

  /// An oracle for the measuring set.
  init(_ set: MeasuringSet) throws {
    self.set = set
    program = try set.program
    matcher = Matcher(program)
    patterns = try set.keywords.map { try Pattern(Self.literal($0)) } + set.regexes.map { try Pattern($0) }
  }

  /// Compares on one text; `name` is what the examples call it.
  mutating func compare(_ text: [UInt8], _ name: String) throws {
    let result = matcher.scan(MeasuringSet.document(text))
    for overrun in result.overruns {
      report("\(name): \(program.patterns[overrun.pattern].name) reached its \(overrun.limit)")
    }
    for (index, pattern) in patterns.enumerated() {
      var found = result.starts[index]
      let end = result.starts[index + 1]
      var at = 0
      while at < text.count, try pattern.firstMatch(in: text, from: at, memory: memory), let range = memory.range(0) {
        let expected = TextRange(range.lower, range.upper)
        while found < end, result.matches[found].range.lower < expected.lower {
          report(
            "\(name): \(program.patterns[index].name) at \(result.matches[found].range), which PCRE2 does not find")
          found += 1
        }
        if found < end, result.matches[found].range == expected {
          if index < set.keywords.count { agreed.keywords += 1 } else { agreed.regexes += 1 }
          found += 1
        } else {
          report("\(name): \(program.patterns[index].name) at \(expected), which only PCRE2 finds")
        }
        at = max(range.upper, range.lower + 1)
      }
      for match in result.matches[found..<end] {
        report("\(name): \(program.patterns[index].name) at \(match.range), which PCRE2 does not find")
      }
    }
  }

  private mutating func report(_ text: String) {
    differences.count += 1
    if differences.examples.count < 20 { differences.examples.append(text) }
  }

  /// A regex that matches `keyword` and nothing else.
  private static func literal(_ keyword: String) -> String {
    "\\Q" + keyword.replacing("\\E", with: "\\E\\\\E\\Q") + "\\E"
  }
}
