package import Files

/// How a corpus is read.
package struct CorpusOptions: Sendable {
  /// What everything is to be read as.
  package var format = InputFormat.auto
  /// The most bytes that a file, a standard input or a line of JSON Lines may have; 256 MiB.
  package var sizeLimit = 256 << 20
  /// Whether archives, compressed files, feeds and dumps are opened; otherwise they are files like any other, which a
  /// walk leaves out for their names.
  package var opensArchives = true
  /// How far archives and compressed files may expand.
  package var expansion = ExpansionLimits()
  /// The path that standard input goes by; nil for `-`.
  package var standardInputPath: FilePath?
  /// Files that reports are being written to, which are never read.
  package var outputs: Set<FileStatus.Identity> = []
  /// Whether a walk takes up a file of this name.
  package var isWanted: @Sendable (FilePath) -> Bool = { InputFormat.isWanted($0) }
  /// Whether a walk leaves out what `.gitignore` and `.imprimaturignore` say.
  package var honoursIgnoreFiles = false
  /// Whether that also goes for files and folders that were named.
  package var excludesNamed = false
  /// What else is left out in the folder at an absolute path; for the configuration.
  package var ignored: (@Sendable (FilePath) -> IgnoreList?)?
  /// Where ignore files are looked for, when single files are asked about.
  package var settingFiles = SettingFiles.disk

  /// The standard choices.
  package init() {}

  /// Whether ignore files or the configuration say that a walk leaves out what is at `path`.
  package func leavesOut(_ path: FilePath, isFolder: Bool) -> Bool {
    honoursIgnoreFiles
      && IgnoreChain.ignores(path.absolute, isFolder: isFolder, in: settingFiles, patterns: ignored)
  }

  /// What the name of `path`, or the user, says about its format.
  func format(of path: FilePath) -> InputFormat {
    format == .auto ? InputFormat.named(path) ?? .auto : format
  }

  /// Why a file with this status is not read; nil when it may be.
  ///
  /// What holds others is limited by what it holds, not as a file.
  func problem(with status: FileStatus, _ path: FilePath, isFound: Bool, isContainer: Bool = false) -> CorpusProblem? {
    if status.kind != .regular {
      var problem = CorpusProblem(.notAFile, path)
      problem.kind = status.kind
      problem.isFound = isFound
      return problem
    }
    if outputs.contains(status.identity) { return CorpusProblem(.ownOutput, path) }
    return !isContainer && status.size > sizeLimit ? tooLarge(path) : nil
  }

  /// The problem of an input larger than the limit.
  func tooLarge(_ path: FilePath) -> CorpusProblem {
    var problem = CorpusProblem(.sizeLimit, path)
    problem.limit = sizeLimit
    return problem
  }
}
