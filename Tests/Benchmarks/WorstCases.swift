import Documents
import Files
import FoundationEssentials
import Processes

/// Texts made to be slow, with the shipped rules, and a regex that would try for ever.
struct WorstCases {
  /// What runs.
  let programs: Programs
  /// Where the texts are put.
  let scratch: Scratch
  /// A page that is no trouble, for the time of the start.
  let page: URL
  /// How often.
  let passes: Int

  /// What one text gave.
  struct Reading {
    /// The text.
    let text: HostileText
    /// Bytes in the processor time beyond that of the start, in MB/s.
    let rates: Spread
    /// The limits that the records name.
    let limits: [String]

    /// Whether it is what is asked for: 20 MB/s, or a limit that is stated.
    var isFine: Bool { rates.median >= 20 || !limits.isEmpty }
  }

  /// Reads `texts`, one after the other; `say` is told each result.
  func readings(_ texts: [HostileText], say: (String) -> Void) throws -> [Reading] {
    try texts.map { text in
      let reading = try reading(text)
      let limits = reading.limits.isEmpty ? "" : ", " + reading.limits.joined(separator: ", ")
      say("\(text.group.rawValue): \(text.name): \(decimal(reading.rates.median, digits: 2)) MB/s\(limits)")
      return reading
    }
  }

  /// One row a group, its slowest text.
  func rows(_ readings: [Reading]) -> [Row] {
    HostileText.Group.allCases.compactMap { group in
      let all = readings.filter { $0.text.group == group }
      // The slowest of those without a limit, if there are any: a limit is an answer.
      let unlimited = all.filter { $0.limits.isEmpty }
      guard let worst = (unlimited.isEmpty ? all : unlimited).min(by: { $0.rates.median < $1.rates.median }) else {
        return nil
      }
      let slow = all.count { !$0.isFine }
      let note =
        "slowest of \(all.count): \(worst.text.name); too slow: \(slow); with a stated limit: \(all.count - unlimited.count)"
      return Row("worst case: \(group.rawValue)", .atLeast(20), .rate, worst.rates.values, note: note)
    }
  }

  /// All readings, slowest first.
  func details(_ readings: [Reading]) -> Table {
    let sorted = readings.sorted { $0.rates.median < $1.rates.median }
    return Table(
      head: ["text", "MB/s", "limits", "fine"],
      rows: sorted.map {
        [
          "\($0.text.group.rawValue): `\($0.text.name)`", decimal($0.rates.median, digits: 1),
          $0.limits.joined(separator: " "), $0.isFine ? "yes" : "**no**",
        ]
      })
  }

  private func reading(_ text: HostileText, _ options: [String] = []) throws -> Reading {
    let folder = scratch.place("hostile")
    try Scratch.make(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let write = { (number: Int) in
      try Data(text.bytes).write(to: folder.appending(path: "\(number).\(text.fileExtension)"))
    }
    let start = try programs.check(page, options).processorTime.seconds
    try write(0)
    let first = try programs.check(folder, options).processorTime.seconds - start
    let limits = try limits()
    // Two megabytes, so that the start does not count for much, or what half a second will do for.
    let copies = max(1, min(2_000_000 / text.bytes.count, Int(0.5 / max(first, 0.001))))
    for number in 1..<max(copies, 2) where copies > 1 { try write(number) }
    let times = try inTurn(
      passes: first > 0.3 ? 1 : passes,
      [
        { try programs.check(folder, options).processorTime.seconds },
        { try programs.check(page, options).processorTime.seconds },
      ])
    let size = Double(copies * text.bytes.count) / 1e6
    guard let rates = Spread(zip(times[0], times[1]).map { size / max($0 - $1, 1e-3) }) else {
      throw BenchmarkFailure("nothing was measured")
    }
    return Reading(text: text, rates: rates, limits: limits)
  }

  /// The codes of limits in `skipped` of the records that came last, each once.
  private func limits() throws -> [String] {
    let bytes = Array(try Data(contentsOf: programs.output))
    var found: Set<String> = []
    for record in bytes.split(separator: 0x0A) {
      for omission in try JSONReader().read(Array(record)).object?["skipped"]?.array?.elements ?? [] {
        if let code = omission.object?["code"]?.string?.text, code.hasSuffix("-limit") { found.insert(code) }
      }
    }
    return found.sorted()
  }

  /// The row of a regex that would backtrack for ever on its text: it has to run into its limit, and to say so.
  func backtracking() throws -> Row {
    let text = HostileText(
      group: .oneClass, name: "", fileExtension: "txt",
      bytes: Array(("start" + String(repeating: "a", count: 64 << 10) + "b? !finish").utf8))
    let reading = try reading(text, ["--rules", Self.pack.path()])
    let isStated = reading.limits.contains("match-limit")
    return Row(
      "worst case: a regex that backtracks", holds: isStated,
      isStated ? "its limit is stated" : "no limit is stated",
      note: "64 KiB that it tries for ever: \(decimal(reading.rates.median, digits: 1)) MB/s until the limit")
  }

  /// The pack of the command's own tests that holds a regex which would try for ever.
  private static let pack = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "CommandTests/Packs/backtrack")
}
