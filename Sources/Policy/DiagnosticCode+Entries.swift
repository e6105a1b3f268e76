extension DiagnosticCode {
  /// All codes with their explanations, in the order of the codes.
  package static let entries: [Entry] =
    fileEntries + nameEntries + expressionEntries + patternEntries + exampleEntries
    + coverageEntries + healthEntries

  private static func error(_ code: DiagnosticCode, _ title: String, _ explanation: String) -> Entry {
    Entry(code: code, level: .error, title: title, explanation: explanation)
  }

  private static func warning(_ code: DiagnosticCode, _ title: String, _ explanation: String) -> Entry {
    Entry(code: code, level: .warning, title: title, explanation: explanation)
  }

  private static let fileEntries: [Entry] = [
    error(
      .syntax, "not valid YAML",
      "The file could not be read as YAML 1.2 in UTF-8. Nothing in it counts until it can be."),
    error(
      .unknownKey, "unknown key",
      "The key means nothing here. Keys are never ignored: a misspelt `unless` would switch a veto off unseen."),
    error(.missingKey, "missing key", "The mapping needs this key."),
    error(
      .wrongType, "wrong kind of value",
      "The key takes another kind of value: a text, a number, a list or a mapping."),
    error(.duplicateKey, "the same key twice", "Only one of them could count, and YAML does not say which."),
    error(
      .unknownWord, "unknown word",
      "The key takes one of a few words, such as the name of a zone, a fold or a severity."),
    error(
      .conflictingKeys, "keys that exclude each other",
      "Exactly one of these keys, or at most one of them, may stand in the mapping."),
    error(
      .idleKey, "a key without effect",
      "The key does nothing for this source of occurrences. `fold`, `boundary` and `within` are for regexes, keywords and "
        + "lexicons, `ungated` for regexes, `at-least` for measures."),
    error(
      .outOfRange, "out of range", "The number, the length or the nesting is beyond what the rule language allows."),
    error(
      .malformedName, "malformed name",
      "Names are lower-case ASCII words joined by `-` or `_`. A rule's id is `family/kind`, a fact's key `object.field`."
    ),
  ]

  private static let nameEntries: [Entry] = [
    error(
      .duplicateName, "the same name twice",
      "Patterns and scores share the names of their family; lexicons, facts, rules, messages and profiles are known by "
        + "one name in all packs."),
    error(
      .unknownName, "unknown name",
      "Nothing is called that. A name without a family is looked for in the rule's own family; elsewhere it is "
        + "`family/name`."),
    error(
      .unusedName, "a name that nothing uses",
      "No rule, fact, score, pattern or condition uses it. It is either a leftover or a reference that was forgotten."),
    error(
      .cycle, "a circle",
      "The thing is defined by itself: through `any`, a requirement, a lexicon's entry, a score or a fact's condition."),
    error(.wrongFamily, "not the folder's family", "A family's files stand in the folder of its name."),
    error(
      .wrongReplacement, "a replacement without its original, or unannounced",
      "A later pack replaces a rule of an earlier one by giving its id and `replaces: true`; without it the second rule "
        + "of an id is a mistake, and so is `replaces` where there is nothing to replace."),
  ]

  private static let expressionEntries: [Entry] = [
    error(
      .expression, "a condition that cannot be read",
      "Conditions are built from names, `and`, `or`, `not`, comparisons, arithmetic with spaces round the operators, "
        + "numbers, 'texts' and calls. Inside `{ }` a comma ends a YAML text: put the condition in quotes there."),
    error(
      .wrongArguments, "wrong arguments",
      "The function takes another number of arguments, or is of the other sort: some measures give spans (for "
        + "`measure:`), the others values (for conditions)."),
    error(
      .unknownCapture, "unknown capture",
      "The pattern has no group `(?<name>…)` of that name. `text` is the whole occurrence."),
    error(
      .unlikeKinds, "values of unlike kinds",
      "The comparison or the arithmetic can never hold: a yes-or-no, a number and a text are never equal, and only "
        + "numbers are greater or smaller."),
    error(
      .template, "a malformed field",
      "Fields are `{name}` or `{expression}`; a brace that is meant as one is written twice: `{{`, `}}`."),
    error(
      .noOccurrence, "no occurrence at hand",
      "`in clause`, `in sentence`, `in paragraph` and `in zone` ask for the surroundings of an occurrence, which only "
        + "a rule with `match` has. A rule, a row or a piece of evidence about the whole document has none."),
  ]

  private static let patternEntries: [Entry] = [
    error(.regexSyntax, "a regex that PCRE2 refuses", "The regular expression is not one in PCRE2's syntax."),
    error(
      .noGate, "a regex without a gate",
      "No literal and no run of a byte class must occur where the regex matches, so that it would have to be tried at "
        + "every character of every page. Give it a fixed word, or say in `ungated:` why it may go without."),
    warning(
      .commonGate, "a gate that every page contains",
      "The literals that must occur for the regex to match are so frequent that they keep nothing away."),
    warning(
      .unboundedGap, "an unbounded gap",
      "`.*`, `.+` and the like run to the block's end. `~20~` is a gap of at most 20 characters that crosses no clause."
    ),
    error(
      .neverMatches, "a pattern that can never match", "No text can satisfy the pattern with these folds and zones."),
    error(
      .emptyMatch, "a pattern that matches nothing at all", "The regex matches the empty text, which is everywhere."),
    error(
      .foldedAway, "a pattern whose characters are folded away",
      "The folds change or delete characters that the pattern asks for, so that it can never see them."),
    error(
      .placeholder, "a malformed placeholder",
      "`{{name}}` is the words of a lexicon, `{{name.heading}}` those under one heading, `~20~` a gap of at most 20 "
        + "characters. Neither may stand in a character class. Literal braces are written `\\{\\{`, a tilde `\\~`."),
    error(.emptyList, "nothing to look for", "The list of words, patterns, rows or terms is empty, or an entry is."),
    warning(.duplicateWord, "the same word twice", "One of them can go."),
  ]

  private static let exampleEntries: [Entry] = [
    error(
      .missingExamples, "too few examples",
      "A rule shows at least one bad text, with the expected span in \u{27E6} \u{27E7}, and one good text that looks "
        + "like it. They are its test and its documentation."),
    error(
      .markers, "misplaced markers",
      "\u{27E6} and \u{27E7} mark the expected span of a bad example: in pairs, not nested, not empty, and not in a good "
        + "example."),
    error(.badExampleSilent, "a bad example that is not found", "The rule is silent about its own bad example."),
    error(.badExampleSpan, "a bad example found elsewhere", "The rule finds another stretch than the marked one."),
    error(.goodExampleLoud, "a good example that is found", "The rule fires on a text that it must leave alone."),
    error(
      .knownMissFound, "a known miss that is found",
      "The rule has learned to find this text: move it to the bad examples."),
    error(.factExampleDiffers, "another fact than expected", "The fact has another value on its example."),
  ]

  private static let coverageEntries: [Entry] = [
    warning(
      .unnoticedDamage, "a damage that no example notices",
      "`rules test --mutation` has taken this part away, or halved or doubled the number, and all examples gave what they "
        + "should. Add an example that shows what the part is for, or take it out."),
    warning(
      .unmatchedPattern, "a pattern that no example matches",
      "`rules test --coverage`: nothing in the examples shows what the pattern finds."),
    warning(
      .unusedAlternative, "an alternative that no example needs",
      "`rules test --coverage`: without this alternative or word the pattern matches the same in all examples."),
    warning(
      .idleRequirement, "a requirement that rejects nothing",
      "`rules test --coverage`: no example has an occurrence that this `unless` or `with` keeps away."),
    warning(
      .constantCondition, "a condition that is always the same",
      "`rules test --coverage`: this part of a condition is true, or false, in all examples that rest on it."),
    warning(
      .unreachedRow, "a row that never decides",
      "`rules test --coverage`: in no example the fact gets its value from this row."),
  ]

  private static let healthEntries: [Entry] = [
    warning(
      .silentRule, "a rule that found nothing",
      "`rules health`: the rule has no finding in the whole corpus. It may be rare, or its gate may be wrong."),
    warning(
      .shadowedRule, "a rule in the shadow of another",
      "`rules health`: wherever the rule has a finding the other one has one at the same place."),
    warning(
      .doublePattern, "the same pattern twice",
      "`rules health`: two patterns of different rules look for the same, under the same options. One of them, named, "
        + "would do."),
  ]
}
