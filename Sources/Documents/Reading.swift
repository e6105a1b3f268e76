/// What a reader made of a decoded source: the text in blocks, and what the page says it is.
///
/// Every reader (HTML, Markdown, text, JSON) returns one; the entry point turns it into a `Document`. All ranges in
/// `result` and `identity` are offsets in `result.text`; `result.map` leads from there down to the decoded source.
package struct Reading {
  /// The text of all blocks, the blocks, the marks and the map.
  package var result: DocumentBuilder.Result
  /// Titles, site, authors, addresses and the like, best source first.
  package var identity: Identity
  /// The language the source declares (BCP 47), nil when it declares none.
  package var language: String?
  /// What was left out; ranges are bytes of the decoded source.
  package var omissions: [Omission]

  /// A reading of these parts.
  package init(
    result: DocumentBuilder.Result, identity: Identity = Identity(), language: String? = nil, omissions: [Omission] = []
  ) {
    self.result = result
    self.identity = identity
    self.language = language
    self.omissions = omissions
  }
}
