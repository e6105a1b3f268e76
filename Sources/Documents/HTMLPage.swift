/// Takes the tokens of a page and makes zones, marks and claims of them, with a stack of open elements and no tree.
///
/// The stack follows the rules of the standard's tree construction (WHATWG HTML, section 13.2.6) as far as they decide
/// where an element ends; see `HTMLPage+Tree.swift`.
struct HTMLPage: HTMLTokenHandler {
  /// How deep elements are followed; browsers flatten what is deeper, too.
  static let nestingLimit = 512

  let bytes: [UInt8]
  var flow: HTMLFlow
  var open: [HTMLOpenElement] = []
  /// How many open elements of each kind there are.
  var counts: [Int] = Array(repeating: 0, count: HTMLElement.count)
  var context = HTMLContext()
  var attributes: HTMLAttributes
  /// What the classes and the identifier of the current tag say.
  var words = HTMLWords()
  /// The properties that open elements are items of, by number.
  var items: [String] = [""]
  /// How many elements are open beyond the limit.
  var overflow = 0
  /// The language that `<html>` declares, or else the metadata.
  var language: String?
  var languageHint: String?
  var omissions: [Omission] = []
  /// Whether an `<h2>` has been seen; the first is the title of a page without `<h1>`.
  var hasSecondHeading = false
  /// The text of an element that becomes a side block: `<title>`, also in SVG.
  var collected: HTMLValue?
  /// The script whose text is JSON-LD.
  var linkedData: ByteRange?
  /// Whether a line feed that comes next is to be dropped: the first in `<pre>`.
  var dropsLineFeed = false

  /// A page with no tokens yet.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    flow = HTMLFlow(bytes)
    attributes = HTMLAttributes(bytes)
  }

  var allowsCDATA: Bool { context.flags.contains(.foreign) }

  // MARK: Text

  mutating func text(_ range: ByteRange) {
    var range = range
    if dropsLineFeed {
      dropsLineFeed = false
      if bytes[range.lower] == 0x0A { range.lower += 1 }
    }
    if collected != nil {
      collected?.collapse(range, of: bytes)
    } else if context.flags.contains(.unread) {
      linkedData?.upper = range.upper
    } else if context.flags.contains(.preformatted) {
      flow.preformatted(range, context)
    } else {
      flow.text(range, context)
    }
  }

  mutating func text(_ replacement: HTMLReplacement, for range: ByteRange) {
    let dropped = dropsLineFeed && replacement == .lineFeed
    dropsLineFeed = false
    if dropped { return }
    if collected != nil {
      collected?.collapse(replacement, for: range)
    } else if context.flags.contains(.unread) {
      linkedData?.upper = range.upper
    } else {
      flow.text(replacement, for: range, context)
    }
  }

  // MARK: Tags

  mutating func startTag(_ tag: HTMLTag, _ list: [HTMLAttribute]) -> HTMLTokenizer.State {
    let name = HTMLName(tag.name, in: bytes.span)
    let (element, traits) = HTMLElement.known[name] ?? (.unknown, [])
    dropsLineFeed = false
    attributes.take(list)
    words = attributes.has(.class) || attributes.has(.id) ? attributes.words() : HTMLWords()
    if context.flags.contains(.foreign) {
      if leavesForeign(element, traits) {
        closeForeign()
      } else {
        foreignStart(tag, name, element)
        return .data
      }
    }
    if collected != nil, element.state == .data { return .data }
    closeImplied(before: element, traits)
    guard isPlaced(element) else {
      flow.boundary()
      return .data
    }
    if traits.contains(.block) { flow.boundary() }
    let item = attributes.isEmpty ? 0 : metadata(element)
    if traits.contains(.void) {
      if element == .br { flow.breakLine(tag.range, context) }
      return .data
    }
    push(tag, name, element, traits, item: item)
    dropsLineFeed = traits.contains(.preformatted)
    return element.state
  }

  mutating func endTag(_ tag: HTMLTag) {
    let name = HTMLName(tag.name, in: bytes.span)
    let (element, traits) = HTMLElement.known[name] ?? (.unknown, [])
    dropsLineFeed = false
    if overflow > 0, !traits.contains(.void), element.state == .data {
      overflow -= 1
      if traits.contains(.block) { flow.boundary() }
      return
    }
    if context.flags.contains(.foreign) {
      if element == .p || element == .br { closeForeign() } else if foreignEnd(name) { return }
    }
    close(tag, name, element, traits)
  }

  mutating func unfinishedTag(_ range: ByteRange) {
    omissions.append(
      Omission(
        code: "unfinished-tag", message: "The page ends within a tag; what stands in the tag is not read.", range: range
      ))
  }

  mutating func doctype(_ doctype: HTMLDoctype) {}

  mutating func comment(_ content: ByteRange, whole: ByteRange) {
    var range = content
    while range.lower < range.upper, bytes[range.lower].isASCIIWhitespace { range.lower += 1 }
    while range.lower < range.upper, bytes[range.upper - 1].isASCIIWhitespace { range.upper -= 1 }
    flow.addSide(.comment, HTMLValue(raw: range, in: bytes), name: nil)
  }

  // MARK: The stack

  /// Opens an element, or counts it when too many are open.
  mutating func push(
    _ tag: HTMLTag, _ name: HTMLName, _ element: HTMLElement, _ traits: HTMLTraits, item: Int32
  ) {
    guard element != .html, element != .head, element != .body else { return }
    guard open.count < Self.nestingLimit || element.state != .data else {
      overflow += 1
      noteOverflow(tag.range)
      return
    }
    var entry = HTMLOpenElement(
      name: name, element: element, traits: traits, own: contribution(element, traits), context: context, item: item)
    entry.capture = capture(element)
    enter(entry)
    if element == .title { collected = HTMLValue() }
    if element == .script, isLinkedData { linkedData = ByteRange(tag.range.upper, tag.range.upper) }
  }

  /// Puts the entry on the stack.
  mutating func enter(_ entry: HTMLOpenElement) {
    var entry = entry
    entry.context = context.adding(entry.own)
    context = entry.context
    counts[Int(entry.element.rawValue)] += 1
    if !entry.own.marks.isEmpty { flow.begin(entry.own.marks) }
    open.append(entry)
  }

  /// Does what the end of an element means, once it is off the stack.
  mutating func leave(_ entry: HTMLOpenElement) {
    counts[Int(entry.element.rawValue)] -= 1
    if entry.capture > 0 { flow.endCapture(entry.capture) }
    if !entry.own.marks.isEmpty { flow.end(entry.own.marks) }
    if entry.traits.contains(.block) { flow.boundary() }
    if entry.element == .title || entry.element == .desc { finishCollecting(entry) }
    if entry.element == .script { finishLinkedData() }
  }

  private mutating func noteOverflow(_ range: ByteRange) {
    guard !omissions.contains(where: { $0.code == "nesting-limit" }) else { return }
    omissions.append(
      Omission(
        code: "nesting-limit",
        message: "Elements are nested more than \(Self.nestingLimit) deep; what the deeper ones are is not read.",
        range: range))
  }
}
