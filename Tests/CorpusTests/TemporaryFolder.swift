import Files
import Foundation

/// A folder of its own for one test, removed with the value.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/imprimatur-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of `name` in the folder.
  func at(_ name: String) -> FilePath { FilePath(path + "/" + name) }

  /// Writes a file, and the folders it stands in.
  func write(_ name: String, _ bytes: [UInt8] = Array("text\n".utf8)) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }

  /// Makes a named pipe.
  func pipe(_ name: String) throws {
    let process = try Process.run(URL(fileURLWithPath: "/usr/bin/mkfifo"), arguments: [path + "/" + name])
    process.waitUntilExit()
  }
}
