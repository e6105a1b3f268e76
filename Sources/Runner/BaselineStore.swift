import Corpus
import Files

/// The entries of a baseline as a run needs them: numbers, not texts, so that a large baseline needs little memory.
struct BaselineStore {
  /// An entry.
  struct Entry {
    let content: ContentKey
    let surroundings: BaselineSurroundings
    /// Its path, as an index of `paths`.
    let path: Int32
    /// How many places it stands for.
    let count: Int32
    /// How many of them have not been found yet.
    var left: Int32
  }

  /// The entries by their content, those of the same content in the order of the file.
  private(set) var entries: [Entry] = []
  /// The paths in the order in which the file names them first.
  private(set) var paths: [String] = []
  /// Entries that hold no more since their last day is over.
  private(set) var expired = 0
  private var indices: [String: Int32] = [:]

  /// Nothing is known.
  init() {}

  /// The baseline at `path`, as it holds on the day `today`.
  ///
  /// Of lines that say the same, as a merge may leave them, the one with the highest count holds.
  /// - Complexity: O(n log n).
  init(_ path: FilePath, today: String, in files: SettingFiles = .disk) throws(BaselineProblem) {
    try BaselineFile.read(path, in: files) { entry, _, _ in
      if let expires = entry.expires, expires <= today {
        expired += 1
        return
      }
      guard let content = ContentKey(entry.content) else { return }
      let count = Int32(clamping: entry.count)
      entries.append(
        Entry(
          content: content, surroundings: entry.surroundings, path: index(of: entry.path), count: count, left: count))
    }
    entries.sort { ($0.content, $0.path, $0.surroundings) < ($1.content, $1.path, $1.surroundings) }
    var kept = 0
    for entry in entries {
      if kept > 0, entries[kept - 1].isSame(as: entry) {
        if entry.count > entries[kept - 1].count { entries[kept - 1] = entry }
      } else {
        entries[kept] = entry
        kept += 1
      }
    }
    entries.removeLast(entries.count - kept)
  }

  private mutating func index(of path: String) -> Int32 {
    // Files are sorted: mostly it is the path of the line before.
    if let last = paths.last, last == path { return Int32(paths.count - 1) }
    if let known = indices[path] { return known }
    let index = Int32(paths.count)
    paths.append(path)
    indices[path] = index
    return index
  }

  /// The index of `path`; nil when no entry has it.
  func pathIndex(_ path: String) -> Int32? { indices[path] }

  /// The entries with this content.
  ///
  /// - Complexity: O(log n).
  func range(of content: ContentKey) -> Range<Int> {
    let start = entries.firstIndex(in: 0..<entries.count) { $0.content >= content }
    return start..<entries.firstIndex(in: start..<entries.count) { $0.content > content }
  }

  /// Those of the entries at `places`, which have the same content, that are about the file with the index `path`.
  ///
  /// - Complexity: O(log n).
  func range(of path: Int32, in places: Range<Int>) -> Range<Int> {
    let start = entries.firstIndex(in: places) { $0.path >= path }
    return start..<entries.firstIndex(in: start..<places.upperBound) { $0.path > path }
  }

  /// Takes `count` places of the entry at `index`.
  mutating func take(_ count: Int, at index: Int) { entries[index].left -= Int32(clamping: count) }
}

extension BaselineStore.Entry {
  fileprivate func isSame(as other: Self) -> Bool {
    content == other.content && path == other.path && surroundings == other.surroundings
  }
}

extension BaselineSurroundings: Comparable {
  /// By the text before, then by that behind.
  package static func < (one: Self, other: Self) -> Bool {
    one.before == other.before ? one.after < other.after : one.before < other.before
  }
}

extension [BaselineStore.Entry] {
  /// The first index of `range` at which `holds` is true; it is false before and true from there on.
  fileprivate func firstIndex(in range: Range<Int>, _ holds: (Element) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
