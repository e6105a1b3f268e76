package import Corpus
package import Files

/// The folder of a baseline, from which its paths count, so that it does not matter where the command is run.
package struct BaselineRoot: Sendable {
  private let folder: FilePath
  private let current: FilePath
  private let files: SettingFiles

  /// The folder that the baseline `file` stands in, or will.
  package init(_ file: FilePath, in files: SettingFiles = .disk) {
    self.files = files
    current = FilePath.current ?? FilePath("/")
    if case .commit = files {
      folder = file.absolute.parent ?? current
      return
    }
    let name = file.name
    let parent = FilePath(bytes: Array(file.bytes.prefix(file.bytes.count - name.count)))
    folder = (parent.bytes.isEmpty ? nil : parent.resolved) ?? current
  }

  /// What the baseline calls the file at `path`.
  package func name(of path: String) -> String {
    let bytes = Array(path.utf8)
    let whole = bytes.first == 0x2F ? bytes : current.bytes + [0x2F] + bytes
    var parts: [ArraySlice<UInt8>] = []
    for part in whole.split(separator: 0x2F) where part != [0x2E] {
      if part == [0x2E, 0x2E] { _ = parts.popLast() } else { parts.append(part) }
    }
    let own = folder.bytes.split(separator: 0x2F)
    let shared = zip(parts, own).prefix { $0 == $1 }.count
    let up = [ArraySlice<UInt8>](repeating: [0x2E, 0x2E], count: own.count - shared)
    return String(decoding: Array((up + parts[shared...]).joined(separator: [0x2F])), as: UTF8.self)
  }

  /// Whether there is a file that the baseline calls `name`.
  func exists(_ name: String) -> Bool {
    let path = FilePath(bytes: folder.bytes + [0x2F] + Array(name.utf8))
    if case .commit = files { return files.isFile(path.absolute) }
    return (try? FileStatus.of(path)) != nil
  }
}
