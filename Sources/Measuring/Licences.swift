import Documents
internal import Folding

extension Measure {
  private static let licenceText = Parameter(name: "text", summary: "An address, a tag or a sentence.")
  private static let licenceWords = Parameter(
    name: "lexicon",
    summary: "A lexicon with the names of elements under the headings `BY NC ND SA 0 PDM`.", standard: .text(""))

  /// Licences.
  static let licences: [Measure] = [
    .value(
      "licence-id",
      "The SPDX id of the Creative Commons licence that a text names with its version; nothing without a version.",
      [licenceText, licenceWords]
    ) { context, arguments in
      arguments.licence(context)?.spdx.map(MeasureValue.text) ?? .none
    },
    .value(
      "licence-kind", "The Creative Commons licence that a text names, without version: `CC-BY-NC`, `CC0`, `CC-PDM`.",
      [licenceText, licenceWords]
    ) { context, arguments in
      arguments.licence(context).map { .text($0.kind) } ?? .none
    },
    .value(
      "licence-port", "The jurisdiction of the licence port that a text names, in capitals: `DE`, `IGO`.",
      [licenceText, licenceWords]
    ) { context, arguments in
      arguments.licence(context)?.port.map(MeasureValue.text) ?? .none
    },
    .value(
      "licence-version", "The version of the licence that a text names, such as `4.0`.", [licenceText, licenceWords]
    ) { context, arguments in
      arguments.licence(context)?.version.map(MeasureValue.text) ?? .none
    },
  ]
}

extension Arguments {
  /// The licence that the first argument names; the second is a lexicon with the names of elements.
  fileprivate func licence(_ context: MeasureContext) -> Licence? {
    guard let text = text(0) else { return nil }
    let words = lexicon(1)?.entries.flatMap { entry in
      entry.words.map {
        (element: entry.heading, word: Folder.fold(Array($0.utf8), by: [.case, .width, .han, .invisible]))
      }
    }
    return Licence(text, words: words ?? [])
  }
}
