internal import Folding
import Synchronization

/// Finds what stands in every match of a regex, and how far from the match's start.
///
/// Every part of the regex is looked at once, from the inside out: which strings it may match where these are few, the
/// best gate found in it, its length and the bytes at its edges.
struct GateFinder {
  /// The most strings that a gate may ask for.
  static let mostStrings = 250
  /// The longest string, in bytes, that is put together.
  private static let longestString = 48
  /// The most members of a class that are spelled out: a few, and enough for white space of every kind, which makes
  /// some strings longer and others too many.
  static let mostMembers = [16, 32]

  /// What is known of a part.
  struct Part: Sendable {
    /// How many bytes of the text it matches.
    var length: Gate.Distance
    /// All strings it may match, in the view's spelling; nil where there are too many to list.
    var exact: [[UInt8]]?
    /// Where it repeats strings: those, and how often at least.
    var repeated: Repeated?
    /// The best gate in it.
    var gate: Gate?
    /// The bytes that what it matches may begin and end with.
    var first: ByteSet
    var last: ByteSet
    /// The bytes that what it matches may hold.
    var bytes: ByteSet
    /// Of a part that looks ahead, and matches nothing itself, the bytes of which one must follow.
    var ahead: ByteSet?
    /// Of a part that looks behind, and matches nothing itself, the bytes of which one must stand before it.
    var behind: ByteSet?

    var isAssertion: Bool { ahead != nil || behind != nil }

    static let empty = Part(
      length: .zero, exact: [[]], repeated: nil, gate: nil, first: ByteSet(), last: ByteSet(), bytes: ByteSet())
    static let anything = Part(
      length: Gate.Distance(least: 0, most: nil), exact: nil, repeated: nil, gate: nil, first: .all, last: .all,
      bytes: .all)
  }

  /// Strings of which some stand behind each other.
  struct Repeated: Sendable {
    var strings: [[UInt8]]
    var least: Int
  }

  /// What is known of `node`, where classes of at most `members` are spelled out.
  static func part(_ node: RegexNode, members: Int) -> Part {
    func part(_ node: RegexNode) -> Part { Self.part(node, members: members) }
    return switch node {
    case .empty: .empty
    case .anything: .anything
    case .characters(let set, let caseless): characters(set, caseless, members)
    case .sequence(let nodes): SequenceGates(nodes.map(part)).part
    case .alternatives(let nodes): alternatives(nodes.map(part))
    case .repetition(let inner, let least, let most): repetition(part(inner), least, most)
    case .ahead(let inner): assertion(part(inner), isAhead: true)
    case .behind(let inner): assertion(part(inner), isAhead: false)
    }
  }

  private static func assertion(_ inner: Part, isAhead: Bool) -> Part {
    var part = Part.empty
    guard inner.length.least > 0 else { return part }
    if isAhead { part.ahead = inner.first } else { part.behind = inner.last }
    return part
  }

  /// What is known of a class; the same classes stand in many patterns of a pack, so that it is kept.
  private static func characters(_ set: ScalarSet, _ caseless: Bool, _ most: Int) -> Part {
    let key = ClassKey(set: set, caseless: caseless, most: most)
    if let known = known.withLock({ $0[key] }) { return known }
    let part = look(set, caseless, most)
    known.withLock { known in
      if known.count >= 1024 { known = [:] }
      known[key] = part
    }
    return part
  }

  private struct ClassKey: Hashable {
    var set: ScalarSet
    var caseless: Bool
    var most: Int
  }

  private static let known: Mutex<[ClassKey: Part]> = Mutex([:])

  private static func look(_ set: ScalarSet, _ caseless: Bool, _ most: Int) -> Part {
    let folded = set.folded(by: .characters)
    var part = Part(
      length: length(set, caseless), exact: nil, repeated: nil, gate: nil, first: folded.firstBytes,
      last: folded.lastBytes,
      bytes: folded.allBytes)
    // A line end is a space in the view.
    if set.contains(0x0A) {
      part.first.insert(0x20)
      part.last.insert(0x20)
      part.bytes.insert(0x20)
    }
    if let members = set.members(limit: most) {
      part.exact = unique(members.map { PrefilterView.spelling(of: ScalarSet.encode($0)) })
    }
    part.gate = gate(part.exact) ?? leadGate(folded)
    return part
  }

  /// The most first bytes that are looked for.
  private static let mostLeads = 40

  /// What the members of a large class begin with: a first byte and those that may follow it.
  private static func leadGate(_ set: ScalarSet) -> Gate? {
    guard set.firstBytes.count <= mostLeads else { return nil }
    var seconds: [UInt8: ByteSet] = [:]
    for range in set.ranges {
      let (first, last) = (ScalarSet.encode(range.lower), ScalarSet.encode(range.upper))
      for lead in first[0]...last[0] {
        let isWhole = lead < 0x80 || first.count != last.count
        let lower = isWhole || lead > first[0] ? 0x80 : first[1]
        let upper = isWhole || lead < last[0] ? 0xBF : last[1]
        seconds[lead, default: ByteSet()].formUnion(ByteSet(lower...upper))
      }
    }
    let needles = seconds.sorted { $0.key < $1.key }.map { lead, second in
      Gate.Needle(
        bytes: [lead == 0x0A ? 0x20 : lead], before: nil, after: lead < 0x80 ? nil : second, distance: .zero)
    }
    return Gate(needles: needles)
  }

