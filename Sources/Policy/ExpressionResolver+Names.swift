import Documents
import Folding
import Measuring

extension ExpressionResolver {
  /// The pattern that `name` means, which begins at `offset`.
  func pattern(_ name: String, at offset: Int) throws(ExpressionError) -> Int {
    guard let index = names.pattern(name, in: family) else {
      throw ExpressionError(
        code: .unknownName, offset: offset, message: "there is no pattern `\(name)`",
        help: names.help(for: name, among: names.patternNames(in: family)))
    }
    names.usedPatterns.insert(index)
    return index
  }

  /// A pattern, or a capture of one.
  func resolveName(_ name: String, at offset: Int) throws(ExpressionError) -> Typed {
    guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      try rejectFunction(name, at: offset)
      let index = try pattern(name, at: offset)
      return Typed(expression: .occurs(pattern: index, zones: nil, scope: .document), kind: .flag)
    }
    let index = try pattern(String(name[..<dot]), at: offset)
    let capture = String(name[name.index(after: dot)...])
    if capture == "text" { return Typed(expression: .capture(pattern: index, name: ""), kind: .text) }
    try check(capture: capture, of: index, at: offset + name.utf8.distance(from: name.utf8.startIndex, to: dot) + 1)
    return Typed(
      expression: .capture(pattern: index, name: capture), kind: names.patterns[index].captures == nil ? nil : .text)
  }

  private func check(capture: String, of index: Int, at offset: Int) throws(ExpressionError) {
    guard let captures = names.patterns[index].captures, !captures.contains(capture) else { return }
    throw ExpressionError(
      code: .unknownCapture, offset: offset,
      message: "the pattern `\(names.patterns[index].name)` has no capture `\(capture)`",
      help: NearestName.help(for: capture, among: captures.sorted() + ["text"]))
  }

  private func rejectFunction(_ name: String, at offset: Int) throws(ExpressionError) {
    guard names.pattern(name, in: family) == nil else { return }
    if Self.functions.contains(where: { $0.name == name }) || names.measure(name) != nil {
      throw ExpressionError(
        code: .wrongArguments, offset: offset, message: "`\(name)` is a function",
        help: "call it with its arguments: `\(name)(…)`")
    }
  }

  /// `name in place`.
  func located(
    _ name: String, at offset: Int, _ place: String, at placeOffset: Int
  ) throws(ExpressionError) -> Typed {
    let index = try pattern(name, at: offset)
    if let scope = Scope(rawValue: place) {
      guard hasOccurrence || scope == .document else {
        throw ExpressionError(
          code: .noOccurrence, offset: placeOffset, message: "there is no occurrence whose \(place) could be meant",
          help: "name zones, as in `\(name) in title`, or give the rule a `match`")
      }
      return Typed(expression: .occurs(pattern: index, zones: nil, scope: scope), kind: .flag)
    }
    if place.hasPrefix("meta:") {
      let restricted = names.restriction(of: index, toMetadata: String(place.dropFirst("meta:".count)))
      names.usedPatterns.insert(restricted)
      return Typed(expression: .occurs(pattern: restricted, zones: nil, scope: .document), kind: .flag)
    }
    if let group = PackShape.zoneGroups.first(where: { $0.name == place }) {
      return Typed(expression: .occurs(pattern: index, zones: group.zones, scope: .document), kind: .flag)
    }
    guard let zone = Zone(rawValue: place) else {
      throw ExpressionError(
        code: .unknownWord, offset: placeOffset, message: "there is no zone or scope `\(place)`",
        help: NearestName.help(for: place, among: Scope.allCases.map(\.rawValue) + PackShape.zoneWords, most: 30))
    }
    return Typed(expression: .occurs(pattern: index, zones: zone.set, scope: .document), kind: .flag)
  }

  // MARK: Calls

  func call(
    _ name: String, _ arguments: [ExpressionSyntax], at offset: Int
  ) throws(ExpressionError) -> Typed {
    guard let function = Self.functions.first(where: { $0.name == name }) else {
      return try measureCall(name, arguments, at: offset)
    }
    guard arguments.count == function.arguments else {
      throw ExpressionError(
        code: .wrongArguments, offset: offset,
        message: "`\(name)` takes \(Self.counted(function.arguments, "argument")), not \(arguments.count)")
    }
    switch name {
    case "count": return Typed(expression: .count(pattern: try patternArgument(arguments[0], of: name)), kind: .number)
    case "density":
      return Typed(expression: .density(pattern: try patternArgument(arguments[0], of: name)), kind: .number)
    case "distance":
      let one = try patternArgument(arguments[0], of: name)
      return Typed(expression: .distance(one, try patternArgument(arguments[1], of: name)), kind: .number)
    case "score": return Typed(expression: .score(try scoreArgument(arguments[0])), kind: .number)
    case "fact": return Typed(expression: .fact(try factArgument(arguments[0])), kind: nil)
    case "field": return try fieldCall(arguments[0])
    default: return Typed(expression: .metadata(try word(arguments[0], of: name, "a metadata name")), kind: .text)
    }
  }

  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// The name or text that a function takes in place of a value.
  private func word(
    _ argument: ExpressionSyntax, of function: String, _ what: String
  ) throws(ExpressionError) -> String {
    switch argument.kind {
    case .name(let name): return name
    case .literal(.text(let text)): return text
    default:
      throw ExpressionError(
        code: .wrongArguments, offset: argument.offset, message: "`\(function)` takes \(what)")
    }
  }

  private func patternArgument(_ argument: ExpressionSyntax, of function: String) throws(ExpressionError) -> Int {
    try pattern(try word(argument, of: function, "a pattern's name"), at: argument.offset)
  }

  private func scoreArgument(_ argument: ExpressionSyntax) throws(ExpressionError) -> Int {
    let name = try word(argument, of: "score", "a score's name")
    guard let index = names.score(name, in: family) else {
      throw ExpressionError(
        code: .unknownName, offset: argument.offset, message: "there is no score `\(name)`",
        help: names.help(for: name, among: names.scoreNames(in: family)))
    }
    names.usedScores.insert(index)
    return index
  }

  private func factArgument(_ argument: ExpressionSyntax) throws(ExpressionError) -> String {
    let key = try word(argument, of: "fact", "a fact's key")
    guard names.facts.contains(key) else {
      throw ExpressionError(
        code: .unknownName, offset: argument.offset, message: "there is no fact `\(key)`",
        help: names.help(for: key, among: names.facts.sorted()))
    }
    return key
  }

  private func fieldCall(_ argument: ExpressionSyntax) throws(ExpressionError) -> Typed {
    let field = try word(argument, of: "field", "a field's name")
    guard Self.fields.contains(field) else {
      throw ExpressionError(
        code: .unknownName, offset: argument.offset, message: "a document has no field `\(field)`",
        help: NearestName.help(for: field, among: Self.fields))
    }
    return Typed(expression: .field(field), kind: field == "encoding-invalid" ? .number : .text)
  }
}
