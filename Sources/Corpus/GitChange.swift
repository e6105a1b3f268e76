/// A file that differs between two states of a repository, as `git diff --raw` lists it.
package struct GitChange: Hashable, Sendable {
  /// What became of it.
  package enum Kind: UInt8, Sendable {
    case added = 0x41  // A
    case copied = 0x43  // C
    case deleted = 0x44  // D
    case modified = 0x4D  // M
    case renamed = 0x52  // R
    case typeChanged = 0x54  // T
    case unmerged = 0x55  // U
    case unknown = 0x58  // X
  }

  /// What a mode of git's says.
  package enum Mode: Sendable {
    case file, link, submodule, none
  }

  /// What became of it.
  package var kind: Kind
  /// Its path in the repository; the new one of a renamed file.
  package var path: [UInt8]
  /// The path that it had before.
  package var oldPath: [UInt8]
  /// What it is now.
  package var mode: Mode
  /// What it was.
  package var oldMode: Mode
  /// The object that holds its bytes; nil when that is not known: they stand in the work tree, or it is gone.
  package var object: String?
  /// The object that held its bytes before; nil when it is new.
  package var oldObject: String?

  /// The changes in the output of `git diff --raw -z`.
  ///
  /// - Complexity: O(n).
  static func list(_ output: [UInt8]) -> [GitChange] {
    var fields = output.split(separator: 0, omittingEmptySubsequences: false)[...]
    var changes: [GitChange] = []
    while let head = fields.popFirst(), head.first == UInt8(ascii: ":") {
      let parts = head.dropFirst().split(separator: 0x20)
      guard parts.count == 5, let letter = parts[4].first, let first = fields.popFirst() else { break }
      let kind = Kind(rawValue: letter) ?? .unknown
      let isPair = kind == .renamed || kind == .copied
      guard let last = isPair ? fields.popFirst() : first else { break }
      changes.append(
        GitChange(
          kind: kind, path: Array(last), oldPath: Array(first), mode: mode(parts[1]), oldMode: mode(parts[0]),
          object: object(parts[3]), oldObject: object(parts[2])))
    }
    return changes
  }

  private static func mode(_ digits: ArraySlice<UInt8>) -> Mode {
    switch String(decoding: digits.prefix(3), as: UTF8.self) {
    case "100": .file
    case "120": .link
    case "160": .submodule
    default: .none
    }
  }

  private static func object(_ digits: ArraySlice<UInt8>) -> String? {
    digits.allSatisfy { $0 == UInt8(ascii: "0") } ? nil : String(decoding: digits, as: UTF8.self)
  }
}
