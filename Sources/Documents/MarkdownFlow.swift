import Markdown

/// Turns the events of the Markdown parser into elements of a page.
struct MarkdownFlow {
  var page: HTMLPage
  let bytes: [UInt8]
  /// What the parser's offsets are to be moved by: the front matter's length.
  let base: Int
  /// Behind the last text that was read from the source.
  private(set) var last: Int
  /// Raw HTML that waits for the rest of its lines.
  private var html = RawMarkup()
  /// Raw HTML that is being read.
  private var markup = RawMarkup()
  private var isCodeBlock = false
  /// How many images are open; the text in them is the outermost one's alternative.
  private var images = 0
  /// Where the text of the open links and images begins, nil before it does.
  private var linkStarts: [Int?] = []
  /// How many dollar signs open the formula that begins here.
  private var dollars = 0
  /// Lines of code that follow each other in the source and are not handed on yet.
  private var code = ByteRange(0, 0)

  init(_ decoded: [UInt8], from base: Int) {
    page = HTMLPage(decoded)
    bytes = decoded
    self.base = base
    last = base
  }

  consuming func finish(_ declared: Declared) -> Reading { page.finish(declared) }

  // MARK: Elements

  /// Opens an element without attributes.
  private mutating func begin(_ element: HTMLElement) {
    let (name, traits) = Self.elements[Int(element.rawValue)]
    page.attributes.take([])
    page.words = HTMLWords()
    page.closeImplied(before: element, traits)
    if traits.contains(.block) { page.flow.boundary() }
    var entry = HTMLOpenElement(
      name: name, element: element, traits: traits, own: page.contribution(element, traits), context: page.context)
    entry.capture = page.capture(element)
    page.enter(entry)
  }

  /// Opens an element that only marks its text.
  private mutating func begin(_ element: HTMLElement, marks: MarkSet) {
    let (name, traits) = Self.elements[Int(element.rawValue)]
    page.closeImplied(before: element, traits)
    var own = HTMLContribution()
    own.marks = marks
    page.enter(HTMLOpenElement(name: name, element: element, traits: traits, own: own, context: page.context))
  }

  private mutating func end(_ element: HTMLElement) {
    let (name, traits) = Self.elements[Int(element.rawValue)]
    let nowhere = ByteRange(last, last)
    page.close(HTMLTag(name: nowhere, range: nowhere, isSelfClosing: false), name, element, traits)
  }

  /// Closes elements whose text is no text of the page: they do not reach beyond the block they stand in, since their
  /// end tag would be text.
  private mutating func closeUnread() {
    guard page.context.flags.contains(.unread) || page.collected != nil || page.count(.textarea) > 0 else { return }
    while let index = page.open.firstIndex(where: { $0.element.state != .data }) { page.close(from: index) }
  }

  /// Names and traits by the number of the element; those that Markdown makes have one.
  private static let elements: [(name: HTMLName, traits: HTMLTraits)] = {
    let names = [
      "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "table", "thead", "tbody", "tr",
      "th", "td", "a", "code", "del",
    ]
    let none = (name: HTMLName(""), traits: HTMLTraits())
    var elements = [(name: HTMLName, traits: HTMLTraits)](repeating: none, count: HTMLElement.count)
    for name in names.map(HTMLName.init) {
      if let known = HTMLElement.known[name] { elements[Int(known.element.rawValue)] = (name, known.traits) }
    }
    return elements
  }()

  private static let headings: [HTMLElement] = [.h1, .h2, .h3, .h4, .h5, .h6]

  /// The element that a block stands for.
  private func element(of block: MarkdownBlock) -> HTMLElement? {
    switch block {
    case .quote: .blockquote
    case .unorderedList: .ul
    case .orderedList: .ol
    case .item: .li
    case .heading(let level): Self.headings[min(max(level, 1), 6) - 1]
    case .code: .pre
    case .paragraph: .p
    case .table: .table
    case .tableHead: .thead
    case .tableBody: .tbody
    case .tableRow: .tr
    case .headerCell: .th
    case .cell: .td
    case .document, .thematicBreak, .html: nil
    }
  }
}

// MARK: - Events

extension MarkdownFlow: MarkdownHandler {
  mutating func enter(_ block: MarkdownBlock) -> Bool {
    flushMarkup()
    if let element = element(of: block) { begin(element) }
    if case .thematicBreak = block { page.flow.boundary() }
    if case .code = block { isCodeBlock = true }
    return true
  }

