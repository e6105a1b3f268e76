package import Corpus
import Documents
package import Files
package import Policy
import Recording
import Synchronization

/// What configuration files say of documents: finds the file that counts for a folder, the nearest one, and keeps it.
///
/// Every answer depends on the files alone, not on who asked before, so that the number of workers changes nothing.
/// Safe for use from several threads.
package final class ConfigurationStore: Sendable {
  /// Where configurations come from.
  package enum Mode: Hashable, Sendable {
    /// From the nearest `imprimatur.yaml`, for each folder.
    case nearest
    /// From this file, for everything; an absolute path.
    case file(FilePath)
    /// From nowhere.
    case none
  }

  /// The names of configuration files, of which a folder may hold one.
  package static let names = ["imprimatur.yaml", "imprimatur.yml"]

  private let mode: Mode
  /// What the command line says, which counts more than any file.
  private let command: CommandSettings
  /// The rules of the run, for documents whose configuration names no packs.
  private let standard: RuleSet
  /// Where configurations are looked for.
  private let files: SettingFiles
  private let state = Mutex(State())

  private struct State {
    var folders: [FilePath: FilePath?] = [:]
    var siteTitles: [FilePath: SiteConfiguration.Title?] = [:]
    var loaded: [FilePath: Result<LoadedConfiguration, FileError>] = [:]
    var overrides: [FilePath: [IgnoreList]] = [:]
    var rules: [[FilePath]: LoadedRules] = [:]
    var settings: [SettingsKey: DocumentSettings] = [:]

    /// Folders are kept by the thousand, not by the million: an archive may have as many as it has members.
    static let mostFolders = 20_000
  }

  private struct SettingsKey: Hashable {
    var file: FilePath?
    var overrides: [Int]
    var site: FilePath?
    var isExempt = false
  }

  /// A store for documents that are judged by `rules`, unless a configuration names packs of its own.
  ///
  /// Nearest configurations are looked for in `files`; one that is named lies on disk.
  package init(_ mode: Mode, command: CommandSettings, rules: RuleSet, files: SettingFiles = .disk) {
    self.mode = mode
    self.command = command
    self.files = files
    standard = rules
  }

  /// Where a configuration and what it names are read from.
  private var source: SettingFiles { mode == .nearest ? files : .disk }

  // MARK: Files

  /// The configuration file that counts in the folder at the absolute path `folder`; nil where there is none.
  ///
  /// A folder with a repository is the last that is looked at: what lies outside has no say in it.
  /// - Complexity: a few calls of `stat` for each folder that was not asked for before.
  package func file(for folder: FilePath) -> FilePath? {
    switch mode {
    case .none: return nil
    case .file(let path): return path
    case .nearest: return state.withLock { file(for: folder, &$0) }
    }
  }

  /// What the configuration file for the folder is called in messages.
  package func name(for folder: FilePath) -> String { file(for: folder).map(ConfigurationReader.name) ?? "" }

  private func file(for folder: FilePath, _ state: inout State) -> FilePath? {
    if state.folders.count > State.mostFolders { state.folders = [:] }
    var asked: [FilePath] = []
    var answer: FilePath?
    for candidate in [folder] + folder.parents {
      if let known = state.folders[candidate] {
        answer = known
        break
      }
      asked.append(candidate)
      // Members of an archive stand in folders that are none.
      guard files.mayHold(candidate) else { continue }
      answer = Self.names.lazy.map { candidate.appending(Array($0.utf8)) }.first { files.isFile($0) }
      if answer != nil || files.isTop(candidate) { break }
    }
    for candidate in asked { state.folders[candidate] = .some(answer) }
    return answer
  }

  /// The configuration for the folder at the absolute path `folder`; nil where there is none.
  ///
  /// - Throws: when the file cannot be read.
  package func configuration(for folder: FilePath) throws(FileError) -> LoadedConfiguration? {
    guard let path = file(for: folder) else { return nil }
    return try state.withLock { load(path, &$0) }.get()
  }

  private func load(_ path: FilePath, _ state: inout State) -> Result<LoadedConfiguration, FileError> {
    if let known = state.loaded[path] { return known }
    let result = Result { () throws(FileError) in try ConfigurationReader.read(path, in: source) }
    state.loaded[path] = result
    return result
  }

  // MARK: What counts

  /// What counts for the document at `path`, which is relative to the working folder or absolute.
  package func settings(for path: FilePath) -> DocumentSettings {
    let place = path.absolute
    let folder = place.parent ?? FilePath("/")
    return state.withLock { settings(for: place, in: folder, &$0) }
  }

  private func settings(for place: FilePath, in folder: FilePath, _ state: inout State) -> DocumentSettings {
    let file: FilePath?
    switch mode {
    case .none: file = nil
    case .file(let path): file = path
    case .nearest: file = self.file(for: folder, &state)
    }
    let site = InputFormat.named(place) == .siteConfiguration ? nil : siteTitle(for: folder, &state)
    guard let file else {
      let key = SettingsKey(file: nil, overrides: [], site: site?.file)
      if let known = state.settings[key] { return known }
      let made = DocumentSettings(ConfigurationSettings(), command: command, site: site)
      state.settings[key] = made
      return made
    }
    let loaded: LoadedConfiguration
    switch load(file, &state) {
    case .success(let configuration): loaded = configuration
    case .failure(let failure): return unusable(.unreadable(file, failure))
    }
    if loaded.hasErrors { return unusable(.broken(loaded.diagnostics)) }
    let overrides = overrides(of: loaded, &state).enumerated().filter { $0.element.ignores(place) }.map(\.offset)
    var key = SettingsKey(file: file, overrides: overrides, site: site?.file)
    let made = state.settings[key] ?? made(loaded, overrides, site, &state)
    state.settings[key] = made
    guard let exempt = made.declared.house?.exemptSections, !exempt.isEmpty,
      IgnoreList(exempt, folder: base(of: loaded)).ignores(place)
    else { return made }
    key.isExempt = true
    let exempted = state.settings[key] ?? self.made(loaded, overrides, site, &state, isExempt: true)
    state.settings[key] = exempted
    return exempted
  }

  /// The overrides of `loaded` that apply to the document at `path`, by index.
  func overrides(of loaded: LoadedConfiguration, for path: FilePath) -> [Int] {
    let place = path.absolute
    return state.withLock { state in
      overrides(of: loaded, &state).enumerated().filter { $0.element.ignores(place) }.map(\.offset)
    }
  }

  private func made(
    _ loaded: LoadedConfiguration, _ overrides: [Int], _ site: SiteConfiguration.Title?, _ state: inout State,
    isExempt: Bool = false
  ) -> DocumentSettings {
    let tree = loaded.tree.applying(overrides)
    let settings = tree.settings
    let rules = rules(settings.rules, loaded, &state)
    var problems = rules?.diagnostics ?? []
    if problems.isEmpty { problems = tree.problems(in: rules?.rules ?? standard, name: loaded.name) }
    if problems.contains(where: { $0.level == .error }) {
      return unusable(.broken(problems), rules)
    }
    return DocumentSettings(settings, command: command, site: site, rules: rules, isExempt: isExempt)
  }

  private func unusable(_ obstacle: DocumentSettings.Obstacle, _ rules: LoadedRules? = nil) -> DocumentSettings {
    DocumentSettings(ConfigurationSettings(), command: command, rules: rules, obstacle: obstacle)
  }

  /// The folder that the patterns of a configuration are relative to.
  private func base(of loaded: LoadedConfiguration) -> FilePath {
    mode == .file(loaded.path) ? FilePath.workingFolder ?? loaded.folder : loaded.folder
  }

  private func overrides(of loaded: LoadedConfiguration, _ state: inout State) -> [IgnoreList] {
    if let known = state.overrides[loaded.path] { return known }
    let made = loaded.tree.overridePaths.map { IgnoreList($0, folder: base(of: loaded)) }
    state.overrides[loaded.path] = made
    return made
  }

  private func rules(
    _ packs: [ConfigurationText], _ loaded: LoadedConfiguration, _ state: inout State
  ) -> LoadedRules? {
    guard !packs.isEmpty else { return nil }
    let paths = packs.map { ConfigurationReader.resolved($0.text, from: loaded.files[$0.file]) }
    let key = paths + command.packs
    if let known = state.rules[key] { return known }
    let number = state.rules.count + 1
    let made: LoadedRules
    do throws(CorpusProblem) {
      let library = try RuleLibrary.load(adding: key, from: source)
      made = LoadedRules(
        number: number, rules: library.rules, library: library,
        diagnostics: library.diagnostics.filter { $0.level == .error })
    } catch {
      let index = paths.firstIndex { error.path.bytes.starts(with: $0.bytes) } ?? 0
      made = LoadedRules(
        number: number, rules: standard,
        diagnostics: [
          ConfigurationFile.diagnostic(
            .unreadable, at: packs[index], in: loaded.name(packs[index].file),
            "the rule pack `\(packs[index].text)` cannot be read",
            help: "paths are relative to the file that names them")
        ])
    }
    state.rules[key] = made
    return made
  }

  /// The title that a site generator's configuration in or above the folder gives the site.
  private func siteTitle(for folder: FilePath, _ state: inout State) -> SiteConfiguration.Title? {
    guard mode != .none, command.declared.siteTitle == nil else { return nil }
    if state.siteTitles.count > State.mostFolders { state.siteTitles = [:] }
    var asked: [FilePath] = []
    var answer: SiteConfiguration.Title?
    for candidate in [folder] + folder.parents {
      if let known = state.siteTitles[candidate] {
        answer = known
        break
      }
      asked.append(candidate)
      guard files.mayHold(candidate) else { continue }
      answer = SiteConfiguration.title(in: candidate, of: files)
      if answer != nil || files.isTop(candidate) { break }
    }
    for candidate in asked { state.siteTitles[candidate] = .some(answer) }
    return answer
  }

  // MARK: Keys of the run

  /// Keys of the whole run that configurations other than `main` say in vain, with the place of each, in order.
  package func idleRunKeys(beside main: LoadedConfiguration?) -> [(place: String, key: String)] {
    let loaded = state.withLock { state in state.loaded.values.compactMap { try? $0.get() } }
    let known = Set(main?.files ?? [])
    return loaded.filter { $0.path != main?.path && !$0.hasErrors }.flatMap { configuration in
      configuration.tree.runKeys.filter { !known.contains(configuration.files[$0.file]) }.map { key in
        (place: "\(configuration.name(key.file)):\(key.line):\(key.column)", key: key.text)
      }
    }.sorted { ($0.place, $0.key) < ($1.place, $1.key) }
  }

  /// Whether documents asked for so far have a `fail-on` other than `level`.
  package func hasFailOn(otherThan level: Severity?) -> Bool {
    state.withLock { state in state.settings.values.contains { $0.failOn != level } }
  }

  // MARK: Digest

  /// A digest of everything that was read for the documents asked for so far: which configuration and which site's title
  /// counts where, and what they say.
  package var digest: String {
    state.withLock { state in
      var parts: [String?] = []
      for (path, result) in state.loaded.sorted(by: { $0.key < $1.key }) {
        parts.append(path.text)
        guard let loaded = try? result.get() else { continue }
        parts += zip(loaded.files, loaded.sources).flatMap { [$0.text, String(decoding: $1, as: UTF8.self)] }
      }
      for rules in state.rules.values.sorted(by: { $0.number < $1.number }) { parts.append(rules.rules.digest) }
      for (folder, title) in state.siteTitles.sorted(by: { $0.key < $1.key }) {
        if let title { parts += [folder.text, title.text] }
      }
      return CacheKey.digest(of: parts)
    }
  }

  // MARK: Ignored

  /// What the configuration ignores in the folder at the absolute path `folder`.
  package func ignored(in folder: FilePath) -> IgnoreList? {
    guard let loaded = try? configuration(for: folder), !loaded.hasErrors else { return nil }
    let patterns = loaded.tree.settings.ignore
    guard !patterns.isEmpty else { return nil }
    return IgnoreList(patterns, folder: base(of: loaded))
  }
}
