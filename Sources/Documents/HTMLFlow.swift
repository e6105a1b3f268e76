/// Turns the visible and hidden text of a page into blocks: white space collapsed as CSS does it, phrases whole across
/// inline markup, inline stretches marked.
///
/// A block is opened by its first character and closed by the next block boundary. White space is held back until text
/// follows it, so that no block begins or ends with any.
struct HTMLFlow {
  let bytes: [UInt8]
  private(set) var builder: DocumentBuilder
  /// What the page claims to be.
  var claims = IdentityClaims()

  private var space: ByteRange?
  /// Whether the space is a line end that stays one.
  private var keepsLineEnd = false
  private var lineBreak: ByteRange?
  private var ending = Ending.none

  private var stretches = MarkKind.allCases.map { Stretch(kind: $0, bit: $0.set) }
  private var waiting = 0
  private var opened = 0
  private var hiddenDepth = 0
  private var blockMarks: [Mark] = []
  private var isVisible = false
  private var zone = Zone.body
  private var blockStart = 0
  private var bylineBytes = 0

  private var captures = HTMLCaptures()
  private var languages: [String?] = [nil]

  /// What the open block's text ends with.
  private enum Ending {
    case none
    case copied(end: Int)
    case replaced(Unicode.Scalar)
  }

  /// The stretch of one kind of mark that is open, however often it is nested.
  private struct Stretch {
    var kind: MarkKind
    var bit: MarkSet
    /// How many open elements make it.
    var depth = 0
    /// The text offset of its first character in the open block; nil while it waits for one.
    var start: Int?
  }

