import Documents

extension Measure {
  /// Text decoded with the wrong encoding.
  static let mojibake: [Measure] = [
    .spans(
      "mojibake",
      """
      Text that was decoded with the wrong encoding, found by decoding it back; the value is how much more plausible it \
      reads then, 0 to 1, and the replacement is given where encoding it again gives the text as it stands.
      """,
      [.also]
    ) { context, arguments in
      Mojibake(context).spans(in: arguments.zones(0))
    }
  ]
}

/// Finds text that was decoded with the wrong encoding, up to three times over.
struct Mojibake {
  /// How often the mistake may have been made.
  private static let mostLayers = 3
  /// How many characters of text may stand between two stretches that are reported as one.
  private static let reach = 16
  /// The most characters of the decoded text that a message shows.
  private static let shown = 60

  private let context: MeasureContext
  private let table: TraitTable

  /// The finder for a page.
  init(_ context: MeasureContext) {
    self.context = context
    table = context.table
  }

  /// The stretches of the blocks of `zones`, in text order.
  func spans(in zones: ZoneSet) -> [MeasuredSpan] {
    let survey = context.surveyed()
    return context.blocks(in: zones, with: .beyondASCII).flatMap { block -> [MeasuredSpan] in
      guard isSuspect(survey, block) else { return [] }
      let text = context.text(of: block)
      return merged(readings(text), text).map { span($0, text) }
    }
  }

  /// Whether a block can hold misread text at all: neighbours beyond ASCII, rare ideographs, hangul next to ideographs.
  private func isSuspect(_ survey: Survey, _ block: Int) -> Bool {
    let traits = survey.traits[block]
    return survey.foreignPairs[block] > 0 || survey.rareCounts[block] > 0
      || (traits.has(.hangul) && traits.has(.han)) || traits.has([.control, .symbol, .greek])
  }

  // MARK: Reading

  /// What is found in `text`; where two explanations overlap, the one that comes first in this order wins.
  private func readings(_ text: BlockText) -> [Misreading] {
    let doubleByte = DoubleByteMisreading(text, context)
    let alphabet = AlphabetMisreading(text, table)
    var found: [Misreading] = []
    var isTaken = [Bool](repeating: false, count: text.count)
    func add(_ more: [Misreading]) {
      for reading in more where !reading.range.contains(where: { isTaken[$0] }) {
        for index in reading.range { isTaken[index] = true }
        found.append(reading)
      }
    }
    let hasEastAsian = text.scalars.contains { table[$0].has(.eastAsian) }
    let single = UTF8Misreading(text, table).find()
    add(SwappedText(text, table).find())
    if single.reduce(0, { $0 + $1.text.count }) > 2 { add(single) }
    if hasEastAsian {
      add(doubleByte.utf8())
      add(doubleByte.doubleByte())
    }
    let soup = alphabet.soup()
    add(soup.filter(\.isCertain))
    add(doubleByte.singleByte())
    add(soup)
    add(alphabet.cyrillic())
    add(single)
    add(alphabet.latin())
    return found.map(unwrapped).filter { reading in !reading.text.contains { (0x80...0x9F).contains($0) } }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The reading with what is misread in it read again.
  private func unwrapped(_ reading: Misreading) -> Misreading {
    var result = reading
    while result.layers < Self.mostLayers, result.right == "utf-8" {
      var bytes: [UInt8] = []
      for scalar in result.text { UTF8Scalar.append(scalar, to: &bytes) }
      let inner = BlockText(bytes, TextRange(0, bytes.count))
      var found = UTF8Misreading(inner, table).find()
      if found.isEmpty { found = DoubleByteMisreading(inner, context).utf8() }
      let foreign = inner.scalars.filter { $0 >= 0x80 }.count
      let covered = found.reduce(0) { $0 + inner.scalars[$1.range].filter { $0 >= 0x80 }.count }
      guard !found.isEmpty, covered * 10 >= foreign * 8 else { break }
      result.text = replaced(inner.scalars, found)
      result.layers += 1
      result.isCertain = result.isCertain && found.allSatisfy(\.isCertain) && found[0].wrong == result.wrong
    }
    return result
  }

  private func replaced(_ scalars: [UInt32], _ readings: [Misreading]) -> [UInt32] {
    var result: [UInt32] = []
    var position = 0
    for reading in readings {
      result += scalars[position..<reading.range.lowerBound] + reading.text
      position = reading.range.upperBound
    }
    return result + scalars[position...]
  }

  // MARK: Reporting

  /// Neighbouring stretches with the same cause as one, with what stands between them.
  private func merged(_ readings: [Misreading], _ text: BlockText) -> [Misreading] {
    var result: [Misreading] = []
    for reading in readings {
      guard var last = result.last, Self.isSame(last.wrong, reading.wrong), last.right == reading.right,
        reading.range.lowerBound - last.range.upperBound <= Self.reach
      else {
        result.append(reading)
        continue
      }
      let gap = text.scalars[last.range.upperBound..<reading.range.lowerBound]
      guard !gap.contains(0x0A), !gap.contains(BlockText.masked) else {
        result.append(reading)
        continue
      }
      if gap.contains(where: { $0 >= 0x80 || $0 == 0x3F }) { last.isCertain = false }
      if last.wrong != reading.wrong { last.wrong = SingleByteCodec.cp1252.name }
      last.range = last.range.lowerBound..<reading.range.upperBound
      last.text += gap + reading.text
      last.layers = max(last.layers, reading.layers)
      last.before = min(last.before, reading.before)
      last.isCertain = last.isCertain && reading.isCertain
      last.isProven = last.isProven && reading.isProven
      result[result.count - 1] = last
    }
    return result
  }

  /// ISO-8859-1 and windows-1252 are one mistake: they differ in the C1 range only.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    let western = [SingleByteCodec.latin1.name, SingleByteCodec.cp1252.name]
    return one == other || (western.contains(one) && western.contains(other))
  }

  private func span(_ reading: Misreading, _ text: BlockText) -> MeasuredSpan {
    var bytes: [UInt8] = []
    for scalar in reading.text { UTF8Scalar.append(scalar, to: &bytes) }
    var span = MeasuredSpan(range: text.textRange(reading.range), value: max(0, reading.after - reading.before))
    let decoded = String(decoding: bytes, as: UTF8.self)
    span.details = [
      "wrong": reading.wrong, "right": reading.right, "layers": "\(reading.layers)",
      "decoded": String(String.UnicodeScalarView(decoded.unicodeScalars.prefix(Self.shown))),
    ]
    span.plan = Array(repeating: ["encode \(reading.wrong)", "decode \(reading.right)"], count: reading.layers).flatMap
    { $0 }
    let trip = RoundTrip(codecs: context.codecs, wrong: reading.wrong, right: reading.right)
    let original = Array(text.scalars[reading.range])
    if reading.isProven {
      span.replacement = decoded
    } else if reading.isCertain, trip.leads(from: reading.text, to: original, times: reading.layers) {
      span.replacement = decoded
    }
    return span
  }
}
