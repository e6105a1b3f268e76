import Corpus
import Documents
package import Files

/// The clauses of real articles, by script: what synthetic ones are put together of.
package struct SourceTexts: Sendable {
  /// Clauses of texts in Han characters, without the mark at their end; as arrays, since they are cut often.
  package private(set) var han: [[Character]] = []
  /// Clauses of other texts, as words.
  package private(set) var words: [[Substring]] = []

  /// What articles are missing.
  package struct TooFew: Error {}

  /// The clauses of the articles at `paths`, in the order of the walk.
  ///
  /// - Throws: `TooFew` where they are not enough for articles that differ.
  package init(_ paths: [FilePath]) throws {
    let options = CorpusOptions()
    let corpus = CorpusReader(paths, options: options)
    var reader = DocumentReader(limits: ReadingLimits())
    var seen: Set<Substring> = []
    while let entry = corpus.next() {
      guard case .file(let file) = entry, let bytes = try? file.read(options),
        let document = try? reader.read(
          bytes, format: DocumentFormat(rawValue: file.format.rawValue), path: file.path.text, declared: Declared())
      else { continue }
      for block in document.blocks where block.zone == .body {
        for clause in Self.clauses(document.string(block.range)) where seen.insert(clause).inserted { add(clause) }
      }
    }
    guard han.count >= 200, words.count >= 200 else { throw TooFew() }
  }

  private static func clauses(_ text: String) -> [Substring] {
    text.split { ",.;:!?\n\u{3002}\u{FF0C}\u{FF1B}\u{FF1A}\u{FF01}\u{FF1F}".contains($0) }
  }

  private mutating func add(_ clause: Substring) {
    let letters = clause.filter { !$0.isWhitespace && !"<>&*_`#[](){}|\"'".contains($0) }
    let ideographs = letters.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) }
    if ideographs * 2 > letters.count {
      if (6...40).contains(letters.count) { han.append(Array(letters)) }
    } else if ideographs == 0 {
      let words: [Substring] = clause.split { $0.isWhitespace }.filter { word in
        word.count <= 20 && word.unicodeScalars.allSatisfy(Self.isAlphabetic)
      }
      if (4...30).contains(words.count) { self.words.append(words) }
    }
  }

  /// Letters of Latin, Greek and Cyrillic, whose words are told apart by spaces, and the apostrophe.
  private static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || (scalar.value < 0x530 && scalar.properties.isAlphabetic)
  }
}
