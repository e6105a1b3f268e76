import Files

/// Walks a folder and everything below it in the order of the paths' bytes.
///
/// Left out without a word are hidden entries (a name that begins with a dot, `.git` among them; not VitePress's
/// configuration in `.vitepress`), files whose name says
/// no article format, and what ignore files say. Links are followed; each folder is walked once, under the path that
/// comes first.
struct FolderWalk {
  private struct Entry {
    let name: [UInt8]
    let kind: FileKind

    /// A folder stands where its contents stand among its siblings: `a.md` before `a/b.md` before `a0.md`.
    var key: [UInt8] { kind == .folder ? name + [UInt8(ascii: "/")] : name }
  }

  private struct Level {
    let path: FilePath
    /// The absolute path, by which ignore files are asked.
    let place: FilePath
    let ignored: IgnoreChain?
    let identity: FileStatus.Identity
    var entries: [Entry]
    var next = 0
  }

  private let options: CorpusOptions
  private var levels: [Level] = []
  private var walked: [FileStatus.Identity: FilePath] = [:]
  private var waiting: [CorpusEntry] = []

  /// A walk that begins at no folder yet.
  init(options: CorpusOptions) {
    self.options = options
  }

  /// Begins to walk `folder`, which was named.
  mutating func begin(_ folder: FilePath) {
    levels = []
    let place = folder.absolute
    enter(folder, place, options.honoursIgnoreFiles ? IgnoreChain(above: place) : nil)
  }

  /// The next file or problem; nil when everything below the folder has been seen.
  mutating func next() -> CorpusEntry? {
    while true {
      if !waiting.isEmpty { return waiting.removeFirst() }
      guard var level = levels.popLast() else { return nil }
      guard level.next < level.entries.count else { continue }
      let entry = level.entries[level.next]
      level.next += 1
      levels.append(level)
      visit(entry, in: level)
    }
  }

  private mutating func visit(_ entry: Entry, in level: Level) {
    let path = level.path.appending(entry.name)
    let place = level.place.appending(entry.name)
    if level.ignored?.ignores(place, isFolder: entry.kind == .folder) == true { return }
    switch entry.kind {
    case .folder: enter(path, place, level.ignored)
    case .regular:
      let format = options.format(of: path)
      if options.isWanted(path) || options.opensArchives && InputFormat.mayHoldOthers(path) {
        waiting.append(.file(CorpusFile(path: path, format: format, isFound: true)))
      }
    case .pipe, .socket, .device, .link, .unknown:
      var problem = CorpusProblem(.notAFile, path)
      problem.kind = entry.kind
      problem.isFound = true
      waiting.append(.problem(problem))
    }
  }

  private mutating func enter(_ path: FilePath, _ place: FilePath, _ ignored: IgnoreChain?) {
    do throws(FileError) {
      let identity = try FileStatus.of(path).identity
      if let first = walked[identity] {
        var problem = CorpusProblem(
          levels.contains { $0.identity == identity } ? .folderLoop : .folderTwice, path)
        problem.other = first
        problem.isFound = true
        waiting.append(.problem(problem))
        return
      }
      walked[identity] = path
      let all = try Folder.entries(path)
      var ignored = ignored
      let hidden = Set(all.lazy.map(\.name).filter { $0.first == UInt8(ascii: ".") })
      ignored?.enter(place, names: hidden, configured: options.ignored?(place))
      waiting += ignored?.takeProblems().map { .problem($0) } ?? []
      let entries = all.filter { entry in
        SiteConfigurationName.holdsOnlyConfiguration(path)
          ? SiteConfigurationName.isOne(path.appending(entry.name))
          : entry.name.first != UInt8(ascii: ".") || SiteConfigurationName.folder == entry.name
      }
      let sorted = entries.map { resolve($0, in: path) }.map { ($0.key, $0) }
        .sorted { $0.0.lexicographicallyPrecedes($1.0) }
      levels.append(Level(path: path, place: place, ignored: ignored, identity: identity, entries: sorted.map(\.1)))
    } catch {
      waiting.append(.problem(CorpusProblem(error, path, isFound: true)))
    }
  }

  /// The entry with the kind of what it leads to.
  ///
  /// A link that leads nowhere stays a file by its name, so that reading it says why it cannot be read.
  private func resolve(_ entry: FolderEntry, in folder: FilePath) -> Entry {
    guard entry.kind == .link || entry.kind == .unknown else { return Entry(name: entry.name, kind: entry.kind) }
    let status = try? FileStatus.of(folder.appending(entry.name))
    return Entry(name: entry.name, kind: status?.kind ?? .regular)
  }
}
