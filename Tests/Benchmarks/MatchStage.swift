import Documents
import FoundationEssentials
import Matching
import PCRE2

/// The measuring set over texts in memory.
struct MatchStage {
  /// The texts.
  let texts: [[UInt8]]
  /// The set.
  let set: MeasuringSet
  private let documents: [Document]

  /// The stage for `texts`.
  init(_ set: MeasuringSet, _ texts: [[UInt8]]) {
    self.set = set
    self.texts = texts
    documents = texts.map(MeasuringSet.document)
  }

  /// The bytes of all texts.
  var byteCount: Int { texts.reduce(0) { $0 + $1.count } }

  /// A pass of the engine with `program`: the processor time it takes, in seconds.
  func engine(_ program: MatchProgram) -> () throws -> Double {
    let matcher = Matcher(program)
    let documents = documents
    let pass = {
      try processorTime {
        var count = 0
        for document in documents { count += matcher.scan(document).matches.count }
        guard count > 0 else { throw BenchmarkFailure("the corpus matches nothing of the measuring set") }
      }
    }
    // The first pass compiles regexes and finds its memory.
    _ = try? pass()
    return pass
  }

  /// A pass of PCRE2 with the 60 regexes, one after the other, each text while it is in the cache; keywords left out.
  func regexesOneByOne() throws -> () throws -> Double {
    let patterns = try set.regexes.map { try Pattern($0) }
    let memory = MatchMemory()
    let texts = texts
    return {
      try processorTime {
        for text in texts {
          for pattern in patterns {
            var at = 0
            while at < text.count, try pattern.firstMatch(in: text, from: at, memory: memory),
              let range = memory.range(0)
            {
              at = max(range.upper, range.lower + 1)
            }
          }
        }
      }
    }
  }

  /// The row that compares with PCRE2, and the engine's speed.
  func rows(passes: Int) throws -> [Row] {
    let times = try inTurn(passes: passes, [engine(set.program), regexesOneByOne()])
    let size = Double(byteCount) / 1e6
    return [
      Row(
        "match stage: PCRE2 with JIT, one by one", .atLeast(7, 13), .times, ratios(times[1], to: times[0]),
        note: "PCRE2 runs the 60 regexes only, the engine the 2,000 keywords, too"),
      Row("match stage: engine", nil, .rate, times[0].map { size / $0 }),
      Row("match stage: PCRE2", nil, .rate, times[1].map { size / $0 }),
    ]
  }

  /// Writes all texts into one file and their lengths into another, for peers that are measured in memory, too.
  func write(to texts: URL, lengths: URL) throws {
    try Data(self.texts.joined()).write(to: texts)
    try Data(self.texts.map { "\($0.count)\n" }.joined().utf8).write(to: lengths)
  }
}
