import Testing

@testable import Policy

@Suite struct RegexBranchesTests {
  private func texts(_ regex: String) -> [String] {
    let branches = RegexBranches(regex)
    return branches.branches.map { branches.text($0) }
  }

  @Test(
    "alternatives are found at every level, and nothing else is taken for one",
    arguments: [
      ("a|b", ["a", "b"]), ("x(?:a|b(c|d))", ["c", "d", "a", "b(c|d)"]), ("[|]\\||a", ["[|]\\|", "a"]),
      ("\\Qa|b\\E|c", ["\\Qa|b\\E", "c"]), ("{{words|plain}}|a~3~b", ["{{words|plain}}", "a~3~b"]),
      ("(?<name>a|b)(?'q'c|d)", ["a", "b", "c", "d"]), ("(?i:a|b)(?>c|d)(?=e|f)", ["a", "b", "c", "d", "e", "f"]),
      ("(?#a|b)c", []), ("(?(1)a|b)", []), ("[]|a]b", []), ("[[:alpha:]|]", []), ("a{1,2}|b", ["a{1,2}", "b"]),
      ("(?x) a\n# x|y\n | b c", ["a", "b c"]), ("a)|b", []), ("(a|b", []), ("(*UTF)a|b", ["(*UTF)a", "b"]),
    ])
  func alternatives(regex: String, expected: [String]) { #expect(texts(regex) == expected) }

  @Test("a missing alternative takes one bar with it")
  func removing() {
    let regex = RegexBranches("x(?:a|b|c)")
    #expect(regex.branches.map { regex.removing($0) } == ["x(?:b|c)", "x(?:a|c)", "x(?:a|b)"])
    let top = RegexBranches("a|b")
    #expect(top.branches.map { top.removing($0) } == ["b", "a"])
  }

  @Test("what stands in a negative look-around is known as such")
  func negative() {
    #expect(
      RegexBranches("(?!a|b)(?<!c|(d|e))(?=f|g)").branches.map(\.isNegative) == [
        true, true, true, true, true, true, false, false,
      ])
  }

  @Test("gaps keep their place")
  func gaps() {
    let regex = RegexBranches("a~20~b\\~5~c")
    #expect(regex.gaps.map(\.length) == [20])
    #expect(regex.gaps.first.map { regex.setting($0, to: 3) } == "a~3~b\\~5~c")
  }
}
