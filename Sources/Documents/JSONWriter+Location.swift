extension JSONWriter {
  /// Writes both ends of a place.
  package mutating func write(_ location: Location) {
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
}
