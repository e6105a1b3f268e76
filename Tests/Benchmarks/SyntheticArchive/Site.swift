/// A synthetic site: a host with a name, a notice and lines that stand on all its pages.
package struct Site: Sendable {
  /// The host.
  package let host: String
  /// The name in titles.
  package let name: String
  /// Whether its articles may not be reposted.
  package let forbids: Bool
  /// Whether its articles are under a Creative Commons licence.
  package let isFree: Bool
  /// Lines in running text that all its pages have.
  package let lines: [String]

  /// The site with the number `index`.
  init(_ index: Int, _ maker: ArticleMaker, seed: UInt64) {
    var random = Seeded(seed, "site", index)
    host = "www.site-\(index).\(random.one(of: ["example", "test", "com", "cn", "org"]))"
    let isHan = random.percent(70)
    name = isHan ? maker.synonym(true, &random) + maker.synonym(true, &random) + "\u{7F51}" : "Site \(index) Daily"
    forbids = index % 10 < 3
    isFree = index % 10 == 5 || index % 10 == 8
    lines = (0..<random.number(1...4)).map { _ in maker.sentence(isHan, &random) }
  }

  /// The words that forbid or allow reposting an article; empty where nothing is said.
  func notice(isHan: Bool, _ random: inout Seeded) -> String {
    if forbids {
      return random.one(
        of: isHan
          ? ["本文为\(name)原创，未经授权禁止转载。", "严禁转载，违者必究！", "未经许可，不得转载本文。"]
          : ["Reproduction without permission is prohibited.", "This article may not be reposted without permission."])
    }
    guard isFree else { return "" }
    return isHan
      ? "本作品采用知识共享署名 4.0 国际许可协议（CC BY 4.0）进行许可。"
      : "This work is licensed under a Creative Commons Attribution 4.0 International License (CC BY 4.0)."
  }
}
