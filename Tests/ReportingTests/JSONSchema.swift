import Documents

/// A JSON Schema of draft 4, with the keywords that the schemas of `Schemas/` use.
///
/// Another keyword is an error, so that no schema is checked in part. Of `format` only what can be told by its
/// characters is looked at.
struct JSONSchema {
  private let root: JSONObject

  /// The schema in `file` of `Schemas/`.
  init(_ bytes: [UInt8]) throws {
    guard let object = try JSONReader().read(bytes).object else { throw Mistake(what: "a schema is an object") }
    root = object
  }

  struct Mistake: Error { let what: String }

  /// What is wrong with `value`: a path and a reason for each.
  func problems(of value: JSONValue) throws -> [String] {
    var problems: [String] = []
    try check(value, .object(root), "$", &problems)
    return problems
  }

  private static let annotations: Set<String> = ["$schema", "id", "title", "description", "default", "definitions"]

  private func check(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ problems: inout [String]) throws {
    guard let schema = schema.object else { throw Mistake(what: "\(path): no schema") }
    if let reference = schema["$ref"]?.string?.text {
      return try check(value, try definition(reference), path, &problems)
    }
    for member in schema.members {
      let rule = member.value
      switch member.name.text {
      case "type": if !Self.isOfType(value, rule) { problems.append("\(path): not of type") }
      case "enum":
        if !(rule.array?.elements ?? []).contains(where: { Self.isEqual($0, value) }) {
          problems.append("\(path): enum")
        }
      case "anyOf", "oneOf": try checkAlternatives(value, member.name.text, rule, path, &problems)
      case "minimum", "maximum", "pattern", "format": checkScalar(value, member.name.text, rule, path, &problems)
      case "items", "minItems", "uniqueItems": try checkItems(value, member.name.text, rule, path, &problems)
      case "properties": try checkProperties(value, rule, path, &problems)
      case "required":
        guard let object = value.object else { break }
        for name in (rule.array?.elements ?? []).compactMap({ $0.string?.text }) where object[name] == nil {
          problems.append("\(path): \(name) is missing")
        }
      case "additionalProperties": try checkAdditional(value, rule, schema, path, &problems)
      case let name where Self.annotations.contains(name): break
      case let name: throw Mistake(what: "the keyword \(name) is not known")
      }
    }
  }

  private func definition(_ reference: String) throws -> JSONValue {
    guard reference.hasPrefix("#/definitions/"), let definitions = root["definitions"]?.object,
      let found = definitions[String(reference.dropFirst("#/definitions/".count))]
    else { throw Mistake(what: "no definition \(reference)") }
    return found
  }

  private func checkAlternatives(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ path: String, _ problems: inout [String]
  ) throws {
    let fitting = try (rule.array?.elements ?? []).filter { schema in
      var inner: [String] = []
      try check(value, schema, path, &inner)
      return inner.isEmpty
    }
    if keyword == "oneOf" ? fitting.count != 1 : fitting.isEmpty { problems.append("\(path): \(keyword)") }
  }

  private func checkItems(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ path: String, _ problems: inout [String]
  ) throws {
    guard let elements = value.array?.elements else { return }
    switch keyword {
    case "items":
      for (index, element) in elements.enumerated() { try check(element, rule, "\(path)[\(index)]", &problems) }
    case "minItems": if elements.count < rule.number?.int ?? 0 { problems.append("\(path): too few") }
    default:
      let isUnique = elements.indices.allSatisfy { at in !elements[..<at].contains { Self.isEqual($0, elements[at]) } }
      if Self.flag(rule), !isUnique { problems.append("\(path): not unique") }
    }
  }

  private func checkProperties(
    _ value: JSONValue, _ rule: JSONValue, _ path: String, _ problems: inout [String]
  ) throws {
    guard let object = value.object, let schemas = rule.object else { return }
    for member in object.members {
      guard let schema = schemas[member.name.text] else { continue }
      try check(member.value, schema, "\(path).\(member.name.text)", &problems)
    }
  }

  private func checkAdditional(
    _ value: JSONValue, _ rule: JSONValue, _ schema: JSONObject, _ path: String, _ problems: inout [String]
  ) throws {
    guard let object = value.object else { return }
    let known = Set(schema["properties"]?.object?.members.map(\.name.text) ?? [])
    for member in object.members where !known.contains(member.name.text) {
      let name = "\(path).\(member.name.text)"
      if rule.object != nil {
        try check(member.value, rule, name, &problems)
      } else if !Self.flag(rule) {
        problems.append("\(name) is not known")
      }
    }
  }

  private func checkScalar(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ path: String, _ problems: inout [String]
  ) {
    switch keyword {
    case "minimum", "maximum":
      guard let number = value.number?.double, let limit = rule.number?.double else { return }
      if keyword == "minimum" ? number < limit : number > limit { problems.append("\(path): \(keyword)") }
    case "pattern":
      guard let text = value.string?.text, let pattern = rule.string?.text else { return }
      // The expressions of these schemas mean the same to Swift.
      let isMatch = (try? Regex(pattern)).map { text.contains($0) } ?? false
      if !isMatch { problems.append("\(path): pattern") }
    default:
      guard let text = value.string?.text, let format = rule.string?.text, format.hasPrefix("uri") else { return }
      let allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"
      if !text.allSatisfy({ allowed.contains($0) }) { problems.append("\(path): \(format)") }
    }
  }

  private static func isOfType(_ value: JSONValue, _ rule: JSONValue) -> Bool {
    let names = rule.string.map { [$0.text] } ?? (rule.array?.elements ?? []).compactMap { $0.string?.text }
    return names.contains { name in
      switch (name, value) {
      case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array), ("object", .object),
        ("number", .number):
        true
      case ("integer", .number(let number)): number.int != nil
      default: false
      }
    }
  }

  private static func flag(_ value: JSONValue) -> Bool { if case .bool(let flag, _) = value { flag } else { true } }

  private static func isEqual(_ one: JSONValue, _ other: JSONValue) -> Bool {
    var writers = [JSONWriter(), JSONWriter()]
    writers[0].value(one)
    writers[1].value(other)
    return writers[0].bytes == writers[1].bytes
  }
}
