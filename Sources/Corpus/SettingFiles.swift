package import Files

/// Where configurations, ignore files and rule packs are looked for: on disk, or in a commit that is not checked out.
package enum SettingFiles: Sendable {
  /// The file system.
  case disk
  /// A commit, as a push brings it.
  case commit(CommittedTree)

  /// What tells a file from others.
  package enum Identity: Hashable, Sendable {
    /// A file on disk, under whatever path.
    case file(FileStatus.Identity)
    /// A file of a commit.
    case path(FilePath)
  }

  /// What stands at a path.
  package enum Found: Sendable {
    /// A file.
    case file([UInt8], Identity)
    /// A file with more bytes than may be read.
    case tooLarge
    /// Something that is no file.
    case other
  }

  /// Whether the absolute `path` is that of a file; a pipe of that name would be waited for.
  package func isFile(_ path: FilePath) -> Bool {
    switch self {
    case .disk: (try? FileStatus.of(path))?.kind == .regular
    case .commit(let tree): tree.holdsFile(path)
    }
  }

  /// Whether there is anything at the absolute path `folder`; of a commit that is taken for granted.
  package func mayHold(_ folder: FilePath) -> Bool {
    switch self {
    case .disk: (try? FileStatus.of(folder)) != nil
    case .commit: true
    }
  }

  /// Whether the absolute path `folder` is the top of a repository: what lies outside has no say in it.
  package func isTop(_ folder: FilePath) -> Bool {
    switch self {
    case .disk: (try? FileStatus.of(folder.appending(Array(".git".utf8)))) != nil
    case .commit(let tree): folder == tree.top
    }
  }

  /// What stands at the absolute `path`; files of at most `limit` bytes are read.
  ///
  /// - Throws: when there is nothing, or it cannot be read.
  package func read(_ path: FilePath, limit: Int) throws(FileError) -> Found {
    switch self {
    case .disk:
      let file = try OpenFile(reading: path)
      let status = try file.status()
      guard status.kind == .regular else { return .other }
      let bytes = try file.readToEnd(expected: status.size, limit: limit)
      return bytes.count > limit ? .tooLarge : .file(bytes, .file(status.identity))
    case .commit(let tree): return try tree.read(path, limit: limit)
    }
  }
}

/// The files of a commit, under the paths that they would have if it were checked out where the command runs.
package final class CommittedTree: Sendable {
  /// The absolute path that stands for its top folder.
  package let top: FilePath
  private let repository: GitRepository
  private let commit: String
  private let objects: GitObjects

  /// The tree of `commit` in `repository`.
  package init(_ repository: GitRepository, commit: String) {
    self.repository = repository
    self.commit = commit
    objects = GitObjects(repository)
    let here = FilePath.workingFolder ?? FilePath("/")
    top = repository.prefix.split(separator: 0x2F).reduce(here) { folder, _ in folder.parent ?? folder }
  }

  /// The path of a file from the top; nil for what lies outside, and for names that git cannot be asked for in a line.
  private func inside(_ path: FilePath) -> [UInt8]? {
    let start = top.bytes.last == 0x2F ? top.bytes : top.bytes + [0x2F]
    guard path.bytes.starts(with: start), !path.bytes.contains(0x0A) else { return nil }
    return Array(path.bytes.dropFirst(start.count))
  }

  fileprivate func holdsFile(_ path: FilePath) -> Bool {
    switch try? read(path, limit: 0) {
    case .file, .tooLarge: true
    case .other, nil: false
    }
  }

  fileprivate func read(_ path: FilePath, limit: Int) throws(FileError) -> SettingFiles.Found {
    let nothing = FileError.missing(path)
    guard let name = inside(path) else { throw nothing }
    do throws(GitError) {
      switch try objects.read(bytes: Array("\(commit):".utf8) + name, limit: limit) {
      case .bytes(let bytes): return .file(bytes, .path(path))
      case .tooLarge: return .tooLarge
      case .missing: throw GitError(.failed)
      }
    } catch { throw nothing }
  }

  /// The files below the absolute path `folder`, hidden ones left out, in the order of their paths.
  package func files(below folder: FilePath) -> [FilePath] {
    guard let name = folder == top ? [] : inside(folder) else { return [] }
    let arguments = ["ls-tree", "-r", "-z", "--full-tree", "--name-only", commit, "--"]
    guard let answer = try? repository.run(arguments, paths: name.isEmpty ? [] : [name + [0x2F]]), answer.status == 0
    else { return [] }
    return answer.output.split(separator: 0x00).filter { path in
      !path.split(separator: 0x2F).contains { $0.first == 0x2E }
    }.map { top.appending($0) }.sorted()
  }
}
