extension GitRepository {
  /// The commit that `name` stands for: its full object name.
  package func commit(_ name: String) throws(GitError) -> String {
    // A name cannot begin with a hyphen; an option can.
    if !name.hasPrefix("-"), !name.isEmpty {
      let answer = try run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
      if answer.status == 0, let line = answer.lines.first { return String(decoding: line, as: UTF8.self) }
    }
    throw GitError(isShallow ? .unknownCommitShallow : .unknownCommit, subject: name)
  }

  /// The commit that is checked out, nil before the first one, and the commit that is being merged into it, nil when none
  /// is.
  ///
  /// Both are asked for at once: in a hook a process more is felt.
  package func heads() throws(GitError) -> (head: String?, merged: String?) {
    let names = Array("HEAD^{commit}\nMERGE_HEAD^{commit}\n".utf8)
    let answers = try lines(["cat-file", "--batch-check=%(objectname)"], input: names).map { line in
      // What there is not is answered with its name and a word.
      line.contains(0x20) ? nil : String(decoding: line, as: UTF8.self)
    }
    return (answers.first ?? nil, answers.dropFirst().first ?? nil)
  }

  /// The object name of the tree that holds nothing.
  package func emptyTree() throws(GitError) -> String {
    let line = try lines(["hash-object", "-t", "tree", "--stdin"]).first ?? []
    return String(decoding: line, as: UTF8.self)
  }

  /// The best common ancestor of two commits.
  package func mergeBase(_ one: String, _ other: String) throws(GitError) -> String {
    let answer = try run(["merge-base", try commit(one), try commit(other)])
    if answer.status == 0, let line = answer.lines.first { return String(decoding: line, as: UTF8.self) }
    guard answer.status <= 1 else { throw GitError(.failed, subject: "merge-base", detail: answer.reason) }
    throw GitError(isShallow ? .noMergeBaseShallow : .noMergeBase, subject: one, detail: other)
  }

  /// What `tip` is compared with to see what it adds to what `known` reach: the newest commits that it shares with them;
  /// the empty tree where it shares none, nothing where all of it is known.
  ///
  /// `known` are arguments of `git rev-list --not`: object names, or options such as `--all`.
  package func bases(of tip: String, beyond known: [String]) throws(GitError) -> [String] {
    let listed = try lines(["rev-list", "--boundary", tip, "--not"] + known)
    guard listed.contains(where: { $0.first != UInt8(ascii: "-") }) else { return [] }
    let edges = listed.filter { $0.first == UInt8(ascii: "-") }.map { String(decoding: $0.dropFirst(), as: UTF8.self) }
    guard !edges.isEmpty else { return [try emptyTree()] }
    guard edges.count > 1 else { return edges }
    // git compares each with each. Edges come newest first; those left out only make more of the text look new.
    let newest = edges.prefix(Self.mostEdges)
    return try lines(["merge-base", "--independent"] + newest).map { String(decoding: $0, as: UTF8.self) }
  }

  private static var mostEdges: Int { 64 }

  /// Whether the repository has the commit called `name`, such as another repository's tip.
  package func hasCommit(_ name: String) throws(GitError) -> Bool {
    try run(["cat-file", "-e", "\(name)^{commit}"]).status == 0
  }
}
