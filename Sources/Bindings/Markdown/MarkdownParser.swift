internal import CMarkdown

/// Parses Markdown into events whose text knows where it stands in the source.
///
/// Hostile input is bounded before md4c sees it and while it reports: see `MarkdownError` and `MarkdownOutcome.omitted`.
/// md4c 0.4.8 differs from GitHub in one thing: a column of a table's underline has at least three characters.
package struct MarkdownParser: Sendable {
  /// How many quotes and list items one line may open inside each other.
  package static let nestingLimit = MarkdownHazards.Budget().nesting

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
    if let offset = hazards.deepLine { throw .nestedTooDeeply(offset: offset) }
    if let offset = hazards.slowReferences { throw .tooComplex(offset: offset) }
    let slow = dialect.intersection(hazards.slow)
    let readable = MarkdownComments.readable(source, hazards.comments) ?? source
    let result = unsafe withUnsafeMutablePointer(to: &handler) { place in
      unsafe readable.withUnsafeBufferPointer { buffer in
        unsafe source.withUnsafeBufferPointer { original in
          let session = unsafe HandlerSession(buffer, original, place)
          return (session.run(dialect.subtracting(slow)), session.stop)
        }
      }
    }
    if result.1 == .expansion { throw .expandsTooMuch }
    if result.0 < 0 { throw .memory }
    return MarkdownOutcome(isComplete: result.1 == .none, omitted: slow)
  }
}

/// How a parsing ended.
package struct MarkdownOutcome: Hashable, Sendable {
  /// Whether the handler got all of the document; false when it ended the parsing itself.
  package let isComplete: Bool
  /// The extensions that were not looked for because the source would have made that take too long.
  package let omitted: MarkdownDialect
}
