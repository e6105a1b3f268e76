import Folding

/// An enumeration whose cases stand in images as one byte: their place in `codes`.
protocol ImageCoded: Equatable {
  /// The cases; new ones go to the end.
  static var codes: [Self] { get }
}

extension Severity: ImageCoded { static let codes: [Severity] = [.info, .warning, .error] }
extension Confidence: ImageCoded { static let codes: [Confidence] = [.low, .medium, .high] }
extension Scope: ImageCoded { static let codes: [Scope] = [.clause, .sentence, .paragraph, .zone, .document] }
extension RuleSet.FactRule.Mode: ImageCoded { static let codes: [RuleSet.FactRule.Mode] = [.first, .collect] }
extension RuleSet.Requirement.Side: ImageCoded {
  static let codes: [RuleSet.Requirement.Side] = [.any, .before, .after, .around, .inside]
}
extension Expression.Comparison: ImageCoded {
  static let codes: [Expression.Comparison] = [.equal, .different, .less, .lessOrEqual, .more, .moreOrEqual, .has]
}

extension ImageWriter {
  /// Appends a case as one byte.
  mutating func write<Value: ImageCoded>(code value: Value) {
    write(UInt8(truncatingIfNeeded: Value.codes.firstIndex(of: value) ?? 0xFF))
  }
}

extension ImageReader {
  /// Reads one of `codes`.
  mutating func readCode<Value>(_ codes: [Value]) throws(ImageError) -> Value {
    let code = Int(try readUInt8())
    guard code < codes.count else { throw invalid(1) }
    return codes[code]
  }

  /// Reads one of `names`, which thereby stands in memory once.
  mutating func readName(_ names: [String]) throws(ImageError) -> String {
    let index = try readIndex()
    guard index < names.count else { throw invalid(4) }
    return names[index]
  }

  /// Reads an index of 4 bytes; whether there is such a thing is checked when everything is read.
  mutating func readIndex() throws(ImageError) -> Int { Int(try readUInt32()) }

  /// Reads a list of expressions.
  mutating func readExpressions() throws(ImageError) -> [Expression] {
    try readList { (image) throws(ImageError) in try Expression(from: &image) }
  }

  /// Reads an expression that may be missing.
  mutating func readOptionalExpression() throws(ImageError) -> Expression? {
    try readOptional { (image) throws(ImageError) in try Expression(from: &image) }
  }
}
