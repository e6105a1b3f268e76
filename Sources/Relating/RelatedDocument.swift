import Folding
import SQLite

/// What is known of a document where it is compared with another.
struct RelatedDocument {
  let id: Int
  let host: String?
  let site: String?
  let date: String?
  let policy: String?
  let spdx: String?
  let source: String?
  let owner: String?
  let siteTitle: String?
  let author: String?

  static let columns = "id, host, site, date, repost_policy, spdx, source, owner, site_title, author"

  /// The document in the row at hand of a statement that selects `columns`.
  init(_ row: Statement) {
    id = row.integer(0)
    host = row.text(1)
    site = row.text(2)
    date = row.text(3)
    policy = row.text(4)
    spdx = row.text(5)
    source = row.text(6)
    owner = row.text(7)
    siteTitle = row.text(8)
    author = row.text(9)
  }

  /// Whether it was published before `other`, as far as dates tell, else whether it stands before it in the archive.
  func standsBefore(_ other: RelatedDocument) -> Bool {
    switch sequence(after: other) {
    case .before: true
    case .after: false
    case .same: id < other.id
    // Documents without a date come behind those with one, as `originals` are chosen.
    case .unknown: (date == nil ? 1 : 0, id) < (other.date == nil ? 1 : 0, other.id)
    }
  }

  /// How two dates stand to each other.
  enum Sequence: String {
    case before, after, same, unknown
  }

  /// Whether it was published before or after `other`, as exactly as both dates are known.
  func sequence(after other: RelatedDocument) -> Sequence {
    guard let date, let otherDate = other.date else { return .unknown }
    let count = min(date.utf8.count, otherDate.utf8.count)
    let (one, two) = (date.utf8.prefix(count), otherDate.utf8.prefix(count))
    if one.elementsEqual(two) { return .same }
    return one.lexicographicallyPrecedes(two) ? .before : .after
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
