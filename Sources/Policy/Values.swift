import Documents
import Measuring

/// What the operators of conditions do with values.
enum Values {
  /// Reads a text or place; nil for other values.
  typealias Reader = (MeasureValue) -> String?

  /// Whether a value counts as true where a condition is asked for: it is there, and not false, zero or empty.
  static func isTrue(_ value: MeasureValue) -> Bool {
    switch value {
    case .none: false
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .text(let text): !text.isEmpty
    case .place(let range): !range.isEmpty
    case .list(let values): !values.isEmpty
    }
  }

  /// Whether `one comparison other` holds.
  ///
  /// With a missing value only `!=` holds, unless one side is `null` as written, which asks whether the other is missing.
  static func compare(
    _ one: MeasureValue, _ comparison: Expression.Comparison, _ other: MeasureValue, asksForNull: Bool, _ text: Reader
  ) -> Bool {
    if one == .none || other == .none {
      let isSame = asksForNull && one == other
      return comparison == .equal ? isSame : comparison == .different && !isSame
    }
    switch comparison {
    case .equal: return areEqual(one, other, text)
    case .different: return !areEqual(one, other, text)
    case .has: return has(one, other, text)
    case .less: return order(one, other, text) { $0 < 0 }
    case .lessOrEqual: return order(one, other, text) { $0 <= 0 }
    case .more: return order(one, other, text) { $0 > 0 }
    case .moreOrEqual: return order(one, other, text) { $0 >= 0 }
    }
  }

  private static func areEqual(_ one: MeasureValue, _ other: MeasureValue, _ text: Reader) -> Bool {
    if let one = text(one), let other = text(other) { return one.utf8.elementsEqual(other.utf8) }
    if case .list(let ones) = one, case .list(let others) = other {
      return ones.count == others.count && zip(ones, others).allSatisfy { areEqual($0, $1, text) }
    }
    return one == other
  }

  /// Whether a list has the value, or a text holds the text.
  private static func has(_ whole: MeasureValue, _ part: MeasureValue, _ text: Reader) -> Bool {
    if case .list(let values) = whole { return values.contains { areEqual($0, part, text) } }
    guard let whole = text(whole), let part = text(part) else { return false }
    return contains(Array(whole.utf8), Array(part.utf8))
  }

  /// Whether `part` stands in `whole`, byte for byte (Knuth, Morris and Pratt: linear whatever the texts are).
  static func contains(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
    guard !part.isEmpty else { return true }
    var border = [0]
    for byte in part.dropFirst() {
      var length = border[border.count - 1]
      while length > 0, part[length] != byte { length = border[length - 1] }
      border.append(part[length] == byte ? length + 1 : 0)
    }
    var matched = 0
    for byte in whole {
      while matched > 0, part[matched] != byte { matched = border[matched - 1] }
      if part[matched] == byte { matched += 1 }
      if matched == part.count { return true }
    }
    return false
  }

  /// Numbers by size, texts by their code points (such as dates of ISO 8601); nothing else has an order.
  private static func order(
    _ one: MeasureValue, _ other: MeasureValue, _ text: Reader, _ holds: (Int) -> Bool
  ) -> Bool {
    if case .number(let one) = one, case .number(let other) = other {
      return !one.isNaN && !other.isNaN && holds(one < other ? -1 : one > other ? 1 : 0)
    }
    guard let one = text(one), let other = text(other) else { return false }
    if one.utf8.elementsEqual(other.utf8) { return holds(0) }
    return holds(one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1)
  }

  /// `one sign other` for numbers; none for anything else, and where the result is no finite number.
  static func calculate(_ one: MeasureValue, _ sign: String, _ other: MeasureValue) -> MeasureValue {
    guard case .number(let one) = one, case .number(let other) = other else { return .none }
    let result: Double? =
      switch sign {
      case "+": one + other
      case "-": one - other
      case "*": one * other
      case "/": one / other
      default: nil
      }
    guard let result, result.isFinite else { return .none }
    return .number(result)
  }

  /// What a term adds to its score when its expression has `value`.
  static func contribution(of term: RuleSet.Score.Term, _ value: MeasureValue) -> Double {
    guard case .number(let number) = value, number.isFinite else { return isTrue(value) ? term.weight : 0 }
    guard let cap = term.cap.map(abs) else { return term.weight * max(-1, min(1, number)) }
    return max(-cap, min(cap, term.weight * number))
  }

  /// A value as messages and templates write it; nothing where it is missing.
  static func string(_ value: MeasureValue, _ text: Reader) -> String {
    switch value {
    case .none: ""
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): string(number)
    case .text, .place: text(value) ?? ""
    case .list(let values): values.map { string($0, text) }.joined(separator: ", ")
    }
  }

  /// A number without a fraction where it has none, else with at most two places.
  static func string(_ number: Double) -> String {
    guard abs(number) < 1e15 else { return "\(number)" }
    let hundredths = (number * 100).rounded()
    if hundredths.truncatingRemainder(dividingBy: 100) == 0 { return "\(Int(hundredths / 100))" }
    let (whole, rest) = Int(abs(hundredths)).quotientAndRemainder(dividingBy: 100)
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(number < 0 ? "-" : "")\(whole).\(digits)"
  }
}
