extension HTMLPage {
  /// Closes what the start tag of `element` closes without saying so.
  mutating func closeImplied(before element: HTMLElement, _ traits: HTMLTraits) {
    switch element {
    case .li: closeItem([.li])
    case .dd, .dt: closeItem([.dd, .dt])
    case .a: closeFormatting(of: .a)
    case .option: closeTop([.option])
    case .optgroup:
      closeTop([.option])
      closeTop([.optgroup])
    case .button: closeScoped(.button)
    case .rb, .rp, .rt, .rtc: if count(.ruby) > 0 { closeTop([.rb, .rp, .rt]) }
    case .td, .th: closeInTable(upTo: [.tr, .tbody, .thead, .tfoot, .table])
    case .tr: closeInTable(upTo: [.tbody, .thead, .tfoot, .table])
    case .tbody, .thead, .tfoot, .caption, .colgroup, .col: closeInTable(upTo: [.table])
    case .table: if isDirectlyInTable { closeInTable(upTo: [.table], includingIt: true) }
    default: break
    }
    if traits.contains(.closesParagraph) { closeScoped(.p) }
    if element.headingLevel > 0, let top = open.last, top.element.headingLevel > 0 { close(from: open.count - 1) }
  }

  /// Whether the start tag counts where it stands: parts of tables only do in tables.
  func isPlaced(_ element: HTMLElement) -> Bool {
    switch element {
    case .td, .th, .tr, .tbody, .thead, .tfoot, .caption, .colgroup, .col: count(.table) > 0
    default: true
    }
  }

  /// Does what an end tag means.
  mutating func close(_ tag: HTMLTag, _ name: HTMLName, _ element: HTMLElement, _ traits: HTMLTraits) {
    switch element {
    case .html, .head, .body: return
    case .br: flow.breakLine(tag.range, context)
    case .p:
      if count(.p) > 0 { closeScoped(.p) } else { flow.boundary() }
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if let index = indexInScope({ $0.headingLevel > 0 }) { close(from: index) }
    case .td, .th, .tr, .tbody, .thead, .tfoot, .caption, .colgroup, .table:
      guard count(element) > 0 else { return }
      closeInTable(upTo: [element], includingIt: true)
    default:
      if traits.contains(.void) { return }
      if traits.contains(.formatting) {
        closeFormatting(of: element)
      } else if traits.contains(.special) || traits.contains(.block) {
        closeScoped(element)
      } else {
        closeOther(name)
      }
    }
  }

  // MARK: Searching

  func count(_ element: HTMLElement) -> Int { counts[Int(element.rawValue)] }

  /// The innermost open element that fits, unless a scope begins within it (section 13.2.4.2).
  private func indexInScope(_ fits: (HTMLElement) -> Bool) -> Int? {
    for index in open.indices.reversed() {
      if fits(open[index].element) { return index }
      if open[index].traits.contains(.scope) { return nil }
    }
    return nil
  }

  private var isDirectlyInTable: Bool {
    guard count(.table) > 0 else { return false }
    let scope = open.last { [.td, .th, .caption, .table, .template].contains($0.element) }
    return scope?.element == .table
  }

  // MARK: Closing

  private mutating func closeScoped(_ element: HTMLElement) {
    guard count(element) > 0 else { return }
    let stopsAtButton = element == .p && count(.button) > 0
    guard let index = indexInScope({ $0 == element || (stopsAtButton && $0 == .button) }),
      open[index].element == element
    else { return }
    close(from: index)
  }

  /// Closes the innermost item of a list unless a list, a cell or another such element was opened in it.
  private mutating func closeItem(_ elements: [HTMLElement]) {
    guard elements.contains(where: { count($0) > 0 }) else { return }
    for index in open.indices.reversed() {
      if elements.contains(open[index].element) { return close(from: index) }
      if open[index].traits.contains(.special), ![.address, .div, .p].contains(open[index].element) { return }
    }
  }

  private mutating func closeTop(_ elements: [HTMLElement]) {
    if let top = open.last, elements.contains(top.element) { close(from: open.count - 1) }
  }

