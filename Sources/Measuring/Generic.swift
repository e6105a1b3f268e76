import Documents
internal import ICU

extension Measure {
  /// Measures of any text.
  static let generic: [Measure] = [
    .value(
      "script-of", "The script of most letters of a text, such as `Han`, `Latin`; `Kana` where kana are among them.",
      [.text]
    ) {
      context, arguments in
      arguments.text(0).flatMap { Generic.script(of: $0, context.table) }.map(MeasureValue.text) ?? .none
    },
    .value(
      "share-of-script", "The share of the running text's letters that are of a script, 0 to 1.",
      [Parameter(name: "script", summary: "The script's name in the Unicode standard: `Han`, `Latin`, `Cyrl`.")]
    ) { context, arguments in
      guard let name = arguments.text(0), let script = Script(named: name) else { return .none }
      let survey = context.surveyed()
      guard survey.letterCount > 0 else { return .none }
      return .number(Double(survey.letters[min(255, Int(script.rawValue))]) / Double(survey.letterCount))
    },
    .value("length", "The number of characters of a text, white space left out.", [.text]) { _, arguments in
      arguments.text(0).map { .number(Double($0.unicodeScalars.filter { !$0.properties.isWhitespace }.count)) } ?? .none
    },
    .value("character-count", "The number of characters of running text, white space left out.") { context, _ in
      let survey = context.surveyed()
      let blocks = context.document.blocks.indices.filter {
        MeasureContext.proseZones.contains(context.document.blocks[$0].zone)
      }
      return .number(Double(blocks.reduce(0) { $0 + survey.counts[$1].length }))
    },
    .value("paragraph-count", "The number of paragraphs, list items and cells of running text.") { context, _ in
      .number(Double(context.document.blocks.filter { $0.zone == .body }.count))
    },
    .value("year-of", "The first year from 1900 to 2099 in a text; nothing where there is none.", [.text]) {
      _, arguments in
      arguments.text(0).flatMap { Generic.year(in: $0) }.map { .number(Double($0)) } ?? .none
    },
    .value(
      "number-of", "The first number in a text, grouping commas and a decimal point understood; nothing without one.",
      [.text]
    ) { _, arguments in
      arguments.text(0).flatMap { Generic.number(in: $0) }.map(MeasureValue.number) ?? .none
    },
    .value(
      "is-quoted", "Whether a place stands between quotation marks of its paragraph, or in quoting markup.",
      [Parameter(name: "place", summary: "A place in the document.")]
    ) { context, arguments in
      guard case .place(let range) = arguments.value(0) else { return .none }
      return .flag(Generic.isQuoted(range, context))
    },
    .value("percent-decoded", "A text with its percent escapes decoded as UTF-8, or else as GBK.", [.text]) {
      context, arguments in
      arguments.text(0).map { .text(Escapes.percentDecoded($0, context.codecs)) } ?? .none
    },
    .value("references-decoded", "A text with its character references decoded, layer by layer.", [.text]) {
      _, arguments in
      arguments.text(0).map { .text(CharacterReferences.decoded($0)) } ?? .none
    },
    .value("unescaped", "A text with its backslash escapes decoded: `\\n`, `\\t`, `\\uXXXX`, `\\xNN`.", [.text]) {
      _, arguments in
      arguments.text(0).map { .text(Escapes.unescaped($0)) } ?? .none
    },
  ]
}

/// Measures of any text.
enum Generic {
  /// The name of the script of most letters; `Kana` for Japanese, nil without letters.
  static func script(of text: String, _ table: TraitTable) -> String? {
    var counts = [Int](repeating: 0, count: 256)
    var kana = 0
    var first = [UInt32](repeating: 0, count: 256)
    for scalar in text.unicodeScalars.map(\.value) {
      let traits = table[scalar]
      guard traits.has(.letter) else { continue }
      if traits.has(.kana) { kana += 1 }
      if counts[traits.script] == 0 { first[traits.script] = scalar }
      counts[traits.script] += 1
    }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0 else { return nil }
    if kana > 0, table[first[most]].has([.han, .kana]) { return "Kana" }
    return UnicodeData.script(first[most]).name
  }

