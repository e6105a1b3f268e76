/// Which document of the archive is what; everything follows from the seed and the numbers.
package struct ArchivePlan: Sendable {
  /// A copy and what it is one of.
  package struct Repost: Sendable, Hashable {
    /// The number of the original.
    package let original: Int
    /// The number of the copy.
    package let copy: Int
    /// What was done to the text.
    package let kind: CopyKind
  }

  /// What an article is like that is no repost, though it shares text with another.
  enum Decoy: CaseIterable {
    /// The same article once more on the same site.
    case sameSite
    /// An article that may be reposted, on another site.
    case allowed
    /// A sentence or two of an article that may not be reposted.
    case quotation
  }

  /// The number of documents.
  package let count: Int
  /// The sites.
  package let sites: [Site]
  /// The copies that are to be found, by the number of the copy.
  package let reposts: [Int: Repost]
  let decoys: [Int: (kind: Decoy, original: Int)]
  let maker: ArticleMaker
  let seed: UInt64

  /// An archive of `count` documents with `reposts` copies.
  package init(count: Int, reposts: Int, texts: SourceTexts, seed: UInt64) {
    self.count = count
    self.seed = seed
    let maker = ArticleMaker(texts, seed: seed)
    self.maker = maker
    let sites = (0..<max(12, count / 250)).map { Site($0, maker, seed: seed) }
    self.sites = sites
    let special = (0..<reposts * 2).map { $0 * (count - 1) / (reposts * 2) + 1 }
    let taken = Set(special)
    var random = Seeded(seed, "plan", 0)
    func draw(_ wanted: (Site) -> Bool) -> Int {
      while true {
        let index = random.number(0...(count - 1))
        if !taken.contains(index), wanted(sites[Self.site(index, sites.count, seed)]) { return index }
      }
    }
    var found: [Int: Repost] = [:]
    var decoys: [Int: (kind: Decoy, original: Int)] = [:]
    for (place, index) in special.enumerated() {
      if place % 2 == 0 {
        let kind = CopyKind.allCases[place / 2 % CopyKind.allCases.count]
        found[index] = Repost(original: draw(\.forbids), copy: index, kind: kind)
      } else {
        let kind = Decoy.allCases[place / 2 % Decoy.allCases.count]
        decoys[index] = (kind, draw { kind == .allowed ? $0.isFree : $0.forbids })
      }
    }
    self.reposts = found
    self.decoys = decoys
  }

  /// The number of the site of article `index`: some have many articles, most have few.
  private static func site(_ index: Int, _ count: Int, _ seed: UInt64) -> Int {
    var random = Seeded(seed, "placing", index)
    let one = Double(random.number(0...999_999)) / 1_000_000
    return Int(one * one * Double(count))
  }

  /// The site that document `index` stands on.
  func site(_ index: Int) -> Site {
    let own = Self.site(index, sites.count, seed)
    guard let original = reposts[index]?.original ?? decoys[index]?.original else { return sites[own] }
    let other = Self.site(original, sites.count, seed)
    if decoys[index]?.kind == .sameSite { return sites[other] }
    // On a site that forbids reposting a page would be one that does, whosever the text is.
    let mayForbid = decoys[index]?.kind != .allowed
    return (0..<sites.count).lazy.map { (own + $0) % sites.count }
      .first { $0 != other && (mayForbid || !sites[$0].forbids) }.map { sites[$0] } ?? sites[own]
  }

  /// The address of document `index`.
  package func url(_ index: Int) -> String { "https://\(site(index).host)/a/\(index).html" }

  /// The ground truth as tab-separated lines: kind, address of the original, address of the copy.
  ///
  /// The kind `same-site` is for texts that stand twice on their own site.
  package var truth: String {
    let twice = decoys.filter { $0.value.kind == .sameSite }.sorted { $0.key < $1.key }
    let head = reposts.values.sorted { $0.copy < $1.copy }.reduce(into: "kind\toriginal\tcopy\n") { text, repost in
      text += "\(repost.kind.rawValue)\t\(url(repost.original))\t\(url(repost.copy))\n"
    }
    return twice.reduce(into: head) { $0 += "same-site\t\(url($1.value.original))\t\(url($1.key))\n" }
  }
}
