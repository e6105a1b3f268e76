import Documents
internal import Folding

extension Measure {
  private static let licenceText = Parameter(name: "text", summary: "An address, a tag or a sentence.")
  private static let licenceWords = Parameter(
    name: "lexicon",
    summary: "A lexicon with the names of elements under the headings `BY NC ND SA 0 PDM PDDC`.", standard: .text(""))
  private static let licencePlaces = Parameter(
    name: "places", summary: "A lexicon with the names of jurisdictions under their codes.", standard: .text(""))

  /// Licences.
  static let licences: [Measure] = [
    .value(
      "licence-id",
      "The SPDX id of the Creative Commons licence that a text names with its version; nothing without a version.",
      [licenceText, licenceWords, licencePlaces]
    ) { context, arguments in
      arguments.licence(context)?.spdx.map(MeasureValue.text) ?? .none
    },
    .value(
      "licence-kind", "The Creative Commons licence that a text names, without version: `CC-BY-NC`, `CC0`, `CC-PDM`.",
      [licenceText, licenceWords, licencePlaces]
    ) { context, arguments in
      arguments.licence(context).map { .text($0.kind) } ?? .none
    },
    .value(
      "licence-port", "The jurisdiction of the licence port that a text names, in capitals: `DE`, `IGO`.",
      [licenceText, licenceWords, licencePlaces]
    ) { context, arguments in
      arguments.licence(context)?.port.map(MeasureValue.text) ?? .none
    },
    .value(
      "licence-version", "The version of the licence that a text names, such as `4.0`.",
      [licenceText, licenceWords, licencePlaces]
    ) { context, arguments in
      arguments.licence(context)?.version.map(MeasureValue.text) ?? .none
    },
  ]
}

extension Arguments {
  /// The licence that the first argument names; the others are lexicons with the names of elements and places.
  fileprivate func licence(_ context: MeasureContext) -> Licence? {
    guard let text = text(0) else { return nil }
    return Licence(text, words: names(1), places: names(2))
  }

  /// The words of a lexicon with their headings, folded.
  private func names(_ index: Int) -> [Licence.Name] {
    (lexicon(index)?.entries ?? []).flatMap { entry in
      entry.words.map { word in
        Licence.Name(part: entry.heading, word: Folder.fold(Array(word.utf8), by: [.case, .width, .han, .invisible]))
      }
    }
  }
}
