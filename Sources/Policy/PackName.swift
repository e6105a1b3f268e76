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
    guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    var afterJoint = false
    for byte in name.utf8 {
      let isJoint = joints.utf8.contains(byte)
      let isWord =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard isWord || (isJoint && !afterJoint) else { return false }
      afterJoint = isJoint
    }
    return !afterJoint
  }
}
