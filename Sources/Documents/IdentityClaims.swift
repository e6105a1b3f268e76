/// The kinds of claim that an `Identity` holds.
enum ClaimKind: Sendable, CaseIterable {
  case title, siteTitle, pageTitle, section, author, publisher, source, address, licence, date

  /// Where `Identity` holds them.
  var list: WritableKeyPath<Identity, [Identity.Claim]> {
    switch self {
    case .title: \.titles
    case .siteTitle: \.siteTitles
    case .pageTitle: \.pageTitles
    case .section: \.sections
    case .author: \.authors
    case .publisher: \.publishers
    case .source: \.sources
    case .address: \.addresses
    case .licence: \.licences
    case .date: \.dates
    }
  }
}

/// Collects what a page claims to be while its text is still being built.
struct IdentityClaims {
  /// How many claims of one kind are kept: a page with more says nothing with them.
  static let limit = 64

  /// Where the value will stand: in the main text, or in a side block.
  enum Place {
    case main(TextRange)
    case side(Int)
  }

  private struct Entry {
    var kind: ClaimKind
    var rank: Int
    var tie: Int
    var origin: String
    var place: Place
  }

  private var entries: [Entry] = []

  /// Notes a claim; `rank` says how good its source is, less is better, and `tie` decides between equal ones.
  mutating func add(_ kind: ClaimKind, rank: Int, tie: Int = 0, origin: String, at place: Place) {
    entries.append(Entry(kind: kind, rank: rank, tie: tie, origin: origin, place: place))
  }

  /// The claims with their places in the finished text, best source first, otherwise in the order they were noted.
  ///
  /// - Complexity: O(n log n) in the number of claims.
  func identity(in result: DocumentBuilder.Result) -> Identity {
    var identity = Identity()
    let order = entries.indices.sorted {
      (entries[$0].rank, entries[$0].tie, $0) < (entries[$1].rank, entries[$1].tie, $1)
    }
    for index in order {
      let entry = entries[index]
      guard identity[keyPath: entry.kind.list].count < Self.limit, let range = range(entry.place, in: result) else {
        continue
      }
      identity[keyPath: entry.kind.list].append(Identity.Claim(origin: entry.origin, range: range))
    }
    return identity
  }

  private func range(_ place: Place, in result: DocumentBuilder.Result) -> TextRange? {
    switch place {
    case .main(let range):
      return range.isEmpty ? nil : range
    case .side(let index):
      let block = result.mainCount + index
      return block < result.blocks.count ? result.blocks[block].range : nil
    }
  }
}