  /// A flow of the text of `bytes`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    builder = DocumentBuilder(capacity: bytes.count / 2)
  }

  /// Whether text here is not shown to the page's reader.
  var isHidden: Bool { hiddenDepth > 0 }

  /// The number by which contexts name a language.
  ///
  /// - Complexity: O(n) in the number of languages, of which it knows at most 64.
  mutating func number(of language: String) -> Int32 {
    if let index = languages.firstIndex(of: language) { return Int32(index) }
    guard languages.count < 64 else { return 0 }
    languages.append(language)
    return Int32(languages.count - 1)
  }

  // MARK: Side blocks

  /// Adds a block beside the running text; gives its index, nil when it is empty.
  @discardableResult
  mutating func addSide(_ zone: Zone, _ value: HTMLValue, name: String?, language: Int32 = 0) -> Int? {
    builder.addSide(zone, text: value.text, map: value.map, name: name, language: languages[Int(language)])
  }

  /// Adds the value of an attribute as a block beside the running text; gives its index, nil when it is blank.
  @discardableResult
  mutating func addSide(_ zone: Zone, _ attribute: HTMLAttribute, name: String?, language: Int32 = 0) -> Int? {
    let range = attribute.value
    if attribute.isEncoded || !isPhrase(range) {
      return addSide(zone, HTMLValue(collapsing: attribute, in: bytes), name: name, language: language)
    }
    return builder.addSide(
      zone, copying: bytes[range.lower..<range.upper], lower: range.lower, name: name,
      language: languages[Int(language)])
  }

  /// Whether the source text is the same with its white space collapsed.
  private func isPhrase(_ range: ByteRange) -> Bool {
    guard range.count > 0, !bytes[range.lower].isASCIIWhitespace else { return range.count == 0 }
    return wordsEnd(bytes.span, from: range.lower, to: range.upper) == range.upper
  }

  /// Adds a block beside the running text whose map goes down to the source; gives its index, nil when it is empty.
  @discardableResult
  mutating func addSide(_ zone: Zone, text: [UInt8], map: SourceMap, name: String?) -> Int? {
    builder.addSide(zone, text: text, map: map, name: name)
  }

  // MARK: Text

  /// Appends source text with its white space collapsed.
  mutating func text(_ range: ByteRange, _ context: HTMLContext) {
    var index = range.lower
    while index < range.upper {
      let start = index
      if bytes[index] <= 0x20, bytes[index].isASCIIWhitespace {
        while index < range.upper, bytes[index].isASCIIWhitespace { index += 1 }
        addSpace(ByteRange(start, index))
      } else {
        index = wordsEnd(bytes.span, from: index, to: range.upper)
        prepare(context, at: start, next: .copied(end: start))
        builder.copy(bytes[start..<index], lower: start)
        ending = .copied(end: index)
      }
    }
  }

  /// Appends source text as it stands.
  mutating func preformatted(_ range: ByteRange, _ context: HTMLContext) {
    guard builder.isOpen || !isBlank(range) else { return }
    prepare(context, at: range.lower, next: .none)
    builder.copy(bytes[range.lower..<range.upper], lower: range.lower)
    ending = .copied(end: range.upper)
  }

  /// Appends what `range` stands for.
  mutating func text(_ replacement: HTMLReplacement, for range: ByteRange, _ context: HTMLContext) {
    if replacement.isWhitespace {
      guard context.flags.contains(.preformatted) else { return addSpace(range) }
      guard builder.isOpen else { return }
    }
    prepare(context, at: range.lower, next: .replaced(replacement.first))
    builder.replace(replacement.first, lower: range)
    if let second = replacement.second { builder.replace(second, lower: range) }
    ending = .replaced(replacement.second ?? replacement.first)
  }

  /// A `<br>`: one is a line break within the block, more of them in a row end it, as a blank line does.
  mutating func breakLine(_ range: ByteRange, _ context: HTMLContext) {
    guard builder.isOpen else { return }
    if context.flags.contains(.preformatted) {
      builder.replace("\n", lower: range)
    } else if lineBreak != nil {
      boundary()
    } else {
      lineBreak = range
      space = nil
    }
  }

  /// A line end that is white space, kept as a line feed: where the lines of the source are the author's.
  mutating func softBreak(_ range: ByteRange, _ context: HTMLContext) {
    guard builder.isOpen, lineBreak == nil else { return }
    space = range
    keepsLineEnd = true
  }

  private mutating func addSpace(_ range: ByteRange) {
    if space == nil, lineBreak == nil, builder.isOpen { space = range }
  }

  private func isBlank(_ range: ByteRange) -> Bool {
    bytes[range.lower..<range.upper].allSatisfy(\.isASCIIWhitespace)
  }

  /// Opens a block if none is, and writes the white space that was held back.
  private mutating func prepare(_ context: HTMLContext, at lower: Int, next: Ending) {
    if !builder.isOpen {
      open(context, at: lower)
    } else if let range = lineBreak {
      builder.replace("\n", lower: range)
    } else if let range = space, keepsLineEnd || !isJoined(range, next) {
      builder.replace(keepsLineEnd ? "\n" : " ", lower: range)
    }
    space = nil
    keepsLineEnd = false
    lineBreak = nil
    if hiddenDepth == 0 { isVisible = true }
    if waiting > 0 { startMarks() }
    captures.start(at: builder.offset)
  }

  private mutating func open(_ context: HTMLContext, at lower: Int) {
    builder.open(context.zone, at: lower, level: context.blockLevel, language: languages[Int(context.language)])
    zone = context.zone
    blockStart = builder.offset
    isVisible = false
    bylineBytes = 0
    ending = .none
  }

  /// Whether white space with a line feed stands between two characters of a script that is written without spaces.
  ///
  /// It is then no space at all (CSS Text, section 4.1.2): source lines are wrapped anywhere in such text.
  private func isJoined(_ range: ByteRange, _ next: Ending) -> Bool {
    guard bytes[range.lower..<range.upper].contains(0x0A), let before = scalar(before: ending) else { return false }
    return before.isWideWithoutSpaces && (scalar(at: next)?.isWideWithoutSpaces ?? false)
  }

  private func scalar(before ending: Ending) -> Unicode.Scalar? {
    switch ending {
    case .none: return nil
    case .replaced(let scalar): return scalar
    case .copied(let end):
      var start = end - 1
      while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      return firstScalar(ByteRange(start, end))
    }
  }

  private func scalar(at next: Ending) -> Unicode.Scalar? {
    switch next {
    case .none: nil
    case .replaced(let scalar): scalar
    case .copied(let start): firstScalar(ByteRange(start, min(start + 4, bytes.count)))
    }
  }

  private func firstScalar(_ range: ByteRange) -> Unicode.Scalar? {
    guard range.lower < range.upper, bytes[range.lower] >= 0xE0 else { return nil }
    var decoder = UTF8()
    var iterator = bytes[range.lower..<range.upper].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
    return nil
  }
}

