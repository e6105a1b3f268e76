import Documents
import Relating
import Testing

@Suite struct SketchTests {
  private func trace(_ text: String, _ format: DocumentFormat = .text) throws -> Trace {
    var reader = DocumentReader(limits: ReadingLimits())
    var tracer = Tracer(try RelatingSettings(ArchiveFixture.rules))
    return tracer.trace(try reader.read(Array(text.utf8), format: format, path: nil, declared: Declared()))
  }

  private static let text =
    "清晨的菜市場裡，賣豆腐的老人把木板車停在巷口，慢慢揭開白布。熱氣升起來，買菜的人圍成一圈，誰也不說話，只等那第一刀落下。"

  @Test(
    "marks, width, line ends, case and Han variants make no difference",
    arguments: [
      ("清晨的菜市場裡，賣豆腐的老人。", "清晨的菜市场里 卖豆腐的老人!\n"), ("The Old Man, and the SEA.", "the old\nman and the ｓｅａ"),
      ("Cafe\u{301} au lait, s\u{AD}il vous plaît", "Café au lait. sil vous plaît"), ("ｶﾞﾗｽの器", "ガラスの、器"),
    ])
  func spelling(one: String, other: String) throws {
    let (one, other) = (try trace(one).sketch, try trace(other).sketch)
    #expect(one.length > 3)
    #expect(one == other)
  }

  @Test("other words make another text, in another order too")
  func difference() throws {
    let one = try trace("one two three four five six")
    #expect(try trace("one two three four five seven").sketch.digest != one.sketch.digest)
    #expect(try trace("two one three four five six").sketch.digest != one.sketch.digest)
    #expect(try trace("onetwo three four five six").sketch.digest != one.sketch.digest)
  }

  @Test("a part stands in the whole, not the whole in the part")
  func containment() throws {
    let whole = try trace(Self.text + (0..<400).map { "第\($0)個人走過，又走遠了" }.joined(separator: "。")).sketch
    let part = try trace(Self.text).sketch
    #expect(part.limit == .max && whole.limit < .max)
    let overlap = Overlap(part, whole)
    #expect(overlap.ofFirst == 1)
    #expect(overlap.ofSecond < 0.2)
    let reverse = Overlap(whole, part)
    #expect(reverse.ofSecond == 1 && reverse.ofFirst == overlap.ofSecond)
  }

  @Test("estimates come near the truth", arguments: [0.2, 0.5, 0.8])
  func estimate(share: Double) throws {
    let words = (0..<4000).map { "w\($0 * 7919 % 4000)" }
    let kept = Int(Double(words.count) * share)
    let one = try trace(words.joined(separator: " ")).sketch
    let other = try trace((words.prefix(kept) + (kept..<4000).map { "x\($0)" }).joined(separator: " ")).sketch
    #expect(abs(Overlap(one, other).ofFirst - share) < 0.1)
    #expect(abs(Overlap(one, other).commonShingles - Double(kept)) < 400)
  }

  @Test("a trace survives being written, and damaged bytes are no trace")
  func bytes() throws {
    let trace = try trace(
      "<title>題_站</title><p>\(Self.text)<a href='https://user@A.example:80/x'>x</a><a href='/y'>y</a>", .html)
    #expect(trace.pageTitle == "題_站")
    #expect(trace.hosts == ["a.example"])
    let bytes = trace.bytes
    #expect(Trace(bytes: bytes) == trace)
    for count in 0..<bytes.count { #expect(Trace(bytes: Array(bytes.prefix(count))) == nil) }
    #expect(Trace(bytes: bytes + [0]) == nil)
    var other = bytes
    other[0] = 99
    #expect(Trace(bytes: other) == nil)
  }

  @Test(
    "an empty document, one letter and no letter have a sketch without hashes", arguments: ["", "字", "！？…", "word"])
  func small(text: String) throws {
    let sketch = try trace(text).sketch
    #expect(sketch.hashes.isEmpty && sketch.limit == .max)
    #expect(Overlap(sketch, sketch).ofFirst == 0)
  }
}
