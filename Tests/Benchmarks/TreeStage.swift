import Processes

/// The command over a tree of files with the shipped rules, records out, one worker, start-up included.
struct TreeStage {
  /// What the rows call the tree: `Markdown`, `HTML`.
  let name: String
  /// The tree.
  let tree: Tree
  /// What runs.
  let programs: Programs
  /// How often.
  let passes: Int

  private var size: Double { Double(tree.byteCount) / 1e6 }

  /// The rows of the speed itself, and of the ratio to ripgrep.
  func rows(rate: Bound, ripgrep bound: Bound?) throws -> [Row] {
    let engine = { try programs.check(tree.folder).processorTime.seconds }
    let peer = { try programs.ripgrep(tree.folder).processorTime.seconds }
    let title = "tree of \(name): "
    if let reason = programs.reasonAgainst("rg", ["--version"]) {
      let times = try inTurn(passes: passes, [engine])
      return [
        Row(title + "shipped rules", rate, .rate, times[0].map { size / $0 }),
        Row(title + "time of rg -F", bound, .times, skipped: reason),
      ]
    }
    let times = try inTurn(passes: passes, [engine, peer])
    return [
      Row(
        title + "shipped rules", rate, .rate, times[0].map { size / $0 },
        note: "\(tree.files.count) files, \(decimal(size, digits: 1)) MB; only the ratios count"),
      Row(
        title + "time of rg -F with 2,000 literals", bound, .times, ratios(times[0], to: times[1]),
        note: "rg -j1 -c -F -f keywords.txt: \(rates(times[1]))"),
    ]
  }

  /// The row that compares with a program which reads the whole tree or, when it is slow, a `sample` of it.
  ///
  /// The ratio is that of speeds: bytes in processor time, of the checker over the whole tree.
  func row(
    _ title: String, _ bound: Bound?, passes: Int, sample: Tree.Sample?, note: String = "",
    seconds: () throws -> Double
  ) throws -> Row {
    try withoutActuallyEscaping(seconds) { seconds in
      let engine = { try programs.check(tree.folder).processorTime.seconds }
      let times = try inTurn(passes: passes, [engine, seconds])
      let peerSize = Double(sample?.byteCount ?? tree.byteCount) / 1e6
      let speeds = times[1].map { peerSize / $0 }
      let speed = Spread(speeds).map { decimal($0.median, digits: $0.median < 10 ? 2 : 1) + " MB/s" } ?? ""
      let part = sample.map { " on a sample of \(decimal(Double($0.byteCount) / 1e6, digits: 2)) MB" } ?? ""
      return Row(
        title, bound, .times, ratios(times[0].map { size / $0 }, to: speeds),
        note: "\(note.isEmpty ? "" : note + ": ")\(speed)\(part)")
    }
  }

  private func rates(_ times: [Double]) -> String {
    Spread(times.map { size / $0 }).map { decimal($0.median, digits: 0) + " MB/s" } ?? ""
  }
}
