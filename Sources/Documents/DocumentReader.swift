/// Reads an article of any supported format from its bytes.
///
/// It holds converters and detectors that are reused from article to article, so each worker has one of its own.
package struct DocumentReader {
  /// How much of a source is read.
  package var limits: ReadingLimits
  /// What the fields of records and front matter are called.
  package var fields: FieldMap

  private var decoder = TextDecoder()
  private var languages = LanguageRecognizer()

  /// A reader with `limits`.
  package init(limits: ReadingLimits = ReadingLimits(), fields: FieldMap = FieldMap()) {
    self.limits = limits
    self.fields = fields
  }

  /// Reads `source`.
  ///
  /// Without `format` the name in `path` decides, then the content. `declared` is what the publisher says from outside;
  /// its `charset` is the one of the transport. A source that `isUnicode` is UTF-8, whatever it looks like or declares.
  /// - Complexity: O(n log n) at most, in the number of bytes.
  /// - Throws: `DocumentError` when the bytes are no text, or no JSON where JSON was asked for.
  package mutating func read(
    _ source: [UInt8], format: DocumentFormat? = nil, path: String? = nil, declared: Declared = Declared(),
    isUnicode: Bool = false
  ) throws(DocumentError) -> Document {
    var omissions: [Omission] = []
    let bytes = limited(source, &omissions)
    let named = format ?? path.flatMap { DocumentFormat(path: $0) }
    let isMarkup = named == .html || named == nil && DocumentFormat.looksLikeHTML(bytes)
    let decoding =
      isUnicode
      ? decoder.unicode(bytes, isMarkup: isMarkup, transport: declared.charset)
      : decoder.decode(bytes, isMarkup: isMarkup, transport: declared.charset)
    // Where somebody says in which encoding it is, it is a text, however damaged.
    if decoding.report.basis != .byteOrderMark, declared.charset == nil { try refuseBinary(decoding.text.utf8) }
    let decoded = decoding.text.utf8
    let format = named ?? DocumentFormat(content: decoded)
    let reading = try reading(decoded, decoding.text.map, format, path, declared)

    var document = Document(
      source: source, format: format, encoding: decoding.report, decoded: decoded, decodedMap: decoding.text.map,
      text: reading.result.text, textMap: reading.result.map, blocks: reading.result.blocks,
      marks: reading.result.marks, identity: reading.identity, language: nil,
      omissions: omissions, declared: declared)
    document.addOmissions(reading.omissions)
    if reading.result.omittedCount > 0 {
      document.omissions.append(.blockLimit(document.blocks.count, at: document.decoded.count))
    }
    document.limitInvalid(to: limits.invalidSequences)
    document.markAddresses()
    document.language = languages.language(
      of: document.text, document.blocks, document.marks, declared: declared.language ?? reading.language)
    return document
  }

  private func reading(
    _ decoded: [UInt8], _ map: SourceMap?, _ format: DocumentFormat, _ path: String?, _ declared: Declared
  ) throws(DocumentError) -> Reading {
    switch format {
    case .text: TextReader.read(decoded, limits: limits)
    case .html: HTMLReader.read(decoded, declared: declared)
    case .markdown: MarkdownReader.read(decoded, limits: limits, fields: fields, declared: declared)
    case .json: try jsonReading(decoded, map, declared)
    case .siteConfiguration: SiteConfigurationReader.read(decoded, path: path, limits: limits)
    }
  }

  private func jsonReading(
    _ decoded: [UInt8], _ map: SourceMap?, _ declared: Declared
  ) throws(DocumentError) -> Reading {
    do throws(DocumentError) {
      return try JSONArticleReader.read(decoded, limits: limits, fields: fields, declared: declared)
    } catch {
      var error = error
      if let offset = error.offset, let map { error.offset = map.lowerRange(offset, offset).lower }
      throw error
    }
  }

  private func limited(_ source: [UInt8], _ omissions: inout [Omission]) -> [UInt8] {
    guard source.count > limits.bytes else { return source }
    omissions.append(
      Omission(
        code: "size-limit", message: "Only the first \(limits.bytes) of \(source.count) bytes were read.",
        range: ByteRange(limits.bytes, source.count)))
    return Array(source[..<limits.bytes])
  }

  /// Text has next to no control characters, images and archives have many.
  private func refuseBinary(_ decoded: [UInt8]) throws(DocumentError) {
    let count = min(decoded.count, 4096)
    let span = decoded.span
    var controls = 0
    for index in 0..<count {
      controls += span[index] < 0x20 && (span[index] & 0xF8 != 0x08 || span[index] > 0x0D) ? 1 : 0
    }
    guard controls * 10 > count else { return }
    throw DocumentError(
      .binary, "the content is no text: \(controls) of the first \(count) bytes are control characters",
      offset: 0, help: "give the article as Markdown, HTML, JSON or text, or leave the file out")
  }
}

extension Document {
  /// Takes over what a reader left out, its ranges led from `decoded` down to the source.
  fileprivate mutating func addOmissions(_ added: [Omission]) {
    omissions += added.map { omission in
      var omission = omission
      if let range = omission.range, let decodedMap { omission.range = decodedMap.lowerRange(range.lower, range.upper) }
      return omission
    }
  }

  fileprivate mutating func limitInvalid(to limit: Int) {
    let count = encoding.invalid.count
    guard count > limit else { return }
    omissions.append(
      Omission(
        code: "invalid-limit", message: "Only the first \(limit) of \(count) invalid byte sequences are listed.",
        range: encoding.invalid[limit]))
    encoding.invalid.removeLast(count - limit)
  }

  private static let proseZones = ZoneSet([
    .title, .siteTitle, .heading, .body, .byline, .header, .nav, .footer, .aside, .caption, .alt,
  ])

  /// Marks the addresses that stand in running text.
  fileprivate mutating func markAddresses() {
    let before = marks.count
    for block in blocks where Self.proseZones.contains(block.zone) {
      for range in AddressScanner.addresses(in: text, block.range) { marks.append(Mark(kind: .url, range: range)) }
    }
    guard marks.count > before, before > 0 else { return }
    marks.sort(by: Mark.standsBefore)
  }
}
