/// Which elements of a feed or dump say what.
///
/// A field is named by the names of the elements that lead to it from the entry, or from the root for the head.
enum DumpFields {
  /// The elements that are entries.
  static let entries: Set<String> = ["item", "entry", "page"]

  /// Elements whose text counts in an entry.
  static let ofEntries: Set<String> = [
    "title", "link", "guid", "id", "description", "summary", "content", "content:encoded", "pubDate", "dc:date",
    "published", "updated", "author", "author/name", "dc:creator", "source", "source/title", "dc:source", "dc:language",
    "wp:post_type", "wp:status", "wp:post_date_gmt", "ns", "revision/timestamp", "revision/text", "revision/model",
    "revision/contributor/username",
  ]

  /// Elements whose text counts in the head, behind the root.
  static let ofHead: Set<String> = [
    "channel/title", "channel/link", "channel/language", "title", "author/name", "siteinfo/sitename", "siteinfo/base",
  ]
}
