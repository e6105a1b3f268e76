package import Files
import Processes

/// The repository that the current folder belongs to, asked through the program `git`.
///
/// The variables by which git tells a hook where the repository, the index and pushed objects are (`GIT_DIR`,
/// `GIT_INDEX_FILE`, `GIT_OBJECT_DIRECTORY` and the like) hold for it, too; those that change what git prints do not.
package struct GitRepository: Sendable {
  /// The path from the top folder to the current one, with a slash behind it; empty in the top folder.
  package private(set) var prefix: [UInt8] = []
  /// Whether it has no work tree.
  package private(set) var isBare = false
  /// Whether it holds only a part of the history.
  package private(set) var isShallow = false
  private let environment: [[UInt8]]

  /// The repository of the current folder.
  package init() throws(GitError) {
    environment = Self.environment(ProcessEnvironment.lines)
    let answer = try run(["rev-parse", "--is-bare-repository", "--is-shallow-repository", "--show-prefix"])
    guard answer.status == 0 else { throw GitError(.noRepository, detail: answer.reason) }
    let lines = answer.output.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
    isBare = lines.first.map { $0.elementsEqual("true".utf8) } ?? false
    isShallow = lines.count > 1 && lines[1].elementsEqual("true".utf8)
    // A folder's name may hold line feeds; only the last one is git's.
    prefix = lines.count > 2 ? Array(lines[2].dropLast(lines[2].last == 0x0A ? 1 : 0)) : []
  }

  /// The environment for git: `lines` without what would change its output.
  static func environment(_ lines: [[UInt8]]) -> [[UInt8]] {
    let removed = [
      "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
      "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS", "GIT_OPTIONAL_LOCKS", "GIT_TERMINAL_PROMPT",
    ].map { Array("\($0)=".utf8) }
    let kept = lines.filter { line in !removed.contains { line.starts(with: $0) } }
    return kept + ["GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"].map { Array($0.utf8) }
  }

  /// What a command of git came to.
  struct Answer {
    /// Its exit status.
    var status: Int32
    /// What it wrote on standard output.
    var output: [UInt8]
    /// What it wrote on standard error.
    var errors: [UInt8]

    /// The line of git's words that says why it failed.
    var reason: String {
      let lines = String(decoding: errors, as: UTF8.self).split(separator: "\n")
      let line = lines.first { $0.hasPrefix("fatal:") || $0.hasPrefix("error:") } ?? lines.first
      return line.map(String.init) ?? "status \(status)"
    }

    /// The lines of the output.
    var lines: [[UInt8]] { output.split(separator: 0x0A).map { Array($0) } }
  }

  /// Runs `git` with `arguments` to its end.
  func run(_ arguments: [String], paths: [[UInt8]] = [], input: [UInt8] = []) throws(GitError) -> Answer {
    let process = try start(arguments, paths: paths)
    do throws(FileError) {
      do throws(FileError) { try process.write(input) } catch  where error.reason == .brokenPipe {}
      process.closeInput()
      let output = try process.readToEnd()
      return Answer(status: try process.end(), output: output, errors: process.errors)
    } catch { throw GitError(.failed, subject: arguments[0], detail: error.systemMessage) }
  }

  /// Runs `git` with `arguments`, which is not to fail.
  func lines(_ arguments: [String], input: [UInt8] = []) throws(GitError) -> [[UInt8]] {
    let answer = try run(arguments, input: input)
    guard answer.status == 0 else { throw GitError(.failed, subject: arguments[0], detail: answer.reason) }
    return answer.lines
  }

  /// Runs `git` with `arguments`, which is not to fail, and hands its output to `body` in portions.
  func stream(_ arguments: [String], paths: [[UInt8]], _ body: ([UInt8]) -> Void) throws(GitError) {
    let process = try start(arguments, paths: paths)
    process.closeInput()
    do throws(FileError) {
      while true {
        let bytes = try process.read(upTo: 1 << 18)
        if bytes.isEmpty { break }
        body(bytes)
      }
      if try process.end() == 0 { return }
    } catch { throw GitError(.failed, subject: arguments[0], detail: error.systemMessage) }
    let reason = Answer(status: 1, output: [], errors: process.errors).reason
    throw GitError(.failed, subject: arguments[0], detail: reason)
  }

  /// Starts `git` with `arguments`.
  func start(_ arguments: [String], paths: [[UInt8]] = []) throws(GitError) -> PipedProcess {
    let words = (["git", "--no-pager"] + arguments).map { Array($0.utf8) }
    do throws(FileError) { return try PipedProcess(words + paths, environment: environment) } catch {
      throw GitError(.notStarted, detail: error.systemMessage)
    }
  }
}

extension GitRepository {
  /// The path of a file that stands at `path` in the repository, from the current folder.
  package func path(fromHere path: [UInt8]) -> FilePath {
    if path.starts(with: prefix) { return FilePath(bytes: Array(path.dropFirst(prefix.count))) }
    var shared = 0
    for (index, pair) in zip(path, prefix).enumerated() {
      guard pair.0 == pair.1 else { break }
      if pair.0 == 0x2F { shared = index + 1 }
    }
    let levels = prefix[shared...].count { $0 == 0x2F }
    return FilePath(bytes: (0..<levels).flatMap { _ in Array("../".utf8) } + path[shared...])
  }

  /// The path in the repository of what the user calls `path`, without `.` and `..`; empty for the top folder.
  package func pathInside(_ path: FilePath) throws(GitError) -> [UInt8] {
    var parts: [ArraySlice<UInt8>] = []
    var whole = prefix + path.bytes
    if path.bytes.first == 0x2F {
      let top = try run(["rev-parse", "--show-toplevel"]).output.dropLast()
      let folder = FilePath(bytes: Array(path.bytes.prefix(path.bytes.count - path.name.count))).resolved
      let target = (folder ?? path).appending(path.name).bytes
      guard target == Array(top) || target.starts(with: top + [0x2F]) else {
        throw GitError(.outside, subject: path.text)
      }
      whole = Array(target.dropFirst(top.count))
    }
    for part in whole.split(separator: 0x2F) where part != [0x2E] {
      guard part == [0x2E, 0x2E] else {
        parts.append(part)
        continue
      }
      guard parts.popLast() != nil else { throw GitError(.outside, subject: path.text) }
    }
    return Array(parts.joined(separator: [0x2F]))
  }
}