  mutating func leave(_ block: MarkdownBlock) -> Bool {
    flushMarkup()
    flushCode()
    closeUnread()
    if let element = element(of: block) { end(element) }
    isCodeBlock = false
    return true
  }

  mutating func enter(_ span: MarkdownSpan) -> Bool {
    flushMarkup()
    switch span {
    case .link, .wikiLink:
      linkStarts.append(nil)
      begin(.a, marks: .link)
    case .image:
      images += 1
      if images == 1, page.collected == nil { page.collected = HTMLValue() }
      linkStarts.append(nil)
    case .code: begin(.code, marks: .code)
    case .deletion: begin(.del, marks: .deletion)
    case .math, .displayMath:
      dollars = span == .math ? 1 : 2
      begin(.code, marks: .math)
    case .emphasis, .strong, .underline: break
    }
    return true
  }

  mutating func leave(_ span: MarkdownSpan) -> Bool {
    flushMarkup()
    switch span {
    case .link(let destination, let title):
      end(.a)
      addAttributes(destination, "href", title)
    case .wikiLink:
      end(.a)
      linkStarts.removeLast()
    case .image(let source, let title):
      images -= 1
      if images == 0, let value = page.collected {
        page.collected = nil
        page.flow.addSide(page.flow.isHidden ? .hidden : .alt, value, name: "alt", language: page.context.language)
      }
      addAttributes(source, "src", title)
    case .code: end(.code)
    case .deletion: end(.del)
    case .math, .displayMath:
      take(dollars: span == .math ? 1 : 2)
      end(.code)
    case .emphasis, .strong, .underline: break
    }
    return true
  }

  mutating func text(_ kind: MarkdownText, _ text: Span<UInt8>, sourceOffset: Int?) -> Bool {
    if case .html = kind {
      html.append(text, at: sourceOffset.map { $0 + base }, in: bytes)
      return true
    }
    flushMarkup()
    guard let offset = sourceOffset else {
      if case .nul = kind { return nul() }
      return lineBreak(kind, text)
    }
    let range = ByteRange(base + offset, base + offset + text.count)
    switch kind {
    case .softBreak, .hardBreak: return lineBreak(kind, text)
    case .code where isCodeBlock: return addCode(range)
    case .entity:
      start(at: range.lower)
      entity(range)
    default:
      start(at: range.lower)
      page.text(range)
    }
    last = range.upper
    return true
  }

  /// Text begins at `offset`: the open links do, and the formula with its dollar signs.
  private mutating func start(at offset: Int) {
    last = max(last, offset)
    startLinks(at: offset)
    guard dollars > 0 else { return }
    last = max(offset - dollars, base)
    take(dollars: dollars)
    dollars = 0
  }

  /// A NUL, which the parser does not point to: it is what comes next.
  private mutating func nul() -> Bool {
    while last < bytes.count, bytes[last] != 0 { last += 1 }
    guard last < bytes.count else { return true }
    page.text(.unknown, for: ByteRange(last, last + 1))
    last += 1
    return true
  }

  private mutating func startLinks(at offset: Int) {
    var index = linkStarts.count - 1
    while index >= 0, linkStarts[index] == nil {
      linkStarts[index] = offset
      index -= 1
    }
  }

  /// What the parser says of the end of a line, or of the indentation of code: it is not in the source as it is said.
  private mutating func lineBreak(_ kind: MarkdownText, _ text: Span<UInt8>) -> Bool {
    let sign = text.count == 1 ? text[0] : 0
    if isCodeBlock, sign == 0x0A, code.count > 0, code.upper < bytes.count, bytes[code.upper] == 0x0A {
      code.upper += 1
      return true
    }
    flushCode()
    var isHard = false
    var isSoft = false
    switch kind {
    case .hardBreak: isHard = true
    case .softBreak: isSoft = true
    default: guard sign == 0x0A || sign == 0x20 && !isCodeBlock else { return true }
    }
    let start = lineEnd(bytes, from: last)
    let isPair = start + 1 < bytes.count && bytes[start] == 0x0D && bytes[start + 1] == 0x0A
    let range = ByteRange(start, min(start + (isPair ? 2 : 1), bytes.count))
    last = range.upper
    if page.collected != nil || page.context.flags.contains(.unread) || !isHard && !isSoft {
      page.text(.lineFeed, for: range)
    } else if isHard {
      page.flow.breakLine(range, page.context)
    } else {
      page.flow.softBreak(range, page.context)
    }
    return true
  }

  /// Takes a line of code; lines without marks of quotations or lists between them are one piece.
  private mutating func addCode(_ range: ByteRange) -> Bool {
    if code.count > 0, code.upper == range.lower {
      code.upper = range.upper
    } else {
      flushCode()
      code = range
    }
    return true
  }

