import Documents

/// The JSON Schema (draft 2020-12) of rule packs, for editors: the shapes, written down.
package enum PackSchema {
  /// The schema as indented JSON with a line end.
  package static func json() -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      text(&writer, "$schema", "https://json-schema.org/draft/2020-12/schema")
      text(&writer, "title", "Imprimatur rule pack")
      text(&writer, "$ref", "#/$defs/\(PackShape.Name.file.rawValue)")
      writer.name("$defs")
      writer.object { writer in
        for name in PackShape.Name.allCases {
          writer.name(name.rawValue)
          write(PackShape.named(name), &writer)
        }
      }
    }
    writer.endLine()
    return writer.take()
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
