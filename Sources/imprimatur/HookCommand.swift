import ArgumentParser
import Corpus
import Files
import Policy
import Reporting
import Runner

extension Hook: ExpressibleByArgument {}

/// `imprimatur hook`: checks what is committed or pushed before it is.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Check what is committed or pushed, by hooks of git.",
    discussion: """
      pre-commit checks what is staged, pre-push what the other side does not have yet; pre-receive and update do the same \
      where a push arrives. Only what changed is reported, and nothing is said when all is well.
      """,
    subcommands: [HookInstallCommand.self, HookUninstallCommand.self, HookRunCommand.self])
}

/// `imprimatur hook install`.
struct HookInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Install hooks; a hook that is there is run first.",
    discussion:
      "Options of `imprimatur check` behind -- are written into the hook: hook install pre-commit -- --show error")

  @Argument(
    help: ArgumentHelp(
      """
      pre-commit, pre-push, pre-receive or update; pre-commit without any, pre-receive in a bare repository. Behind -- \
      options of `imprimatur check`.
      """, valueName: "hook"))
  var words: [String] = []

  @Flag(help: "Also where the folder of hooks is that of all your repositories (core.hooksPath).")
  var shared = false

  @Option(help: ArgumentHelp("The language of messages: en or zh; else that of the locale.", valueName: "language"))
  var lang: MessageLanguage?

  /// The hooks that are named.
  private var hooks: [Hook] { words.prefix { !$0.hasPrefix("-") }.compactMap { Hook(rawValue: $0) } }

  /// What is written into them.
  private var options: [String] { Array(words.drop { !$0.hasPrefix("-") }) }

  func validate() throws {
    if let word = words.first(where: { Hook(rawValue: $0) == nil }), !word.hasPrefix("-") {
      let known = Hook.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no hook '\(word)'; choose of \(known).")
    }
    if !options.isEmpty { _ = try HookRunCommand.parse(["pre-commit"] + options) }
  }

  func run() throws {
    let place = try HookPlace(lang)
    if try place.isShared(), !shared {
      throw CommandFailure(message: place.wording.text("hook.shared", ["path": .text(place.folder.text)]))
    }
    guard let program = ProcessEnvironment.executable else {
      throw CommandFailure(message: "the system does not say where this program is")
    }
    let standard: [Hook] = place.isBare ? [.preReceive] : [.preCommit]
    for hook in hooks.isEmpty ? standard : hooks {
      try place.say(hook) { installer throws(FileError) in
        try installer.install(hook, program: program, options: options)
      }
    }
  }
}

/// `imprimatur hook uninstall`.
struct HookUninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Remove hooks, all without arguments; those that were there before are back.")

  @Argument(help: ArgumentHelp("pre-commit, pre-push, pre-receive or update.", valueName: "hook"))
  var hooks: [Hook] = []

  @Option(help: ArgumentHelp("The language of messages: en or zh; else that of the locale.", valueName: "language"))
  var lang: MessageLanguage?

  func run() throws {
    let place = try HookPlace(lang)
    for hook in hooks.isEmpty ? Hook.allCases : hooks {
      try place.say(hook) { installer throws(FileError) in try installer.uninstall(hook) }
    }
  }
}

/// The folder of hooks of the repository at hand.
private struct HookPlace {
  let wording: Wording
  let folder: FilePath
  let isBare: Bool
  private let repository: GitRepository

  init(_ lang: MessageLanguage?) throws {
    let wording = Wording(RuleLibrary.builtIn().messages, language: lang ?? Surroundings.language)
    self.wording = wording
    do throws(GitError) {
      repository = try GitRepository()
      folder = try repository.hookFolder()
      isBare = repository.isBare
    } catch { throw CommandFailure(message: wording.problem(error)) }
  }

  func isShared() throws -> Bool {
    do throws(GitError) { return try repository.sharesHooks() } catch {
      throw CommandFailure(message: wording.problem(error))
    }
  }

  /// Says what `work` did with `hook`.
  func say(_ hook: Hook, _ work: (HookInstaller) throws(FileError) -> HookInstaller.Outcome?) throws {
    let installer = HookInstaller(folder)
    do throws(FileError) {
      guard let outcome = try work(installer) else { return }
      Streams.print("\(installer.path(hook).text): \(wording.text("hook.\(outcome.rawValue)"))")
    } catch {
      let reason = wording.text("output.unwritable", ["reason": .text(wording.reason(error).text(wording.language))])
      throw CommandFailure(message: "\(installer.path(hook).text): \(reason)")
    }
  }
}
