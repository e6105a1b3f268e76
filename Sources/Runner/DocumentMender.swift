package import Documents
import ICU
package import Policy

/// Makes the changes that rules propose, each only if the article reads afterwards as it should.
///
/// After every round the result is read again: each block must hold its old text with the replacements and nothing else,
/// under the same marks. A change for which that fails is refused. Not for use from several threads.
package struct DocumentMender {
  /// Why a change was not made.
  package enum Refusal: String, CaseIterable, Sendable {
    /// Tags or other markup stand inside the text that would be replaced.
    case markup
    /// The file's encoding has no such character.
    case encoding
    /// The article would not read as intended: something else in it would change too.
    case reading
  }

  /// A change that was made or refused.
  package struct Outcome: Sendable {
    /// What was proposed.
    package var repair: Repair
    /// Where it stood when it was proposed: lines and columns of the round's text.
    package var location: Location
    /// What was there.
    package var text: String
    /// Why nothing was changed; nil when it was.
    package var refusal: Refusal?
  }

  /// An article with its changes.
  package struct Mended: Sendable {
    /// The changes, in bytes of the source.
    package var pieces: SourcePieces
    /// What was proposed and what became of it, round by round.
    package var outcomes: [Outcome] = []
    /// Whether changes were still proposed when the limit of rounds was reached.
    package var isUnfinished = false
  }

  /// Mended text can show the next layer of damage; so many layers are undone.
  package static let rounds = 8

  let evaluator: Evaluator
  let options: EvaluationOptions
  let isWanted: (Repair) -> Bool
  var reader: DocumentReader

  /// A mender of what `evaluator` proposes and `isWanted` lets through.
  package init(
    _ evaluator: Evaluator, options: EvaluationOptions, reader: DocumentReader, isWanted: @escaping (Repair) -> Bool
  ) {
    self.evaluator = evaluator
    self.options = options
    self.reader = reader
    self.isWanted = isWanted
  }

  /// Mends `document`.
  ///
  /// - Complexity: that of a few evaluations and readings; where changes are refused, O(log n) more readings for each.
  package mutating func mend(_ document: Document) -> Mended {
    var mended = Mended(pieces: SourcePieces(document.source))
    let replaced = replace(in: document, &mended)
    if !mended.isUnfinished { append(to: replaced, &mended) }
    return mended
  }

  /// Makes the changes that replace something, round by round; returns the document that comes of it.
  private mutating func replace(in document: Document, _ mended: inout Mended) -> Document {
    var document = document
    var refused: Set<Refused> = []
    for round in 0...Self.rounds {
      let lines = LineIndex(document.decoded)
      var outcomes = evaluator.repairs(of: document, options: options).filter { !$0.isAppended && isWanted($0) }.map {
        repair in
        Outcome(
          repair: repair, location: document.location(of: repair.range, using: lines),
          text: document.string(repair.range))
      }
      outcomes.removeAll { refused.contains(Refused($0)) }
      if outcomes.isEmpty { return document }
      if round == Self.rounds { break }
      let (changed, changes) = make(&outcomes, in: document)
      for outcome in outcomes where outcome.refusal != nil { refused.insert(Refused(outcome)) }
      mended.outcomes += outcomes
      guard let changed else { return document }
      mended.pieces.make(changes)
      document = changed
    }
    mended.isUnfinished = true
    return document
  }

  /// A refused change, known again in the next round wherever it stands then.
  private struct Refused: Hashable {
    var rule: String
    var text: String
    var replacement: String

    init(_ outcome: Outcome) {
      rule = outcome.repair.rule
      text = outcome.text
      replacement = outcome.repair.fix.replacement
    }
  }
}

// MARK: One round

extension DocumentMender {
  /// Makes as many of the changes as can be made and marks the others as refused.
  private mutating func make(
    _ outcomes: inout [Outcome], in document: Document
  ) -> (document: Document?, changes: [SourcePieces.Change]) {
    let spelling = ReplacementSpelling(document)
    var proposed: [(outcome: Int, spellings: [SourcePieces.Change])] = []
    for index in outcomes.indices {
      let repair = outcomes[index].repair
      guard spelling.isContiguous(repair.range) else {
        outcomes[index].refusal = .markup
        continue
      }
      let spellings = spelling.spellings(of: repair.fix.replacement)
      if spellings.isEmpty {
        outcomes[index].refusal = .encoding
        continue
      }
      let range = document.sourceRange(repair.range)
      proposed.append((index, spellings.map { SourcePieces.Change(range: range, bytes: $0) }))
    }
    var made: [(outcome: Int, change: SourcePieces.Change)] = []
    var changed: Document?
    var waiting = proposed.isEmpty ? [] : [proposed[...]]
    while let part = waiting.popLast() {
      let longest = part.map(\.spellings.count).max() ?? 0
      var isMade = false
      for choice in 0..<longest where !isMade {
        let chosen = part.map { (outcome: $0.outcome, change: $0.spellings[min(choice, $0.spellings.count - 1)]) }
        let all = (made + chosen).sorted { $0.change.range.lower < $1.change.range.lower }
        guard let result = read(document, all, outcomes) else { continue }
        (changed, made, isMade) = (result, all, true)
      }
      if isMade { continue }
      if part.count == 1 {
        outcomes[part[part.startIndex].outcome].refusal = .reading
      } else {
        let middle = part.startIndex + part.count / 2
        waiting.append(part[middle...])
        waiting.append(part[..<middle])
      }
    }
    return (changed, made.map(\.change))
  }

  /// The document with `changes`, if it reads as it should.
  private func read(
    _ document: Document, _ changes: [(outcome: Int, change: SourcePieces.Change)], _ outcomes: [Outcome]
  ) -> Document? {
    var pieces = SourcePieces(document.source)
    pieces.make(changes.map(\.change))
    guard let read = reread(pieces.bytes, as: document) else { return nil }
    let repairs = changes.map { outcomes[$0.outcome].repair }
    return Self.blocks(of: document, with: repairs) == Self.blocks(of: read, with: [])
      && document.marks.map(\.kind) == read.marks.map(\.kind) ? read : nil
  }

  /// The document that `bytes` are, read as `document` was.
  func reread(_ bytes: [UInt8], as document: Document) -> Document? {
    var reader = reader
    var declared = document.declared
    // What was decoded before must be decoded so again, whatever a guess would now be.
    declared.charset = document.encoding.basis == .byteOrderMark ? declared.charset : document.encoding.name
    return try? reader.read(bytes, format: document.format, declared: declared)
  }

  /// What a block holds.
  struct BlockContent: Equatable {
    var zone: Zone
    var name: String?
    var text: [UInt8]
  }

  /// What the blocks of `document` hold after `repairs`, which ascend; blocks of white space left out.
  static func blocks(of document: Document, with repairs: [Repair]) -> [BlockContent] {
    var next = repairs[...]
    return document.blocks.compactMap { block in
      var text: [UInt8] = []
      var position = block.range.lower
      while let repair = next.first, repair.range.lower < block.range.upper {
        next.removeFirst()
        text += document.text[position..<max(position, repair.range.lower)]
        text += Array(repair.fix.replacement.utf8)
        position = max(position, repair.range.upper)
      }
      if position < block.range.upper { text += document.text[position..<block.range.upper] }
      guard text.contains(where: { $0 > 0x20 }) else { return nil }
      return BlockContent(zone: block.zone, name: block.name, text: text)
    }
  }
}
