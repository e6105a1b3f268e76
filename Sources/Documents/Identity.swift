/// What the page says it is: titles, site, author, source, addresses, each with its place in the text.
///
/// Readers fill it from blocks that they made; a field that no block carries is nil or empty. Nothing here is compared
/// or judged: that is for measures and rules.
package struct Identity: Hashable, Sendable {
  /// One value and where it was found.
  package struct Claim: Hashable, Sendable {
    /// Where it was found: a block's `name`, `h1`, `title`, or `text` for plain text.
    package var origin: String
    /// The value's place in `Document.text`.
    package var range: TextRange

    /// A claim found in `origin` at `range`.
    package init(origin: String, range: TextRange) {
      self.origin = origin
      self.range = range
    }
  }

  /// The article's title, best source first.
  package var titles: [Claim] = []
  /// The site's name, best source first; parts split off a page title come last.
  package var siteTitles: [Claim] = []
  /// The page title as a whole, before it is split.
  package var pageTitles: [Claim] = []
  /// Section, category, breadcrumb parts.
  package var sections: [Claim] = []
  /// Authors.
  package var authors: [Claim] = []
  /// Publishers and rights holders that metadata names.
  package var publishers: [Claim] = []
  /// Where the text says it was taken from.
  package var sources: [Claim] = []
  /// The page's own addresses: canonical, og:url, base.
  package var addresses: [Claim] = []
  /// Licence addresses and names that metadata gives.
  package var licences: [Claim] = []
  /// Publication and change dates.
  package var dates: [Claim] = []

  /// An identity without a claim.
  package init() {}
}
