package import Documents

/// Changes to a file in the form that `patch` and `git apply` read (POSIX.1-2024, diff, "-u").
package struct UnifiedDiff: Sendable {
  private let isForTerminal: Bool
  private let palette: Palette
  private static let context = 3

  /// Diffs with the bytes of the file, or, for a terminal, with everything shown that would not show.
  package init(isForTerminal: Bool, hasColor: Bool) {
    self.isForTerminal = isForTerminal
    palette = Palette(isOn: hasColor)
  }

  /// The difference between `source`, called `name`, and what `changes` (ascending, disjoint) make of it; empty without any.
  ///
  /// Lines end with LF. - Complexity: O(n) in the size of the source.
  package func text(_ source: [UInt8], _ changes: [SourcePieces.Change], name: String) -> [UInt8] {
    guard !changes.isEmpty else { return [] }
    let lines = Lines(source)
    var hunks: [Hunk] = []
    for change in changes {
      let first = lines.line(at: change.range.lower)
      let last = change.range.count == 0 ? first : lines.line(at: change.range.upper - 1)
      // A change that takes a line's end joins the next line to it.
      let reach = change.range.upper == lines.start(last + 1) && change.range.count > 0 ? last + 1 : last
      let upper = min(reach, lines.count - 1)
      if let open = hunks.last, first <= open.lines.upperBound {
        hunks[hunks.count - 1].lines = open.lines.lowerBound...max(open.lines.upperBound, upper)
        hunks[hunks.count - 1].changes.append(change)
      } else {
        hunks.append(Hunk(lines: first...max(first, upper), changes: [change]))
      }
    }
    var diff = header("--- a/", name) + header("+++ b/", name)
    var shift = 0
    var index = 0
    while index < hunks.count {
      var end = index + 1
      while end < hunks.count,
        hunks[end].lines.lowerBound - hunks[end - 1].lines.upperBound <= 2 * Self.context
      {
        end += 1
      }
      diff += group(hunks[index..<end], lines, source, &shift)
      index = end
    }
    return diff
  }

  /// Lines that change together.
  private struct Hunk {
    var lines: ClosedRange<Int>
    var changes: [SourcePieces.Change]
  }

  private func header(_ start: String, _ name: String) -> [UInt8] {
    let shown = isForTerminal ? Screen.safe(name) : Array(name.utf8)
    return palette.paint(Array(start.utf8) + shown, .strong) + [0x0A]
  }

  private func group(_ hunks: ArraySlice<Hunk>, _ lines: Lines, _ source: [UInt8], _ shift: inout Int) -> [UInt8] {
    guard let firstHunk = hunks.first, let lastHunk = hunks.last else { return [] }
    let first = max(0, firstHunk.lines.lowerBound - Self.context)
    let last = min(lines.count - 1, lastHunk.lines.upperBound + Self.context)
    var body: [UInt8] = []
    var newCount = 0
    var next = first
    func keep(upTo end: Int) {
      while next < end {
        body += line(" ", source[lines.range(next)], nil)
        newCount += 1
        next += 1
      }
    }
    for hunk in hunks {
      keep(upTo: hunk.lines.lowerBound)
      for old in hunk.lines { body += line("-", source[lines.range(old)], .error) }
      let new = Lines(changed(hunk, lines, source))
      for index in 0..<new.count { body += line("+", new.bytes[new.range(index)], .good) }
      newCount += new.count
      next = hunk.lines.upperBound + 1
    }
    keep(upTo: last + 1)
    let oldCount = last - first + 1
    let head = "@@ -\(first + 1),\(oldCount) +\(first + 1 + shift),\(newCount) @@"
    shift += newCount - oldCount
    return palette.paint(Array(head.utf8), .info) + [0x0A] + body
  }

  /// The lines of `hunk` with its changes made.
  private func changed(_ hunk: Hunk, _ lines: Lines, _ source: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = lines.start(hunk.lines.lowerBound)
    for change in hunk.changes {
      bytes += source[position..<change.range.lower] + change.bytes
      position = change.range.upper
    }
    return bytes + source[position..<lines.start(hunk.lines.upperBound + 1)]
  }

  private func line(_ sign: Character, _ bytes: ArraySlice<UInt8>, _ role: Palette.Role?) -> [UInt8] {
    let hasEnd = bytes.last == 0x0A
    let content = hasEnd ? bytes.dropLast() : bytes
    let shown = isForTerminal ? Screen.safe(String(decoding: content, as: UTF8.self)) : Array(content)
    let text = Array(String(sign).utf8) + shown
    return (role.map { palette.paint(text, $0) } ?? text) + [0x0A]
      + (hasEnd ? [] : Array("\\ No newline at end of file\n".utf8))
  }

  /// Where the lines of some bytes begin; each ends with its LF.
  private struct Lines {
    let bytes: [UInt8]
    private var starts: [Int] = []

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      if !bytes.isEmpty { starts.append(0) }
      for index in bytes.indices where bytes[index] == 0x0A && index + 1 < bytes.count { starts.append(index + 1) }
    }

    var count: Int { starts.count }

    func start(_ line: Int) -> Int { line < starts.count ? starts[line] : bytes.count }

    func range(_ line: Int) -> Range<Int> { start(line)..<start(line + 1) }

    func line(at offset: Int) -> Int {
      var low = 0
      var high = starts.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle } else { high = middle }
      }
      return low
    }
  }
}
