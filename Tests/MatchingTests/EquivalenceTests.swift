import Documents
import Folding
import Testing

@testable import Matching

/// Random patterns over random documents: the engine finds what the plain search finds.
@Suite struct EquivalenceTests {
  private static let words = [
    "禁止转载", "转载", "轉載", "禁止", "版权", "ＡＢＣ", "abc", "Abc", "guaranteed returns", "all rights", "ガス", "ｶﾞｽ", "é", "сору",
    "copy", "x", "止转", "禁 止", "a.b", "инвест", "無断", "，。", "K", "ß",
  ]
  private static let regexes = [
    "禁止.{0,6}转载", "(?:禁|严禁|不得)(?:自)?[转轉]载", "(?i)all\\s+rights", "a+b", "[bcd]{7,20}", "\\bcopy\\w*", "(?:转载|引用)(?!自)",
    "转{2,3}", "(?<who>..)转载", "\\p{Han} \\p{Han}", "[a-z]{2}(?:а|е)", "x(?:y|z)?$", "^禁", "(?:%[0-9A-F]{2}){3,}",
    "载\\s*[：:]",
    "(?:ab|cd){2}", "\\Q止转\\E", "(?x) 禁 止 # c", "[^，。]{2,4}转载", "é|ß", "(?=转)转载", "guaranteed?\\s+returns?", "ｶﾞｽ",
    "(?i)k[s]x?", "止.*，", ".{3}载",
  ]
  private static let pieces = [
    "禁", "止", "转", "轉", "载", "載", "转载", "禁止", "版权", "，", "。", "！", " ", "\n", "\u{200B}", "·", ".", "a", "b", "c", "B",
    "x",
    "Ａ", "ｂ", "Ｃ", "ｶ", "ﾞ", "ｽ", "ガス", "é", "É", "с", "о", "р", "у", "copy", "all", "rights", "All Rights",
    "guaranteed", "returns",
    "инвeст", "無断", "%4E", "%4f", "：", "K", "ſ", "k", "s", "ß", "ẞ", "bcdbcdbcd", "ab", "cd", "y", "\r\n", "1. ",
    "\u{301}",
  ]

  private struct Maker {
    var generator: SeededGenerator

