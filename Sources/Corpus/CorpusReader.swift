import Archive
package import Files

/// Turns paths into documents and records, one after the other, in the order of the paths.
///
/// Memory does not grow with the corpus: folders are listed one level at a time, archives and records are read as they
/// come, nothing is unpacked to disk, and files are left to whoever checks them. Not for use from several threads.
package final class CorpusReader {
  private let paths: [FilePath]
  private let options: CorpusOptions
  private let opener: InputOpener
  private var nextPath = 0
  private var walk: FolderWalk
  private var isWalking = false
  private var containers: ContainerStack?
  private var account: InputAccount?
  private var hasReadInput = false
  private var listed: CorpusFile?

  /// A reader of `paths`: files, folders, and `-` for standard input.
  package init(_ paths: [FilePath], options: CorpusOptions) {
    self.paths = paths
    self.options = options
    opener = InputOpener(options)
    walk = FolderWalk(options: options)
  }

  /// A reader of one file that a `CorpusSurvey` listed.
  package init(_ file: CorpusFile, options: CorpusOptions) {
    paths = file.isFound ? [] : [file.path]
    self.options = options
    opener = InputOpener(options)
    walk = FolderWalk(options: options)
    listed = file.isFound ? file : nil
  }

  /// How many bytes of the archive, the web archive or the records at hand have been read, before anything is decoded.
  package var consumed: Int { account?.consumed ?? 0 }

  /// The next thing to be checked; nil at the end.
  package func next() -> CorpusEntry? {
    if let file = listed {
      listed = nil
      if let entry = opened(.file(file)) { return entry }
    }
    while true {
      if let containers {
        if let entry = containers.next() { return entry }
        self.containers = nil
      }
      if isWalking {
        if let entry = walk.next() {
          if let entry = opened(entry) { return entry }
          continue
        }
        isWalking = false
      }
      guard nextPath < paths.count else { return nil }
      nextPath += 1
      if let entry = begin(paths[nextPath - 1]) { return entry }
    }
  }

  /// Turns to a path that was named; nil when what it holds is to come.
  private func begin(_ path: FilePath) -> CorpusEntry? {
    if path.bytes == [UInt8(ascii: "-")] { return beginInput() }
    let status: FileStatus
    do throws(FileError) { status = try FileStatus.of(path) } catch {
      return .problem(CorpusProblem(error, path, isFound: false))
    }
    if options.excludesNamed,
      IgnoreChain.ignores(path.absolute, isFolder: status.kind == .folder, patterns: options.ignored)
    {
      return nil
    }
    if status.kind == .folder {
      walk.begin(path)
      isWalking = true
      return nil
    }
    if let problem = options.problem(with: status, path, isFound: false, isContainer: true) { return .problem(problem) }
    return opened(.file(CorpusFile(path: path, format: options.format(of: path), isFound: false)))
  }

  /// Opens a file that may hold others: one that was named, and one whose name says no article's format.
  ///
  /// Files that a walk found and whose name says what they are, are left to the workers unopened. Nil when records or
  /// members are to come.
  private func opened(_ entry: CorpusEntry) -> CorpusEntry? {
    guard case .file(let found) = entry, !found.isFound || found.format.isOpen || InputFormat.mayHoldOthers(found.path)
    else { return entry }
    do throws(FileError) {
      let file = try OpenFile(reading: found.path)
      let status = try file.status()
      if let problem = options.problem(with: status, found.path, isFound: found.isFound, isContainer: true) {
        return .problem(problem)
      }
      return open(FileBytes(file, seekableSize: status.size), found.path, file: found)
    } catch {
      return .problem(CorpusProblem(error, found.path, isFound: found.isFound))
    }
  }

  private func beginInput() -> CorpusEntry? {
    let path = options.standardInputPath ?? FilePath("-")
    guard !hasReadInput else { return .problem(CorpusProblem(.inputTwice, path)) }
    hasReadInput = true
    return open(FileBytes(OpenFile.standardInput), path, file: nil)
  }

  /// What `bytes` are; nil when they hold others, which are to come.
  private func open(_ bytes: FileBytes, _ path: FilePath, file: CorpusFile?) -> CorpusEntry? {
    let account = InputAccount(bytes, options.expansion)
    let input = Input(
      bytes: PeekableBytes(bytes), path: path, name: path, depth: 0, account: account, file: file,
      isNamed: file?.isFound != true)
    switch opener.open(input) {
    case nil: return nil
    case .entry(let entry): return entry
    case .container(let container):
      containers = ContainerStack(container, account, path: path)
      self.account = account
      return nil
    }
  }
}
