import ArgumentParser
import Corpus
import Files
import Policy
import Reporting
import Runner

/// `imprimatur hook run`: what an installed hook does.
struct HookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "What a hook does; git calls it with its arguments behind --.",
    discussion: """
      Exit status: 0 to let it pass; 1 when something is at or above --fail-on, 2 when something could not be checked, and \
      both refuse. Options are those of `imprimatur check`. What is pushed is judged by the imprimatur.yaml that it brings \
      with it, unless the hook was installed with --config.
      """)

  @Argument(help: ArgumentHelp("pre-commit, pre-push, pre-receive or update.", valueName: "hook"))
  var hook: Hook

  /// Its paths are the arguments that git gives the hook.
  @OptionGroup var check: CheckCommand

  func run() throws {
    let ruleSet = try check.rules.load()
    let wording = Wording(ruleSet.messages, language: check.rules.language)
    var status: Int32 = 0
    do throws(GitError) {
      for scope in try scopes() {
        let refused = try self.status(of: scope, ruleSet)
        if refused != 0 { say(refused, scope, wording) }
        status = max(status, refused)
      }
    } catch { throw CommandFailure(message: wording.problem(error)) }
    if status != 0 { throw ExitCode(status) }
  }

  /// A part of what is to be checked.
  private struct Scope {
    /// The reference that is pushed; nil for a commit.
    var reference: String?
    var comparison: GitComparison?
    /// The files of the commit that is pushed: what it says of its own articles counts.
    var tree: CommittedTree?
  }

  private func scopes() throws(GitError) -> [Scope] {
    let updates: [GitUpdate]
    switch hook {
    case .preCommit: return [Scope()]
    case .prePush: updates = GitUpdate.pushed(input)
    case .preReceive: updates = GitUpdate.received(input)
    case .update:
      guard check.paths.count >= 3 else { return [] }
      updates = [GitUpdate(old: check.paths[1], new: check.paths[2], reference: check.paths[0])]
    }
    let repository = try GitRepository()
    var scopes: [Scope] = []
    for update in updates {
      let remote = hook == .prePush ? check.paths.first ?? "" : nil
      guard let comparison = try repository.comparison(update, remote: remote) else { continue }
      // A branch and a tag may lead to the same commit.
      if scopes.contains(where: { $0.comparison == comparison }) { continue }
      guard case .commit(let tip) = comparison.tip else { continue }
      let tree = CommittedTree(repository, commit: tip)
      scopes.append(Scope(reference: update.reference, comparison: comparison, tree: tree))
    }
    return scopes
  }

  private var input: [UInt8] {
    (try? OpenFile.standardInput.readToEnd(expected: 0, limit: 1 << 28)) ?? []
  }

  /// The exit status of checking `scope`.
  private func status(of scope: Scope, _ ruleSet: RuleSet) throws(GitError) -> Int32 {
    var check = check
    check.paths = []
    if let comparison = scope.comparison, case .commit(let tip) = comparison.tip {
      check.changes.diff = tip
      check.changes.bases = comparison.bases
    } else {
      check.changes.staged = true
    }
    if hook.isOnServer, check.format ?? "text" == "text" { check.format = "concise" }
    do { return try check.check(ruleSet, isPlain: hook.isOnServer, tree: scope.tree) } catch let failure
      as CommandFailure
    {
      Streams.say(failure.message)
      return 2
    } catch { return 2 }
  }

  /// Says that `scope` was refused and what to do.
  private func say(_ status: Int32, _ scope: Scope, _ wording: Wording) {
    if check.detail.quiet { return }
    let what = status == 1 ? "found" : "unchecked"
    let reference: KeyValuePairs<String, Wording.Field> = ["reference": .text(scope.reference ?? "")]
    Streams.say(
      wording.text(scope.reference == nil ? "hook.commit-\(what)" : "hook.push-\(what)", reference))
    if !hook.isOnServer {
      Streams.say(wording.text(hook == .preCommit ? "hook.commit-anyway" : "hook.push-anyway"))
    }
  }
}
