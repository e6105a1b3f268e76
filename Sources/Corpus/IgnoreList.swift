package import Files

/// The patterns of one ignore file, or of one setting in its syntax, and the folder that they are relative to.
///
/// Immutable; may be shared between threads.
package struct IgnoreList: Sendable {
  /// The folder, as an absolute path without `.` and `..`.
  private let base: [UInt8]
  private let patterns: [IgnorePattern]

  /// The largest ignore file that is read, in bytes.
  package static let sizeLimit = 1 << 20

  /// The patterns in `bytes`, one a line, relative to the absolute path `folder`.
  package init(_ bytes: [UInt8], folder: FilePath) {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    self.init(
      lines: rest.split(separator: 0x0A, omittingEmptySubsequences: true).map {
        $0.last == 0x0D ? $0.dropLast() : $0
      }, folder: folder)
  }

  /// The patterns `lines`, relative to the absolute path `folder`.
  package init(_ lines: [String], folder: FilePath) {
    self.init(lines: lines.map { Array($0.utf8)[...] }, folder: folder)
  }

  private init(lines: [ArraySlice<UInt8>], folder: FilePath) {
    base = folder.bytes.last == UInt8(ascii: "/") ? folder.bytes : folder.bytes + [UInt8(ascii: "/")]
    patterns = lines.compactMap { IgnorePattern(line: $0) }
  }

  /// Whether it has no pattern.
  package var isEmpty: Bool { patterns.isEmpty }

  /// Whether the patterns ignore the file or folder at the absolute `path`, or take it back; nil where none concerns it.
  ///
  /// Only the path itself is looked at, not the folders that it stands in. The last pattern that matches decides.
  /// - Complexity: O(n) in the number of patterns.
  package func decision(on path: FilePath, isFolder: Bool) -> Bool? {
    guard !patterns.isEmpty, path.bytes.starts(with: base), path.bytes.count > base.count else { return nil }
    let relative = path.bytes[base.count...]
    return patterns.last { $0.matches(relative, isFolder: isFolder) }.map { !$0.isNegated }
  }

  /// Whether the patterns ignore the file at `path`, or a folder between it and the list's own.
  package func ignores(_ path: FilePath) -> Bool {
    guard !patterns.isEmpty, path.bytes.starts(with: base), path.bytes.count > base.count else { return false }
    for slash in path.bytes.indices.dropFirst(base.count) where path.bytes[slash] == UInt8(ascii: "/") {
      if decision(on: FilePath(bytes: Array(path.bytes[..<slash])), isFolder: true) == true { return true }
    }
    return decision(on: path, isFolder: false) == true
  }
}
