import Foundation
import YAML

/// A folder of `Cases/`: what is run, on which files, and what comes of it.
///
/// `case.yaml` holds `about`, `run` (the arguments), and where they are needed `also` (further arguments, one list each,
/// that must not change what comes of it), `environment`, `standard-input`, `status` (0) and `set-up`: files that a
/// repository should not hold, each `{write: name, text: …}` with `times` to repeat the text, or `hex` bytes,
/// `{link: name, to: target}`, `{pipe: name}` or `{folder: name}`. The command runs in a copy of `input/`, with the packs
/// of `Packs/` beside it. `expected/stdout` and `expected/stderr` are what it writes; a missing file means nothing.
struct CommandCase {
  let name: String
  let arguments: [String]
  let variants: [[String]]
  let environment: [String: String]
  let standardInput: [UInt8]
  let status: Int32
  private let setUp: [YAMLNode]
  private let folder: URL

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The names of all cases.
  static var names: [String] {
    let folder = root.appendingPathComponent("Cases").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  init(_ name: String) throws {
    self.name = name
    folder = Self.root.appendingPathComponent("Cases/\(name)")
    let yaml = try YAMLNode.parse([UInt8](Data(contentsOf: folder.appendingPathComponent("case.yaml"))))
    let known = ["about", "run", "also", "environment", "standard-input", "status", "set-up"]
    for pair in yaml.pairs ?? [] where !known.contains(pair.key.string ?? "") {
      throw Mistake(what: "\(name): unknown key \(pair.key.string ?? "")")
    }
    func strings(_ node: YAMLNode?) -> [String] { (node?.items ?? []).compactMap(\.string) }
    arguments = strings(yaml["run"])
    variants = (yaml["also"]?.items ?? []).map(strings)
    environment = (yaml["environment"]?.pairs ?? []).reduce(into: [:]) {
      $0[$1.key.string ?? ""] = $1.value.string ?? ""
    }
    standardInput = Array((yaml["standard-input"]?.string ?? "").utf8)
    status = Int32(yaml["status"]?.integer ?? 0)
    setUp = yaml["set-up"]?.items ?? []
  }

  struct Mistake: Error { let what: String }

  /// Makes the folder that the command runs in.
  func prepare(_ place: URL) throws {
    let files = FileManager.default
    let input = folder.appendingPathComponent("input")
    if files.fileExists(atPath: input.path) {
      try files.copyItem(at: input, to: place)
    } else {
      try files.createDirectory(at: place, withIntermediateDirectories: true)
    }
    try files.copyItem(at: Self.root.appendingPathComponent("Packs"), to: place.appendingPathComponent("packs"))
    for step in setUp { try make(step, in: place.path) }
  }

  private func make(_ step: YAMLNode, in place: String) throws {
    let files = FileManager.default
    func path(_ key: String) -> String? { step[key]?.string.map { place + "/" + $0 } }
    if let link = path("link") {
      try files.createSymbolicLink(atPath: link, withDestinationPath: step["to"]?.string ?? "")
    } else if let pipe = path("pipe") {
      let process = try Process.run(URL(fileURLWithPath: "/usr/bin/mkfifo"), arguments: [pipe])
      process.waitUntilExit()
    } else if let folder = path("folder") {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } else if let file = path("write") {
      let text = String(repeating: step["text"]?.string ?? "", count: step["times"]?.integer ?? 1)
      let hex = (step["hex"]?.string ?? "").split(separator: " ").compactMap { UInt8($0, radix: 16) }
      guard files.createFile(atPath: file, contents: Data(text.utf8) + Data(hex)) else { throw Mistake(what: file) }
    } else {
      throw Mistake(what: "\(name): a step of set-up that says nothing")
    }
  }

  /// What the command is expected to write.
  func expected(_ stream: String) -> String {
    let file = folder.appendingPathComponent("expected/\(stream)")
    return (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Makes `text` what is expected.
  func expect(_ text: String, on stream: String) throws {
    let expectations = folder.appendingPathComponent("expected")
    let file = expectations.appendingPathComponent(stream)
    if text.isEmpty {
      try? FileManager.default.removeItem(at: file)
    } else {
      try FileManager.default.createDirectory(at: expectations, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }
}
