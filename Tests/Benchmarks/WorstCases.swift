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

  /// Reads `texts`, one after the other; `say` is told what is being done.
  func readings(_ texts: [HostileText], say: (String) -> Void) throws -> [Reading] {
    try texts.map { text in
      say("worst cases: \(text.group.rawValue): \(text.name)")
      return try reading(text)
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
    // Some megabytes, so that the start does not count for much.
    let copies = max(1, 2_000_000 / text.bytes.count)
    for copy in 0..<copies { try Data(text.bytes).write(to: folder.appending(path: "\(copy).\(text.fileExtension)")) }
    let times = try inTurn(
      passes: passes,
      [
        { try programs.check(folder, options).processorTime.seconds },
        { try programs.check(page, options).processorTime.seconds },
      ])
    let size = Double(copies * text.bytes.count) / 1e6
    guard let rates = Spread(zip(times[0], times[1]).map { size / max($0 - $1, 1e-4) }) else {
      throw BenchmarkFailure("nothing was measured")
    }
    try programs.check(folder, options)
    return Reading(text: text, rates: rates, limits: try limits())
  }

  /// The codes in `skipped` of the records that came last, each once.
  private func limits() throws -> [String] {
    let records = try String(contentsOf: programs.output, encoding: .utf8)
    var found: Set<String> = []
    for record in records.split(separator: "\n") {
      guard let skipped = record.firstRange(of: "\"skipped\":[{") else { continue }
      for part in record[skipped.upperBound...].split(separator: "\"code\":\"") {
        if let code = part.split(separator: "\"").first, code.contains("-limit") { found.insert(String(code)) }
      }
    }
    return found.sorted()
  }

  /// The row of a regex that would backtrack for ever on its text: it has to run into its limit, and to say so.
  func backtracking() throws -> Row {
    let pack = scratch.place("backtracking.yaml")
    try Data(Self.pack.utf8).write(to: pack)
    let text = HostileText(
      group: .oneClass, name: "", fileExtension: "txt",
      bytes: Array(("start" + String(repeating: "a", count: 64 << 10) + "!").utf8))
    let reading = try reading(text, ["--rules", pack.path()])
    let isStated = reading.limits.contains("match-limit")
    return Row(
      "worst case: a regex that backtracks", holds: isStated,
      isStated ? "its limit is stated" : "no limit is stated",
      note: "64 KiB that it tries for ever: \(decimal(reading.rates.median, digits: 1)) MB/s until the limit")
  }

  private static let pack = """
    family: backtrack
    title: {en: Backtracking}
    rules:
      - id: backtrack/forever
        message: {en: found after all}
        why: {en: It shows the limit of regexes.}
        match: {regex: 'start(?:(a+)+)+[a-z ]{0,20}?!finish', boundary: none}
        examples:
          bad: [⟦startaaa!finish⟧]
          good: [start]

    """
}
