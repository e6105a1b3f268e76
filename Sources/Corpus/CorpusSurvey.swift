package import Files

/// Lists the files that paths lead to, in the order in which a `CorpusReader` would read them, without opening any.
///
/// Memory does not grow with their number. Not for use from several threads.
package final class CorpusSurvey {
  /// What was found.
  package enum Item: Sendable {
    /// A file to be read; the status is nil for standard input.
    case file(CorpusFile, FileStatus?)
    /// Something that is not read.
    case problem(CorpusProblem)
  }

  private let paths: [FilePath]
  private let options: CorpusOptions
  private var nextPath = 0
  private var walk: FolderWalk
  private var isWalking = false
  private var hasListedInput = false

  /// A survey of `paths`: files, folders, and `-` for standard input.
  package init(_ paths: [FilePath], options: CorpusOptions) {
    self.paths = paths
    self.options = options
    walk = FolderWalk(options: options)
  }

  /// The next file or problem; nil at the end.
  package func next() -> Item? {
    while true {
      if isWalking {
        switch walk.next() {
        case .file(let file)?: return item(file)
        case .problem(let problem)?: return .problem(problem)
        case .some: continue
        case nil: isWalking = false
        }
      }
      guard nextPath < paths.count else { return nil }
      nextPath += 1
      if let item = begin(paths[nextPath - 1]) { return item }
    }
  }

  private func begin(_ path: FilePath) -> Item? {
    if path == .standardInput {
      defer { hasListedInput = true }
      if hasListedInput { return .problem(CorpusProblem(.inputTwice, path)) }
      return .file(CorpusFile(path: path, format: options.format, isFound: false), nil)
    }
    do throws(FileError) {
      let status = try FileStatus.of(path)
      guard status.kind == .folder else {
        return .file(CorpusFile(path: path, format: options.format(of: path), isFound: false), status)
      }
    } catch { return .problem(CorpusProblem(error, path, isFound: false)) }
    walk.begin(path)
    isWalking = true
    return nil
  }

  private func item(_ file: CorpusFile) -> Item {
    do throws(FileError) { return .file(file, try FileStatus.of(file.path)) } catch {
      return .problem(CorpusProblem(error, file.path, isFound: true))
    }
  }
}

extension FilePath {
  /// The path that stands for standard input, `-`.
  package static let standardInput = FilePath("-")
}
