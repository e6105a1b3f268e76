import Foundation

/// One run of the built command.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String

  /// The binary that was built with the tests.
  static var binary: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("imprimatur")
  }

  /// Runs `command` with `arguments` more in a folder of its own.
  init(_ command: CommandCase, adding arguments: [String] = []) throws {
    let files = FileManager.default
    let scratch = files.temporaryDirectory.appendingPathComponent("imprimatur-" + UUID().uuidString)
    defer { try? files.removeItem(at: scratch) }
    try files.createDirectory(at: scratch, withIntermediateDirectories: true)
    let place = scratch.appendingPathComponent("place")
    try command.prepare(place)

    func stream(_ name: String, _ bytes: [UInt8] = []) throws -> URL {
      let file = scratch.appendingPathComponent(name)
      try Data(bytes).write(to: file)
      return file
    }
    let streams = (try stream("in", command.standardInput), try stream("out"), try stream("err"))
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = command.arguments + arguments
    process.currentDirectoryURL = place
    // Nothing of the machine's own settings: they would change language and colour.
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(command.environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: streams.0)
    process.standardOutput = try FileHandle(forWritingTo: streams.1)
    process.standardError = try FileHandle(forWritingTo: streams.2)
    try process.run()
    process.waitUntilExit()
    // A crash is no exit status: 128 and the signal, as a shell says it.
    status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    output = String(decoding: try Data(contentsOf: streams.1), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: streams.2), as: UTF8.self)
  }
}
