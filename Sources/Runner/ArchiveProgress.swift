import Files
import Recording
import Reporting

/// The line on a terminal that says how far a run is: documents, rate, findings, memory, and the time that is left.
///
/// Not for use from several threads.
final class ArchiveProgress {
  private let file = OpenFile.standardError
  private let wording: Wording
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var bytes = 0
  private var bytesBefore = 0
  private var documentsBefore = 0

  /// It is drawn anew no more often than this.
  private static let interval = Duration.milliseconds(200)

  /// A line on standard error, which is a terminal.
  init(_ wording: Wording) {
    self.wording = wording
  }

  /// Says how much there is altogether, and how much was there before the run.
  func begin(_ comparison: InputLedger.Comparison) {
    bytes = comparison.bytes
    bytesBefore = comparison.bytesDone
    documentsBefore = comparison.kept
  }

  /// Says what is being looked at before the run.
  func survey(_ inputs: Int) { draw { wording.text("archive.survey", ["n": .number(inputs)]) } }

  /// Says how many documents were looked at for a sample.
  func sampling(_ count: Int) { draw { wording.text("archive.sampling", ["n": .number(count)]) } }

  /// Says how far in an input the run is on its way to the place where the last one stopped.
  func resuming(_ count: Int, of all: Int) {
    draw { wording.text("archive.resuming", ["n": .number(count), "all": .number(all)]) }
  }

  /// Shows where the run is.
  func show(_ counts: ArchiveOutput.Counts) {
    draw {
      let elapsed = start.duration(to: .now) / .seconds(1)
      let done = counts.checked + counts.cached
      var parts = [
        wording.text("archive.documents", ["n": .number(documentsBefore + done)]),
        wording.text("archive.rate", ["n": .number(Int((Double(done) / max(elapsed, 0.001)).rounded()))]),
        wording.text("archive.findings", ["n": .number(counts.findings)]),
        wording.text("archive.memory", ["n": .number(ProcessEnvironment.peakResident >> 20)]),
      ]
      if let left = left(counts, elapsed) { parts.append(wording.text("archive.left", ["time": .text(left)])) }
      return parts.joined(separator: " \u{00B7} ")
    }
  }

  /// Says that documents are being compared.
  func relating(_ counts: ArchiveOutput.Counts) {
    last = nil
    draw { wording.text("archive.relating", ["n": .number(documentsBefore + counts.checked + counts.cached)]) }
  }

  /// Removes the line.
  func clear() {
    guard last != nil else { return }
    last = nil
    write("\r\u{1B}[K")
  }

  /// The time that is left, when so much of the bytes has been dealt with that it can be said.
  private func left(_ counts: ArchiveOutput.Counts, _ elapsed: Double) -> String? {
    let wanted = bytes - bytesBefore - counts.bytesPassed
    let done = counts.bytesDone + counts.bytesOpen - counts.bytesPassed
    guard elapsed > 2, done > 0, done < wanted, wanted < 50 * done else { return nil }
    let seconds = Int(elapsed / Double(done) * Double(wanted - done))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let hours = seconds / 3600
    return (hours > 0 ? "\(hours):" : "") + two(seconds / 60 % 60) + ":" + two(seconds % 60)
  }

  private func draw(_ text: () -> String) {
    let now = ContinuousClock.now
    if let last, last.duration(to: now) < Self.interval { return }
    last = now
    let line = String(decoding: Screen.line(text(), columns: (file.terminalColumns ?? 80) - 1), as: UTF8.self)
    write("\r\(line)\u{1B}[K")
  }

  private func write(_ text: String) {
    // A terminal that is gone is no reason to stop.
    try? file.write(Array(text.utf8))
  }
}
