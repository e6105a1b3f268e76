import Documents
internal import ICU

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
  /// U+FFFD, which stands for what could not be decoded.
  private static let lost: UInt32 = 0xFFFD
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
    var found: [(text: BlockText, readings: [Misreading])] = []
    for block in context.blocks(in: zones, with: [.beyondASCII, .plus]) {
      let kinds = Kinds(survey.counts[block])
      guard !kinds.isEmpty else { continue }
      let text = context.text(of: block)
      let readings = merged(readings(text, kinds), text)
      if !readings.isEmpty { found.append((text, readings)) }
    }
    guard !found.isEmpty else { return [] }
    let script = healthyScript(besides: found)
    return found.flatMap { text, readings in
      readings.map { reading in
        var reading = reading
        if let script, reading.right != "utf-8", let own = self.script(of: reading.text), own != script {
          (reading.isCertain, reading.isProven) = (false, false)
        }
        return span(reading, text)
      }
    }
  }

  // MARK: What the page is written in

  /// The script of most letters of running text outside the stretches that were found; nil where there are few, or they
  /// are Latin, which stands in every page.
  private func healthyScript(besides found: [(text: BlockText, readings: [Misreading])]) -> Int? {
    var letters = context.surveyed().letters
    for (text, readings) in found {
      for reading in readings {
        for scalar in text.scalars[reading.range] where scalar != BlockText.masked && table[scalar].has(.letter) {
          letters[table[scalar].script] = max(0, letters[table[scalar].script] - 1)
        }
      }
    }
    var groups: [Int: Int] = [:]
    for script in letters.indices where letters[script] > 0 {
      groups[Self.group(script), default: 0] += letters[script]
    }
    guard let most = groups.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= Self.fewLetters,
      most.key != Int(Script.latin.rawValue)
    else { return nil }
    return most.key
  }

  /// The script of most letters beyond ASCII; nil where there is none.
  private func script(of text: [UInt32]) -> Int? {
    var groups: [Int: Int] = [:]
    for scalar in text where scalar >= 0x80 && table[scalar].has(.letter) {
      groups[Self.group(table[scalar].script), default: 0] += 1
    }
    return groups.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The script, where those that Japanese mixes are one.
  private static func group(_ script: Int) -> Int {
    let isJapanese = script == Int(Script.hiragana.rawValue) || script == Int(Script.katakana.rawValue)
    return isJapanese ? Int(Script.han.rawValue) : script
  }

  /// Fewer letters do not say what a page is written in.
  private static let fewLetters = 4

  /// The kinds of misreading that a block can hold at all, by what kinds of characters it has.
  private struct Kinds: OptionSet {
    let rawValue: UInt8

    /// UTF-8 in a single-byte encoding: neighbours beyond ASCII.
    static let utf8 = Kinds(rawValue: 1)
    /// UTF-16 in the other byte order, UTF-7.
    static let swapped = Kinds(rawValue: 2)
    /// UTF-8 in a double-byte encoding: East Asian characters that are not everyday writing.
    static let utf8InDoubleByte = Kinds(rawValue: 4)
    /// One double-byte encoding for another: at least two such characters.
    static let doubleByte = Kinds(rawValue: 8)
    /// Another alphabet, or East Asian text, in a Western encoding: a row of letters and signs beyond ASCII.
    static let soup = Kinds(rawValue: 16)
    static let cyrillic = Kinds(rawValue: 32)
    static let latin = Kinds(rawValue: 64)
    /// Korean in a Chinese encoding: ideographs in words.
    static let spaced = Kinds(rawValue: 128)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ counts: Survey.Counts) {
      self = []
      let traits = counts.traits
      if counts.foreignPairs > 0 { insert(.utf8) }
      if traits.has([.plus, .swappedASCII]) { insert(.swapped) }
      if traits.has(.eastAsian), counts.rare > 0 { insert(.utf8InDoubleByte) }
      if traits.has(.eastAsian), counts.rare > 1 { insert(.doubleByte) }
      if traits.has(.kana), traits.has(.han), counts.rareInJapanese > 1 { insert(.doubleByte) }
      if counts.spacedHan >= 3 { insert(.spaced) }
      if counts.foreign >= 6 { insert(.soup) }
      if traits.has(.cyrillic) { insert(.cyrillic) }
      if traits.has(.latin), traits.has(.disturbing) || counts.foreignPairs > 0 { insert(.latin) }
    }
  }

  // MARK: Reading

  /// What is found in `text`; where two explanations overlap, the one that comes first in this order wins.
  private func readings(_ text: BlockText, _ kinds: Kinds) -> [Misreading] {
    let doubleByte = DoubleByteMisreading(text, context)
    let alphabet = AlphabetMisreading(text, table)
    var found: [Misreading] = []
    var isTaken: [Bool] = []
    func add(_ more: [Misreading]) {
      if isTaken.isEmpty, !more.isEmpty { isTaken = Array(repeating: false, count: text.count) }
      for reading in more where !reading.range.contains(where: { isTaken[$0] }) {
        for index in reading.range { isTaken[index] = true }
        found.append(reading)
      }
    }
    let single = kinds.contains(.utf8) ? UTF8Misreading(text, table).find() : []
    if kinds.contains(.swapped) { add(SwappedText(text, table).find()) }
    if single.reduce(0, { $0 + $1.text.count }) > 2 { add(single) }
    if kinds.contains(.utf8InDoubleByte) { add(doubleByte.utf8()) }
    if kinds.contains(.doubleByte) { add(doubleByte.doubleByte() + doubleByte.eucJapanese()) }
    if kinds.contains(.spaced) { add(doubleByte.spacedKorean()) }
    let soup = kinds.contains(.soup) ? alphabet.soup() : []
    add(soup.filter(\.isCertain))
    if kinds.contains(.soup) {
      // Where an alphabet explains the same letters, neither explanation is proven.
      add(
        doubleByte.singleByte().map { reading in
          var reading = reading
          if soup.contains(where: { $0.range.overlaps(reading.range) }) {
            (reading.isCertain, reading.isProven) = (false, false)
          }
          return reading
        })
    }
    add(soup)
    if kinds.contains(.cyrillic) { add(alphabet.cyrillic()) }
    add(single)
    if kinds.contains(.latin) { add(alphabet.latin()) }
    return found.map(unwrapped).filter { reading in
      // Signs of loss alone are no text that could be read.
      !reading.text.contains { (0x80...0x9F).contains($0) } && !reading.text.allSatisfy { $0 == Self.lost }
    }
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
    if reading.text.contains(Self.lost) { return span }
    if reading.isProven {
      span.replacement = decoded
    } else if reading.isCertain, trip.leads(from: reading.text, to: original, times: reading.layers) {
      span.replacement = decoded
    }
    return span
  }
}
