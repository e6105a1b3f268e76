import Documents
import ICU
import Testing

@testable import Folding

/// The third law for every reader, every kind of encoding and every fold: a range of a view leads to bytes of the source
/// that, read on their own, fold to it.
@Suite struct SourcePropertyTests {
  /// The encodings, as a transport names them; `damaged` is UTF-8 with stray bytes in it.
  static let encodings = [
    "utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "shift_jis", "euc-kr", "koi8-r", "damaged",
  ]

  static let cases = RandomArticle.Form.allCases.flatMap { form in encodings.map { (form, $0) } }

  @Test("every range of every view leads to source bytes that fold to it", arguments: cases)
  func views(_ form: RandomArticle.Form, _ encoding: String) throws {
    var article = RandomArticle(seed: UInt64(form.rawValue.utf8.reduce(7) { $0 * 31 + Int($1) } % 1_000_003))
    var source = try Source(encoding)
    var reader = DocumentReader()
    var spelling = Spelling(form)
    var characters = 0
    for _ in 0..<12 {
      let bytes = source.encode(article.next(form), &article.generator)
      var declared = Declared()
      declared.charset = encoding == "damaged" ? "utf-8" : encoding
      let document = try reader.read(bytes, format: form.format, declared: declared)
      guard document.encoding.name.lowercased() == declared.charset else { continue }
      for block in document.blocks {
        characters += try check(document, block, source, &spelling)
        for folds in FolderTests.sets { check(document, block, folds, &article.generator) }
      }
    }
    #expect(characters > 100)
  }

  /// The characters of the block against the source; returns how many there are.
  private func check(
    _ document: Document, _ block: Block, _ source: Source, _ spelling: inout Spelling
  ) throws -> Int {
    var count = 0
    var offset = block.range.lower
    for scalar in document.string(block.range).unicodeScalars {
      let range = TextRange(offset, offset + String(scalar).utf8.count)
      offset = range.upper
      count += 1
      let place = document.sourceRange(range)
      let inDecoded = document.decodedRange(range)
      let piece = Array(document.decoded[inDecoded.lower..<inDecoded.upper])
      if piece == [0xEF, 0xBF, 0xBD], document.encoding.invalid.contains(place) { continue }
      // The end of a code block at the end of the file is the one character that is nowhere in it.
      if piece.isEmpty, scalar == "\n", block.zone == .code, range.upper == block.range.upper { continue }
      let bytes = Array(document.source[place.lower..<place.upper])
      #expect(source.decode(bytes) == piece, "\(place)")
      guard piece != Array(String(scalar).utf8), !isUse(inDecoded, of: block, document) else { continue }
      let text = String(decoding: piece, as: UTF8.self)
      let isAllowed = spelling.allows(text, for: scalar)
      #expect(
        isAllowed,
        """
        \(text.debugDescription) for \(scalar.debugDescription) in \(block.zone) of
        \(String(decoding: document.decoded, as: UTF8.self).debugDescription)
        """)
    }
    return count
  }

  /// Whether the range is the text of a Markdown link whose destination or title stands elsewhere, or all of one that was
  /// put together.
  private func isUse(_ range: ByteRange, of block: Block, _ document: Document) -> Bool {
    [.link, .alt].contains(block.zone) && document.decodedRange(block.range) == range
  }

  /// The view of the block under `folds` against its text.
  private func check(_ document: Document, _ block: Block, _ folds: FoldSet, _ generator: inout SeededGenerator) {
    let view = Folder.fold(document.text, block.range, by: folds)
    var places: [(lower: Int, upper: Int, text: TextRange)] = []
    var offset = 0
    for scalar in String(decoding: view.bytes, as: UTF8.self).unicodeScalars {
      let end = offset + String(scalar).utf8.count
      let text = view.map.textRange(offset, end)
      places.append((offset, end, text))
      offset = end
      #expect(block.range.contains(text) && !text.isEmpty)
      #expect(stands(document.string(text), folds, to: scalar), "\(document.string(text).debugDescription) \(folds)")
    }
    #expect(offset == view.bytes.count)
    // What lies between two characters was dropped, and a range is from its first character to its last one.
    var last = block.range.lower
    for place in places {
      #expect(place.text.lower >= last)
      #expect(isDropped(document.string(TextRange(last, place.text.lower)), folds))
      last = place.text.upper
    }
    #expect(isDropped(document.string(TextRange(last, block.range.upper)), folds))
    guard !places.isEmpty else { return }
    for _ in 0..<8 {
      let ends = [Int.random(in: places.indices, using: &generator), Int.random(in: places.indices, using: &generator)]
      let (first, last) = (places[ends.min() ?? 0], places[ends.max() ?? 0])
      #expect(view.map.textRange(first.lower, last.upper) == TextRange(first.text.lower, last.text.upper))
    }
  }

  /// Whether `text` may have become `scalar`.
  private func stands(_ text: String, _ folds: FoldSet, to scalar: Unicode.Scalar) -> Bool {
    let context = folds.intersection([.confusables, .invisible])
    let single = folds.subtracting(context)
    if Folder.fold(text, by: single) == String(scalar) { return true }
    // A wrapped line is one space, whatever invisible stands among its blanks.
    if folds.contains(.lines), scalar == " " {
      let seen = Folder.fold(text, by: folds.intersection(.invisible))
      if seen.unicodeScalars.allSatisfy({ CharacterClass.isBlank($0.value) }) { return true }
    }
    // The gap between two words whose letters stand apart is one space, too.
    if folds.contains(.separators), scalar == " " {
      let seen = Folder.fold(text, by: folds.intersection(.invisible))
      if seen.unicodeScalars.allSatisfy(isSeparating) { return true }
    }
    guard folds.contains(.confusables), let only = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
      return false
    }
    return !skeletons(only).isDisjoint(with: skeletons(scalar))
  }

  /// The small ASCII letters that `scalar`, in small or capital form, is or looks like.
  private func skeletons(_ scalar: Unicode.Scalar) -> Set<UInt32> {
    let properties = scalar.properties
    let forms =
      [String(scalar), properties.uppercaseMapping, properties.lowercaseMapping]
      .compactMap { $0.unicodeScalars.first?.value } + [Folder.fold(scalar.value, by: .characters)]
    return Set(
      forms.compactMap { form in
        let letter = LookAlikes.latin(form) ?? Folder.fold(form, by: .width)
        return letter < 0x80 ? letter | 0x20 : nil
      })
  }

  private func isSeparating(_ scalar: Unicode.Scalar) -> Bool {
    CharacterClass.isSeparator(scalar.value) || CharacterClass.isBlank(scalar.value)
      || LetterSpacing.isMark(scalar.value)
  }

  /// Whether the folds may drop `text`.
  private func isDropped(_ text: String, _ folds: FoldSet) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      folds.contains(.invisible) && CharacterClass.isInvisible(scalar.value, after: 0x4E00)
        || folds.contains(.separators) && isSeparating(scalar)
        || folds.contains(.lines) && CharacterClass.isBlank(scalar.value)
    }
  }
}