  /// Closes all within the innermost of `elements`, unless a table begins between.
  private mutating func closeInTable(upTo elements: [HTMLElement], includingIt: Bool = false) {
    guard count(.table) > 0 else { return }
    for index in open.indices.reversed() {
      if elements.contains(open[index].element) {
        let first = includingIt ? index : index + 1
        if first < open.count { close(from: first) }
        return
      }
      if [.table, .template].contains(open[index].element) { return }
    }
  }

  /// Takes the innermost such formatting element off the stack and leaves what was opened in it.
  private mutating func closeFormatting(of element: HTMLElement) {
    guard count(element) > 0 else { return }
    for index in open.indices.reversed() {
      if open[index].element == element {
        leave(open.remove(at: index))
        return rebuildContexts(from: index)
      }
      if open[index].traits.contains(.marker) { return }
    }
  }

  /// An end tag without rules of its own: up to the element of that name, if no special one is in between.
  private mutating func closeOther(_ name: HTMLName) {
    for index in open.indices.reversed() {
      if open[index].name == name { return close(from: index) }
      if open[index].traits.contains(.special) { return }
    }
  }

  /// Closes the elements from `first` on; formatting opened in them goes on behind them, unless a marker stops it.
  mutating func close(from first: Int) {
    let marker = open[first...].firstIndex { $0.traits.contains(.marker) } ?? open.count
    var kept: [HTMLOpenElement] = []
    while open.count > first {
      let index = open.count - 1
      let entry = open.removeLast()
      if index > first, index < marker, entry.traits.contains(.formatting) {
        kept.append(entry)
      } else {
        leave(entry)
      }
    }
    open.append(contentsOf: kept.reversed())
    rebuildContexts(from: first)
    if !kept.isEmpty { forgetRepeatedFormatting() }
  }

  private mutating func rebuildContexts(from first: Int) {
    var below = first > 0 ? open[first - 1].context : HTMLContext()
    for index in first..<open.count {
      below = below.adding(open[index].own)
      open[index].context = below
    }
    context = below
  }

  /// Keeps at most three open formatting elements of a kind ("Noah's Ark", section 13.2.4.3), so that a page that never
  /// closes them does not pile them up.
  private mutating func forgetRepeatedFormatting() {
    var seen = 0
    for index in open.indices.reversed() {
      guard let top = open.last?.element, open[index].element == top else { continue }
      seen += 1
      guard seen > 3 else { continue }
      leave(open.remove(at: index))
      return rebuildContexts(from: index)
    }
  }

  // MARK: SVG and MathML

  /// Whether the start tag ends SVG or MathML (section 13.2.6.5).
  func leavesForeign(_ element: HTMLElement, _ traits: HTMLTraits) -> Bool {
    traits.contains(.breakout) && element != .unknown
  }

  mutating func closeForeign() {
    guard let index = open.lastIndex(where: { !$0.context.flags.contains(.foreign) }) else {
      return close(from: 0)
    }
    if index + 1 < open.count { close(from: index + 1) }
  }

  mutating func foreignStart(_ tag: HTMLTag, _ name: HTMLName, _ element: HTMLElement) {
    link(element)
    if tag.isSelfClosing { return }
    guard open.count < Self.nestingLimit else {
      overflow += 1
      return
    }
    var own = HTMLContribution()
    var traits: HTMLTraits = []
    switch element {
    case .foreignObject:
      own.cleared = .foreign
      traits = [.scope, .block]
    case .title, .desc, .mi, .mo, .mn, .ms, .mtext: own.cleared = .foreign
    case .script, .style: own.flags = .unread
    case .annotation: own.marks = .hidden
    case .text: traits = .block
    default: break
    }
    if isHiddenByAttributes { own.marks.formUnion(.hidden) }
    if traits.contains(.block) { flow.boundary() }
    enter(HTMLOpenElement(name: name, element: element, traits: traits, own: own, context: context))
    if element == .title || element == .desc, collected == nil { collected = HTMLValue() }
  }

  /// Closes the SVG or MathML element of that name; false when the end tag is one of HTML.
  mutating func foreignEnd(_ name: HTMLName) -> Bool {
    for index in open.indices.reversed() {
      guard open[index].own.cleared.contains(.foreign) || open[index].context.flags.contains(.foreign) else {
        return false
      }
      guard open[index].name == name else { continue }
      close(from: index)
      return true
    }
    return false
  }
}
