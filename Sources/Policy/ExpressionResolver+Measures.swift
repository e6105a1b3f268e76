import Measuring

extension ExpressionResolver {
  /// A value measure in a condition.
  func measureCall(
    _ name: String, _ arguments: [ExpressionSyntax], at offset: Int
  ) throws(ExpressionError) -> Typed {
    let measure = try measure(name, at: offset)
    guard case .value = measure.body else {
      throw ExpressionError(
        code: .wrongArguments, offset: offset, message: "`\(name)` finds spans, not a value",
        help: "make it a pattern: `measure: \(name)(…)`, and use the pattern's name here")
    }
    let resolved = try self.arguments(arguments, of: measure, at: offset)
    return Typed(expression: .measure(name: name, arguments: resolved), kind: nil)
  }

  /// The call of a span measure that makes a pattern.
  func spanMeasure(_ text: String) throws(ExpressionError) -> (name: String, arguments: [Expression]) {
    let syntax = try ExpressionParser.parse(text)
    let name: String
    let written: [ExpressionSyntax]
    switch syntax.kind {
    case .call(let called, let arguments): (name, written) = (called, arguments)
    case .name(let called): (name, written) = (called, [])
    default:
      throw ExpressionError(
        code: .expression, offset: syntax.offset, message: "a measure is written `name(arguments)`")
    }
    let measure = try measure(name, at: syntax.offset)
    guard case .spans = measure.body else {
      throw ExpressionError(
        code: .wrongArguments, offset: syntax.offset, message: "`\(name)` gives a value, not spans",
        help: "use it in a condition: `when: \(name)(…)`")
    }
    return (name, try arguments(written, of: measure, at: syntax.offset))
  }

  private func measure(_ name: String, at offset: Int) throws(ExpressionError) -> Measure {
    guard let measure = names.measure(name) else {
      let known = Self.functions.map(\.name) + names.measures.map(\.name)
      throw ExpressionError(
        code: .unknownName, offset: offset, message: "there is no function `\(name)`",
        help: NearestName.help(for: name, among: known) ?? "`imprimatur rules functions` lists them")
    }
    return measure
  }

  /// The arguments in the order of the parameters; those left out have standard values.
  private func arguments(
    _ written: [ExpressionSyntax], of measure: Measure, at offset: Int
  ) throws(ExpressionError) -> [Expression] {
    let needed = measure.parameters.prefix { $0.standard == nil }.count
    guard written.count >= needed, written.count <= measure.parameters.count else {
      let most = measure.parameters.count
      let expected = needed == most ? Self.counted(most, "argument") : "\(needed) to \(most) arguments"
      let list = measure.parameters.map(\.name).joined(separator: ", ")
      throw ExpressionError(
        code: .wrongArguments, offset: offset, message: "`\(measure.name)` takes \(expected), not \(written.count)",
        help: most == 0 ? nil : "`\(measure.name)(\(list))`")
    }
    var arguments: [Expression] = []
    for argument in written { arguments.append(try self.argument(argument)) }
    for parameter in measure.parameters.dropFirst(written.count) {
      if case .text(let text) = parameter.standard { noteLexicon(text) }
    }
    return arguments
  }

  /// An argument: a lexicon's name stands for the lexicon, a pattern's for the text of its occurrence.
  private func argument(_ syntax: ExpressionSyntax) throws(ExpressionError) -> Expression {
    switch syntax.kind {
    case .name(let name) where names.lexicons.contains(name):
      noteLexicon(name)
      return .literal(.name(name))
    case .name(let name) where names.pattern(name, in: family) != nil:
      return .capture(pattern: try pattern(name, at: syntax.offset), name: "")
    case .name(let name) where !name.contains("."):
      throw ExpressionError(
        code: .unknownName, offset: syntax.offset, message: "there is no lexicon and no pattern `\(name)`",
        help: names.guess(name, among: names.lexicons.sorted() + names.patternNames(in: family))
          ?? "a text is written in quotation marks: '\(name)'")
    case .literal(.text(let text)):
      noteLexicon(text)
      return .literal(.text(text))
    default:
      return try resolve(syntax).expression
    }
  }

  /// Keeps a lexicon that a measure asks for by name.
  private func noteLexicon(_ name: String) {
    guard names.lexicons.contains(name) else { return }
    names.usedLexicons.insert(name)
    names.measuredLexicons.insert(name)
  }
}
