import Files

/// Writes baselines: lines in the order of their bytes, so that two versions of one merge like any sorted text.
package struct BaselineWriter {
  /// What became of the entries.
  package struct Changes: Hashable, Sendable {
    /// Entries that stand as they did.
    package var kept = 0
    /// Entries that count fewer places than before.
    package var lowered = 0
    /// Entries that are gone.
    package var removed = 0
    /// New entries.
    package var added = 0
  }

  private let baseline: Baseline

  /// A writer of `baseline`, after a run.
  package init(_ baseline: Baseline) { self.baseline = baseline }

  /// Writes what the run found, with `reason`, `added` and `expires` for each new entry.
  ///
  /// With `isUpdate` entries of the file that still hold keep their place and everything that was written into them, and
  /// those that hold no more go. Without `addsFound` only that is done. Expired entries stay: they are a promise on record.
  /// - Complexity: O(n log n); the lines are held in memory.
  package func write(
    isUpdate: Bool, addsFound: Bool, reason: String?, added: String, expires: String?
  ) throws(BaselineProblem) -> Changes {
    var changes = Changes()
    var lines: [[UInt8]] = []
    var seen: Set<[UInt8]> = []
    if isUpdate {
      try BaselineFile.read(baseline.file) { entry, _, line in
        guard seen.insert(line).inserted else { return }
        switch entry.expires.map({ $0 <= added }) == true ? .kept : baseline.fate(of: entry) {
        case .kept:
          changes.kept += 1
          lines.append(line + [0x0A])
        case .lowered(let count):
          changes.lowered += 1
          var entry = entry
          entry.count = count
          lines.append(entry.line)
        case .stale: changes.removed += 1
        }
      }
    }
    if addsFound {
      for var entry in baseline.found {
        (entry.reason, entry.added, entry.expires) = (reason, added, expires)
        changes.added += 1
        lines.append(entry.line)
      }
    }
    lines.sort { $0.lexicographicallyPrecedes($1) }
    do throws(FileError) { try Self.write(lines, to: baseline.file) } catch {
      throw BaselineProblem(path: baseline.file, line: nil, code: .unwritable(error))
    }
    return changes
  }

  /// Puts a file of `lines` in the place of `file` at once: whoever reads it meanwhile sees the old or the new one.
  private static func write(_ lines: [[UInt8]], to file: FilePath) throws(FileError) {
    let target = file.resolved ?? file
    let draft = FilePath(bytes: target.bytes + Array(".new".utf8))
    do {
      let output = try OpenFile(writing: draft)
      var waiting: [UInt8] = []
      for line in lines {
        waiting += line
        if waiting.count >= 1 << 20 {
          try output.write(waiting)
          waiting.removeAll(keepingCapacity: true)
        }
      }
      try output.write(waiting)
    }
    try draft.move(to: target)
  }
}