extension SourcePropertyTests {
  /// An encoding to write sources in.
  struct Source {
    private let converter: CharsetConverter
    private let mark: [UInt8]
    private let isDamaged: Bool

    init(_ encoding: String) throws {
      isDamaged = encoding == "damaged"
      let charset = try #require(Charset(label: isDamaged ? "utf-8" : encoding))
      converter = try CharsetConverter(charset)
      mark = encoding == "utf-16le" ? [0xFF, 0xFE] : encoding == "utf-16be" ? [0xFE, 0xFF] : []
    }

    /// `text` without the characters that the encoding lacks.
    mutating func encode(_ text: String, _ generator: inout SeededGenerator) -> [UInt8] {
      var bytes = mark
      for scalar in text.unicodeScalars {
        let utf8 = Array(String(scalar).utf8)
        // A mapping that does not lead back would not be the same character.
        if let piece = converter.encodeStrict(utf8), converter.decodeStrict(piece) == utf8 { bytes += piece }
        if isDamaged, scalar.value > 0x7F, Int.random(in: 0..<30, using: &generator) == 0 {
          bytes += [[0xFF], [0xE4, 0xB8], [0x80], [0xC2]].randomElement(using: &generator) ?? []
        }
      }
      return bytes
    }

    func decode(_ bytes: [UInt8]) -> [UInt8]? { converter.decodeStrict(bytes) }
  }

  /// What a piece of source stands for when it is read on its own.
  struct Spelling {
    private let form: RandomArticle.Form
    private var reader = DocumentReader()
    private var known: [String: Bool] = [:]

    init(_ form: RandomArticle.Form) { self.form = form }

    mutating func allows(_ piece: String, for scalar: Unicode.Scalar) -> Bool {
      let key = piece + "\u{0}" + String(scalar)
      if let known = known[key] { return known }
      var isAllowed = isBlank(piece, scalar)
      for (text, format) in contexts(piece) where !isAllowed { isAllowed = reads(as: scalar, text, format) }
      known[key] = isAllowed
      return isAllowed
    }

    /// A line end, the blanks round it and the quotation marks before it may become a space or a line end.
    private func isBlank(_ piece: String, _ scalar: Unicode.Scalar) -> Bool {
      guard scalar == " " || scalar == "\n", !piece.isEmpty else { return false }
      if piece.hasPrefix("<") { return piece.hasSuffix(">") && form.format != .text }
      return piece.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value < 0x20 || $0 == ">" }
        || piece == "\\n"
    }

    private func contexts(_ piece: String) -> [(String, DocumentFormat)] {
      let strings = "{\"content\": \"<p>x\(piece)x</p>\", \"title\": \"x\(piece)x\"}"
      return switch form {
      case .text: [("x\(piece)x", .text)]
      case .html: [("<p>x\(piece)x", .html)]
      case .json, .jsonMarkup: [(strings, .json)]
      case .markdown, .yaml, .toml, .frontJSON:
        [
          ("x\(piece)x", .markdown), (strings, .json), ("<p>x\(piece)x", .html),
          ("---\ntitle: 'x\(piece)x'\n---\n", .markdown),
          ("---\ntitle: \"x\(piece)x\"\n---\n", .markdown), ("+++\ntitle = \"x\(piece)x\"\n+++\n", .markdown),
        ]
      }
    }

    private mutating func reads(as scalar: Unicode.Scalar, _ text: String, _ format: DocumentFormat) -> Bool {
      guard let document = try? reader.read(Array(text.utf8), format: format) else { return false }
      return document.blocks.contains { block in
        let text = document.string(block.range).unicodeScalars
        // An entity may stand for two characters.
        return text.count <= 4 && text.first == "x" && text.last == "x" && text.dropFirst().dropLast().contains(scalar)
      }
    }
  }
}
