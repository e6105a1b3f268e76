/// Puts together a reading from parts that were read on their own: values of a record, a body in another format.
struct ReadingAssembly {
  private var text: [UInt8] = []
  private var map = SourceMap()
  private var blocks: [Block] = []
  private var marks: [Mark] = []
  private var ranked: [(rank: Int, field: WritableKeyPath<Identity, [Identity.Claim]>, claim: Identity.Claim)] = []
  private var mainCount = 0
  private let blockLimit: Int
  var language: String?
  private(set) var omissions: [Omission] = []

  init(blockLimit: Int) {
    self.blockLimit = blockLimit
  }

  /// Appends a value as a block of its own and returns its place; nil when it is blank or the limit is reached.
  @discardableResult
  mutating func add(_ zone: Zone, _ value: [UInt8], _ valueMap: SourceMap, name: String?) -> TextRange? {
    let inner = TextReader.trimmed(value, TextRange(0, value.count))
    guard !inner.isEmpty, hasRoom(at: valueMap.lowerRange(0, 1).lower) else { return nil }
    separate()
    let shift = text.count - inner.lower
    text.append(contentsOf: value[inner.lower..<inner.upper])
    valueMap.copy(from: inner.lower, count: inner.count, into: &map)
    let range = TextRange(inner.lower + shift, inner.upper + shift)
    blocks.append(Block(zone: zone, range: range, name: name))
    return range
  }

  /// Appends all of a reading; `through` leads from what it calls decoded down to the whole's decoded text.
  mutating func add(_ reading: Reading, through: SourceMap) {
    let result = reading.result
    guard !result.blocks.isEmpty else { return note(reading.omissions, through) }
    separate()
    let shift = text.count
    text.append(contentsOf: result.text)
    map.append(result.map.composed(over: through))
    for block in result.blocks where hasRoom(at: through.lowerRange(0, 1).lower) {
      var block = block
      block.range = TextRange(block.range.lower + shift, block.range.upper + shift)
      blocks.append(block)
    }
    marks += result.marks.map { Mark(kind: $0.kind, range: TextRange($0.range.lower + shift, $0.range.upper + shift)) }
    for field in ClaimKind.allCases.map(\.list) {
      for claim in reading.identity[keyPath: field] {
        let range = TextRange(claim.range.lower + shift, claim.range.upper + shift)
        ranked.append((rank: 100, field: field, claim: Identity.Claim(origin: claim.origin, range: range)))
      }
    }
    language = language ?? reading.language
    note(reading.omissions, through)
  }

  /// Notes that `range` says something about the page; a lower rank is a better source.
  mutating func claim(_ kind: ClaimKind, rank: Int, origin: String, range: TextRange) {
    ranked.append((rank: rank, field: kind.list, claim: Identity.Claim(origin: origin, range: range)))
  }

  /// Notes something that was left out; `range` is in the whole's decoded text.
  mutating func note(_ omission: Omission) { omissions.append(omission) }

  /// Says that what follows stands beside the running text.
  mutating func endMain() { mainCount = blocks.count }

  /// The whole.
  consuming func finish() -> Reading {
    var identity = Identity()
    for entry in ranked.enumerated().sorted(by: { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }) {
      identity[keyPath: entry.element.field].append(entry.element.claim)
    }
    let result = DocumentBuilder.Result(text: text, map: map, blocks: blocks, marks: marks, mainCount: mainCount)
    return Reading(result: result, identity: identity, language: language, omissions: omissions)
  }

  private mutating func note(_ added: [Omission], _ through: SourceMap) {
    omissions += added.map { omission in
      var omission = omission
      omission.range = omission.range.map { through.lowerRange($0.lower, $0.upper) }
      return omission
    }
  }

  private mutating func hasRoom(at lower: Int) -> Bool {
    if blocks.count < blockLimit { return true }
    if omissions.last?.code != "block-limit" { omissions.append(.blockLimit(blockLimit, at: lower)) }
    return false
  }

  private mutating func separate() {
    guard !text.isEmpty else { return }
    text.append(0x0A)
    map.insert(at: 0, upperCount: 1)
  }
}
