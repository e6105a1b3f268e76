import Documents
import FoundationEssentials
import Matching

/// The measuring set: 2,000 keywords and 60 regexes, as the tests of the matcher hold them.
struct MeasuringSet {
  /// Literal strings.
  let keywords: [String]
  /// PCRE2 regular expressions.
  let regexes: [String]

  /// The file with one keyword a line.
  static let keywordFile = folder.appending(path: "keywords.txt")
  /// The file with one regex a line.
  static let regexFile = folder.appending(path: "regexes.txt")

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "MatchingTests/Suites/measuring")

  /// Reads the set from the sources that this program was built from.
  init() throws {
    keywords = try Self.lines(Self.keywordFile)
    regexes = try Self.lines(Self.regexFile)
  }

  private static func lines(_ file: URL) throws -> [String] {
    String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Every keyword as a pattern of its own, so that none hides another, then every regex.
  var program: MatchProgram {
    get throws { try Self.program(keywords.map { [$0] }, regexes) }
  }

  /// Compiles lists of keywords and regexes, none of which may be faulty.
  static func program(_ lists: [[String]], _ regexes: [String]) throws -> MatchProgram {
    let keywords = lists.map { PatternSpec(name: $0.first ?? "", source: .keywords($0)) }
    // The set has regexes without a literal on purpose: the waiver lets them run.
    let patterns = keywords + regexes.map { PatternSpec(name: $0, source: .regex($0), waiver: "measured") }
    let (program, diagnostics) = MatchProgram.compile(patterns)
    if let error = diagnostics.first(where: { $0.level == .error }) {
      throw BenchmarkFailure("\(patterns[error.pattern].name): \(error.message)")
    }
    return program
  }

  /// A document whose text is `text` as it is, in one block.
  ///
  /// The block is code, the zone in which line ends are what they are, so that a plain search sees the same.
  static func document(_ text: [UInt8]) -> Document {
    let block = Block(zone: .code, range: TextRange(0, text.count))
    return Document(
      source: text, format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: text,
      decodedMap: nil, text: text, textMap: SourceMap(identity: text.count), blocks: text.isEmpty ? [] : [block],
      marks: [])
  }
}

/// Why nothing can be measured.
struct BenchmarkFailure: Error, CustomStringConvertible {
  /// What is wrong.
  let description: String
  /// The failure that `description` says.
  init(_ description: String) { self.description = description }
}
