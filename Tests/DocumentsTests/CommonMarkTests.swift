import Documents
import FoundationEssentials
import Testing

/// The examples of the CommonMark specification: our text must be the text of the expected HTML, and every byte of it
/// must come from where it stands in the source.
@Suite struct CommonMarkTests {
  struct Example {
    var number: Int
    var markdown: String
    var html: String
  }

  static func examples() throws -> [Example] {
    let spec = try #require(try suiteFiles("commonmark").first { $0.name == "spec.txt" })
    let text = String(decoding: spec.bytes, as: UTF8.self).replacing("\u{2192}", with: "\t")
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    for part in ("\n" + text).components(separatedBy: "\n\(fence) example\n").dropFirst() {
      let body = part.components(separatedBy: "\n\(fence)")[0]
      let halves = ("\n" + body + "\n").components(separatedBy: "\n.\n")
      examples.append(
        Example(number: examples.count + 1, markdown: String(halves[0].dropFirst()) + "\n", html: halves[1]))
    }
    return examples
  }

  /// The words of all that is read to a visitor: running text, alternatives and titles, code; side blocks in the order
  /// of the source do not matter, so words are compared as sorted lists where both have images.
  private func words(_ document: Document) -> [String] {
    document.blocks.filter { ![.link, .comment, .meta, .alt].contains($0.zone) }
      .flatMap { document.string($0.range).split(whereSeparator: \.isWhitespace).map(String.init) }
  }

  private func side(_ document: Document, _ zones: [Zone]) -> [String] {
    document.blocks.filter { zones.contains($0.zone) }.map { document.string($0.range) }.sorted()
  }

  /// Examples that are read differently, and why.
  static let different: [Int: String] = [
    156: "a tag that the block ends within is kept as text", 157: "as 156", 158: "as 156",
    173: "md4c 0.4.8 does not take <textarea> for a block of its own",
    356: "md4c 0.4.8 follows version 0.30, where currency signs are no punctuation",
    627: "md4c 0.4.8 follows version 0.30, where comments hold no --", 628: "as 627",
  ]

  @Test func textIsThatOfTheExpectedHTML() throws {
    let examples = try Self.examples()
    #expect(examples.count == 655)
    var reader = DocumentReader()
    for example in examples where Self.different[example.number] == nil {
      let own = try reader.read(Array(example.markdown.utf8), format: .markdown)
      let expected = try reader.read(Array(example.html.utf8), format: .html)
      #expect(words(own) == words(expected), "\(example.number): \(example.markdown)")
      #expect(side(own, [.alt]) == side(expected, [.alt]), "\(example.number): \(example.markdown)")
      #expect(side(own, [.comment]) == side(expected, [.comment]), "\(example.number): \(example.markdown)")
      #expect(side(own, [.link]).count == side(expected, [.link]).count, "\(example.number): \(example.markdown)")
    }
  }

  @Test func everyByteComesFromItsPlace() throws {
    var reader = DocumentReader()
    for example in try Self.examples() {
      let document = try reader.read(Array(example.markdown.utf8), format: .markdown)
      expectExactMap(document, "\(example.number): \(example.markdown)")
    }
  }
}
