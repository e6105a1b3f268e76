/// What is compared with what to see what changed.
package struct GitComparison: Hashable, Sendable {
  /// The state that is checked.
  package enum Tip: Hashable, Sendable {
    /// What is staged for the next commit.
    case index
    /// The files as they lie beside the repository, as far as git knows them.
    case workTree
    /// A commit.
    case commit(String)
  }

  /// The commits or trees that it is compared with: only what differs from each of them has changed.
  package var bases: [String]
  /// The state that is checked.
  package var tip: Tip

  /// A comparison of `tip` with `bases`.
  package init(bases: [String], tip: Tip) {
    self.bases = bases
    self.tip = tip
  }
}

extension GitRepository {
  /// What is staged, compared with the commit that it will follow; with both where a merge is under way.
  package func staged() throws(GitError) -> GitComparison {
    if isBare { throw GitError(.bare) }
    let (head, merged) = try heads()
    var bases: [String] = []
    if let head { bases.append(head) } else { bases.append(try emptyTree()) }
    if let merged { bases.append(merged) }
    return GitComparison(bases: bases, tip: .index)
  }

  /// What `range` means.
  ///
  /// `A...B` is B compared with the best common ancestor of both, `A..B` is B compared with A, and `A` the work tree
  /// compared with A. A side of dots that is missing is `HEAD`.
  package func comparison(_ range: String) throws(GitError) -> GitComparison {
    for (dots, isSymmetric) in [("...", true), ("..", false)] {
      guard let (one, other) = Self.split(range, at: dots) else { continue }
      let base = isSymmetric ? try mergeBase(one, other) : try commit(one)
      return GitComparison(bases: [base], tip: .commit(try commit(other)))
    }
    if isBare { throw GitError(.bare) }
    return GitComparison(bases: [try commit(range)], tip: .workTree)
  }

  private static func split(_ range: String, at dots: String) -> (String, String)? {
    let text = Array(range.utf8)
    let mark = Array(dots.utf8)
    guard text.count >= mark.count else { return nil }
    for start in 0...(text.count - mark.count) where text[start..<(start + mark.count)].elementsEqual(mark) {
      let sides = [text[..<start], text[(start + mark.count)...]].map { String(decoding: $0, as: UTF8.self) }
      return (sides[0].isEmpty ? "HEAD" : sides[0], sides[1].isEmpty ? "HEAD" : sides[1])
    }
    return nil
  }

  /// What differs between a base and the tip, renamed files followed, in the order of the paths.
  func changes(from base: String, to tip: GitComparison.Tip) throws(GitError) -> [GitChange] {
    let answer = try run(Self.diff(base, tip, ["--raw", "-z", "--no-abbrev"]))
    guard answer.status == 0 else { throw GitError(.failed, subject: "diff", detail: answer.reason) }
    let changes = GitChange.list(answer.output).map { change in
      var change = change
      // For files of the work tree git may name objects that it has computed and not kept.
      if tip == .workTree { change.object = nil }
      return change
    }
    return changes.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  /// The lines that differ, by path; `paths` are the files asked about, with the names that they had before.
  func changedLines(
    from base: String, to tip: GitComparison.Tip, paths: [[UInt8]]
  ) throws(GitError) -> [[UInt8]: ChangedLines] {
    // Without paths git compares all: more work, but the system bounds the length of a command.
    let names = paths.map { Array(":(top,literal)".utf8) + $0 }
    let asked = names.reduce(0) { $0 + $1.count + 1 } < 1 << 16 ? names : []
    // `--text`: articles in UTF-16 and files that an attribute calls binary have lines, too.
    let options = [
      "--patch", "--text", "--unified=0", "--inter-hunk-context=0", "--no-ext-diff", "--no-textconv", "--no-color",
      "--src-prefix=a/", "--dst-prefix=b/",
    ]
    var reader = GitPatchReader()
    try stream(Self.diff(base, tip, options), paths: asked) { reader.read($0) }
    return reader.lines
  }

  private static func diff(_ base: String, _ tip: GitComparison.Tip, _ options: [String]) -> [String] {
    let options = options + ["--find-renames", "--ignore-submodules=dirty"]
    return switch tip {
    case .index: ["diff-index", "--cached"] + options + [base, "--"]
    case .workTree: ["diff-index"] + options + [base, "--"]
    case .commit(let commit): ["diff-tree", "-r"] + options + [base, commit, "--"]
    }
  }
}
