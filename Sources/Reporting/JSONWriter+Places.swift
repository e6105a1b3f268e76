import Documents

extension JSONWriter {
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
