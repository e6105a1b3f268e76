/// A path as the operating system knows it: bytes without NUL, in no particular encoding.
///
/// Paths compare byte by byte, which is the order of a folder walk on every machine.
package struct FilePath: Hashable, Sendable, Comparable {
  /// The bytes, without the NUL that ends them in C.
  package let bytes: [UInt8]

  /// The path made of these bytes.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path that `text` spells in UTF-8.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// The path for people and records: bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The part after the last slash; trailing slashes do not count.
  package var name: ArraySlice<UInt8> {
    let end = (bytes.lastIndex { $0 != UInt8(ascii: "/") } ?? -1) + 1
    let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return bytes[start..<end]
  }

  /// What stands after the last dot of the name, in ASCII lower case; nil without one or when the name begins with it.
  package var fileExtension: String? {
    let name = name
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex, dot + 1 < name.endIndex else {
      return nil
    }
    let lower = name[(dot + 1)...].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return String(decoding: lower, as: UTF8.self)
  }

  /// The path of the entry `name` in this folder; in the current folder (`.`) that is the name itself.
  package func appending(_ name: some Collection<UInt8>) -> FilePath {
    guard let last = bytes.last, bytes != [UInt8(ascii: ".")] else { return FilePath(bytes: Array(name)) }
    return FilePath(bytes: bytes + (last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + name)
  }

  /// The folder that it stands in; nil for the root and for a path of one part.
  package var parent: FilePath? {
    var end = (bytes.lastIndex { $0 != UInt8(ascii: "/") } ?? -1) + 1
    end = bytes[..<end].lastIndex(of: UInt8(ascii: "/")) ?? -1
    if end < 0 { return nil }
    return FilePath(bytes: end == 0 ? [UInt8(ascii: "/")] : Array(bytes[..<end]))
  }

  /// The folders that it stands in, from the innermost out.
  package var parents: [FilePath] {
    var parents: [FilePath] = []
    var next = parent
    while let folder = next {
      parents.append(folder)
      next = folder.bytes.count > 1 ? folder.parent : nil
    }
    return parents
  }

  /// The same path from the root on, without `.`, `..` and empty parts; links are not looked through.
  package var absolute: FilePath {
    var parts: [ArraySlice<UInt8>] = []
    let isRooted = bytes.first == UInt8(ascii: "/")
    let start = isRooted ? [] : FilePath.workingFolder?.bytes ?? []
    for part in (start + [UInt8(ascii: "/")] + bytes).split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual("..".utf8) {
        _ = parts.popLast()
      } else if !part.elementsEqual(".".utf8) {
        parts.append(part)
      }
    }
    return FilePath(bytes: parts.isEmpty ? [UInt8(ascii: "/")] : parts.flatMap { [UInt8(ascii: "/")] + $0 })
  }

  /// This absolute path as it looks from the folder `base`, an absolute path; itself where it does not lie in there.
  package func relative(to base: FilePath) -> FilePath {
    if self == base { return FilePath(".") }
    let start = base.bytes.last == UInt8(ascii: "/") ? base.bytes : base.bytes + [UInt8(ascii: "/")]
    return bytes.starts(with: start) ? FilePath(bytes: Array(bytes[start.count...])) : self
  }

  /// Whether this path stands before `other`, byte by byte.
  package static func < (one: FilePath, other: FilePath) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }
}
