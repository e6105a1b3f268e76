import Foundation
import Testing

/// A folder with repositories of git's own making, removed with the value.
struct ScratchRepository: ~Copyable {
  /// The folder; the first repository is `work` in it.
  let root: String
  /// What programs see beside their own: settings of the machine would change what git does.
  var environment: [String: String]

  /// A text that a built-in rule reports: a field that a template did not fill.
  static let fault = "{{ page.title }}"
  /// Options under which that text makes a run fail.
  static let strict = ["--fail-on", "warning"]

  init(isEmpty: Bool = false) throws {
    root = FileManager.default.temporaryDirectory.path + "/imprimatur-" + UUID().uuidString
    environment = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": root, "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
      "GIT_COMMITTER_EMAIL": "a@example.org", "SOURCE_DATE_EPOCH": "1795500000",
    ]
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let settings = "[init]\ndefaultBranch = main\n[protocol \"file\"]\nallow = always\n[advice]\ndetachedHead = false\n"
    try Data(settings.utf8).write(to: URL(fileURLWithPath: root + "/.gitconfig"))
    try git("init", "-q", "work", in: "")
    if isEmpty { return }
    try write("old.md", "A good line.\n\nA bad one: \(Self.fault)\n")
    try commit("one")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// What a program came to.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs a program in a folder below the root.
  @discardableResult
  func run(
    _ program: String, _ arguments: [String], in folder: String = "work", input: String = "",
    with more: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: root + "/" + folder)
    process.environment = environment.merging(more) { $1 }
    let streams = ["in", "out", "err"].map { "\(root)/.\($0)" }
    for (path, text) in zip(streams, [input, "", ""]) { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
    process.standardInput = FileHandle(forReadingAtPath: streams[0])
    process.standardOutput = FileHandle(forWritingAtPath: streams[1])
    process.standardError = FileHandle(forWritingAtPath: streams[2])
    try process.run()
    process.waitUntilExit()
    let texts = try streams.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
    let isSignal = process.terminationReason == .uncaughtSignal
    return Outcome(status: process.terminationStatus + (isSignal ? 128 : 0), output: texts[1], errors: texts[2])
  }

  /// Runs git, which is not to fail.
  @discardableResult
  func git(_ arguments: String..., in folder: String = "work") throws -> String {
    let outcome = try run("/usr/bin/git", arguments, in: folder)
    try #require(outcome.status == 0, "git \(arguments): \(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .newlines)
  }

  /// Runs the command that was built with the tests.
  func imprimatur(
    _ arguments: String..., in folder: String = "work", input: String = "", with more: [String: String] = [:]
  ) throws -> Outcome {
    try run(CommandRun.binary.path, arguments, in: folder, input: input, with: more)
  }

  /// The lines of findings of `check` with `arguments`: path and line.
  func findings(_ arguments: String..., in folder: String = "work") throws -> [String] {
    let all = ["check", "--format", "concise"] + Self.strict + arguments
    let outcome = try run(CommandRun.binary.path, all, in: folder)
    #expect(outcome.status == (outcome.output.isEmpty ? 0 : 1), "\(arguments): \(outcome.errors)")
    return outcome.output.split(separator: "\n").map { line in
      line.split(separator: ": ").first.map { $0.split(separator: ":").dropLast().joined(separator: ":") } ?? ""
    }
  }

  func write(_ name: String, _ text: String, in folder: String = "work") throws {
    try write(name, bytes: Array(text.utf8), in: folder)
  }

  func write(_ name: String, bytes: [UInt8], in folder: String = "work") throws {
    let url = URL(fileURLWithPath: "\(root)/\(folder)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Commits everything, past all hooks.
  func commit(_ message: String, in folder: String = "work") throws {
    try git("add", "-A", in: folder)
    try git("commit", "-q", "--no-verify", "-m", message, in: folder)
  }
}
