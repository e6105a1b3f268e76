import Documents

/// The JSON Schema (draft 2020-12) of rule packs and of configurations, for editors: the shapes, written down.
package enum PackSchema {
  /// The schema of rule packs as indented JSON with a line end.
  package static func json() -> [UInt8] { json(of: .file, title: "Imprimatur rule pack") }

  /// The schema of `imprimatur.yaml` as indented JSON with a line end.
  package static func configuration() -> [UInt8] { json(of: .configuration, title: "Imprimatur configuration") }

  private static func json(of root: PackShape.Name, title: String) -> [UInt8] {
    let names = reachable(from: root)
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      text(&writer, "$schema", "https://json-schema.org/draft/2020-12/schema")
      text(&writer, "title", title)
      text(&writer, "$ref", "#/$defs/\(root.rawValue)")
      writer.name("$defs")
      writer.object { writer in
        for name in PackShape.Name.allCases where names.contains(name) {
          writer.name(name.rawValue)
          write(PackShape.named(name), &writer)
        }
      }
    }
    writer.endLine()
    return writer.take()
  }

  /// The shapes that `root` is made of.
  private static func reachable(from root: PackShape.Name) -> Set<PackShape.Name> {
    var found: Set<PackShape.Name> = []
    var open = [root]
    while let name = open.popLast() {
      guard found.insert(name).inserted else { continue }
      open += PackShape.named(name).keys.flatMap { mappings(in: $0.value) }
    }
    return found
  }

  private static func mappings(in value: PackShape.Value) -> [PackShape.Name] {
    switch value {
    case .mapping(let name): [name]
    case .list(let inner), .dictionary(let inner): mappings(in: inner)
    case .either(let values): values.flatMap { mappings(in: $0) }
    default: []
    }
  }

  private static func text(_ writer: inout JSONWriter, _ name: String, _ value: String) {
    writer.name(name)
    writer.string(value)
  }

  private static func texts(_ writer: inout JSONWriter, _ name: String, _ values: [String]) {
    writer.name(name)
    writer.array { writer in for value in values { writer.string(value) } }
  }

  private static func write(_ shape: PackShape, _ writer: inout JSONWriter) {
    writer.object { writer in
      text(&writer, "type", "object")
      writer.name("additionalProperties")
      writer.bool(false)
      let required = shape.keys.filter(\.isRequired).map(\.name)
      if !required.isEmpty { texts(&writer, "required", required) }
      writer.name("properties")
      writer.object { writer in
        for key in shape.keys {
          writer.name(key.name)
          writer.object { writer in
            text(&writer, "description", key.summary)
            members(of: key.value, &writer)
          }
        }
      }
      for choice in shape.choices { presence(of: choice.keys, choice.isExclusive ? "oneOf" : "anyOf", &writer) }
      if !shape.needs.isEmpty {
        writer.name("dependentSchemas")
        writer.object { writer in
          for (name, needed) in shape.needs.sorted(by: { $0.key < $1.key }) {
            writer.name(name)
            writer.object { writer in presence(of: needed, "anyOf", &writer) }
          }
        }
      }
    }
  }

  private static func presence(of keys: [String], _ combination: String, _ writer: inout JSONWriter) {
    writer.name(combination)
    writer.array { writer in
      for key in keys { writer.object { writer in texts(&writer, "required", [key]) } }
    }
  }

  /// The members of the schema of a value.
  private static func members(of value: PackShape.Value, _ writer: inout JSONWriter) {
    switch value {
    // An unquoted 12 or true is a text for the parser, and a number or flag for editors.
    case .text, .emptiableText, .expression: texts(&writer, "type", ["string", "number", "boolean"])
    case .scalar: texts(&writer, "type", ["string", "number", "boolean", "null"])
    case .integer(let range):
      text(&writer, "type", "integer")
      writer.name("minimum")
      writer.int(range.lowerBound)
      writer.name("maximum")
      writer.int(range.upperBound)
    case .number: text(&writer, "type", "number")
    case .flag: text(&writer, "type", "boolean")
    case .word(let words): texts(&writer, "enum", words)
    case .zone: zone(&writer)
    case .language:
      text(&writer, "type", "string")
      text(&writer, "pattern", "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$")
    case .list(let element):
      text(&writer, "type", "array")
      writer.name("items")
      writer.object { writer in members(of: element, &writer) }
    case .mapping(let name): text(&writer, "$ref", "#/$defs/\(name.rawValue)")
    case .dictionary(let element):
      text(&writer, "type", "object")
      writer.name("additionalProperties")
      writer.object { writer in members(of: element, &writer) }
    case .either(let values):
      writer.name("anyOf")
      writer.array { writer in
        for value in values { writer.object { writer in members(of: value, &writer) } }
      }
    }
  }

  private static func zone(_ writer: inout JSONWriter) {
    writer.name("anyOf")
    writer.array { writer in
      writer.object { writer in texts(&writer, "enum", PackShape.zoneWords) }
      writer.object { writer in text(&writer, "pattern", "^meta:.+") }
    }
  }
}
