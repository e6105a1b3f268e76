internal import ICU
internal import Synchronization

/// The characters of a property, as far as the search for gates has to know them.
///
/// PCRE2 and ICU may hold different versions of Unicode, so no set is taken for exact.
/// - Note: Thread safety: shared; each set is made once.
enum UnicodeSets {
  private static let known: Mutex<[String: ScalarSet]> = Mutex([:])

  /// ASCII word characters and everything beyond ASCII.
  static let word = ScalarSet(
    ranges: [
      .init(lower: 0x30, upper: 0x39), .init(lower: 0x41, upper: 0x5A), .init(lower: 0x5F, upper: 0x5F),
      .init(lower: 0x61, upper: 0x7A), .init(lower: 0x80, upper: ScalarSet.last),
    ], isExact: false)

  /// White space of every kind.
  static let space = ScalarSet(
    ranges: [
      .init(lower: 0x09, upper: 0x0D), .init(lower: 0x20, upper: 0x20), .init(lower: 0x85, upper: 0x85),
      .init(lower: 0xA0, upper: 0xA0), .init(lower: 0x1680, upper: 0x1680), .init(lower: 0x180E, upper: 0x180E),
      .init(lower: 0x2000, upper: 0x200A), .init(lower: 0x2028, upper: 0x2029), .init(lower: 0x202F, upper: 0x202F),
      .init(lower: 0x205F, upper: 0x205F), .init(lower: 0x3000, upper: 0x3000),
    ], isExact: false)

  /// The characters of the script or general category `name`; all for a property that is neither.
  static func named(_ name: String) -> ScalarSet {
    if let set = known.withLock({ $0[name] }) { return set }
    let set: ScalarSet
    if let categories = categories(name) {
      set = ScalarSet(isExact: false) { categories.contains(UnicodeData.generalCategory($0).rawValue) }
    } else if name.utf8.count > 2,
      let script = Script(named: name.replacing("sc:", with: "").replacing("scx:", with: ""))
    {
      set = ScalarSet(isExact: false) {
        UnicodeData.script($0) == script || UnicodeData.scriptExtensions($0, contain: script)
      }
    } else {
      set = .all
    }
    known.withLock { $0[name] = set }
    return set
  }

  /// ICU's numbers of the general categories that a name of one or two letters stands for.
  private static func categories(_ name: String) -> ClosedRange<Int8>? {
    let ranges: [String: ClosedRange<Int8>] = [
      "L": 1...5, "Lu": 1...1, "Ll": 2...2, "Lt": 3...3, "Lm": 4...4, "Lo": 5...5, "M": 6...8, "Mn": 6...6,
      "Me": 7...7, "Mc": 8...8, "N": 9...11, "Nd": 9...9, "Nl": 10...10, "No": 11...11, "Z": 12...14, "Zs": 12...12,
    ]
    return ranges[name]
  }
}
