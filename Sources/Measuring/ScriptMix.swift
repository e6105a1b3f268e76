import Documents
internal import ICU

extension Measure {
  /// Letters that pass for others.
  static let scriptMix: [Measure] = [
    .spans(
      "script-mix",
      """
      Words in which letters of one script pass for letters of another, with what they look like as replacement; the \
      value is the share of the word's letters that pass for others.
      """
    ) { context, _ in
      context.eachBlock(in: MeasureContext.proseZones, with: .foreignLetter) { ScriptMix.spans($0, context.table) }
    },
    .spans(
      "styled-letters",
      """
      Runs of letters and digits in another dress: mathematical alphabets, full width, circles, superscripts, small \
      capitals; the value is how many the run has, the replacement is plain.
      """,
      [
        Parameter(
          name: "dress",
          summary: "`mathematical`, `fullwidth`, `enclosed`, `superscript`, `small-capital`; several with spaces."),
        .number("characters", "The least number of them in a run.", 3),
      ]
    ) { context, arguments in
      let names = (arguments.text(0) ?? "").split(whereSeparator: { $0 == " " || $0 == "," })
      let dresses = names.compactMap { StyledForm.Dress(rawValue: String($0)) }
      return context.eachBlock(in: MeasureContext.proseZones, with: .styled) { text in
        ScriptMix.styled(text, context.table, dresses, least: arguments.count(1, least: 1))
      }
    },
  ]
}

/// Letters that pass for letters of another script (UTS #39, section 4).
enum ScriptMix {
  private static let checker = try? SpoofChecker()
  private static let longestWord = 64

  /// The words of `text` in which some letters pass for others.
  static func spans(_ text: BlockText, _ table: TraitTable) -> [MeasuredSpan] {
    words(text, table).compactMap { word in
      guard word.count <= longestWord else { return nil }
      let scalars = Array(text.scalars[word])
      guard let passing = passing(scalars, text, word, table) else { return nil }
      let letters = scalars.filter { table[$0].has(.letter) }.count
      var bytes: [UInt8] = []
      for (index, scalar) in scalars.enumerated() {
        if passing.contains(index) { bytes += skeleton([scalar]) } else { UTF8Scalar.append(scalar, to: &bytes) }
      }
      var span = MeasuredSpan(range: text.textRange(word), value: Double(passing.count) / Double(max(1, letters)))
      let scripts = Set(passing.map { table[scalars[$0]].script }).sorted()
      span.details = [
        "letters": text.string(word), "skeleton": String(decoding: bytes, as: UTF8.self),
        "script": scripts.compactMap { index in
          passing.first { table[scalars[$0]].script == index }.map { UnicodeData.script(scalars[$0]).name }
        }.joined(separator: ", "),
      ]
      span.replacement = span.details["skeleton"]
      span.plan = ["replace look-alikes"]
      return span
    }
  }

