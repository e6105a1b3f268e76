package import Documents
internal import ICU
package import Matching

/// What a measure may look at, besides its arguments.
///
/// Not for use from several threads: one a worker; caches made for a document are dropped with `begin`.
package final class MeasureContext {
  /// The document at hand.
  package private(set) var document: Document
  /// Word lists of the rule packs by name, for measures that take a lexicon's name.
  package let lexicons: [String: Lexicon]

  /// What is the matter with the document's suppressions, once all other rules were evaluated.
  package var suppressionProblems: [SuppressionProblem: [MeasuredSpan]] = [:]

  /// Tables that are filled while documents go by.
  let table = TraitTable()
  /// Converters for reading text back.
  let codecs = Codecs()
  private var survey: Survey?
  private var pairCheck: PairCheck?
  private var texts: [BlockText?] = []
  private var hits: [String: [Vocabulary.Hit]] = [:]
  private var tables: [TableKey: Any] = [:]

  private struct TableKey: Hashable {
    var kind: ObjectIdentifier
    var lexicon: String
  }

  /// Up to this many bytes of text the characters of all blocks are kept for the next measure.
  private static let keptText = 1 << 20

  /// The matcher that has folded the document's text already.
  private let views: Matcher?

  /// A context for `document`; `views` is a matcher that reads the same documents and shares `proseZones`.
  package init(document: Document, lexicons: [String: Lexicon] = [:], views: Matcher? = nil) {
    self.document = document
    self.lexicons = lexicons
    self.views = views
  }

  /// Turns to the next document.
  package func begin(_ document: Document) {
    self.document = document
    survey = nil
    pairCheck = nil
    texts = []
    hits = [:]
    suppressionProblems = [:]
  }

  /// A named list of words, or of words under headings (topics, mapped synonyms).
  package struct Lexicon: Sendable, Hashable {
    /// The words by heading; a plain list stands under the empty heading.
    package var entries: [(heading: String, words: [String])]

    /// A lexicon of `entries`.
    package init(entries: [(heading: String, words: [String])]) { self.entries = entries }

    /// Whether the two have the same entries.
    package static func == (one: Lexicon, other: Lexicon) -> Bool {
      one.entries.elementsEqual(other.entries) { $0.heading == $1.heading && $0.words == $1.words }
    }

    /// Hashes the entries.
    package func hash(into hasher: inout Hasher) {
      for entry in entries {
        hasher.combine(entry.heading)
        hasher.combine(entry.words)
      }
    }
  }
}

extension MeasureContext {
  private static let hangul = Int(Script.hangul.rawValue)
  /// The zones that measures look at when they are not asked for others: all but code, comments, addresses, metadata.
  package static let proseZones = ZoneSet(Zone.allCases.filter { ![.code, .comment, .link, .meta].contains($0) })
  /// The inline stretches that measures do not look into.
  static let masks: MarkSet = [MarkKind.code.set, MarkKind.url.set, MarkKind.math.set]

  /// What kinds of characters the blocks hold; made at the first question.
  func surveyed() -> Survey {
    if let survey { return survey }
    let made = Survey(document, table)
    survey = made
    return made
  }

  /// The paired marks of the running text; looked at when they are first asked for.
  func pairs() -> PairCheck {
    if let pairCheck { return pairCheck }
    let made = PairCheck(self)
    pairCheck = made
    return made
  }

  /// Whether the running text has hangul.
  var hasHangul: Bool { surveyed().letters[Self.hangul] > 0 }

  /// The blocks of the zones `zones` that hold a character with at least one of `traits`.
  func blocks(in zones: ZoneSet, with traits: Traits) -> [Int] {
    let survey = surveyed()
    return document.blocks.indices.filter {
      zones.contains(document.blocks[$0].zone) && survey.counts[$0].traits.has(traits)
    }
  }

  /// The characters of the block with index `block`, masked stretches as placeholders.
  func text(of block: Int) -> BlockText {
    if texts.isEmpty, document.text.count <= Self.keptText {
      texts = Array(repeating: nil, count: document.blocks.count)
    }
    if block < texts.count, let kept = texts[block] { return kept }
    let made = text(of: block, masking: Self.masks)
    if block < texts.count { texts[block] = made }
    return made
  }

  /// The characters of the block with index `block`, stretches marked with `masks` as placeholders.
  func text(of block: Int, masking masks: MarkSet) -> BlockText {
    let range = document.blocks[block].range
    return BlockText(document.text, range, masks: maskedRanges(in: range, masks))
  }

  /// The marked stretches of `kinds` in `range`, merged and ascending.
  ///
  /// - Complexity: O(log n) in the number of marks, and O(m) in the number of those in the range.
  func maskedRanges(in range: TextRange, _ kinds: MarkSet) -> [TextRange] {
    let marks = document.marks
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].range.lower < range.lower { low = middle + 1 } else { high = middle }
    }
    var ranges: [TextRange] = []
    while low < marks.count, marks[low].range.lower < range.upper {
      let mark = marks[low]
      low += 1
      guard kinds.contains(mark.kind), !mark.range.isEmpty else { continue }
      if let last = ranges.last, mark.range.lower <= last.upper {
        ranges[ranges.count - 1].upper = max(last.upper, mark.range.upper)
      } else {
        ranges.append(mark.range)
      }
    }
    return ranges
  }

  /// The words of the lexicon whose name is the argument at `index`, ready to be found; nil without such a lexicon.
  func vocabulary(_ arguments: Arguments, _ index: Int) -> Vocabulary? { table(arguments, index, Vocabulary.init) }

  /// What `make` makes of the lexicon whose name is the argument at `index`, kept for the documents that follow; nil
  /// without such a lexicon.
  func table<Table>(_ arguments: Arguments, _ index: Int, _ make: (Lexicon) -> Table) -> Table? {
    guard case .text(let name) = arguments.value(index), let lexicon = lexicons[name] else { return nil }
    let key = TableKey(kind: ObjectIdentifier(Table.self), lexicon: name)
    if let made = tables[key] as? Table { return made }
    let made = make(lexicon)
    tables[key] = made
    return made
  }

  /// Where the words of `vocabulary`, whose name is the argument at `index`, stand in the document.
  func hits(of vocabulary: Vocabulary, _ arguments: Arguments, _ index: Int) -> [Vocabulary.Hit] {
    guard case .text(let name) = arguments.value(index) else { return [] }
    if let found = hits[name] { return found }
    let found = vocabulary.hits(in: document, views: views)
    hits[name] = found
    return found
  }
}
