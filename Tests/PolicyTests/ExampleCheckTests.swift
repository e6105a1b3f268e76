import Documents
import Testing

@testable import Policy

/// The examples of a small pack, and of broken ones.
@Suite struct ExampleCheckTests {
  private static let head = """
    family: test
    title: {en: Test, zh: Test}
    patterns:
      mark: {keywords: [quoted], fold: [case, width, han, invisible, separators, confusables]}
      word:
        keywords: [forbidden, 禁止转载]
        fold: [case, width, han, invisible, separators, confusables]
        unless: [{pattern: mark, scope: sentence}]
    facts:
      - fact: test.policy
        table:
          - {when: word, value: banned}
          - {value: none}
        examples:
          - {text: 'This is forbidden.', value: banned}
          - {text: 'This is not.', value: none}
    rules:
      - id: test/word
        message: {en: 'm', zh: m}
        why: {en: w, zh: w}
        match: word

    """

  private func check(_ examples: String) throws -> [RuleDiagnostic] {
    let text =
      Self.head
      + examples.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    \($0)" }.joined(separator: "\n")
    let pack = PackCompiler.compile([RuleFile(path: "test/a.yaml", bytes: Array(text.utf8))])
    try #require(pack.diagnostics.map(\.message) == [])
    var check = ExampleCheck(pack.rules)
    return pack.examples.flatMap { check.diagnostics(of: $0) }
  }

  @Test func soundExamplesPassInAllDisguises() throws {
    let found = try check(
      """
      examples:
        bad:
          - '"Copying" is ⟦forbidden⟧; see [1] & <b>.'
          - 本文⟦禁止转载⟧。
          - {text: '⟦Forbidden⟧ and ⟦forbidden⟧', facts: {test.policy: banned}}
          - {text: '<p>It is ⟦forb<i>idd</i>en⟧ &amp; more</p>', format: html}
          - {text: "# Title\\n\\nIt is ⟦forb*idd*en⟧", format: markdown}
        good:
          - 'The word "forbidden" is quoted.'
          - 转载请注明出处
      known-misses: [unforbidden]
      """)
    #expect(found.map { "\($0.message)\n\($0.help ?? "")" } == [])
  }

  @Test(arguments: [
    ("bad: [allowed]\n  good: [x]", "R052"), ("bad: ['⟦This⟧ is forbidden']\n  good: [x]", "R053"),
    ("bad: ['⟦forbidden⟧ and forbidden']\n  good: [x]", "R053"), ("bad: [forbidden]\n  good: [forbidden]", "R054"),
    ("bad: [{text: forbidden, facts: {test.policy: none}}]\n  good: [x]", "R056"),
    ("bad: [forbidden]\n  good: [x]\nknown-misses: [forbidden]", "R055"),
  ])
  func brokenExamplesFail(_ examples: String, _ code: String) throws {
    let found = try check("examples:\n  \(examples)")
    #expect(found.map(\.code) == [code])
    #expect(found.allSatisfy { $0.message.hasSuffix("as it stands") })
    #expect(found.allSatisfy { $0.file == "test/a.yaml" && $0.line >= 23 && $0.column > 4 })
  }

  @Test func disguisesHideWhatAPatternDoesNotLookThrough() throws {
    let example = RuleExample(
      expectation: .bad, text: "很快会发大财, my friend", spans: [ByteRange(0, 18)], format: nil, declared: Declared(),
      facts: [], isPlain: false, origin: Rule.Origin(file: "f", line: 1))
    let subject = ExampleDisguise.Subject(id: "test/r", folds: ["case", "width", "han", "invisible", "separators"])
    let disguises = ExampleDisguise.all(of: example, for: subject)
    func spelled(_ fold: String) -> String? {
      disguises.first { $0.name.contains("(\(fold))") }.map { String(decoding: $0.written.bytes, as: UTF8.self) }
    }
    #expect(spelled("han") == "很快會發大財, my friend")
    #expect(spelled("case") == nil)
    #expect(spelled("width") == nil)
    #expect(spelled("separators") == "很 快·会 发·大 财, my friend")
    #expect(spelled("invisible") == "很\u{200B}快\u{200B}会\u{200B}发\u{200B}大\u{200B}财, my friend")
    for disguise in disguises {
      #expect(disguise.written.spans.count == 1, "\(disguise.name)")
    }
    #expect(disguises.count == 11)
  }
}
