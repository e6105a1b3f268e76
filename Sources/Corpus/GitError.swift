/// Why git could not say what was asked of it.
package struct GitError: Error, Hashable, Sendable {
  /// The kinds of failure; the raw value is the key of the text behind `git.`.
  package enum Code: String, CaseIterable, Sendable {
    /// There is no program `git`, or it cannot be started.
    case notStarted = "not-started"
    /// The current folder belongs to no repository, or to one that git refuses to look into.
    case noRepository = "no-repository"
    /// The repository has no files beside it, so there is no index and no work tree.
    case bare
    /// A name stands for no commit.
    case unknownCommit = "unknown-commit"
    /// A name stands for no commit of a clone that holds only a part of the history.
    case unknownCommitShallow = "unknown-commit-shallow"
    /// Two commits have no common ancestor.
    case noMergeBase = "no-merge-base"
    /// Two commits have no common ancestor in a clone that holds only a part of the history.
    case noMergeBaseShallow = "no-merge-base-shallow"
    /// A path lies outside of the repository.
    case outside
    /// A command of git failed, with its own words.
    case failed
  }

  /// What is the matter.
  package let code: Code
  /// The name, path or command concerned.
  package var subject = ""
  /// The second commit, or what git said.
  package var detail = ""

  /// A failure.
  package init(_ code: Code, subject: String = "", detail: String = "") {
    self.code = code
    self.subject = subject
    self.detail = detail
  }
}
