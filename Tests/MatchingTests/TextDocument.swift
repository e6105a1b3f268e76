import Documents

/// A document of blocks that tests write down as strings.
func textDocument(_ blocks: [(zone: Zone, text: String)], marks: [(kind: MarkKind, text: String)] = []) -> Document {
  var builder = DocumentBuilder()
  var source: [UInt8] = []
  for block in blocks {
    let bytes = Array(block.text.utf8)
    builder.open(block.zone, at: source.count)
    builder.copy(bytes[...], lower: source.count)
    source += bytes
  }
  let result = builder.finish()
  let document = Document(
    source: source, format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: source,
    decodedMap: nil, text: result.text, textMap: result.map, blocks: result.blocks, marks: [])
  var marked = document
  for mark in marks {
    guard let range = document.string(TextRange(0, document.text.count)).firstRange(of: mark.text) else { continue }
    let whole = document.string(TextRange(0, document.text.count))
    let lower = whole.utf8.distance(from: whole.startIndex, to: range.lowerBound)
    marked.marks.append(Mark(kind: mark.kind, range: TextRange(lower, lower + mark.text.utf8.count)))
  }
  return marked
}

/// A document of one block of running text.
func textDocument(_ text: String, zone: Zone = .body) -> Document { textDocument([(zone, text)]) }
