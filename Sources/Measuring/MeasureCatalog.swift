/// The measures that there are.
package enum MeasureCatalog {
  /// All measures, grouped by what they are about.
  package static let all: [Measure] = [
    Measure.mojibake, Measure.characterDamage, Measure.invisible, Measure.pairs, Measure.paragraphEnds,
    Measure.narrowMarks,
    Measure.casing, Measure.repetition, Measure.scriptMix, Measure.hosts, Measure.names, Measure.licences,
    Measure.generic,
    Measure.support, Measure.claimed, Measure.wordLists, Measure.topics, Measure.entityDrift, Measure.phrases,
    Measure.lostLetters, Measure.bracketedReadings, Measure.spacedCharacters, Measure.longClauses, Measure.keyboardText,
    Measure.toggledCase, Measure.lookalikeDigits, Measure.interruptions, Measure.spelledCharacters,
    Measure.cutParagraphs, Measure.spacedMarks,
    Measure.headDrift, Measure.wordings, Measure.suppressions,
  ].flatMap { $0 }

  private static let byName: [String: Measure] = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  /// The measure called `name`.
  ///
  /// O(1).
  package static func named(_ name: String) -> Measure? { byName[name] }
}
