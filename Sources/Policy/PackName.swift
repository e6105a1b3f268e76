/// The spelling of names in rule packs.
enum PackName {
  /// Whether `name` is lower-case words joined by `-` or `_`.
  static func isSimple(_ name: String) -> Bool { isJoined(name, by: "-_") }

  /// Whether `name` is lower-case words joined by `-`.
  static func isKebab(_ name: some StringProtocol) -> Bool { isJoined(name, by: "-") }

  /// Whether `key` is names joined by dots.
  static func isDotted(_ key: String) -> Bool {
    key.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isJoined($0, by: "-_") }
  }

  private static func isJoined(_ name: some StringProtocol, by joints: String) -> Bool {
    guard let first = name.utf8.first, first.isLowercaseLetter else { return false }
    var afterJoint = false
    for byte in name.utf8 {
      let isJoint = joints.utf8.contains(byte)
      let isWord = byte.isLowercaseLetter || byte.isDigit
      guard isWord || (isJoint && !afterJoint) else { return false }
      afterJoint = isJoint
    }
    return !afterJoint
  }
}

extension UInt8 {
  /// Whether it is one of a…z in ASCII.
  var isLowercaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  /// Whether it is one of 0…9 in ASCII.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
