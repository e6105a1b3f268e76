import Documents

extension JSONWriter {
  /// Writes both ends of a place.
  mutating func write(_ location: Location) {
    object { json in
      for (name, position) in [("start", location.start), ("end", location.end)] {
        json.name(name)
        json.object { json in
          json.name("byte")
          json.int(position.byte)
          json.name("line")
          json.int(position.line)
          json.name("column")
          json.int(position.column)
        }
      }
    }
  }

  /// Writes what was left out and why; `bytes` are those of the source, null where they are not known.
  mutating func write(_ omission: Omission) {
    object { json in
      json.name("code")
      json.string(omission.code)
      json.name("message")
      json.string(omission.message)
      json.name("bytes")
      guard let range = omission.range else { return json.null() }
      json.array { json in
        json.int(range.lower)
        json.int(range.upper)
      }
    }
  }
}