// MARK: - Blocks, marks, captures

extension HTMLFlow {
  /// Ends the open block; marks go on in the next one, captures do not.
  mutating func boundary() {
    space = nil
    keepsLineEnd = false
    lineBreak = nil
    guard builder.isOpen else { return }
    let end = builder.offset
    if waiting < opened { for index in stretches.indices { endStretch(index, at: end) } }
    for capture in captures.finish(at: end) { claim(capture, end: end) }
    if !isVisible {
      zone = .hidden
    } else if zone == .body, isByline(end - blockStart) {
      zone = .byline
    }
    builder.rezone(zone)
    for mark in blockMarks where isKept(mark.kind) { builder.mark(mark.kind, over: mark.range) }
    blockMarks.removeAll(keepingCapacity: true)
    builder.close()
  }

  /// A hidden stretch is marked only where the rest of its block is shown, and code only outside code.
  private func isKept(_ kind: MarkKind) -> Bool {
    switch kind {
    case .hidden: zone != .hidden
    case .code: zone != .code
    default: true
    }
  }

  /// Whether a block of `count` bytes is the author's or the date's line, and not a sentence that names them.
  private func isByline(_ count: Int) -> Bool {
    bylineBytes > 0 && (count <= 60 || bylineBytes * 4 >= count)
  }

  /// Begins stretches of these kinds; stretches of one kind that nest are one.
  mutating func begin(_ kinds: MarkSet) {
    for index in stretches.indices where kinds.isSuperset(of: stretches[index].bit) {
      stretches[index].depth += 1
      guard stretches[index].depth == 1 else { continue }
      waiting += 1
      opened += 1
      if stretches[index].kind == .hidden { hiddenDepth = 1 }
    }
  }

  /// Ends stretches of these kinds.
  mutating func end(_ kinds: MarkSet) {
    for index in stretches.indices where kinds.isSuperset(of: stretches[index].bit) {
      stretches[index].depth -= 1
      guard stretches[index].depth == 0 else { continue }
      endStretch(index, at: builder.offset)
      waiting -= 1
      opened -= 1
      if stretches[index].kind == .hidden { hiddenDepth = 0 }
    }
  }

  private mutating func startMarks() {
    for index in stretches.indices where stretches[index].depth > 0 && stretches[index].start == nil {
      stretches[index].start = builder.offset
    }
    waiting = 0
  }

  /// Notes the stretch up to here; what is left of it waits for more text.
  private mutating func endStretch(_ index: Int, at end: Int) {
    guard let start = stretches[index].start else { return }
    stretches[index].start = nil
    waiting += 1
    blockMarks.append(Mark(kind: stretches[index].kind, range: TextRange(start, end)))
  }

  /// Begins to note where the text of a claim stands; gives a number to end it with.
  mutating func capture(_ kind: ClaimKind, rank: Int, origin: String) -> Int32 {
    captures.begin(HTMLCaptures.Capture(kind: kind, rank: rank, origin: origin))
  }

  /// Ends a claim's text, if a block boundary has not done so.
  mutating func endCapture(_ number: Int32) {
    if let capture = captures.end(number) { claim(capture, end: builder.offset) }
  }

  private mutating func claim(_ capture: HTMLCaptures.Capture, end: Int) {
    let range = TextRange(capture.start, end)
    guard !range.isEmpty else { return }
    claims.add(capture.kind, rank: capture.rank, origin: capture.origin, at: .main(range))
    if capture.kind == .author || capture.kind == .date { bylineBytes += range.count }
  }

  /// Ends the last block and gives the text, and the claims about it.
  consuming func finish() -> (DocumentBuilder.Result, Identity) {
    boundary()
    let result = builder.finish()
    return (result, claims.identity(in: result))
  }
}

extension Unicode.Scalar {
  /// Whether the character is wide and of a script that puts no spaces between words: Han, kana, Yi, bopomofo, their
  /// punctuation and full-width forms (UAX 11, Hangul left out).
  var isWideWithoutSpaces: Bool {
    switch value {
    case 0x2E80...0x312F, 0x3190...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0x20000...0x3FFFD: true
    default: false
    }
  }
}
