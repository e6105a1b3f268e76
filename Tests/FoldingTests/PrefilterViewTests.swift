import Documents
import Testing

@testable import Folding

@Suite struct PrefilterViewTests {
  private static func document(_ texts: [(Zone, String)]) -> Document {
    var builder = DocumentBuilder()
    for (zone, text) in texts {
      builder.open(zone, at: 0)
      builder.copy(Array(text.utf8)[...], lower: 0)
    }
    let result = builder.finish()
    return Document(
      source: [], format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: [], decodedMap: nil,
      text: result.text, textMap: result.map, blocks: result.blocks, marks: [])
  }

  private static let zones: [Zone] = [.body, .body, .heading, .code, .link]

  @Test("a block in the view is the block under all folds of single characters, lines joined")
  func spelling() {
    var random = RandomText(seed: 11)
    for round in 0..<40 {
      let texts = Self.zones.map { ($0, random.next(1 + round % 40)) }
      let document = Self.document(texts)
      let view = PrefilterView(document, zones: ZoneSet([.body, .heading, .code]))
      for block in document.blocks where block.zone != .link {
        let folds: FoldSet = block.zone == .code ? .characters : [.case, .width, .han, .lines]
        // Half-width kana keep their voicing marks here: joining them looks at neighbours.
        let expected = Self.withoutKana(document.text, block.range, folds)
        let lower = view.map.folded(of: block.range.lower)
        let upper = lower + expected.bytes.count
        #expect(upper <= view.bytes.count)
        guard upper <= view.bytes.count else { continue }
        let found = Array(view.bytes[lower..<upper])
        #expect(
          found == expected.bytes.map { $0 == 0x0A ? 0x20 : $0 }, "\(document.string(block.range).debugDescription)")
        for offset in lower...upper where offset == upper || view.bytes[offset] & 0xC0 != 0x80 {
          #expect(view.map.textStart(of: offset) == expected.map.textStart(of: offset - lower) || offset == upper)
          #expect(view.map.textEnd(of: offset) == expected.map.textEnd(of: offset - lower) || offset == lower)
        }
      }
    }
  }

  private static func withoutKana(_ text: [UInt8], _ range: TextRange, _ folds: FoldSet) -> FoldedText {
    // `lines` alone first, then single characters, composing the maps by hand would hide errors: fold pairwise.
    Folder.fold(text, range, by: folds, joinsKana: false)
  }

  @Test("what would change a block is noted", arguments: 0..<8)
  func changes(seed: Int) {
    var random = RandomText(seed: UInt64(seed))
    for length in stride(from: 1, to: 40, by: 4) {
      let document = Self.document([(.body, random.next(length)), (.code, random.next(length))])
      let view = PrefilterView(document)
      for (index, block) in document.blocks.enumerated() {
        let text = Array(document.text[block.range.lower..<block.range.upper])
        let isCode = block.zone == .code
        for fold in [FoldSet.invisible, .separators, .confusables, .kana, .width, .han, .lines] {
          if fold == .lines, isCode { continue }
          let base: FoldSet = isCode || fold == .lines ? [] : .lines
          let plain = Folder.fold(text, TextRange(0, text.count), by: base, joinsKana: false).bytes
          let folded = Folder.fold(text, TextRange(0, text.count), by: base.union(fold), joinsKana: false).bytes
          if folded != plain {
            #expect(view.changes[index].contains(fold), "\(fold) \(document.string(block.range).debugDescription)")
          }
        }
      }
    }
  }

  @Test("plain text is changed by nothing")
  func plain() {
    let view = PrefilterView(Self.document([(.body, "使用 Swift 编写，速度快。See www.example.org, v1.2-3.")]))
    #expect(view.changes == [[]])
    #expect(view.map.isShift)
  }
}
