import Documents
import Folding
import FoundationEssentials
import Matching
import PCRE2
import Testing

/// The measuring set: what the engine finds is what PCRE2 finds one regex after the other over the whole text, and what a
/// plain search finds for every keyword.
@Suite struct MeasuringSetTests {
  static let keywords = lines("keywords.txt")
  static let regexes = lines("regexes.txt")

  private static func lines(_ name: String) -> [String] {
    guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Suites/measuring")
  }

  /// Every keyword as a pattern of its own, so that none hides another, and every regex.
  static let program = MatchProgram.compile(
    keywords.map { PatternSpec(name: $0, source: .keywords([$0])) }
      + regexes.map { PatternSpec(name: $0, source: .regex($0), waiver: "measured") }
  ).program

  private static func document(_ text: [UInt8]) -> Document {
    // Code is the zone in which line ends are what they are.
    let block = Block(zone: .code, range: TextRange(0, text.count))
    return Document(
      source: text, format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: text,
      decodedMap: nil, text: text, textMap: SourceMap(identity: text.count), blocks: text.isEmpty ? [] : [block],
      marks: [])
  }

  private static func expected(_ text: [UInt8]) throws -> [[TextRange]] {
    var all = keywords.map { plainSearch(Array($0.utf8), text) }
    let memory = MatchMemory()
    for source in regexes {
      let regex = try Pattern(source)
      var found: [TextRange] = []
      var at = 0
      while at < text.count, try regex.firstMatch(in: text, from: at, memory: memory), let range = memory.range(0) {
        found.append(TextRange(range.lower, range.upper))
        at = range.upper
      }
      all.append(found)
    }
    return all
  }

  private static func plainSearch(_ word: [UInt8], _ text: [UInt8]) -> [TextRange] {
    var found: [TextRange] = []
    var at = 0
    while at + word.count <= text.count {
      if text[at] == word[0], text[at..<at + word.count].elementsEqual(word) {
        found.append(TextRange(at, at + word.count))
        at += word.count
      } else {
        at += 1
      }
    }
    return found
  }

  private static func compare(_ text: [UInt8], _ name: String) throws {
    let result = Matcher(program).scan(document(text))
    let expected = try expected(text)
    #expect(result.overruns.isEmpty)
    for (index, ranges) in expected.enumerated() {
      let found = result.matches[result.starts[index]..<result.starts[index + 1]].map(\.range)
      #expect(found == ranges, "\(name): \(program.patterns[index].name)")
    }
  }

  @Test("the set is whole")
  func size() {
    #expect(Self.keywords.count == 2000)
    #expect(Self.regexes.count == 60)
  }

  @Test("on the committed sample")
  func sample() throws {
    let text = Array(try Data(contentsOf: Self.folder.appending(path: "sample.txt")))
    #expect(text.count > 10_000)
    try Self.compare(text, "sample.txt")
  }

  @Test("on texts made of fragments of the patterns", arguments: 0..<6)
  func fragments(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = Self.keywords + Self.regexes + ["\n", " ", "，", "。", "a", "的", "我们", "\u{200B}", "，，，，", "K", "ſ"]
    var text: [UInt8] = []
    for _ in 0..<400 {
      let piece = Array(pieces[Int.random(in: 0..<pieces.count, using: &generator)].unicodeScalars)
      let lower = Int.random(in: 0..<max(1, piece.count / 2), using: &generator)
      let upper = Bool.random(using: &generator) ? piece.count : Int.random(in: lower...piece.count, using: &generator)
      text += Array(String(String.UnicodeScalarView(piece[lower..<upper])).utf8)
    }
    try Self.compare(text, "seed \(seed)")
  }
}
