package import Documents

extension JSONWriter {
  /// Writes a member that is a string.
  package mutating func member(_ name: String, _ text: String) {
    self.name(name)
    string(text)
  }

  /// Writes a member that is a string, or null.
  package mutating func member(_ name: String, _ text: String?) {
    self.name(name)
    optional(text)
  }

  /// Writes a member that is true or false.
  package mutating func member(_ name: String, _ flag: Bool) {
    self.name(name)
    bool(flag)
  }

  /// Writes members that are integers.
  package mutating func members(_ numbers: [(name: String, value: Int)]) {
    for (name, value) in numbers { member(name, value) }
  }

  /// Writes a member that is an integer.
  package mutating func member(_ name: String, _ number: Int) {
    self.name(name)
    int(number)
  }

  /// Writes a member that is an object.
  package mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    self.name(name)
    object(body)
  }

  /// Writes a member that is an array.
  package mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
    self.name(name)
    array(body)
  }

  /// Writes a member that is an array of objects, one for each of `elements`.
  package mutating func objects<Element>(
    _ name: String, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    array(name) { json in
      for element in elements { json.object { json in write(&json, element) } }
    }
  }
}
