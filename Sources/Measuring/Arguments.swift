import Documents

/// The arguments of a call, filled up with the parameters' standard values.
struct Arguments {
  private let values: [MeasureValue]
  private let context: MeasureContext

  /// The arguments `given`, and for each parameter without one its standard value.
  init(_ given: [MeasureValue], _ parameters: [Measure.Parameter], _ context: MeasureContext) {
    values = parameters.indices.map { index in
      if index < given.count, given[index] != .none { return given[index] }
      return parameters[index].standard ?? .none
    }
    self.context = context
  }

  /// The argument at `index` as it was given.
  func value(_ index: Int) -> MeasureValue { index < values.count ? values[index] : .none }

  /// The number at `index`; 0 where there is none.
  func number(_ index: Int) -> Double {
    switch value(index) {
    case .number(let number): number
    case .flag(let flag): flag ? 1 : 0
    case .text(let text): Double(text) ?? 0
    default: 0
    }
  }

  /// The number at `index` as a count of at least `least`.
  func count(_ index: Int, least: Int = 0) -> Int {
    let number = number(index)
    return number.isFinite ? max(least, Int(max(-1e9, min(1e9, number)))) : least
  }

  /// The text at `index`: written, computed or standing in the document; nil where there is none.
  func text(_ index: Int) -> String? {
    switch value(index) {
    case .text(let text): return text
    case .place(let range):
      let whole = context.document.text.count
      guard range.lower >= 0, range.lower <= range.upper, range.upper <= whole else { return nil }
      return context.document.string(range)
    case .number(let number): return abs(number) < 1e15 && number == number.rounded() ? "\(Int(number))" : "\(number)"
    case .list(let list): return list.isEmpty ? nil : Arguments([list[0]], [.text], context).text(0)
    case .flag, .none: return nil
    }
  }

  /// The lexicon whose name stands at `index`, nil where there is none of that name.
  func lexicon(_ index: Int) -> MeasureContext.Lexicon? {
    guard case .text(let name) = value(index) else { return nil }
    return context.lexicons[name]
  }

  /// The zones of running text and those that the text at `index` adds by their names.
  func zones(_ index: Int) -> ZoneSet {
    guard case .text(let names) = value(index) else { return MeasureContext.proseZones }
    let added = names.split(whereSeparator: { $0 == " " || $0 == "," }).compactMap { Zone(rawValue: String($0)) }
    return MeasureContext.proseZones.union(ZoneSet(added))
  }
}

extension Measure.Parameter {
  /// A text that stands in the document or is computed.
  static let text = Measure.Parameter(name: "text", summary: "The text.")
  /// Zones to look at besides running text.
  static let also = Measure.Parameter(
    name: "also", summary: "Zones to look at besides running text, such as `meta code`.", standard: .text(""))
  /// The name of a lexicon.
  static let lexicon = Measure.Parameter(name: "lexicon", summary: "The name of a lexicon.")

  /// A number with a standard value.
  static func number(_ name: String, _ summary: String, _ standard: Double) -> Measure.Parameter {
    Measure.Parameter(name: name, summary: summary, standard: .number(standard))
  }
}

extension Measure {
  /// A measure that finds spans.
  static func spans(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [],
    _ find: @escaping @Sendable (MeasureContext, Arguments) -> [MeasuredSpan]
  ) -> Measure {
    Measure(
      name: name, summary: summary, parameters: parameters,
      body: .spans { context, given in
        find(context, Arguments(given, parameters, context))
      })
  }

  /// A measure that computes a value.
  static func value(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [],
    _ compute: @escaping @Sendable (MeasureContext, Arguments) -> MeasureValue
  ) -> Measure {
    Measure(
      name: name, summary: summary, parameters: parameters,
      body: .value { context, given in
        compute(context, Arguments(given, parameters, context))
      })
  }
}
