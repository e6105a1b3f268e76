/// The elements whose meaning a reader needs; every other one is `unknown` and only nests.
enum HTMLElement: UInt8, Sendable {
  case unknown
  case a, address, annotation, applet, area, article, aside, audio, b, base, big, blockquote, body, br, button, canvas
  case caption, center, code, col, colgroup, datalist, dd, del, desc, details, dialog, dir, div, dl, dt, em, embed
  case fieldset, figcaption, figure, font, footer, foreignObject, form, frameset, h1, h2, h3, h4, h5, h6, head, header
  case hgroup, hr, html, i, iframe, img, input, kbd, legend, li, link, listing, main, marquee, math, menu, meta, mi, mn
  case mo, ms, mtext, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, p, plaintext, pre, q, rb, rp
  case rt, rtc, ruby, s, samp, script, search, section, select, small, span, strike, strong, style, sub, summary, sup
  case svg, table, tbody, td, template, text, textarea, tfoot, th, thead, time, title, tr, tt, u, ul, `var`, video
  case void, wbr, xmp

  /// The number of elements.
  static let count = Int(HTMLElement.xmp.rawValue) + 1

  /// The level of a heading, 0 for other elements.
  var headingLevel: Int {
    (Self.h1.rawValue...Self.h6.rawValue).contains(rawValue) ? Int(rawValue - Self.h1.rawValue) + 1 : 0
  }

  /// How the text in the element is read, HTML and not SVG or MathML assumed (WHATWG HTML, section 13.2.6).
  var state: HTMLTokenizer.State {
    switch self {
    case .title, .textarea: .rcdata
    case .style, .xmp, .iframe, .noembed, .noframes: .rawtext
    case .script: .scriptData
    case .plaintext: .plaintext
    default: .data
    }
  }
}

/// What the standard and the default style sheet say about an element.
struct HTMLTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// Has no content and no end tag.
  static let void = HTMLTraits(rawValue: 1 << 0)
  /// Its text and its surroundings' are different blocks.
  static let block = HTMLTraits(rawValue: 1 << 1)
  /// Its start tag closes an open `<p>`.
  static let closesParagraph = HTMLTraits(rawValue: 1 << 2)
  /// The standard's category "special": an end tag of another element does not reach past it.
  static let special = HTMLTraits(rawValue: 1 << 3)
  /// The standard's category "formatting": goes on after the block that it was opened in.
  static let formatting = HTMLTraits(rawValue: 1 << 4)
  /// An end tag does not find elements outside it ("in scope").
  static let scope = HTMLTraits(rawValue: 1 << 5)
  /// Formatting neither enters nor leaves it.
  static let marker = HTMLTraits(rawValue: 1 << 6)
  /// Its content is no text of the page.
  static let unread = HTMLTraits(rawValue: 1 << 7)
  /// Its content is text that browsers do not show.
  static let unshown = HTMLTraits(rawValue: 1 << 8)
  /// Its white space stands.
  static let preformatted = HTMLTraits(rawValue: 1 << 9)
  /// Its start tag leaves SVG and MathML.
  static let breakout = HTMLTraits(rawValue: 1 << 10)

  /// A block as most are.
  static let flow: HTMLTraits = [.block, .closesParagraph, .special]
}
