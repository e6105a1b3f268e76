import Bytes
package import Corpus
package import Files
package import Policy
import RulePacks

/// Rule packs as they were written, and what the compiler made of them.
package struct RuleLibrary: Sendable {
  /// A file of a pack.
  package struct Source: Sendable {
    /// The file as the compiler knows it.
    package let file: RuleFile
    /// What its author calls it: the path that was named, or that in the repository.
    package let name: String
    /// Whether it is one of the program's own.
    package var isBuiltIn = false
  }

  /// The files, those of the program first.
  package let sources: [Source]
  /// The compiled rules; not fit for use where there is an error.
  package let rules: RuleSet
  /// What is wrong with the packs.
  package let diagnostics: [RuleDiagnostic]

  /// What rules and facts are shown to do.
  package let examples: [RuleExamples]

  /// Whether the rules may not be used.
  package var hasErrors: Bool { diagnostics.contains { $0.level == .error } }

  /// The rules and facts as they were written.
  ///
  /// - Complexity: that of compiling the packs.
  package var catalog: RuleCatalog { PackCompiler.describe(sources.map(\.file)) }

  /// The file that `path` of a diagnostic or a rule's origin means.
  package func source(_ path: String) -> Source? { sources.first { $0.file.path == path } }

  /// The rules of the program, as they were compiled when it was built.
  ///
  /// Where no image was built from these very files, they are compiled now.
  package static func builtIn() -> RuleSet {
    RuleSet.load(image: BuiltInRules.image, sources: BuiltInRules.files)
  }

  /// The program's own packs with those at `paths` behind them, compiled now.
  ///
  /// A path is a file or a folder with `*.yaml` in it. A file that has the path of one of the program's own in its pack
  /// takes its place, so that a working copy of the program's rules can be tried out.
  /// - Throws: a problem with the first path that cannot be read.
  package static func load(
    adding paths: [FilePath], from files: SettingFiles = .disk
  ) throws(CorpusProblem) -> RuleLibrary {
    var sources = builtInSources()
    for path in paths {
      for source in try read(path, files) {
        if let own = sources.firstIndex(where: { $0.isBuiltIn && $0.file.path == source.file.path }) {
          sources[own] = source
        } else {
          sources.append(unique(source, among: sources))
        }
      }
    }
    return compile(sources)
  }

  private static func compile(_ sources: [Source]) -> RuleLibrary {
    let compiled = PackCompiler.compile(sources.map(\.file))
    return RuleLibrary(
      sources: sources, rules: compiled.rules, diagnostics: compiled.diagnostics, examples: compiled.examples)
  }

  private static func builtInSources() -> [Source] {
    BuiltInRules.files.map { file in
      let bytes = file.bytes[0..<file.bytes.count]
      return Source(file: RuleFile(path: file.path, bytes: bytes), name: "rules/\(file.path)", isBuiltIn: true)
    }
  }

  /// The pack at `path`, files in the order of their paths.
  private static func read(_ path: FilePath, _ files: SettingFiles) throws(CorpusProblem) -> [Source] {
    if case .commit(let tree) = files { return try read(path, files, tree) }
    var options = CorpusOptions()
    options.format = .text
    options.opensArchives = false
    options.sizeLimit = sizeLimit
    options.isWanted = { ["yaml", "yml"].contains($0.fileExtension) }
    let reader = CorpusReader([path], options: options)
    let root = path.bytes + (path.bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")])
    var sources: [Source] = []
    while let entry = reader.next() {
      switch entry {
      case .file(let file):
        let inside = file.path.bytes.starts(with: root) ? file.path.bytes.dropFirst(root.count) : file.path.name
        let bytes = try file.read(options)
        sources.append(
          Source(file: RuleFile(path: String(decoding: inside, as: UTF8.self), bytes: bytes), name: file.path.text))
      case .problem(let problem) where problem.isFailure: throw problem
      case .problem, .document, .record: continue
      }
    }
    return sources
  }

  /// The pack at `path` in a commit.
  private static func read(
    _ path: FilePath, _ files: SettingFiles, _ tree: CommittedTree
  ) throws(CorpusProblem) -> [Source] {
    let isFile = files.isFile(path)
    let found = isFile ? [path] : tree.files(below: path).filter { ["yaml", "yml"].contains($0.fileExtension) }
    guard !found.isEmpty else { throw CorpusProblem(.missing, path) }
    var sources: [Source] = []
    for file in found {
      guard case .file(let bytes, _)? = try? files.read(file, limit: sizeLimit) else {
        var problem = CorpusProblem(.sizeLimit, file)
        problem.limit = sizeLimit
        throw problem
      }
      let inside = isFile ? String(decoding: file.name, as: UTF8.self) : file.relative(to: path).text
      sources.append(Source(file: RuleFile(path: inside, bytes: bytes), name: file.relative(to: tree.top).text))
    }
    return sources
  }

  /// The largest file of a pack, in bytes.
  private static let sizeLimit = 16 << 20

  /// The source under a path of its own: two packs may have files of the same name.
  private static func unique(_ source: Source, among others: [Source]) -> Source {
    let taken = Set(others.map(\.file.path))
    var path = source.file.path
    var number = 1
    while taken.contains(path) {
      number += 1
      path = "\(source.file.path)~\(number)"
    }
    return Source(file: RuleFile(path: path, bytes: source.file.bytes), name: source.name)
  }
}
