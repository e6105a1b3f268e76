extension HTMLElement {
  /// An element and its traits.
  typealias Entry = (element: HTMLElement, traits: HTMLTraits)

  /// Every known element by name.
  static let known = HTMLNameTable<Entry>(
    rows(voids) + rows(blocks) + rows(tables) + rows(inlines) + rows(embedded) + rows(foreign))

  private static func rows(_ list: [(String, HTMLElement, HTMLTraits)]) -> [(String, Entry)] {
    list.map { ($0.0, ($0.1, $0.2)) }
  }

  private static let voids: [(String, HTMLElement, HTMLTraits)] = [
    ("area", .area, .void), ("base", .base, .void), ("basefont", .void, .void), ("bgsound", .void, .void),
    ("br", .br, [.void, .breakout]), ("col", .col, .void), ("embed", .embed, [.void, .breakout]),
    ("frame", .void, .void), ("hr", .hr, [.void, .block, .closesParagraph, .breakout]),
    ("img", .img, [.void, .breakout]), ("image", .img, .void), ("input", .input, .void), ("keygen", .void, .void),
    ("link", .link, .void), ("meta", .meta, [.void, .breakout]), ("param", .void, .void), ("source", .void, .void),
    ("track", .void, .void), ("wbr", .wbr, .void),
  ]

  private static let blocks: [(String, HTMLElement, HTMLTraits)] = [
    ("address", .address, .flow), ("article", .article, .flow), ("aside", .aside, .flow),
    ("blockquote", .blockquote, [.flow, .breakout]), ("body", .body, [.special, .breakout]),
    ("center", .center, [.flow, .breakout]), ("dd", .dd, [.flow, .breakout]), ("details", .details, .flow),
    ("dialog", .dialog, .flow), ("dir", .dir, .flow), ("div", .div, [.flow, .breakout]),
    ("dl", .dl, [.flow, .breakout]), ("dt", .dt, [.flow, .breakout]), ("fieldset", .fieldset, .flow),
    ("figcaption", .figcaption, .flow), ("figure", .figure, .flow), ("footer", .footer, .flow),
    ("form", .form, .flow), ("frameset", .frameset, .special), ("h1", .h1, [.flow, .breakout]),
    ("h2", .h2, [.flow, .breakout]), ("h3", .h3, [.flow, .breakout]), ("h4", .h4, [.flow, .breakout]),
    ("h5", .h5, [.flow, .breakout]), ("h6", .h6, [.flow, .breakout]), ("head", .head, [.special, .breakout]),
    ("header", .header, .flow), ("hgroup", .hgroup, .flow), ("html", .html, [.special, .scope]),
    ("legend", .legend, .block), ("li", .li, [.flow, .breakout]),
    ("listing", .listing, [.flow, .preformatted, .breakout]), ("main", .main, .flow),
    ("marquee", .marquee, [.block, .special, .scope, .marker]), ("menu", .menu, [.flow, .breakout]),
    ("nav", .nav, .flow), ("ol", .ol, [.flow, .breakout]), ("optgroup", .optgroup, .block),
    ("option", .option, .block), ("p", .p, [.flow, .breakout]), ("plaintext", .plaintext, [.flow, .preformatted]),
    ("pre", .pre, [.flow, .preformatted, .breakout]), ("search", .search, .flow), ("section", .section, .flow),
    ("select", .select, [.block, .special]), ("summary", .summary, .flow), ("ul", .ul, [.flow, .breakout]),
    ("xmp", .xmp, [.flow, .preformatted]),
  ]

  private static let tables: [(String, HTMLElement, HTMLTraits)] = [
    ("caption", .caption, [.block, .special, .scope, .marker]), ("colgroup", .colgroup, [.block, .special]),
    ("table", .table, [.flow, .scope, .breakout]), ("tbody", .tbody, [.block, .special]),
    ("td", .td, [.block, .special, .scope, .marker]), ("tfoot", .tfoot, [.block, .special]),
    ("th", .th, [.block, .special, .scope, .marker]), ("thead", .thead, [.block, .special]),
    ("tr", .tr, [.block, .special]),
  ]

  private static let inlines: [(String, HTMLElement, HTMLTraits)] = [
    ("a", .a, .formatting), ("b", .b, [.formatting, .breakout]), ("big", .big, [.formatting, .breakout]),
    ("code", .code, [.formatting, .breakout]), ("del", .del, []), ("em", .em, [.formatting, .breakout]),
    ("font", .font, .formatting), ("i", .i, [.formatting, .breakout]), ("kbd", .kbd, []),
    ("nobr", .nobr, [.formatting, .breakout]), ("q", .q, []), ("rb", .rb, []), ("rp", .rp, []), ("rt", .rt, []),
    ("rtc", .rtc, []), ("ruby", .ruby, .breakout), ("s", .s, [.formatting, .breakout]), ("samp", .samp, []),
    ("small", .small, [.formatting, .breakout]), ("span", .span, .breakout),
    ("strike", .strike, [.formatting, .breakout]), ("strong", .strong, [.formatting, .breakout]),
    ("sub", .sub, .breakout), ("sup", .sup, .breakout), ("time", .time, []), ("tt", .tt, [.formatting, .breakout]),
    ("u", .u, [.formatting, .breakout]), ("var", .var, .breakout),
  ]

  private static let embedded: [(String, HTMLElement, HTMLTraits)] = [
    ("applet", .applet, [.special, .scope, .marker]), ("audio", .audio, .unshown),
    ("button", .button, [.block, .special]), ("canvas", .canvas, .unshown), ("datalist", .datalist, .unshown),
    ("iframe", .iframe, [.special, .unread]), ("noembed", .noembed, [.special, .unread]),
    ("noframes", .noframes, [.special, .unread]), ("noscript", .noscript, .special),
    ("object", .object, [.special, .scope, .marker]), ("script", .script, [.special, .unread]),
    ("style", .style, [.special, .unread]), ("template", .template, [.special, .scope, .marker, .unshown]),
    ("textarea", .textarea, [.block, .special, .preformatted]), ("title", .title, .special),
    ("video", .video, .unshown),
  ]

  private static let foreign: [(String, HTMLElement, HTMLTraits)] = [
    ("svg", .svg, []), ("math", .math, []), ("foreignobject", .foreignObject, [.scope, .block]), ("desc", .desc, []),
    ("text", .text, []), ("annotation", .annotation, []), ("annotation-xml", .annotation, []), ("mi", .mi, []),
    ("mo", .mo, []), ("mn", .mn, []), ("ms", .ms, []), ("mtext", .mtext, []),
  ]
}
