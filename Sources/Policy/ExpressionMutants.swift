/// The ways in which one part of a condition can be damaged.
struct ExpressionMutants {
  /// A damaged condition.
  struct Change {
    var kind: Mutant.Kind
    /// Where the damaged part stands in the text, in UTF-8 bytes.
    var offset: Int
    /// What was done.
    var summary: String
    /// The condition then.
    var syntax: ExpressionSyntax
  }

  private(set) var changes: [Change] = []

  /// The damaged conditions of `syntax`, of which each has one damage.
  ///
  /// - Complexity: O(n²) in the size of the condition, which the parser limits.
  init(_ syntax: ExpressionSyntax) {
    visit(syntax) { $0 }
  }

  /// Damages `part` in all ways; `whole` puts a part in its place back into the whole condition.
  private mutating func visit(_ part: ExpressionSyntax, _ whole: (ExpressionSyntax) -> ExpressionSyntax) {
    func put(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
      whole(ExpressionSyntax(kind: kind, offset: part.offset))
    }
    switch part.kind {
    case .and(let one, let other):
      add(.condition, one.start, "without the left side of this `and`", whole(other))
      add(.condition, other.start, "without the right side of this `and`", whole(one))
      visit(one) { put(.and($0, other)) }
      visit(other) { put(.and(one, $0)) }
    case .or(let one, let other):
      add(.condition, one.start, "without the left side of this `or`", whole(other))
      add(.condition, other.start, "without the right side of this `or`", whole(one))
      visit(one) { put(.or($0, other)) }
      visit(other) { put(.or(one, $0)) }
    case .not(let operand):
      add(.condition, part.offset, "without this `not`", whole(operand))
      visit(operand) { put(.not($0)) }
    case .compare(let one, let comparison, let other):
      number(one) { put(.compare($0, comparison, other)) }
      number(other) { put(.compare(one, comparison, $0)) }
    case .literal, .name, .located, .call, .arithmetic: break
    }
  }

  private mutating func number(_ part: ExpressionSyntax, _ whole: (ExpressionSyntax) -> ExpressionSyntax) {
    guard case .literal(.number(let number)) = part.kind else { return }
    for changed in number == 0 ? [1] : [number * 2, number / 2] {
      let syntax = ExpressionSyntax(kind: .literal(.number(changed)), offset: part.offset)
      add(
        .threshold, part.offset, "with \(Values.string(changed)) in the place of \(Values.string(number))",
        whole(syntax))
    }
  }

  private mutating func add(_ kind: Mutant.Kind, _ offset: Int, _ summary: String, _ syntax: ExpressionSyntax) {
    changes.append(Change(kind: kind, offset: offset, summary: summary, syntax: syntax))
  }
}

extension ExpressionSyntax {
  /// Where the condition begins; of operators that is where their left side begins.
  var start: Int {
    switch kind {
    case .and(let one, _), .or(let one, _), .compare(let one, _, _), .arithmetic(let one, _, _): one.start
    case .literal, .name, .located, .call, .not: offset
    }
  }
}
