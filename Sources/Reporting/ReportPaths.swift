/// How the paths of inputs read to programs that know the repository rather than the folder a run was started in.
package struct ReportPaths: Hashable, Sendable {
  private let workingFolder: [Substring]
  private let root: [Substring]?

  /// Paths as the run names them.
  package init() {
    workingFolder = []
    root = nil
  }

  /// Paths relative to `root`, where the run's own are relative to `workingFolder`; both absolute, without links.
  package init(workingFolder: String, root: String) {
    self.workingFolder = Self.parts(of: workingFolder, after: [])
    self.root = Self.parts(of: root, after: [])
  }

  /// `path` from the root, without `./` and detours; absolute where it was so and leads out of the root.
  package func relative(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    if let root {
      let parts = Self.parts(of: path, after: isAbsolute ? [] : workingFolder)
      if parts.starts(with: root) { return Self.joined(parts.dropFirst(root.count)) }
    }
    let parts = Self.parts(of: path, after: [])
    return isAbsolute ? "/" + parts.joined(separator: "/") : Self.joined(parts)
  }

  /// The same as a URI reference (RFC 3986): UTF-8, everything percent-encoded but unreserved characters and slashes.
  package func uri(_ path: String) -> String {
    let path = relative(path)
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 { uri += Self.isPlain(byte) ? String(UnicodeScalar(byte)) : Self.escape(byte) }
    return uri
  }

  private static func joined(_ parts: some Collection<Substring>) -> String {
    parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// The names in `path` behind those of `start`; `.` stands for nothing and `..` takes one away.
  private static func parts(of path: String, after start: [Substring]) -> [Substring] {
    path.split(separator: "/").reduce(into: start) { parts, part in
      switch part {
      case ".": break
      case ".." where parts.last.map({ $0 != ".." }) ?? false: parts.removeLast()
      default: parts.append(part)
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "%0" + digits : "%" + digits
  }
}
