package import Files

/// An article that a change touches.
package struct ChangedFile: Sendable {
  /// Its path from the current folder.
  package var path: FilePath
  /// The object that holds its bytes; nil where they stand in the work tree.
  package var object: String?
  /// The objects that held its bytes in the states it is compared with; fewer where it was not there.
  package var oldObjects: [String]
  /// The lines that were touched.
  package var lines: ChangedLines
}

/// Everything that a change touches and that is to be checked.
package struct ChangedFiles: Sendable {
  /// The articles in the order of their paths.
  package private(set) var files: [ChangedFile] = []
  /// What is not checked, and why.
  package private(set) var problems: [CorpusProblem] = []
  /// Where the bytes of objects come from.
  package let objects: GitObjects

  /// What `comparison` finds below `paths` (files and folders as the user names them; everything without any).
  ///
  /// As in a walk, only files whose name says that they are articles count, none that is hidden and none that is ignored;
  /// a file that is named counts always. Submodules are repositories of their own and are not looked into.
  package init(
    _ repository: GitRepository, _ comparison: GitComparison, below paths: [FilePath], options: CorpusOptions
  ) throws(GitError) {
    objects = GitObjects(repository)
    let selection = try Selection(repository, paths, options)
    var listings: [[[UInt8]: GitChange]] = []
    for base in comparison.bases {
      let changes = try repository.changes(from: base, to: comparison.tip)
      if listings.isEmpty { try note(changes, selection, repository, comparison.tip) }
      let wanted = changes.filter { $0.mode == .file && $0.kind != .unmerged && selection.holds($0.path) }
      listings.append(Dictionary(wanted.map { ($0.path, $0) }) { first, _ in first })
    }
    guard let first = listings.first else { return }
    var lines: [[[UInt8]: ChangedLines]] = []
    for (base, listing) in zip(comparison.bases, listings) {
      let edited = listing.values.filter(\.isEdit)
      let names = Array(Set(edited.flatMap { [$0.path, $0.oldPath] })).sorted { $0.lexicographicallyPrecedes($1) }
      lines.append(
        edited.isEmpty ? [:] : try repository.changedLines(from: base, to: comparison.tip, paths: names))
    }
    for path in first.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let changes = listings.compactMap { $0[path] }
      guard changes.count == listings.count else { continue }
      var touched: ChangedLines? = .all
      for (change, lines) in zip(changes, lines) where change.isEdit {
        touched = lines[path].flatMap { touched?.intersection($0) }
      }
      guard let touched, !changes.contains(where: \.isUnchanged) else { continue }
      files.append(
        ChangedFile(
          path: repository.path(fromHere: path), object: changes[0].object,
          oldObjects: changes.compactMap(\.oldObject), lines: touched))
    }
  }

  /// Notes what of `changes` cannot be checked, and paths that name nothing.
  private mutating func note(
    _ changes: [GitChange], _ selection: Selection, _ repository: GitRepository, _ tip: GitComparison.Tip
  ) throws(GitError) {
    for change in changes where change.mode == .submodule || change.kind == .unmerged {
      guard selection.holds(change.path, isFolder: change.mode == .submodule) else { continue }
      let code: CorpusProblem.Code = change.kind == .unmerged ? .unmerged : .submodule
      let problem = CorpusProblem(code, repository.path(fromHere: change.path))
      if problems.last != problem { problems.append(problem) }
    }
    for (name, path) in selection.named where (try? FileStatus.of(name)) == nil {
      let isKnown = changes.contains { $0.path == path || $0.oldPath == path || $0.path.starts(with: path + [0x2F]) }
      if isKnown { continue }
      if case .commit(let commit) = tip, try repository.holds(path, in: commit) { continue }
      problems.append(CorpusProblem(.missing, name))
    }
  }

  /// Which paths are asked for.
  private struct Selection {
    /// The paths as they were named, with what they are called in the repository.
    let named: [(FilePath, [UInt8])]
    let repository: GitRepository
    let options: CorpusOptions

    init(_ repository: GitRepository, _ paths: [FilePath], _ options: CorpusOptions) throws(GitError) {
      self.repository = repository
      self.options = options
      var named: [(FilePath, [UInt8])] = []
      for path in paths { named.append((path, try repository.pathInside(path))) }
      self.named = named
    }

    func holds(_ path: [UInt8], isFolder: Bool = false) -> Bool {
      if named.isEmpty { return isWanted(path, below: 0, isFolder: isFolder) }
      for (_, folder) in named {
        if path == folder { return true }
        let start = folder.isEmpty ? 0 : folder.count + 1
        guard path.starts(with: folder), start == 0 || path[folder.count] == 0x2F else { continue }
        if isWanted(path, below: start, isFolder: isFolder) { return true }
      }
      return false
    }

    private func isWanted(_ path: [UInt8], below start: Int, isFolder: Bool) -> Bool {
      guard !path[start...].split(separator: 0x2F).contains(where: { $0.first == 0x2E }) else { return false }
      let here = repository.path(fromHere: path)
      guard isFolder || options.isWanted(here) else { return false }
      guard let isIgnored = options.isIgnored else { return true }
      let folders = path.indices.filter { $0 > start && path[$0] == 0x2F }
      return !isIgnored(here, isFolder ? .folder : .regular)
        && !folders.contains { isIgnored(repository.path(fromHere: Array(path[..<$0])), .folder) }
    }
  }
}

extension GitChange {
  /// Whether only some of its lines may be new.
  var isEdit: Bool { [.modified, .renamed, .typeChanged].contains(kind) && oldObject != nil && object != oldObject }

  /// Whether it holds what it held before.
  var isUnchanged: Bool { kind == .deleted || (kind != .copied && object != nil && object == oldObject) }
}

extension GitRepository {
  /// Whether the tree of `commit` has something at `path`.
  func holds(_ path: [UInt8], in commit: String) throws(GitError) -> Bool {
    let answer = try run(["ls-tree", "--full-tree", "--name-only", "-z", commit, "--"], paths: [path])
    return answer.status == 0 && !answer.output.isEmpty
  }
}
