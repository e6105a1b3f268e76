import Documents
import Reporting
import Testing

@Suite("Unified diffs")
struct UnifiedDiffTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 31)
    }
  }

  @Test("What a diff says is what its hunks say, read as POSIX defines them", arguments: 0..<300)
  func application(_ seed: UInt64) throws {
    var random = Random(state: seed)
    let lines = (0..<Int.random(in: 0...30, using: &random)).map { "line \($0)" }
    let hasEnd = Bool.random(using: &random)
    let source = Array((lines.joined(separator: "\n") + (hasEnd ? "\n" : "")).utf8)
    var changes: [SourcePieces.Change] = []
    var at = 0
    while at < source.count, changes.count < 4 {
      let lower = Int.random(in: at..<source.count, using: &random)
      let upper = Int.random(in: lower...min(source.count, lower + 9), using: &random)
      let new = ["", "X", "two\nlines", "\n"].randomElement(using: &random) ?? ""
      changes.append(SourcePieces.Change(range: ByteRange(lower, upper), bytes: Array(new.utf8)))
      at = upper + 1
    }
    var pieces = SourcePieces(source)
    pieces.make(changes)
    let diff = UnifiedDiff(isForTerminal: false, hasColor: false).text(source, changes, name: "a.txt")
    #expect(try Patch(diff).applied(to: source) == pieces.bytes)
  }

  /// A diff as a reader of it understands it.
  private struct Patch {
    private let lines: [String]

    init(_ diff: [UInt8]) {
      lines = String(decoding: diff, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
    }

    func applied(to source: [UInt8]) throws -> [UInt8] {
      var old = String(decoding: source, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0) + "\n" }
      if !old.isEmpty { old[old.count - 1].removeLast() }
      if old.last?.isEmpty == true { old.removeLast() }
      var new: [String] = []
      var next = 0
      var index = lines.first?.hasPrefix("---") == true ? 2 : 0
      while index < lines.count, lines[index].hasPrefix("@@") {
        let numbers = lines[index].split { !$0.isNumber }.compactMap { Int($0) }
        try #require(numbers.count == 4)
        index += 1
        while next < numbers[0] - 1 {
          new.append(old[next])
          next += 1
        }
        #expect(new.count == numbers[2] - 1)
        let (oldEnd, newEnd) = (next + numbers[1], new.count + numbers[3])
        while index < lines.count, let sign = lines[index].first, "-+ \\".contains(sign) {
          let text = lines[index].dropFirst() + "\n"
          let isOpen = index + 1 < lines.count && lines[index + 1].hasPrefix("\\")
          let line = String(isOpen ? text.dropLast() : text)
          if sign == "-" || sign == " " {
            #expect(old[next] == line)
            next += 1
          }
          if sign == "+" || sign == " " { new.append(line) }
          index += isOpen ? 2 : 1
        }
        #expect(next == oldEnd && new.count == newEnd)
      }
      return Array((new + old[next...]).joined().utf8)
    }
  }

  @Test("On a terminal what does not show is shown, and nothing commands it")
  func terminal() {
    let source = Array("a\u{200B}b \u{1B}[31m red\n".utf8)
    let change = SourcePieces.Change(range: ByteRange(1, 4), bytes: [])
    let shown = String(
      decoding: UnifiedDiff(isForTerminal: true, hasColor: false).text(source, [change], name: "a\u{1B}"), as: UTF8.self
    )
    #expect(shown.contains("-a\u{2039}U+200B\u{203A}b"))
    #expect(!shown.contains("\u{1B}"))
  }
}
