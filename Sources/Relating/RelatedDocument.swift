import Folding
import SQLite

/// What is known of a document where it is compared with another.
struct RelatedDocument {
  let id: Int
  let host: String?
  let site: String?
  let date: String?
  let captured: String?
  let policy: String?
  let spdx: String?
  let source: String?
  let owner: String?
  let siteTitle: String?
  let author: String?

  static let columns = "id, host, site, date, captured, repost_policy, spdx, source, owner, site_title, author"

  /// The document in the row at hand of a statement that selects `columns`.
  init(_ row: Statement) {
    id = row.integer(0)
    host = row.text(1)
    site = row.text(2)
    date = row.text(3)
    captured = row.text(4)
    policy = row.text(5)
    spdx = row.text(6)
    source = row.text(7)
    owner = row.text(8)
    siteTitle = row.text(9)
    author = row.text(10)
  }

  /// The day by which it was there: that of its publication, else that of its capture.
  private var latest: String? { date ?? captured }

  /// Whether it comes before `other` in a list with the earliest first: by the best date known, those without one last.
  ///
  /// Of two days that are not known equally well the vaguer one comes first, so that this is an order.
  func standsBefore(_ other: RelatedDocument) -> Bool {
    let (mine, theirs) = (latest, other.latest)
    return (mine == nil ? 1 : 0, mine ?? "", id) < (theirs == nil ? 1 : 0, theirs ?? "", other.id)
  }

  /// `standsBefore` as SQL: what rows of `documents`, called `table`, are ordered by.
  static func order(_ table: String) -> String {
    "coalesce(\(table).date, \(table).captured) IS NULL, coalesce(\(table).date, \(table).captured), \(table).id"
  }

  /// How two dates stand to each other.
  enum Sequence: String {
    case before, after, same, unknown
  }

  /// Whether it was published before or after `other`, as exactly as both dates are known.
  ///
  /// A page of which only the capture is known may have been there long before: that it is older than one that was
  /// published later is sure, that it is younger is not.
  func sequence(after other: RelatedDocument) -> Sequence {
    guard let mine = latest, let theirs = other.latest else { return .unknown }
    let count = min(mine.utf8.count, theirs.utf8.count)
    let (one, two) = (mine.utf8.prefix(count), theirs.utf8.prefix(count))
    if one.elementsEqual(two) { return date == nil || other.date == nil ? .unknown : .same }
    let isBefore = one.lexicographicallyPrecedes(two)
    // Only a publication says that something was not there before.
    if (isBefore ? other : self).date == nil { return .unknown }
    return isBefore ? .before : .after
  }

  /// Whether it is known to stand on another site than `other`.
  func isElsewhere(than other: RelatedDocument) -> Bool {
    guard let mine = site ?? host, let theirs = other.site ?? other.host else { return false }
    return mine != theirs
  }

  /// Whether this copy says where `original` stands or whose it is: a link to its site, or its source line.
  func names(_ original: RelatedDocument, hosts: [String]) -> Bool {
    let places = [original.site, original.host].compactMap(\.self)
    if hosts.contains(where: { host in places.contains { host == $0 || host.hasSuffix(".\($0)") } }) { return true }
    guard let source else { return false }
    let folded = Self.folded(source)
    let names = (places + [original.owner, original.siteTitle, original.author].compactMap(\.self)).map(Self.folded)
    return names.contains { $0.unicodeScalars.count > 1 && folded.contains($0) }
  }

  private static func folded(_ text: String) -> String {
    Folder.fold(text, by: [.case, .width, .han, .invisible])
  }
}