  /// The lengths of the members; caseless ones may stand for other spellings of other lengths.
  private static func length(_ set: ScalarSet, _ caseless: Bool) -> Gate.Distance {
    let (least, most) = set.lengths
    guard caseless, let first = set.ranges.first else { return Gate.Distance(least: least, most: most) }
    let isPlain = set.ranges.allSatisfy { range in
      range.upper < 0x80 && !(range.lower...range.upper).contains { $0 | 0x20 == 0x6B || $0 | 0x20 == 0x73 }
        || range.lower >= 0x2E80 && range.upper < 0xA000
    }
    return isPlain
      ? Gate.Distance(least: least, most: most) : Gate.Distance(least: first.lower < 0x10000 ? 1 : 4, most: 4)
  }

  private static func alternatives(_ parts: [Part]) -> Part {
    var result = parts[0]
    for part in parts.dropFirst() {
      result.length.least = min(result.length.least, part.length.least)
      result.length.most = result.length.most.flatMap { one in part.length.most.map { max(one, $0) } }
      result.first.formUnion(part.first)
      result.last.formUnion(part.last)
      result.bytes.formUnion(part.bytes)
    }
    result.exact = union(parts.map(\.exact))
    result.repeated = nil
    (result.ahead, result.behind) = (nil, nil)
    result.gate = gate(result.exact) ?? best([union(parts.map(\.gate)), runGate(result)])
    return result
  }

  private static func union(_ lists: [[[UInt8]]?]) -> [[UInt8]]? {
    var all: [[UInt8]] = []
    for list in lists {
      guard let list else { return nil }
      all += list
    }
    all = unique(all)
    return all.count <= mostStrings ? all : nil
  }

  /// The most rows that a gate may ask for: each is a pass over the text.
  private static let mostRuns = 2

  private static func union(_ gates: [Gate?]) -> Gate? {
    var all: [Gate.Needle] = []
    var runs: [Gate.Run] = []
    for gate in gates {
      guard let gate else { return nil }
      all += gate.needles
      runs += gate.runs
    }
    guard all.count <= 2 * mostStrings, runs.count <= mostRuns else { return nil }
    return Gate(needles: all, runs: runs)
  }

  private static func repetition(_ inner: Part, _ least: Int, _ most: Int?) -> Part {
    var result = inner
    result.length = inner.length.times(least, most)
    result.exact = most.flatMap { powers(inner.exact, least, $0) }
    result.repeated = least > 0 ? inner.exact.map { Repeated(strings: $0, least: least) } : nil
    if least == 0 {
      result.gate = nil
      (result.ahead, result.behind) = (nil, nil)
    } else {
      result.gate = best([gate(result.exact), inner.gate, gate(powers(inner.exact, least, least)), runGate(result)])
    }
    return result
  }

  /// Every string made of `least` to `most` of `strings`, if these are few and short.
  static func powers(_ strings: [[UInt8]]?, _ least: Int, _ most: Int) -> [[UInt8]]? {
    guard let strings, most - least <= 4, most <= longestString else { return nil }
    var power: [[UInt8]] = [[]]
    var all: [[UInt8]] = least == 0 ? [[]] : []
    for count in 0..<most {
      guard let next = product(power, strings) else { return nil }
      power = next
      if count + 1 >= least { all += power }
      guard all.count <= mostStrings else { return nil }
    }
    return unique(all)
  }

  /// Every string of `one` with every string of `other` behind it, if these are few and short.
  static func product(_ one: [[UInt8]], _ other: [[UInt8]]) -> [[UInt8]]? {
    guard one.count * other.count <= mostStrings else { return nil }
    var all: [[UInt8]] = []
    for first in one {
      for second in other {
        guard first.count + second.count <= longestString else { return nil }
        all.append(first + second)
      }
    }
    return unique(all)
  }

  static func gate(_ strings: [[UInt8]]?) -> Gate? {
    guard let strings, !strings.isEmpty, !strings.contains([]) else { return nil }
    let needles = strings.map { Gate.Needle(bytes: $0, before: nil, after: nil, distance: .zero) }
    return Gate(needles: needles)
  }

  /// The shortest row of bytes that is looked for.
  static let shortestRun = 6

  private static func runGate(_ part: Part) -> Gate? { runGate(part.bytes, part.length.least, .zero) }

  static func runGate(_ bytes: ByteSet, _ count: Int, _ distance: Gate.Distance) -> Gate? {
    guard count >= shortestRun, bytes.count < 200 else { return nil }
    return Gate(runs: [Gate.Run(bytes: bytes, count: min(count, 255), distance: distance)])
  }

  static func best(_ gates: [Gate?]) -> Gate? {
    gates.compactMap(\.self).min { $0.cost < $1.cost }
  }

  private static func unique(_ strings: [[UInt8]]) -> [[UInt8]] {
    var seen: Set<[UInt8]> = []
    return strings.filter { seen.insert($0).inserted }
  }
}
