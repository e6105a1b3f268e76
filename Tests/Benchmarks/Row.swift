/// What a goal of the performance document asks for, and by how much more it would be pleased.
struct Bound {
  /// Whether more is better.
  var isAtLeast: Bool
  /// What is to be reached.
  var goal: Double
  /// What would be better still.
  var stretch: Double?

  /// At least `goal`, better `stretch`.
  static func atLeast(_ goal: Double, _ stretch: Double? = nil) -> Bound {
    Bound(isAtLeast: true, goal: goal, stretch: stretch)
  }

  /// At most `goal`, better `stretch`.
  static func atMost(_ goal: Double, _ stretch: Double? = nil) -> Bound {
    Bound(isAtLeast: false, goal: goal, stretch: stretch)
  }

  /// Whether `value` is on the right side of `limit`; nil without a limit.
  func isMet(_ limit: Double?, by value: Double) -> Bool? {
    limit.map { isAtLeast ? value >= $0 : value <= $0 }
  }
}

/// A line of the table: one goal and what was measured.
struct Row {
  /// What a row is measured in.
  enum Unit: String {
    case times = "×", rate = " MB/s", milliseconds = " ms", memory = " MiB", percent = " %"
  }

  /// What there is to say.
  enum Outcome {
    /// Readings; their median is judged.
    case measured(Spread)
    /// Something that holds or does not.
    case holds(Bool, String)
    /// Not measured, and why.
    case skipped(String)
  }

  /// What is measured.
  var name: String
  /// What is asked for; nil for what is only told.
  var bound: Bound?
  /// What it is measured in.
  var unit = Unit.times
  /// What was found.
  var outcome: Outcome
  /// How it was measured.
  var note = ""

  /// A row of `readings`; one that says so when there are none.
  init(_ name: String, _ bound: Bound?, _ unit: Unit, _ readings: [Double], note: String = "") {
    self.name = name
    self.bound = bound
    self.unit = unit
    outcome = Spread(readings).map { .measured($0) } ?? .skipped("nothing was measured")
    self.note = note
  }

  /// A row that was not measured.
  init(_ name: String, _ bound: Bound?, _ unit: Unit, skipped reason: String) {
    self.name = name
    self.bound = bound
    self.unit = unit
    outcome = .skipped(reason)
  }

  /// A row of something that holds or does not.
  init(_ name: String, holds: Bool, _ text: String, note: String = "") {
    self.name = name
    outcome = .holds(holds, text)
    self.note = note
  }
}

extension Row {
  /// The cells of the table: what, goal, stretch, measured, whether each is met, how.
  var cells: [String] {
    switch outcome {
    case .measured(let spread):
      var text = number(spread.median)
      if spread.values.count > 1 {
        text += " (\(number(spread.least, hasUnit: false))–\(number(spread.most, hasUnit: false)))"
      }
      return [name, limit(bound?.goal), limit(bound?.stretch), text]
        + [met(bound?.goal, spread.median), met(bound?.stretch, spread.median), note]
    case .holds(let holds, let text): return [name, "always", "", text, holds ? "yes" : "**no**", "", note]
    case .skipped(let reason):
      return [name, limit(bound?.goal), limit(bound?.stretch), "skipped", "", "", reason]
    }
  }

  private func limit(_ value: Double?) -> String {
    guard let bound, let value else { return "" }
    let text = value == value.rounded() ? decimal(value, digits: 0) : "\(value)"
    return (bound.isAtLeast ? "≥ " : "≤ ") + text + unit.rawValue
  }

  private func met(_ limit: Double?, _ value: Double) -> String {
    bound?.isMet(limit, by: value).map { $0 ? "yes" : "**no**" } ?? ""
  }

  /// Three digits that count, which is more than a shared machine gives.
  private func number(_ value: Double, hasUnit: Bool = true) -> String {
    let size = abs(value)
    let digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
    return decimal(value, digits: digits) + (hasUnit ? unit.rawValue : "")
  }
}

/// `value` with `digits` digits behind the point.
func decimal(_ value: Double, digits: Int) -> String {
  var scale = 1
  for _ in 0..<digits { scale *= 10 }
  let units = Int((abs(value) * Double(scale)).rounded())
  let sign = value < 0 && units > 0 ? "-" : ""
  guard digits > 0 else { return sign + String(units) }
  let fraction = String(units % scale)
  return "\(sign)\(units / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
}
