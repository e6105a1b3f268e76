import ArgumentParser
import Corpus
import Files
import Reporting
import Runner

/// Which changes are asked about instead of whole articles.
struct ChangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Only what changed between two commits: BASE...HEAD since they parted, A..B from one to the other, REF from there \
      to the files as they are now.
      """, valueName: "range"))
  var diff: String?

  @Flag(help: "Only what is staged for the next commit, as it is staged.")
  var staged = false

  @Option(
    name: .customLong("against"),
    help: ArgumentHelp("With --diff COMMIT: what it is compared with.", visibility: .hidden))
  var bases: [String] = []

  func validate() throws {
    if diff != nil && staged { throw ValidationError("Choose one of '--diff' and '--staged'.") }
  }

  /// Whether only changes are asked about.
  var isOn: Bool { staged || diff != nil }

  /// What changed below `paths`; nil where whole articles are asked about.
  func changes(below paths: [FilePath], options: CorpusOptions, wording: Wording) throws -> ChangedFiles? {
    guard isOn else { return nil }
    if paths.contains(FilePath("-")) {
      throw CommandFailure(message: "standard input (-) has no changes; name files, or leave out --diff and --staged")
    }
    do throws(GitError) {
      let repository = try GitRepository()
      let comparison: GitComparison
      if let diff {
        comparison =
          bases.isEmpty
          ? try repository.comparison(diff) : GitComparison(bases: bases, tip: .commit(try repository.commit(diff)))
      } else {
        comparison = try repository.staged()
      }
      return try ChangedFiles(repository, comparison, below: paths, options: options)
    } catch { throw CommandFailure(message: wording.problem(error)) }
  }
}
