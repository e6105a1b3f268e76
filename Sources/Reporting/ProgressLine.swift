/// How progress is shown.
package struct ProgressOptions: Sendable {
  /// The number of columns of the terminal.
  package var columns: Int
  /// How many documents there are; nil when nobody knows.
  package var total: Int?

  /// Progress on a terminal with `columns` columns.
  package init(columns: Int, total: Int? = nil) {
    self.columns = columns
    self.total = total
  }
}

/// The line on a terminal that says how far long work is.
///
/// It comes up when the work has taken a second, is written anew at most ten times a second, and is wiped away before
/// anything else is written.
package struct ProgressLine: Sendable {
  private let options: ProgressOptions
  private let wording: Wording
  private var start: ContinuousClock.Instant?
  private var last: ContinuousClock.Instant?
  private var isShown = false

  private static let patience = Duration.seconds(1)
  private static let pause = Duration.milliseconds(100)

  /// A line in the words of `wording`.
  package init(_ options: ProgressOptions, _ wording: Wording) {
    self.options = options
    self.wording = wording
  }

  /// What to write when `count` documents are done at `now`, `path` being the last; empty when it is not time yet.
  package mutating func update(_ count: Int, findings: Int, path: String, now: ContinuousClock.Instant) -> [UInt8] {
    let start = start ?? now
    self.start = start
    guard now - start >= Self.patience, last.map({ now - $0 >= Self.pause }) ?? true else { return [] }
    last = now
    isShown = true
    let total = options.total.map { " / \($0)" } ?? ""
    let text = wording.text(
      "progress.line",
      ["done": .text("\(count)\(total)"), "findings": .number(findings), "path": .text(Screen.oneLine(path))])
    return Array("\r".utf8) + fitting(text) + Array("\u{1B}[K".utf8)
  }

  /// As much of `text` as fits on one line, the last column left free: some terminals go on to the next line there.
  private func fitting(_ text: String) -> [UInt8] {
    var screen = Screen()
    for scalar in text.unicodeScalars {
      var longer = screen
      longer.put(scalar == "\t" ? " " : scalar)
      if longer.column >= options.columns { break }
      screen = longer
    }
    return screen.bytes
  }

  /// What wipes the line away; empty when it is not there.
  package mutating func clear() -> [UInt8] {
    guard isShown else { return [] }
    isShown = false
    return Array("\r\u{1B}[K".utf8)
  }
}
