package import Files

/// A document whose bytes are there already: standard input, a member of an archive, a record, an entry of a dump.
package struct CorpusDocument: Hashable, Sendable {
  /// Where it is: the file, and behind `!` the member of each archive on the way, such as `site.zip!posts/a.md`.
  ///
  /// What stands in a web archive or a dump is named by its number, from 1, and its address or title:
  /// `crawl.warc.gz!12:https://example.org/`. Everything is counted, that which is not checked, too.
  package let path: FilePath
  /// Its bytes, all encodings of the transport undone.
  ///
  /// Positions count these.
  package let bytes: [UInt8]
  /// What it is to be read as.
  package let format: InputFormat
  /// What the place it comes from says about it.
  package let statements: CorpusStatements
  /// Whether it stands in an archive, a compressed file or a dump, so that there is no place to write it back to.
  package let isMember: Bool

  /// The document at `path`.
  package init(
    path: FilePath, bytes: [UInt8], format: InputFormat, statements: CorpusStatements = CorpusStatements(),
    isMember: Bool = true
  ) {
    self.path = path
    self.bytes = bytes
    self.format = format
    self.statements = statements
    self.isMember = isMember
  }
}

/// What an archive, a record's head or a feed says about a document; all as it is written there.
package struct CorpusStatements: Hashable, Sendable {
  /// The address it was published at.
  package var url: String?
  /// When it was published (feeds).
  package var date: String?
  /// When it was captured (`WARC-Date`) or last changed (wikis): it was there by then, and maybe long before.
  package var captured: String?
  /// The charset of an HTTP `Content-Type`.
  package var charset: String?
  /// The language (BCP 47).
  package var language: String?
  /// The title.
  package var title: String?
  /// The author.
  package var author: String?
  /// Where it was taken from.
  package var source: String?
  /// The name of the site or feed.
  package var siteTitle: String?
  /// Whether the bytes are UTF-8 whatever a page says of itself: text out of XML.
  package var isUnicode = false

  /// Nothing said.
  package init() {}
}
