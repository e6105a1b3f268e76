import Documents

/// The suppressions of one document: which findings they hold back, and how often each was needed.
///
/// Places are compared in the decoded source, where comments and text stand in the order their author gave them.
struct SuppressionTable {
  /// The suppressions in the order of the text; one for each rule that a directive names.
  private(set) var entries: [Evaluation.Suppression] = []
  /// The directives as they are written, in the order of the text, those of the front matter last.
  private(set) var written: [SuppressionDirective] = []
  /// Whether the rules at hand are about suppressions themselves: then only those that name them count, and none holds
  /// back what is said about itself.
  var isAboutItself = false

  /// For each name the places from which on it is off (the entry) or on again (nil), ascending.
  private var switches: [String: [(place: Int, entry: Int?)]] = [:]
  private var lines: [LineKey: Int] = [:]
  private var files: [String: Int] = [:]
  private var lineIndex: LineIndex?
  private let document: Document

  /// The name under which directives for all rules are kept; no rule can be called so.
  private static let all = ""
  private static let frontMatter = "front-matter:imprimatur.disable"
  private static let frontMatterReason = "front-matter:imprimatur.reason"
  /// How the comments of MDX begin.
  private static let braced = Array("{/*".utf8)

  private struct LineKey: Hashable {
    var name: String
    var line: Int
  }

  /// The suppressions of `document`; none where they are not to count.
  ///
  /// - Complexity: O(n) in the number of blocks and the length of comments; in the source where one is about a line.
  init(_ document: Document, isHonoured: Bool) {
    self.document = document
    guard isHonoured else { return }
    let hasBraces = document.format == .markdown
    for block in document.blocks {
      guard block.zone == .comment || hasBraces && block.zone == .body && isBraced(block.range),
        let directive = SuppressionDirective(document.text, block.range)
      else { continue }
      add(directive)
    }
    addFrontMatter()
    for name in Array(switches.keys) { switches[name]?.sort { $0.place < $1.place } }
  }

  private func isBraced(_ range: TextRange) -> Bool {
    document.text[range.lower..<range.upper].starts(with: Self.braced)
  }

  private mutating func addFrontMatter() {
    let metadata = document.blocks.filter { $0.zone == .meta && $0.name?.hasPrefix("front-matter:imprimatur.") == true }
    let reason = metadata.first { $0.name == Self.frontMatterReason }.map { document.string($0.range) }
    for block in metadata {
      guard let rest = block.name?.dropFirst(Self.frontMatter.count), block.name?.hasPrefix(Self.frontMatter) == true,
        rest.first?.isLetter != true
      else { continue }
      let names = SuppressionDirective.names(in: document.text, block.range)
      let word = SuppressionDirective.Word(text: "disable", range: block.range)
      add(
        SuppressionDirective(
          command: .disableFile, word: word, rules: names, reason: reason, range: block.range))
    }
  }

  private mutating func add(_ directive: SuppressionDirective) {
    written.append(directive)
    guard let command = directive.command else { return }
    let range = directive.range
    let place = document.textMap.lowerRange(range.lower, range.upper)
    let names = directive.rules.isEmpty ? [SuppressionDirective.Word(text: Self.all, range: range)] : directive.rules
    for name in names {
      switch command {
      case .enable:
        switches[name.text, default: []].append((place.upper, nil))
      case .disable:
        switches[name.text, default: []].append((place.upper, entry(name, .stretch, directive)))
      case .disableFile:
        let entry = entry(name, .file, directive)
        files[name.text] = files[name.text] ?? entry
      case .disableLine, .disableNextLine:
        let isNext = command == .disableNextLine
        let line = isNext ? line(at: endOfComment(place.upper)) + 1 : line(at: place.lower)
        let key = LineKey(name: name.text, line: line)
        let entry = entry(name, isNext ? .nextLine : .line, directive)
        lines[key] = lines[key] ?? entry
      }
    }
  }

  private mutating func entry(
    _ name: SuppressionDirective.Word, _ extent: Evaluation.Suppression.Extent, _ directive: SuppressionDirective
  ) -> Int {
    entries.append(
      Evaluation.Suppression(
        rule: name.text == Self.all ? nil : name.text, extent: extent, range: directive.range, name: name.range,
        reason: directive.reason, uses: 0))
    return entries.count - 1
  }
}

// MARK: Looking up

extension SuppressionTable {
  /// The suppression that holds back findings of the rule at `range` of the text, by its index in `entries`.
  ///
  /// Nil where none does; the one that does counts the use.
  /// Of several the narrowest counts: for a line, then for a stretch, then for the file.
  /// - Complexity: O(log n) in the number of directives.
  mutating func holdsBack(_ rule: String, family: String, at range: TextRange) -> Int? {
    guard !entries.isEmpty else { return nil }
    let names = isAboutItself ? [rule, family] : [rule, family, Self.all]
    let place = document.textMap.lowerRange(range.lower, range.upper)
    var entry = lineEntry(names, place) ?? stretchEntry(names, place)
    for name in names where entry == nil { entry = files[name] }
    guard let entry, !(isAboutItself && entries[entry].range.contains(range)) else { return nil }
    entries[entry].uses += 1
    return entry
  }

  private mutating func lineEntry(_ names: [String], _ place: ByteRange) -> Int? {
    guard !lines.isEmpty else { return nil }
    let touched = [line(at: place.lower), line(at: max(place.lower, place.upper - 1))]
    for line in touched {
      for name in names {
        if let entry = lines[LineKey(name: name, line: line)] { return entry }
      }
    }
    return nil
  }

  /// The last directive before `place` that concerns one of `names` decides.
  private func stretchEntry(_ names: [String], _ place: ByteRange) -> Int? {
    var decisive: (place: Int, entry: Int?)?
    for name in names {
      guard let list = switches[name], let last = list.last(before: place.lower) else { continue }
      if decisive.map({ $0.place < last.place }) ?? true { decisive = last }
    }
    return decisive?.entry
  }
}

extension [(place: Int, entry: Int?)] {
  fileprivate func last(before place: Int) -> Element? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].place <= place { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? self[low - 1] : nil
  }
}

// MARK: Lines

extension SuppressionTable {
  /// The line of the decoded source that holds `offset`.
  private mutating func line(at offset: Int) -> Int {
    let index = lineIndex ?? LineIndex(document.decoded)
    lineIndex = index
    return index.position(of: offset).line
  }

  /// The offset behind the `-->` that follows `offset`, white space between them aside; `offset` where none does.
  private func endOfComment(_ offset: Int) -> Int {
    let rest = document.decoded[min(offset, document.decoded.count)...]
    let end = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    return end.starts(with: "-->".utf8) ? end.startIndex + 2 : max(0, offset - 1)
  }
}
