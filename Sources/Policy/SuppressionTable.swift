import Documents

/// The suppressions of one document: which findings they hold back, and how often each was needed.
///
/// Places are compared in the decoded source, where comments and text stand in the order their author gave them.
struct SuppressionTable {
  /// The suppressions in the order of the text; one for each rule that a directive names.
  private(set) var entries: [Evaluation.Suppression] = []
  /// Directives that mean nothing.
  private(set) var omissions: [Omission] = []

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
    for block in document.blocks where block.zone == .comment {
      guard let directive = SuppressionDirective(document.text[block.range.lower..<block.range.upper]) else { continue }
      add(directive, at: block.range)
    }
    addFrontMatter()
    for name in Array(switches.keys) { switches[name]?.sort { $0.place < $1.place } }
  }

  private mutating func addFrontMatter() {
    let metadata = document.blocks.filter { $0.zone == .meta && $0.name?.hasPrefix("front-matter:imprimatur.") == true }
    let reason = metadata.first { $0.name == Self.frontMatterReason }.map { document.string($0.range) }
    for block in metadata {
      guard let rest = block.name?.dropFirst(Self.frontMatter.count), block.name?.hasPrefix(Self.frontMatter) == true,
        rest.first?.isLetter != true
      else { continue }
      let names = SuppressionDirective.names(in: document.string(block.range))
      for name in names.isEmpty ? [Self.all] : names {
        files[name] = files[name] ?? entry(name, block.range, reason)
      }
    }
  }

  private mutating func add(_ directive: SuppressionDirective, at range: TextRange) {
    guard let command = directive.command else {
      let message = "the comment 'imprimatur-\(directive.word)' is no directive that is known; nothing was switched off"
      omissions.append(Omission(code: "unknown-directive", message: message, range: document.sourceRange(range)))
      return
    }
    let place = document.textMap.lowerRange(range.lower, range.upper)
    for name in directive.rules.isEmpty ? [Self.all] : directive.rules {
      switch command {
      case .enable:
        switches[name, default: []].append((place.upper, nil))
      case .disable:
        switches[name, default: []].append((place.upper, entry(name, range, directive.reason)))
      case .disableFile:
        files[name] = files[name] ?? entry(name, range, directive.reason)
      case .disableLine, .disableNextLine:
        let line = command == .disableLine ? line(at: place.lower) : line(at: endOfComment(place.upper)) + 1
        let key = LineKey(name: name, line: line)
        lines[key] = lines[key] ?? entry(name, range, directive.reason)
      }
    }
  }

  private mutating func entry(_ name: String, _ range: TextRange, _ reason: String?) -> Int {
    entries.append(
      Evaluation.Suppression(rule: name == Self.all ? nil : name, range: range, reason: reason, uses: 0))
    return entries.count - 1
  }
}

// MARK: Looking up

extension SuppressionTable {
  /// Whether findings of the rule at `range` of the text are held back; the suppression that does so counts the use.
  ///
  /// Of several the narrowest counts: for a line, then for a stretch, then for the file.
  /// - Complexity: O(log n) in the number of directives.
  mutating func holdsBack(_ rule: String, family: String, at range: TextRange) -> Bool {
    guard !entries.isEmpty else { return false }
    let names = [rule, family, Self.all]
    let place = document.textMap.lowerRange(range.lower, range.upper)
    var entry = lineEntry(names, place) ?? stretchEntry(names, place)
    for name in names where entry == nil { entry = files[name] }
    guard let entry else { return false }
    entries[entry].uses += 1
    return true
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
