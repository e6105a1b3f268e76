package import Policy

/// The thresholds of the comparison, as the rule packs set them (`settings: relating:`).
package struct RelatingSettings: Hashable, Sendable {
  /// How long a shingle is.
  package let shingle: ShingleLength
  /// The fewest and the most hashes of a sketch.
  package let sketchSize: ClosedRange<Int>
  /// One in how many shingles is kept between the two.
  package let sketchShare: Int
  /// Texts of fewer letters and words are not compared.
  package let shortestText: Int
  /// The least share of one of two texts that has to stand in the other.
  package let leastShare: Double
  /// The fewest shingles that two texts must have in common.
  package let leastCommon: Int
  /// From which share on a text counts as standing in another one as a whole.
  package let wholeShare: Double
  /// On how many pages of a site, and on which share of them, a shingle has to stand to be boilerplate.
  package let boilerplate: Frequency
  /// On how many pages of a site, and on which share of them, a part of the title has to stand to be the site's brand.
  package let brand: Frequency
  /// On how many pages of a site, and on which share of them, a finding has to stand to be the site's rather than theirs.
  package let siteWide: Frequency
  /// The repost policies that forbid reposting.
  package let forbidding: [String]

  /// A number of pages and a share of all pages; both have to be reached.
  package struct Frequency: Hashable, Sendable {
    /// The fewest pages.
    package let pages: Int
    /// The least share, 0…1.
    package let share: Double

    /// How many of `total` pages reach it.
    package func least(of total: Int) -> Int { max(pages, Int((Double(total) * share).rounded(.up))) }
  }

  /// A threshold that the packs do not set, or not as a number that makes sense.
  package struct Problem: Error, Hashable, Sendable {
    /// The threshold's name.
    package let name: String
  }

  /// The thresholds of `rules`.
  ///
  /// - Throws: the first one that is missing or makes no sense.
  package init(_ rules: RuleSet) throws(Problem) {
    let values = rules.settings["relating"] ?? [:]
    func number(_ name: String, _ range: ClosedRange<Double>) throws(Problem) -> Double {
      guard let text = values[name]?.first, let number = Double(text), range.contains(number) else {
        throw Problem(name: "relating.\(name)")
      }
      return number
    }
    func count(_ name: String, _ range: ClosedRange<Int>) throws(Problem) -> Int {
      Int(try number(name, Double(range.lowerBound)...Double(range.upperBound)))
    }
    func frequency(_ name: String) throws(Problem) -> Frequency {
      Frequency(
        pages: try count("\(name)-pages", 2...1_000_000), share: try number("\(name)-share", 0...1))
    }
    shingle = ShingleLength(letters: try count("shingle-letters", 1...32), words: try count("shingle-words", 1...16))
    let least = try count("sketch-least", 8...65_536)
    sketchSize = least...(try count("sketch-most", least...65_536))
    sketchShare = try count("sketch-share", 1...1024)
    shortestText = try count("shortest-text", 1...100_000)
    leastShare = try number("least-share", 0.01...1)
    leastCommon = try count("least-common", 1...100_000)
    wholeShare = try number("whole-share", 0.01...1)
    boilerplate = try frequency("boilerplate")
    brand = try frequency("brand")
    siteWide = try frequency("site-wide")
    guard let policies = values["forbidding"], !policies.isEmpty else { throw Problem(name: "relating.forbidding") }
    forbidding = policies
  }

  /// How many hashes are kept of a text with `shingles` different ones.
  func sketchSize(shingles: Int) -> Int {
    min(max(shingles / sketchShare, sketchSize.lowerBound), sketchSize.upperBound)
  }
}
