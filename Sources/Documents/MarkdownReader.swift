import Markdown

/// Reads Markdown (CommonMark with GitHub's tables, strike-through and tasks, and formulas) with its front matter.
///
/// The source is read as the page it stands for: Markdown's blocks and stretches open and close the same elements as
/// the raw HTML among them, so that a hidden `<div>` hides the paragraphs in it.
package enum MarkdownReader {
  private static let parser = MarkdownParser([.tables, .strikethrough, .tasks, .math])

  /// Reads `decoded`, which is valid UTF-8; `fields` says what the keys of the front matter mean.
  ///
  /// - Complexity: O(n).
  package static func read(
    _ decoded: [UInt8], limits: ReadingLimits = ReadingLimits(), fields: FieldMap = FieldMap(),
    declared: Declared = Declared()
  ) -> Reading {
    let frontMatter = FrontMatter.find(decoded)
    let start = frontMatter?.end ?? 0
    let source = start == 0 ? decoded : Array(decoded[start...])
    var flow = MarkdownFlow(decoded, from: start)
    if let frontMatter { flow.add(frontMatter, fields) }
    flow.addInstructions(from: start)
    do throws(MarkdownError) {
      let outcome = try parser.parse(source, &flow)
      var reading = flow.finish(declared)
      if !outcome.omitted.isEmpty { reading.omissions.append(omission(of: source.count, from: start)) }
      return reading
    } catch {
      return plain(source, decoded, start, frontMatter, error, limits, fields)
    }
  }

  /// What Markdown cannot be made of is read as text.
  private static func plain(
    _ source: [UInt8], _ decoded: [UInt8], _ start: Int, _ frontMatter: FrontMatter?, _ error: MarkdownError,
    _ limits: ReadingLimits, _ fields: FieldMap
  ) -> Reading {
    var assembly = ReadingAssembly(blockLimit: limits.blocks)
    let below = SourceMap(identity: source.count, lowerStart: start)
    assembly.add(TextReader.read(source, limits: limits), through: below)
    assembly.endMain()
    if let frontMatter {
      for value in FrontMatterReader.read(decoded, frontMatter).values {
        let role = fields.role(of: value.path)
        let name = value.name("front-matter:")
        guard let range = assembly.add(role?.role.zone ?? .meta, value.text, value.map, name: name), let role,
          let claim = role.role.claim
        else { continue }
        assembly.claim(claim, rank: role.rank, origin: name, range: range)
      }
    }
    assembly.note(omission(error, start, source.count))
    return assembly.finish()
  }

  /// What the parser left out of a source that it read.
  private static func omission(of count: Int, from start: Int) -> Omission {
    Omission(
      code: "complexity-limit", message: "A paragraph has too many tildes to look for struck-through text.",
      range: ByteRange(start, start + count))
  }

  private static func omission(_ error: MarkdownError, _ start: Int, _ count: Int) -> Omission {
    switch error {
    case .nestedTooDeeply(let offset):
      Omission(
        code: "nesting-limit",
        message: "Quotations and lists are nested more than \(MarkdownParser.nestingLimit) deep; read as plain text.",
        range: ByteRange(start + offset, start + count))
    case .tooComplex(let offset):
      Omission(
        code: "complexity-limit",
        message: "A paragraph has too many lines and brackets to look for its links; read as plain text.",
        range: ByteRange(start + offset, start + count))
    case .expandsTooMuch:
      Omission(
        code: "expansion-limit", message: "Links repeat their destinations too often; read as plain text.",
        range: ByteRange(start, start + count))
    case .tooLarge, .memory:
      Omission(
        code: "size-limit", message: "The Markdown is too large to be parsed; read as plain text.",
        range: ByteRange(start, start + count))
    }
  }
}
