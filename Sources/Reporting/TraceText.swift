import Documents
import Policy

/// Writes what made a condition what it is: of `and` that does not hold the parts that fail, of `or` that holds the parts
/// that do.
struct TraceText {
  let wording: Wording
  let palette: Palette
  /// Line and column of a place.
  let position: (TextRange) -> String

  /// More lines than this are left out.
  private static let most = 40
  /// A value or text is cut to this many code points.
  private static let longest = 160

  /// The lines of `condition`, the first one indented by `indent` spaces.
  func lines(_ condition: ConditionTrace, indent: Int) -> [UInt8] {
    var lines: [[UInt8]] = []
    add(condition, indent, weight: nil, to: &lines)
    if lines.count > Self.most {
      lines =
        lines.prefix(Self.most)
        + [blank(indent) + palette.paint(wording.text("explain.left-out"), .quiet) + [0x0A]]
    }
    return Array(lines.joined())
  }

  private func add(_ condition: ConditionTrace, _ indent: Int, weight: String?, to lines: inout [[UInt8]]) {
    guard lines.count <= Self.most else { return }
    switch condition.kind {
    case .all, .any, .not:
      lines.append(head(condition, indent, weight, wording.text("explain.\(condition.kind.rawValue)")))
      for part in decisive(condition) { add(part, indent + 2, weight: nil, to: &lines) }
    case .comparison, .sum, .value:
      lines.append(head(condition, indent, weight, text(condition)))
      let sums = condition.kind == .sum ? [condition] : condition.parts.filter { $0.kind == .sum }
      for term in sums.flatMap(\.parts) { add(term, indent + 2, weight: term.value, to: &lines) }
    }
  }

  /// The parts that made the whole what it is.
  private func decisive(_ condition: ConditionTrace) -> [ConditionTrace] {
    switch (condition.kind, condition.holds) {
    case (.all, false): condition.parts.filter { !$0.holds }
    case (.any, true): condition.parts.filter(\.holds)
    default: condition.parts
    }
  }

  private func head(_ condition: ConditionTrace, _ indent: Int, _ weight: String?, _ text: String) -> [UInt8] {
    let mark = weight ?? wording.text(condition.holds ? "explain.yes" : "explain.no")
    return blank(indent) + palette.paint(mark, condition.holds ? .good : .quiet) + [0x20] + Screen.safe(text) + [0x0A]
  }

  /// The condition as rules write it, its value, and where that was found.
  private func text(_ condition: ConditionTrace) -> String {
    var text = cut(condition.text)
    let values = condition.kind == .comparison ? condition.parts : [condition]
    let shown = values.map(\.value).filter { !["", "true", "false"].contains($0) }
    if !shown.isEmpty, condition.kind == .comparison || shown[0].first != "+" {
      text += " [\(shown.map(cut).joined(separator: "; "))]"
    }
    let places = (condition.places + condition.parts.flatMap(\.places)).map(position)
    return places.isEmpty ? text : "\(text) (\(places.joined(separator: ", ")))"
  }

  private func cut(_ text: String) -> String {
    let scalars = Screen.oneLine(text).unicodeScalars
    guard scalars.count > Self.longest else { return String(scalars) }
    return String(String.UnicodeScalarView(scalars.prefix(Self.longest))) + "\u{2026}"
  }

  private func blank(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x20, count: count) }
}
