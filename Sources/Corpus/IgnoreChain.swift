import Files

/// The ignore files that concern a folder: its own and those of the folders round it.
///
/// What is said nearer to a path counts more. `.imprimaturignore` counts more than what the configuration says, that more
/// than `.gitignore`. A repository inside another knows nothing of the outer one's `.gitignore`. Neither git's
/// `info/exclude` nor the user's own excludes are read, so that every machine leaves out the same.
struct IgnoreChain: Sendable {
  private static let gitName = ".gitignore"
  private static let ownName = ".imprimaturignore"

  private var own: [IgnoreList] = []
  private var git: [IgnoreList] = []
  private var configured: IgnoreList?
  private let files: SettingFiles
  /// What could not be read.
  private(set) var problems: [CorpusProblem] = []

  /// The ignore files of the folders round `folder`, an absolute path, up to the repository that it belongs to.
  ///
  /// Outside a repository `.gitignore` has no force beyond its folder's own walk.
  init(above folder: FilePath, in files: SettingFiles = .disk) {
    self.files = files
    guard !files.isTop(folder) else { return }
    var folders: [FilePath] = []
    var isInside = false
    for parent in folder.parents {
      folders.append(parent)
      isInside = files.isTop(parent)
      if isInside { break }
    }
    for parent in folders.reversed() { enter(parent, configured: nil) }
    if !isInside { git = [] }
  }

  /// Takes in the ignore files of `folder`, an absolute path; `names` is what the folder lists, where that is known.
  mutating func enter(_ folder: FilePath, names: Set<[UInt8]>? = nil, configured: IgnoreList?) {
    func has(_ name: String) -> Bool { names?.contains(Array(name.utf8)) ?? true }
    if names?.contains(Array(".git".utf8)) ?? files.isTop(folder) { git = [] }
    if has(Self.gitName), let list = read(Self.gitName, folder) { git.append(list) }
    if has(Self.ownName), let list = read(Self.ownName, folder) { own.append(list) }
    self.configured = configured
  }

  /// Takes the problems, which are told once.
  mutating func takeProblems() -> [CorpusProblem] {
    defer { problems = [] }
    return problems
  }

  /// Whether the file or folder at the absolute `path` is left out; the folders round it are not looked at.
  ///
  /// - Complexity: O(n) in the number of patterns.
  func ignores(_ path: FilePath, isFolder: Bool) -> Bool {
    for list in own.reversed() {
      if let decision = list.decision(on: path, isFolder: isFolder) { return decision }
    }
    if let decision = configured?.decision(on: path, isFolder: isFolder) { return decision }
    for list in git.reversed() {
      if let decision = list.decision(on: path, isFolder: isFolder) { return decision }
    }
    return false
  }

  /// Whether a walk of everything would leave out the file or folder at the absolute `path`.
  ///
  /// `patterns` gives what the configuration of a folder says.
  static func ignores(
    _ path: FilePath, isFolder: Bool, in files: SettingFiles, patterns: ((FilePath) -> IgnoreList?)?
  ) -> Bool {
    var folders: [FilePath] = []
    for parent in path.parents {
      folders.append(parent)
      if files.isTop(parent) { break }
    }
    var chain = IgnoreChain(above: folders.last ?? path, in: files)
    for (index, folder) in folders.enumerated().reversed() {
      chain.enter(folder, configured: patterns?(folder))
      let next = index == 0 ? path : folders[index - 1]
      if chain.ignores(next, isFolder: index > 0 || isFolder) { return true }
    }
    return false
  }

  private mutating func read(_ name: String, _ folder: FilePath) -> IgnoreList? {
    let path = folder.appending(Array(name.utf8))
    do throws(FileError) {
      switch try files.read(path, limit: IgnoreList.sizeLimit) {
      case .file(let bytes, _): return IgnoreList(bytes, folder: folder)
      case .other: return nil
      case .tooLarge:
        var problem = CorpusProblem(.sizeLimit, path)
        problem.limit = IgnoreList.sizeLimit
        problems.append(problem)
        return nil
      }
    } catch {
      if error.reason != .missing, error.reason != .notFolder {
        problems.append(CorpusProblem(error, path, isFound: true))
      }
      return nil
    }
  }
}
