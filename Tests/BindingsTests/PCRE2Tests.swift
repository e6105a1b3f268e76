import PCRE2
import Testing

@Suite struct PatternTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// The ranges of the first match, as text; nil for groups that took no part.
  private func groups(
    _ source: String, _ text: String, _ options: PatternOptions = [], from: Int = 0
  ) throws -> [String?]? {
    let pattern = try Pattern(source, options: options)
    let memory = MatchMemory()
    let subject = bytes(text)
    guard try pattern.firstMatch(in: subject, from: from, memory: memory) else { return nil }
    return (0...pattern.captureCount).map { group in
      memory.range(group).map { String(decoding: subject[$0.lower..<$0.upper], as: UTF8.self) }
    }
  }

  @Test func findsByteOffsets() throws {
    let pattern = try Pattern("转[载載]")
    let memory = MatchMemory()
    let subject = bytes("未经许可禁止转載。")
    #expect(try pattern.firstMatch(in: subject, memory: memory))
    #expect(memory.range(0)?.lower == 18)
    #expect(memory.range(0)?.upper == 24)
    #expect(memory.range(1) == nil)
    #expect(memory.range(-1) == nil)
    #expect(memory.count == 1)
    #expect(try !pattern.firstMatch(in: bytes("欢迎"), memory: memory))
    #expect(memory.range(0) == nil)
    #expect(pattern.isJIT)
  }

  @Test func groupsThatTookNoPartAreNil() throws {
    #expect(try groups("(a)|(b)(c)?", "b") == ["b", nil, "b", nil])
    #expect(try groups("(a)|(b)", "a") == ["a", "a", nil])
  }

  @Test func namesAreListed() throws {
    let pattern = try Pattern("(?<year>\\d{4})-(?<month>\\d\\d)(x)?")
    #expect(pattern.captureCount == 3)
    #expect(pattern.captureNames.map(\.name) == ["month", "year"])
    #expect(pattern.captureNames.map(\.index) == [2, 1])
    #expect(pattern.captureIndex(named: "month") == 2)
    #expect(pattern.captureIndex(named: "day") == nil)
  }

  @Test func duplicateNamesNeedTheOption() throws {
    #expect(throws: PatternError.self) { try Pattern("(?<a>x)|(?<a>y)") }
    let pattern = try Pattern("(?<a>x)|(?<a>y)", options: .duplicateNames)
    #expect(pattern.captureNames.map(\.index) == [1, 2])
  }

  @Test func optionsDoWhatTheySay() throws {
    #expect(try groups("ÉTÉ", "été", .caseless) == ["été"])
    #expect(try groups("ÉTÉ", "été") == nil)
    #expect(try groups("^b$", "a\nb\nc", .multiline) == ["b"])
    #expect(try groups("^b$", "a\nb\nc") == nil)
    #expect(try groups("a.b", "a\nb", .dotAll) == ["a\nb"])
    #expect(try groups("a.b", "a\nb") == nil)
    #expect(try groups("a b # letters", "ab", .extended) == ["ab"])
    #expect(try groups("(a)(?<n>b)", "ab", .namedCapturesOnly) == ["ab", "b"])
    #expect(throws: PatternError.self) { try Pattern("\\C", options: .neverBackslashC) }
  }

  @Test func wordsAndDigitsFollowUnicode() throws {
    #expect(try groups("\\w+", "，été①") == ["été①"])
    #expect(try groups("\\d+", "x٣٤") == ["٣٤"])
    #expect(try groups("\\p{Han}+", "ab中文c") == ["中文"])
    #expect(try groups("^.$", "😀") == ["😀"])
  }

  @Test func errorsHaveAMessageAndAPlace() throws {
    let error = #expect(throws: PatternError.self) { try Pattern("转(载") }
    #expect(error?.message == "missing closing parenthesis")
    #expect(error?.offset == 7)
    #expect(error?.code == 114)
    let range = #expect(throws: PatternError.self) { try Pattern("载[z-a]") }
    #expect(range?.message == "range out of order in character class")
    #expect(range?.offset == 6)
    #expect(range?.description == "range out of order in character class (at byte 6)")
  }

  @Test(arguments: [true, false])
  func lookbehindSeesTheTextBeforeTheStart(jit: Bool) throws {
    let prefix = jit ? "" : "(*NO_JIT)"
    let memory = MatchMemory()
    let subject = bytes("禁止转载")
    let behind = try Pattern("\(prefix)(?<=止)转")
    #expect(behind.isJIT == jit)
    #expect(try behind.firstMatch(in: subject, from: 6, memory: memory))
    #expect(memory.range(0)?.lower == 6)
    let start = try Pattern("\(prefix)^转")
    #expect(try !start.firstMatch(in: subject, from: 6, memory: memory))
    let boundary = try Pattern("\(prefix)\\b转")
    #expect(try !boundary.firstMatch(in: subject, from: 6, memory: memory))
  }

  @Test(arguments: [true, false])
  func subjectEndHidesTheRest(jit: Bool) throws {
    let prefix = jit ? "" : "(*NO_JIT)"
    let memory = MatchMemory()
    let subject = bytes("ab中cd")
    let whole = try Pattern("\(prefix)b中(?=c)")
    #expect(try whole.firstMatch(in: subject, memory: memory))
    #expect(try !whole.firstMatch(in: subject, subjectEnd: 5, memory: memory))
    let end = try Pattern("\(prefix)中$")
    #expect(try end.firstMatch(in: subject, subjectEnd: 5, memory: memory))
    #expect(memory.range(0)?.upper == 5)
    #expect(try !end.firstMatch(in: subject, memory: memory))
  }

  @Test(arguments: [true, false])
  func startLimitIsTheLastStart(jit: Bool) throws {
    let pattern = try Pattern("\(jit ? "" : "(*NO_JIT)")x+y")
    let memory = MatchMemory()
    let subject = bytes("...xxy")
    #expect(try pattern.firstMatch(in: subject, startLimit: 3, memory: memory))
    #expect(memory.range(0)?.lower == 3)
    #expect(memory.range(0)?.upper == 6)
    #expect(try !pattern.firstMatch(in: subject, startLimit: 2, memory: memory))
    #expect(try !pattern.firstMatch(in: subject, from: 4, startLimit: 3, memory: memory))
    // The limit of one search is not the limit of the next.
    #expect(try pattern.firstMatch(in: subject, memory: memory))
  }

  @Test(arguments: [true, false])
  func anchoredMatchesOnlyAtTheStart(jit: Bool) throws {
    let pattern = try Pattern("\(jit ? "" : "(*NO_JIT)")b+")
    let memory = MatchMemory()
    let subject = bytes("abb")
    #expect(try !pattern.firstMatch(in: subject, anchored: true, memory: memory))
    #expect(try pattern.firstMatch(in: subject, from: 1, anchored: true, memory: memory))
    #expect(memory.range(0)?.upper == 3)
    #expect(try !pattern.firstMatch(in: subject, from: 1, startLimit: 0, anchored: true, memory: memory))
  }

  @Test func notEmptySkipsEmptyMatches() throws {
    let pattern = try Pattern("b*")
    let memory = MatchMemory()
    #expect(try pattern.firstMatch(in: bytes("ab"), memory: memory))
    #expect(memory.range(0)?.upper == 0)
    #expect(try pattern.firstMatch(in: bytes("ab"), notEmpty: true, memory: memory))
    #expect(memory.range(0)?.lower == 1)
    #expect(try !pattern.firstMatch(in: bytes("aa"), notEmpty: true, memory: memory))
  }

  @Test(arguments: [true, false])
  func emptySubjects(jit: Bool) throws {
    let memory = MatchMemory()
    let pattern = try Pattern("\(jit ? "" : "(*NO_JIT)")^$")
    #expect(try pattern.firstMatch(in: [], memory: memory))
    #expect(memory.range(0)?.upper == 0)
    #expect(try pattern.firstMatch(in: bytes("abc"), subjectEnd: 0, memory: memory))
  }

  @Test func offsetsOutsideOrInsideScalarsAreErrors() throws {
    let pattern = try Pattern(".")
    let memory = MatchMemory()
    let subject = bytes("中文")
    for (from, end) in [(-1, 6), (4, 3), (0, 7), (7, 7)] {
      #expect(throws: MatchError.other(code: -33)) {
        try pattern.firstMatch(in: subject, from: from, subjectEnd: end, memory: memory)
      }
    }
    for (from, end) in [(1, 6), (0, 5)] {
      #expect(throws: MatchError.other(code: -36)) {
        try pattern.firstMatch(in: subject, from: from, subjectEnd: end, memory: memory)
      }
    }
  }

  @Test(arguments: [true, false])
  func catastrophicPatternsHitTheMatchLimit(jit: Bool) throws {
    let pattern = try Pattern("\(jit ? "" : "(*NO_JIT)")(a+)+$")
    let memory = MatchMemory(limits: .init(matches: 100_000))
    let subject = bytes(String(repeating: "a", count: 40) + "!")
    #expect(throws: MatchError.matchLimit) { try pattern.firstMatch(in: subject, memory: memory) }
    // Memory that met a limit still serves the next search.
    #expect(try pattern.firstMatch(in: bytes("aaa"), memory: memory))
    #expect(memory.range(1)?.upper == 3)
  }

  @Test func interpretersHitDepthAndHeapLimits() throws {
    let pattern = try Pattern("(*NO_JIT)(?:(a)(?=(.)))*?b")
    let subject = bytes(String(repeating: "a", count: 5000) + "b")
    let shallow = MatchMemory(limits: .init(depth: 100))
    #expect(throws: MatchError.depthLimit) { try pattern.firstMatch(in: subject, memory: shallow) }
    let small = MatchMemory(limits: .init(depth: 10_000_000, heapKiB: 1))
    #expect(throws: MatchError.heapLimit) { try pattern.firstMatch(in: subject, memory: small) }
  }

  @Test func compiledPatternsHitTheStackLimit() throws {
    let pattern = try Pattern("^(.(?1)?)$")
    #expect(pattern.isJIT)
    let memory = MatchMemory(limits: .init(matches: .max))
    let subject = bytes(String(repeating: "a", count: 400_000))
    #expect(throws: MatchError.jitStack) { try pattern.firstMatch(in: subject, memory: memory) }
  }

  @Test func limitsCanBeChanged() throws {
    let pattern = try Pattern("(a+)+$")
    let memory = MatchMemory()
    let subject = bytes(String(repeating: "a", count: 18) + "!")
    memory.limits.matches = 1000
    #expect(throws: MatchError.matchLimit) { try pattern.firstMatch(in: subject, memory: memory) }
    memory.limits.matches = .max
    #expect(try !pattern.firstMatch(in: subject, memory: memory))
  }

  @Test func memoryGrowsWithThePattern() throws {
    let many = try Pattern(String(repeating: "(.)", count: 300))
    let memory = MatchMemory()
    let subject = bytes(String(repeating: "é", count: 300))
    #expect(try many.firstMatch(in: subject, memory: memory))
    #expect(memory.range(300)?.lower == 598)
    #expect(memory.count == 301)
    let one = try Pattern("é")
    #expect(try one.firstMatch(in: subject, memory: memory))
    #expect(memory.range(1) == nil)
  }

  @Test func infoSaysWhatPCRE2KnowsOfThePattern() throws {
    let plain = try Pattern("转载[a-c]{2}z")
    #expect(plain.minimumLength == 5)
    #expect(plain.maximumLookbehind == 0)
    #expect(plain.firstByte == 0xE8)
    #expect(plain.requiredByte == UInt8(ascii: "z"))
    #expect(!plain.matchesEmpty)
    #expect(!plain.startsAtLine)
    #expect(plain.memorySize > 0)
    let set = try Pattern("[ac]x?")
    #expect(set.firstByte == nil)
    #expect(set.firstBytes == Array("ac".utf8))
    #expect(try Pattern("(?<=abc)d").maximumLookbehind == 3)
    #expect(try Pattern("a*").matchesEmpty)
    #expect(try Pattern("^a").startsAtLine)
    #expect(try Pattern("^a", options: .multiline).startsAtLine)
  }

  @Test func onePatternServesManyWorkers() async throws {
    let pattern = try Pattern("(\\d+)号")
    let found = try await withThrowingTaskGroup(of: Int?.self) { group in
      for worker in 0..<8 {
        group.addTask {
          let memory = MatchMemory()
          let subject = Array((String(repeating: "文", count: worker) + "第\(worker)号").utf8)
          guard try pattern.firstMatch(in: subject, memory: memory) else { return nil }
          return memory.range(1)?.lower
        }
      }
      return try await group.reduce(into: Set<Int?>()) { $0.insert($1) }
    }
    #expect(found == Set((0..<8).map { 3 * $0 + 3 }))
  }
}
