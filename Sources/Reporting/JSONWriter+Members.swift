import Documents

extension JSONWriter {
  /// Writes a member that is a string.
  mutating func member(_ name: String, _ text: String) {
    self.name(name)
    string(text)
  }

  /// Writes a member that is an integer.
  mutating func member(_ name: String, _ number: Int) {
    self.name(name)
    int(number)
  }

  /// Writes a member that is an object.
  mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    self.name(name)
    object(body)
  }

  /// Writes a member that is an array.
  mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
    self.name(name)
    array(body)
  }
}
