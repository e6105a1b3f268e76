import Documents
import Folding
import Matching
import Testing

@Suite("Matcher")
struct MatcherTests {
  /// The matched text of every match of the only pattern.
  private func found(_ pattern: PatternSpec, _ document: Document) -> [String] {
    let (program, diagnostics) = MatchProgram.compile([pattern])
    #expect(diagnostics.filter { $0.level == .error } == [])
    return Matcher(program).scan(document).matches.map { document.string($0.range) }
  }

  private func regex(_ source: String, _ change: (inout PatternSpec) -> Void = { _ in }) -> PatternSpec {
    var pattern = PatternSpec(name: "test/regex", source: .regex(source))
    change(&pattern)
    return pattern
  }

  private func keywords(_ words: [String], _ change: (inout PatternSpec) -> Void = { _ in }) -> PatternSpec {
    var pattern = PatternSpec(name: "test/keywords", source: .keywords(words))
    change(&pattern)
    return pattern
  }

  @Test("Keywords: the longest at the leftmost place, without overlap")
  func leftmostLongest() {
    #expect(found(keywords(["ab", "abc", "bcd"]), textDocument("xabcdab")) == ["abc", "ab"])
  }

  @Test("A regex and its named captures")
  func captures() {
    let document = textDocument("本文未经作者许可不得转载。")
    let (program, _) = MatchProgram.compile([regex("未经(?<who>..)许可")])
    let match = Matcher(program).scan(document).matches.first
    #expect(match.map { document.string($0.range) } == "未经作者许可")
    #expect(match?.captures.map { document.string($0.range) } == ["作者"])
    #expect(match?.captures.map(\.name) == ["who"])
  }

  @Test("A line that is only wrapped does not hide a phrase, in any script")
  func wrappedLines() {
    #expect(found(keywords(["禁止转载"]), textDocument("禁止\n转载")) == ["禁止\n转载"])
    #expect(found(keywords(["all rights reserved"]), textDocument("all  \r\n  rights\nreserved")).count == 1)
    #expect(found(regex("禁止.{0,4}转载"), textDocument("禁止擅\n自转载")).count == 1)
    #expect(found(regex("a.b"), textDocument("a\nb", zone: .code)) == [])
  }

  @Test("A match does not cross the clause, and not a masked mark")
  func scopesAndMasks() {
    let clause = regex("禁止.*转载") { $0.within = .clause }
    #expect(found(clause, textDocument("禁止发布，不可转载")) == [])
    #expect(found(clause, textDocument("禁止发布、转载，转载")) == ["禁止发布、转载"])
    let masked = regex("ab.*cd") { $0.masks = [MarkKind.code.set] }
    let document = textDocument([(.body, "ab cd ZZ cd")], marks: [(.code, "ZZ")])
    #expect(found(masked, document) == ["ab cd"])
  }

  @Test("Zones that a pattern does not name are not searched")
  func zones() {
    let pattern = keywords(["word"]) { $0.zones = [Zone.heading.set] }
    #expect(found(pattern, textDocument([(.body, "word"), (.heading, "a word"), (.code, "word")])).count == 1)
  }

  @Test("A pattern that runs away is cut short and named")
  func overrun() {
    let (program, _) = MatchProgram.compile([regex("(a+)+$")])
    let document = textDocument(String(repeating: "a", count: 40) + "b" + String(repeating: "a", count: 4000) + "!")
    #expect(Matcher(program).scan(document).overruns.map(\.limit).contains("match-limit"))
  }

  @Test("Errors name the place")
  func syntaxError() {
    let (_, diagnostics) = MatchProgram.compile([regex("ab(c"), regex("a*")])
    #expect(diagnostics.map(\.code) == ["syntax", "empty-match"])
    #expect(diagnostics.first?.offset == 4)
  }
}
