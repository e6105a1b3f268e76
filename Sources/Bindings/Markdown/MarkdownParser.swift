internal import CMarkdown

/// Parses Markdown into events whose text knows where it stands in the source.
///
/// Hostile input is bounded before md4c sees it and while it reports: see `MarkdownError` and `MarkdownOutcome`.
package struct MarkdownParser: Sendable {
  /// How many quotes and list items one line may open inside each other.
  ///
  /// md4c itself needs no stack for them, but the time of a blank line grows with the depth of the open lists.
  package static let nestingLimit = 256
  /// How many steps md4c may take to find links without brackets; above it they are not looked for.
  package static let autolinkBudget = 200_000_000

  /// How many steps md4c may take to find out in which lines brackets stand; about half a second.
  package static let referenceBudget = 200_000_000

  /// The dialect it reads.
  package let dialect: MarkdownDialect

  /// A parser of `dialect`.
  package init(_ dialect: MarkdownDialect = .gitHub) { self.dialect = dialect }

  /// Hands the document's parts to `handler` in the order of the text.
  ///
  /// O(n) for what people write; bounded for the rest.
  /// - Parameters:
  ///   - source: UTF-8. Bytes that are not UTF-8 are handed on as they are.
  ///   - handler: What takes the parts.
  /// - Throws: `MarkdownError`; the handler may have got a part of the document by then.
  package func parse(
    _ source: [UInt8], _ handler: inout some MarkdownHandler
  ) throws(MarkdownError) -> MarkdownOutcome {
    guard source.count < UInt32.max else { throw .tooLarge }
    let hazards = MarkdownHazards(source)
    if let offset = hazards.deepLine(limit: Self.nestingLimit) { throw .nestedTooDeeply(offset: offset) }
    if let offset = hazards.slowReferences(budget: Self.referenceBudget) { throw .tooComplex(offset: offset) }
    var dialect = dialect
    let isHeavy =
      !dialect.isDisjoint(with: .permissiveAutolinks) && hazards.autolinkSteps(budget: Self.autolinkBudget) == nil
    if isHeavy { dialect.subtract(.permissiveAutolinks) }
    let result = unsafe withUnsafeMutablePointer(to: &handler) { place in
      unsafe source.withUnsafeBufferPointer { buffer in
        let session = unsafe HandlerSession(buffer, place)
        return (session.run(dialect), session.stop)
      }
    }
    if result.1 == .expansion { throw .expandsTooMuch }
    if result.0 < 0 { throw .memory }
    return MarkdownOutcome(isComplete: result.1 == .none, lacksAutolinks: isHeavy)
  }
}

/// How a parsing ended.
package struct MarkdownOutcome: Hashable, Sendable {
  /// Whether the handler got all of the document; false when it ended the parsing itself.
  package let isComplete: Bool
  /// Whether links without brackets were left out because finding them would have taken too long.
  package let lacksAutolinks: Bool
}