    mutating func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &generator)]
    }

    mutating func text(_ count: Int) -> String {
      (0..<count).map { _ in pick(Bool.random(using: &generator) ? EquivalenceTests.pieces : EquivalenceTests.words) }
        .joined()
    }

    mutating func pattern(_ role: PatternSpec.Role) -> PatternSpec {
      let source: PatternSpec.Source =
        Bool.random(using: &generator)
        ? .regex(pick(EquivalenceTests.regexes))
        : .keywords((0...Int.random(in: 0...6, using: &generator)).map { _ in pick(EquivalenceTests.words) })
      let folds = FoldSet(
        rawValue: UInt8.random(in: 0..<64, using: &generator) & UInt8.random(in: 0..<64, using: &generator))
      return PatternSpec(
        name: "random", source: source, folds: folds, boundary: pick(PatternSpec.Boundary.allCases),
        zones: pick([.all, .all, [Zone.body.set, Zone.heading.set], Zone.code.set]),
        masks: pick([[], [], MarkKind.code.set, [MarkKind.link.set, MarkKind.code.set]]),
        within: pick([.paragraph, .paragraph, .sentence, .clause]), role: role, waiver: "random")
    }

    mutating func document(_ length: Int) -> Document {
      let zones: [Zone] = [.body, .body, .heading, .code, .body]
      var document = textDocument(
        zones.map { zone in (zone, text(Int.random(in: 1...length, using: &generator))) })
      for block in document.blocks where Int.random(in: 0..<3, using: &generator) == 0 {
        var starts = (block.range.lower...block.range.upper).filter {
          $0 == block.range.upper || document.text[$0] & 0xC0 != 0x80
        }
        starts.shuffle(using: &generator)
        guard starts.count > 1 else { continue }
        document.marks.append(
          Mark(kind: pick([.code, .link]), range: TextRange(min(starts[0], starts[1]), max(starts[0], starts[1]))))
      }
      document.marks.sort { $0.range.lower < $1.range.lower }
      return document
    }
  }

  private static func strip(_ matches: some Collection<PatternMatch>) -> [PatternMatch] {
    matches.map { match in
      var match = match
      match.captures = []
      return match
    }
  }

  @Test("a scan finds what the plain search finds", arguments: 0..<24)
  func scan(seed: Int) {
    var maker = Maker(generator: SeededGenerator(seed: UInt64(seed)))
    let patterns = (0..<24).map { _ in maker.pattern(.global) }
    let (program, diagnostics) = MatchProgram.compile(patterns)
    let matcher = Matcher(program)
    let reference = ReferenceMatcher(program)
    let broken = Set(diagnostics.filter { $0.level == .error }.map(\.pattern))
    var total = 0
    for length in [2, 6, 14, 30] {
      let document = maker.document(length)
      let result = matcher.scan(document)
      #expect(result.overruns.isEmpty)
      total += result.matches.count
      for index in patterns.indices where !broken.contains(index) {
        let scanned = result.matches[result.starts[index]..<result.starts[index + 1]]
        let found = Self.strip(
          program.isOnDemand(index) ? matcher.search(for: index, in: document).matches[...] : scanned)
        let expected = reference.matches(of: index, in: document)
        #expect(found == expected, "\(patterns[index]) \(blocks(document))")
      }
    }
    // A comparison of nothing with nothing would prove nothing.
    #expect(total > 10)
  }

  @Test("a search in a stretch finds what the plain search finds there", arguments: 0..<8)
  func stretches(seed: Int) {
    var maker = Maker(generator: SeededGenerator(seed: UInt64(seed) + 1000))
    let patterns = (0..<16).map { _ in maker.pattern(maker.pick([.global, .local])) }
    let (program, diagnostics) = MatchProgram.compile(patterns)
    let matcher = Matcher(program)
    let reference = ReferenceMatcher(program)
    let broken = Set(diagnostics.filter { $0.level == .error }.map(\.pattern))
    let document = maker.document(20)
    for block in document.blocks {
      let starts = (block.range.lower...block.range.upper).filter {
        $0 == block.range.upper || document.text[$0] & 0xC0 != 0x80
      }
      for _ in 0..<4 {
        let one = maker.pick(starts)
        let other = maker.pick(starts)
        let range = TextRange(min(one, other), max(one, other))
        for index in patterns.indices where !broken.contains(index) {
          let found = Self.strip(matcher.matches(of: index, in: range, of: document).matches)
          let expected = range.isEmpty ? [] : reference.matches(of: index, in: document, range)
          #expect(found == expected, "\(patterns[index]) \(range) \(blocks(document))")
        }
      }
    }
  }

  @Test("a program read back from its image finds the same", arguments: 0..<4)
  func images(seed: Int) throws {
    var maker = Maker(generator: SeededGenerator(seed: UInt64(seed) + 2000))
    let program = MatchProgram.compile((0..<20).map { _ in maker.pattern(maker.pick([.global, .local])) }).program
    var writer = ImageWriter()
    program.write(to: &writer)
    var reader = ImageReader(writer.bytes)
    let copy = try MatchProgram(from: &reader)
    try reader.finish()
    #expect(copy.patterns == program.patterns)
    let document = maker.document(40)
    let first = Matcher(program).scan(document)
    let second = Matcher(copy).scan(document)
    #expect(first.matches == second.matches)
    #expect(first.starts == second.starts)
    for _ in 0..<60 {
      var damaged = writer.bytes
      damaged[Int.random(in: 0..<damaged.count, using: &maker.generator)] ^= UInt8.random(
        in: 1...255, using: &maker.generator)
      var reader = ImageReader(damaged)
      // Whatever it is now, reading and running it does not trap.
      if let odd = try? MatchProgram(from: &reader) { _ = Matcher(odd).scan(document) }
    }
  }

  private func blocks(_ document: Document) -> String {
    document.blocks.map { "\($0.zone) \($0.range) \(document.string($0.range).debugDescription)" }.joined(
      separator: "; ")
      + " \(document.marks)"
  }
}