  /// Runs of letters, digits and marks; unspaced scripts and masked stretches end a run.
  private static func words(_ text: BlockText, _ table: TraitTable) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    var isMixed = false
    for index in 0...text.count {
      let traits = index < text.count ? table[text.scalars[index]] : []
      if traits.has([.letter, .digit, .mark]), !traits.has([.eastAsian, .dictionaryBroken, .masked, .styled]) {
        if start == nil { start = index }
        if text.scalars[index] >= 0x80, !traits.has(.latin) { isMixed = true }
      } else if let begin = start {
        if isMixed { result.append(begin..<index) }
        start = nil
        isMixed = false
      }
    }
    return result
  }

  /// The places of the letters that pass for others; nil when the word is what it seems to be.
  private static func passing(
    _ scalars: [UInt32], _ text: BlockText, _ word: Range<Int>, _ table: TraitTable
  ) -> [Int]? {
    var places: [Int: [Int]] = [:]
    for (index, scalar) in scalars.enumerated() where table[scalar].has(.letter) {
      let script = table[scalar].script
      if script != commonScript { places[script, default: []].append(index) }
    }
    let latin = places[latinScript] ?? []
    let others = places.filter { $0.key != latinScript }
    guard let minor = others.min(by: { ($0.value.count, $0.key) < ($1.value.count, $1.key) }) else { return nil }
    if others.count == 1, latin.isEmpty { return lone(scalars, minor.value, text, word, table) }
    if others.count > 1 {
      let all = others.values.flatMap { $0 }.sorted()
      return all.allSatisfy { isLikeASCII(scalars[$0]) } ? all : nil
    }
    if minor.value.allSatisfy({ isLikeASCII(scalars[$0]) }) {
      return isGreekSymbol(scalars, minor.value, table) ? nil : minor.value
    }
    // Latin letters in a word of the other script: look-alikes that stand alone, no prefix such as `IT`.
    let isScattered = zip(latin, latin.dropFirst()).allSatisfy { $1 > $0 + 1 }
    guard latin.count < minor.value.count, isScattered else { return nil }
    let scripts = Set(minor.value.map { table[scalars[$0]].script })
    return latin.allSatisfy { isLike(scalars[$0], aLetterOf: scripts) } ? latin : nil
  }

  private static let commonScript = Int(Script.common.rawValue)
  private static let latinScript = Int(Script.latin.rawValue)
  private static let greekScript = Int(Script.greek.rawValue)
  private static let cyrillicScript = Int(Script.cyrillic.rawValue)

  /// A word of one foreign script glued to ideographs: one or two capitals that look like ASCII letters.
  ///
  /// Greek and Cyrillic letters stand alone in formulas and faces; other scripts with look-alikes do not.
  private static func lone(
    _ scalars: [UInt32], _ places: [Int], _ text: BlockText, _ word: Range<Int>, _ table: TraitTable
  ) -> [Int]? {
    guard places.count <= 2, let first = places.first else { return nil }
    let script = table[scalars[first]].script
    guard script != greekScript, script != cyrillicScript, table[scalars[first]].has([.upper, .lower]) else {
      return nil
    }
    let before = word.lowerBound > 0 && table[text.scalars[word.lowerBound - 1]].has(.eastAsian)
    let after = word.upperBound < text.count && table[text.scalars[word.upperBound]].has(.eastAsian)
    return (before || after || scalars.count > places.count) && places.allSatisfy { isLikeASCII(scalars[$0]) }
      ? places : nil
  }

  /// Small Greek letters at the edge of a word of Latin letters are symbols (`TNFα`, `μm`); inside they are not.
  private static func isGreekSymbol(_ scalars: [UInt32], _ places: [Int], _ table: TraitTable) -> Bool {
    guard places.allSatisfy({ table[scalars[$0]].has(.greek) }) else { return false }
    return places.allSatisfy { place in
      let before = place > 0 && table[scalars[place - 1]].has(.latin)
      let after = place + 1 < scalars.count && table[scalars[place + 1]].has(.latin)
      return !(before && after) && (table[scalars[place]].has(.lower) || scalars.count <= 3)
    }
  }

  private static func skeleton(_ scalars: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars { UTF8Scalar.append(scalar, to: &bytes) }
    guard let checker, let result = try? checker.skeleton(bytes) else { return bytes }
    return result
  }

  /// Whether the skeleton of a letter beyond ASCII is one ASCII letter or digit.
  private static func isLikeASCII(_ scalar: UInt32) -> Bool {
    let form = skeleton([scalar])
    return scalar >= 0x80 && form.count == 1 && form[0] < 0x80 && form[0] > 0x2F
  }

  /// The skeletons of the Cyrillic and Greek letters, for finding Latin letters that pass for them.
  private static let skeletons: [Int: Set<[UInt8]>] = [
    cyrillicScript: Set((UInt32(0x0400)...0x04FF).map { skeleton([$0]) }),
    greekScript: Set((UInt32(0x0386)...0x03CE).map { skeleton([$0]) }),
  ]

  private static func isLike(_ scalar: UInt32, aLetterOf scripts: Set<Int>) -> Bool {
    let form = skeleton([scalar])
    return scripts.contains { skeletons[$0]?.contains(form) ?? false }
  }

  // MARK: Other dress

  /// Runs of at least `least` letters and digits in one of `dresses`; one or two others between them do not end a run.
  static func styled(
    _ text: BlockText, _ table: TraitTable, _ dresses: [StyledForm.Dress], least: Int
  ) -> [MeasuredSpan] {
    var hits: [Int] = []
    for (index, scalar) in text.scalars.enumerated() where table[scalar].has(.styled) {
      if let form = StyledForm(scalar), dresses.contains(form.dress) { hits.append(index) }
    }
    return CharacterDamage.clusters(hits, reach: 2).compactMap { range in
      let forms = text.scalars[range].map { StyledForm($0) }
      let count = forms.compactMap { $0 }.filter { dresses.contains($0.dress) }.count
      guard count >= least, let dress = forms.compactMap({ $0?.dress }).first else { return nil }
      var bytes: [UInt8] = []
      for (scalar, form) in zip(text.scalars[range], forms) {
        if let form { bytes.append(form.plain) } else { UTF8Scalar.append(scalar, to: &bytes) }
      }
      let plain = String(decoding: bytes, as: UTF8.self)
      return MeasuredSpan(
        range: text.textRange(range), value: Double(count), details: ["dress": dress.rawValue, "skeleton": plain],
        replacement: plain, plan: ["use plain letters"])
    }
  }
}
