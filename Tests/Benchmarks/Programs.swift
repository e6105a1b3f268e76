import Files
import FoundationEssentials
import Processes

/// Runs the programs that are compared, each with the same small environment.
struct Programs {
  /// The checker that is measured.
  let binary: String
  private let scratch: Scratch
  private let environment: [String: String]

  /// Programs whose output goes to `scratch`.
  init(binary: String, scratch: Scratch) {
    self.binary = binary
    self.scratch = scratch
    var environment = ["LC_ALL": "C.UTF-8"]
    for name in ["PATH", "HOME"] { environment[name] = ProcessEnvironment.value(name) }
    self.environment = environment
  }

  /// The file that the last program's standard output went to.
  var output: URL { scratch.place("output") }
  private var errors: URL { scratch.place("errors") }

  /// The last line that the last program complained in.
  private var complaint: String {
    let said = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
    return said.split(separator: "\n").last.map { String($0.suffix(200)) } ?? "no word why"
  }

  /// Runs `arguments`; `statuses` are those that mean success.
  ///
  /// A reading of more processor time than the wall clock allows is wrong, as happens on shared machines; then the
  /// program is run again.
  @discardableResult
  func run(_ arguments: [String], statuses: Set<Int32> = [0]) throws -> ChildProcess {
    var streams = ChildProcess.Streams()
    streams.output = FilePath(output.path())
    streams.errors = FilePath(errors.path())
    for _ in 0..<3 {
      let child = try ChildProcess.run(arguments, environment: environment, streams: streams)
      guard statuses.contains(child.status) else {
        throw BenchmarkFailure("\(arguments.prefix(2).joined(separator: " ")): status \(child.status): \(complaint)")
      }
      let most = child.wallTime * ProcessEnvironment.processorCount * 1.1 + .milliseconds(5)
      if child.processorTime <= most { return child }
    }
    throw BenchmarkFailure("\(arguments[0]): more processor time than the clock allows, three times")
  }

  /// Runs the checker on `path` with one worker and records out.
  @discardableResult
  func check(_ path: URL, _ more: [String] = []) throws -> ChildProcess {
    let arguments = [binary, "check", "--jobs", "1", "--format", "jsonl", "--fail-on", "never"] + more + [path.path()]
    // 2 says that a limit was reached somewhere, which the records tell, or that there is no record.
    let child = try run(arguments, statuses: [0, 2])
    if child.status == 2, try FileStatus.of(FilePath(output.path())).size == 0 {
      throw BenchmarkFailure("\(binary) check \(path.path()): no record: \(complaint)")
    }
    return child
  }

  /// Looks for the 2,000 keywords with ripgrep, one worker, counting lines.
  @discardableResult
  func ripgrep(_ path: URL) throws -> ChildProcess {
    try run(
      ["rg", "--no-config", "--no-ignore", "-j1", "-c", "-F", "-f", MeasuringSet.keywordFile.path(), path.path()],
      statuses: [0, 1])
  }

  /// Runs one of the scripts beside this file; what it prints, word by word.
  func script(_ name: String, _ arguments: [String]) throws -> [Double] {
    try run(["python3", Self.peers.appending(path: name).path()] + arguments)
    return try String(contentsOf: output, encoding: .utf8).split(whereSeparator: \.isWhitespace).compactMap {
      Double($0)
    }
  }

  /// Why the program `name` cannot be compared with; nil when it succeeds with `arguments`.
  func reasonAgainst(_ name: String, _ arguments: [String]) -> String? {
    (try? run([name] + arguments)) == nil ? "\(name) is not installed or does not start" : nil
  }

  /// Why the Python module `name` cannot be compared with; nil when it can.
  func reasonAgainst(module name: String) -> String? {
    (try? run(["python3", "-c", "import \(name)"])) == nil ? "no Python module \(name)" : nil
  }

  /// The folder of the scripts.
  private static let peers = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers")
}