  private mutating func flushCode() {
    guard code.count > 0 else { return }
    page.text(code)
    last = code.upper
    code = ByteRange(0, 0)
  }

  private mutating func entity(_ range: ByteRange) {
    let reference = HTMLCharacterReference.at(range.lower, in: bytes.span, upTo: range.upper, isAttribute: false)
    guard let reference, reference.end == range.upper else { return page.text(range) }
    page.text(reference.replacement, for: range)
  }

  /// Takes over the dollar signs around a formula, which are no markup to a reader without the extension.
  private mutating func take(dollars: Int) {
    let end = min(last + dollars, bytes.count)
    guard bytes[last..<end].allSatisfy({ $0 == UInt8(ascii: "$") }) else { return }
    page.text(ByteRange(last, end))
    last = end
  }
}

// MARK: - Raw HTML

extension MarkdownFlow: HTMLTokenHandler {
  var allowsCDATA: Bool { page.allowsCDATA }

  /// Reads the raw HTML that was collected.
  private mutating func flushMarkup() {
    guard !html.isEmpty else { return }
    markup = html
    html = RawMarkup()
    var tokenizer = HTMLTokenizer(markup.text)
    tokenizer.run(&self)
    last = max(last, markup.end)
  }

  mutating func text(_ range: ByteRange) {
    markup.eachPiece(of: range) { page.text($0) }
  }

  mutating func text(_ replacement: HTMLReplacement, for range: ByteRange) {
    page.text(replacement, for: markup.source(range))
  }

  mutating func startTag(_ tag: HTMLTag, _ attributes: [HTMLAttribute]) -> HTMLTokenizer.State {
    page.startTag(
      moved(tag),
      attributes.map { attribute in
        var attribute = attribute
        attribute.name = markup.source(attribute.name)
        attribute.value = markup.source(attribute.value)
        return attribute
      })
  }

  mutating func endTag(_ tag: HTMLTag) { page.endTag(moved(tag)) }

  mutating func comment(_ content: ByteRange, whole: ByteRange) {
    page.comment(markup.source(content), whole: markup.source(whole))
  }

  mutating func unfinishedTag(_ range: ByteRange) { text(range) }

  mutating func doctype(_ doctype: HTMLDoctype) {}

  private func moved(_ tag: HTMLTag) -> HTMLTag {
    HTMLTag(name: markup.source(tag.name), range: markup.source(tag.range), isSelfClosing: tag.isSelfClosing)
  }
}

// MARK: - Destinations and titles

extension MarkdownFlow {
  private mutating func addAttributes(_ address: MarkdownAttribute, _ name: String, _ title: MarkdownAttribute) {
    let use = ByteRange((linkStarts.popLast() ?? nil) ?? last, last)
    var finder = MarkdownAttributeFinder(bytes, base: base, from: last, use: use)
    let destination = finder.value(of: address)
    if destination.text.isAbsoluteAddress {
      page.flow.addSide(.link, text: destination.text, map: destination.map, name: name)
    }
    guard !title.isEmpty else { return }
    let value = finder.value(of: title, isTitle: true)
    page.flow.addSide(page.flow.isHidden ? .hidden : .alt, text: value.text, map: value.map, name: "title")
  }

  /// Adds what link definitions say to the checker as comments beside the text.
  mutating func addInstructions(from start: Int) {
    for range in MarkdownComments.instructions(in: bytes, from: start) {
      page.flow.addSide(
        .comment, text: Array(bytes[range.lower..<range.upper]),
        map: SourceMap(identity: range.count, lowerStart: range.lower), name: nil)
    }
  }

  /// Adds the values of the front matter beside the text.
  mutating func add(_ frontMatter: FrontMatter, _ fields: FieldMap) {
    let (values, omission) = FrontMatterReader.read(bytes, frontMatter)
    if let omission { page.omissions.append(omission) }
    for value in values.lazy.map(\.trimmed) {
      let role = fields.role(of: value.path)
      if role?.role == .language, page.language == nil { page.language = String(decoding: value.text, as: UTF8.self) }
      let name = value.name("front-matter:")
      let zone = role?.role.zone ?? .meta
      guard let index = page.flow.addSide(zone, text: value.text, map: value.map, name: name) else { continue }
      guard let role, let claim = role.role.claim else { continue }
      page.flow.claims.add(claim, rank: role.rank, origin: name, at: .side(index))
    }
  }
}
