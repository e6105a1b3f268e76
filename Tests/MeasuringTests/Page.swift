import Documents
import Measuring

/// A page made of blocks, for measuring.
struct Page {
  var document: Document

  /// A page of `blocks`; the first occurrence of each text in `marks` is marked.
  init(_ blocks: [(Zone, String)], marks: [(MarkKind, String)] = [], level: Int = 0) {
    var builder = DocumentBuilder()
    var lower = 0
    var source: [UInt8] = []
    for (zone, text) in blocks {
      let bytes = Array(text.utf8)
      builder.open(zone, at: lower, level: level)
      builder.copy(bytes[...], lower: lower)
      builder.close()
      source += bytes + [0x0A]
      lower = source.count
    }
    let result = builder.finish()
    document = Document(
      source: source, format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: source,
      decodedMap: nil, text: result.text, textMap: result.map, blocks: result.blocks, marks: [])
    document.marks = marks.compactMap { kind, text in
      Self.find(text, in: result.text).map { Mark(kind: kind, range: $0) }
    }
    .sorted { $0.range.lower < $1.range.lower }
  }

  /// A page whose paragraphs stand between empty lines.
  init(_ text: String, zone: Zone = .body, marks: [(MarkKind, String)] = []) {
    var paragraphs: [String] = [""]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append("")
      } else {
        paragraphs[paragraphs.count - 1] += (paragraphs[paragraphs.count - 1].isEmpty ? "" : "\n") + line
      }
    }
    self.init(paragraphs.filter { !$0.isEmpty }.map { (zone, $0) }, marks: marks)
  }

  static func find(_ text: String, in bytes: [UInt8]) -> TextRange? {
    let needle = Array(text.utf8)
    guard !needle.isEmpty, needle.count <= bytes.count else { return nil }
    for start in 0...bytes.count - needle.count where bytes[start..<start + needle.count].elementsEqual(needle) {
      return TextRange(start, start + needle.count)
    }
    return nil
  }

  /// The place of the first occurrence of `text`.
  func place(_ text: String) -> MeasureValue { Self.find(text, in: document.text).map(MeasureValue.place) ?? .none }
}

/// One span as a test reads it.
struct Found: Equatable, CustomStringConvertible {
  var text: String
  var span: MeasuredSpan
  var description: String { "⟦\(text)⟧ \(span.value) \(span.details) → \(span.replacement ?? "-") \(span.plan)" }
}

/// What the span measure `name` finds on `page`.
func spans(
  _ name: String, _ arguments: [MeasureValue] = [], on page: Page, lexicons: [String: MeasureContext.Lexicon] = [:]
) -> [Found] {
  let context = MeasureContext(document: page.document, lexicons: lexicons)
  guard let measure = MeasureCatalog.named(name), case .spans(let find) = measure.body else { return [] }
  return find(context, arguments).map { Found(text: page.document.string($0.range), span: $0) }
}

/// The texts that the span measure `name` finds in `text`.
func texts(_ name: String, _ arguments: [MeasureValue] = [], in text: String) -> [String] {
  spans(name, arguments, on: Page(text)).map(\.text)
}

/// What the value measure `name` gives on `page`.
func value(
  _ name: String, _ arguments: [MeasureValue] = [], on page: Page = Page(""),
  lexicons: [String: MeasureContext.Lexicon] = [:]
) -> MeasureValue {
  let context = MeasureContext(document: page.document, lexicons: lexicons)
  guard let measure = MeasureCatalog.named(name), case .value(let compute) = measure.body else { return .none }
  return compute(context, arguments)
}

extension MeasureContext.Lexicon {
  /// A plain list.
  init(_ words: String...) { self.init(entries: [(heading: "", words: words)]) }
}