  /// The first run of exactly four digits from 1900 to 2099.
  static func year(in text: String) -> Int? {
    var digits: [Int] = []
    for scalar in text.unicodeScalars.map(\.value) + [0] {
      if let digit = CharacterValue.decimalDigit(scalar) {
        digits.append(digit)
        continue
      }
      if digits.count == 4 {
        let year = digits.reduce(0) { $0 * 10 + $1 }
        if (1900...2099).contains(year) { return year }
      }
      digits = []
    }
    return nil
  }

  /// The first number: digits, grouped by commas in threes, with decimals behind a point.
  static func number(in text: String) -> Double? {
    let scalars = text.unicodeScalars.prefix(4000).map(\.value)
    guard let start = scalars.firstIndex(where: { CharacterValue.decimalDigit($0) != nil }) else { return nil }
    var index = start
    var value = 0.0
    var decimals = 0.0
    func digit(_ place: Int) -> Int? { place < scalars.count ? CharacterValue.decimalDigit(scalars[place]) : nil }
    while index < scalars.count {
      if let next = digit(index) {
        if decimals > 0 {
          value += Double(next) * decimals
          decimals /= 10
        } else {
          value = value * 10 + Double(next)
        }
      } else if decimals == 0, scalars[index] == 0x2C || scalars[index] == 0xFF0C {
        let isGroup = (1...3).allSatisfy { digit(index + $0) != nil } && digit(index + 4) == nil
        if !isGroup { break }
      } else if decimals == 0, scalars[index] == 0x2E || scalars[index] == 0xFF0E, digit(index + 1) != nil {
        decimals = 0.1
      } else {
        break
      }
      index += 1
    }
    let isNegative =
      start > 0 && (scalars[start - 1] == 0x2D || scalars[start - 1] == 0x2212)
      && (start == 1 || scalars[start - 2] <= 0x20)
    return isNegative ? -value : value
  }

  /// Whether `range` stands in a marked quotation or between the quotation marks of its block.
  static func isQuoted(_ range: TextRange, _ context: MeasureContext) -> Bool {
    let document = context.document
    guard let block = document.blockIndex(at: range.lower) else { return false }
    let whole = document.blocks[block].range
    if context.maskedRanges(in: whole, MarkKind.quotation.set).contains(where: { $0.contains(range) }) { return true }
    return Quotations.ranges(context.text(of: block)).contains { $0.lower < range.lower && range.upper < $0.upper }
  }
}

/// Stretches between quotation marks.
enum Quotations {
  /// The stretches of `text` between quotation marks, the marks included.
  static func ranges(_ text: BlockText) -> [TextRange] {
    var result: [TextRange] = []
    var open: [(family: UInt32, index: Int)] = []
    var straight: Int?
    func close(_ family: UInt32, _ index: Int) {
      guard let place = open.suffix(8).lastIndex(where: { $0.family == family }) else { return }
      result.append(text.textRange(open[place].index..<index + 1))
      open.removeSubrange(place...)
    }
    for (index, scalar) in text.scalars.enumerated() {
      switch scalar {
      case 0x22, 0xFF02:
        if let start = straight {
          result.append(text.textRange(start..<index + 1))
          straight = nil
        } else {
          straight = index
        }
      case 0x201C:
        if open.contains(where: { $0.family == 0x201E }) { close(0x201E, index) } else { open.append((0x201D, index)) }
      case 0x201D: close(open.contains { $0.family == 0x201E } ? 0x201E : 0x201D, index)
      case 0x2018: open.append((0x2019, index))
      case 0x2019: close(0x2019, index)
      case 0x201E: open.append((0x201E, index))
      case 0xAB, 0xBB:
        if open.contains(where: { $0.family == 0xAB }) { close(0xAB, index) } else { open.append((0xAB, index)) }
      case 0x300C, 0x300E, 0xFE41, 0xFE43: open.append((scalar, index))
      case 0x300D, 0x300F, 0xFE42, 0xFE44: close(scalar - 1, index)
      default: break
      }
      if open.count > 16 { open.removeFirst() }
    }
    return result
  }
}
