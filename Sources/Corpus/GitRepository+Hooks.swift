package import Files

extension GitRepository {
  /// The folder that git looks for hooks in, as an absolute path; it need not be there.
  package func hookFolder() throws(GitError) -> FilePath {
    let base = try lines(["rev-parse", isBare ? "--absolute-git-dir" : "--show-toplevel"]).first ?? []
    // A relative `core.hooksPath` counts from the folder that hooks run in.
    let answer =
      try lines(["-C", String(decoding: base, as: UTF8.self), "rev-parse", "--git-path", "hooks"]).first ?? []
    return answer.first == 0x2F ? FilePath(bytes: answer) : FilePath(bytes: base).appending(answer)
  }

  /// Whether hooks of all of the user's or the machine's repositories lie in one folder.
  package func sharesHooks() throws(GitError) -> Bool {
    let answer = try run(["config", "--show-scope", "--get", "core.hooksPath"])
    guard answer.status == 0, let line = answer.lines.first else { return false }
    return ["global", "system"].contains { line.starts(with: $0.utf8) }
  }
}
