/// Puts the parts of a sequence together: strings that run over several parts, and the best of the gates.
struct SequenceGates {
  private let parts: [GateFinder.Part]
  private var gates: [Gate] = []
  private var strings: [[UInt8]] = [[]]
  private var start = Gate.Distance.zero
  private var firstPart = 0
  private var position = Gate.Distance.zero
  private var isWhole = true

  /// What is known of the whole sequence.
  private(set) var part = GateFinder.Part.empty

  /// The most parts among which rows of bytes are looked for.
  private static let mostParts = 64

  init(_ parts: [GateFinder.Part]) {
    self.parts = parts
    for index in parts.indices { add(index) }
    if isWhole { part.exact = strings } else { part.exact = nil }
    flush(before: parts.count, after: nil)
    part.length = position
    part.first = first(from: 0) ?? .all
    part.last = last(to: parts.count) ?? .all
    part.bytes = parts.reduce(into: ByteSet()) { $0.formUnion($1.bytes) }
    addRuns()
    part.gate = GateFinder.best(gates)
  }

  private mutating func add(_ index: Int) {
    let next = parts[index]
    if let exact = next.exact, let product = GateFinder.product(strings, exact) {
      strings = product
    } else if let exact = next.exact {
      restart(at: index)
      strings = exact
    } else {
      isWhole = false
      addRepeated(index)
      if let gate = next.gate { gates.append(gate.moved(by: position)) }
      flush(before: index, after: nil)
      position = position + next.length
      reset(at: index + 1)
      return
    }
    position = position + next.length
  }

  /// A repetition of strings that has no end: what stands at least is put to the strings before it.
  private mutating func addRepeated(_ index: Int) {
    guard let repeated = parts[index].repeated else { return }
    var extended = strings
    for _ in 0..<min(repeated.least, 8) {
      guard let product = GateFinder.product(extended, repeated.strings) else { break }
      extended = product
    }
    // The strings before it alone say less, so these take their place.
    strings = extended
    let rest = first(from: index + 1)
    flush(before: index + 1, after: rest.map { $0.union(parts[index].first) })
  }

  private mutating func restart(at index: Int) {
    isWhole = false
    flush(before: index, after: nil)
    reset(at: index)
  }

  private mutating func reset(at index: Int) {
    strings = [[]]
    start = position
    firstPart = index
  }

  /// Makes a gate of the strings that end before the part `end`; `after` are the bytes behind them where known better.
  private mutating func flush(before end: Int, after: ByteSet?) {
    guard !strings.contains([]), !strings.isEmpty else { return }
    // What looks at the strings' edges stands inside them.
    var inner = firstPart..<end
    while let first = inner.first, parts[first].isAssertion { inner.removeFirst() }
    while let last = inner.last, parts[last].isAssertion { inner.removeLast() }
    let before = last(to: inner.lowerBound)
    let after = after ?? first(from: inner.upperBound)
    let needles = strings.map { Gate.Needle(bytes: $0, before: before, after: after, distance: start) }
    gates.append(Gate(needles: needles))
    strings = [[]]
  }

  /// The bytes that what stands from the part `index` on may begin with; nil where that may be outside the sequence.
  private func first(from index: Int) -> ByteSet? {
    var set = ByteSet()
    for part in parts[index...] {
      if let ahead = part.ahead { return set.union(ahead) }
      set.formUnion(part.first)
      if part.length.least > 0 { return set }
    }
    return nil
  }

  /// The bytes that what stands before the part `index` may end with; nil where that may be outside the sequence.
  private func last(to index: Int) -> ByteSet? {
    var set = ByteSet()
    for part in parts[..<index].reversed() {
      if let behind = part.behind { return set.union(behind) }
      set.formUnion(part.last)
      if part.length.least > 0 { return set }
    }
    return nil
  }

  private mutating func addRuns() {
    guard parts.count <= Self.mostParts else { return }
    var distance = Gate.Distance.zero
    for index in parts.indices {
      var bytes = ByteSet()
      var count = 0
      for part in parts[index...] {
        bytes.formUnion(part.bytes)
        count += part.length.least
        if bytes.count >= 200 { break }
        if let gate = GateFinder.runGate(bytes, count, distance) { gates.append(gate) }
      }
      distance = distance + parts[index].length
    }
  }
}
