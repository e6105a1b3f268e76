/// What an element means for the text in it, all elements around it included.
struct HTMLContext {
  /// What is so for the text here, beside its zone.
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// White space stands.
    static let preformatted = Flags(rawValue: 1 << 0)
    /// In SVG or MathML.
    static let foreign = Flags(rawValue: 1 << 1)
    /// No text of the page.
    static let unread = Flags(rawValue: 1 << 2)
    /// In `<article>`, `<main>` or `<section>`: a `<header>` here is not the page's.
    static let sectioned = Flags(rawValue: 1 << 3)
    /// In the path that leads to the page.
    static let breadcrumb = Flags(rawValue: 1 << 4)
  }

  /// The zone of blocks that begin here.
  var zone = Zone.body
  /// Heading level, 0 outside headings.
  var headingLevel: UInt8 = 0
  /// What else is so.
  var flags: Flags = []
  /// How many lists and quotations are around.
  var depth: UInt16 = 0
  /// The declared language, where it differs from the page's, as a number that `HTMLFlow` gave; 0 for none.
  var language: Int32 = 0

  /// The level of a block that begins here.
  var blockLevel: Int { headingLevel > 0 ? Int(headingLevel) : Int(depth) }
}

/// What one element adds to the context it stands in.
struct HTMLContribution {
  /// The zone that it asks for; whether it gets it depends on where it stands.
  var zone: Zone?
  /// The level of a heading.
  var headingLevel: UInt8 = 0
  /// Whether it is a list or a quotation.
  var deepens = false
  /// Flags that it sets.
  var flags: HTMLContext.Flags = []
  /// Flags that it clears.
  var cleared: HTMLContext.Flags = []
  /// What it marks its text as.
  var marks: MarkSet = []
  /// The language that it declares, as a number that `HTMLFlow` gave; 0 for none.
  var language: Int32 = 0
}

extension HTMLContext {
  /// The context within an element that adds `own`.
  func adding(_ own: HTMLContribution) -> HTMLContext {
    var context = self
    if let wanted = own.zone, allows(wanted) {
      context.zone = wanted
      context.headingLevel = own.headingLevel
    }
    if own.deepens { context.depth &+= 1 }
    if own.language != 0 { context.language = own.language }
    context.flags.subtract(own.cleared)
    context.flags.formUnion(own.flags)
    return context
  }

  /// Whether an element here may begin `wanted`.
  ///
  /// Headings, bylines and captions are parts of the article and no zones of their own in a menu or a footer.
  private func allows(_ wanted: Zone) -> Bool {
    switch wanted {
    case .heading: zone == .body || zone == .header || zone == .byline
    case .byline, .caption: zone == .body
    case .body: zone == .header || zone == .byline
    case .header: zone == .body && !flags.contains(.sectioned)
    default: true
    }
  }
}

/// An open element: plain numbers, since elements come and go by the million.
struct HTMLOpenElement {
  /// Its name.
  var name: HTMLName
  /// Which element it is.
  var element: HTMLElement
  /// What the standard says about it.
  var traits: HTMLTraits
  /// What it adds.
  var own: HTMLContribution
  /// What is so for the text in it.
  var context: HTMLContext
  /// The claim that its text is; 0 for none.
  var capture: Int32 = 0
  /// The property that it is the value of, where it is an item itself: a number in `HTMLPage.items`; 0 for none.
  var item: Int32 = 0
}
