import Files
import FoundationEssentials
import Processes

/// A cold process on one small page, and the memory that runs take.
struct StartUp {
  /// What runs.
  let programs: Programs
  /// Where the page is put.
  let scratch: Scratch
  /// The tree whose first long text makes the page.
  let tree: Tree
  /// How often.
  let passes: Int

  /// A page of about 1 KB.
  func page() throws -> URL {
    let place = scratch.place("page.md")
    if !FileManager.default.fileExists(atPath: place.path()) {
      let texts = tree.files.lazy.compactMap { try? Data(contentsOf: $0) }
      guard let text = texts.first(where: { $0.count > 1024 }) else { throw BenchmarkFailure("no text of 1 KB") }
      // Up to a boundary between characters.
      var end = 1024
      while text[end] & 0xC0 == 0x80 { end -= 1 }
      try text.prefix(end).write(to: place)
    }
    return place
  }

  /// The time beyond that of a program that does nothing, and beside ripgrep with 2,000 literals.
  func rows() throws -> [Row] {
    let page = try page()
    let hasPeer = programs.reasonAgainst("rg", ["--version"]) == nil
    var runs = [{ try programs.check(page) }, { try programs.run(["/bin/true"]) }]
    if hasPeer { runs.append { try programs.ripgrep(page) } }
    var processor: [[Double]] = runs.map { _ in [] }
    // One run takes milliseconds, so there can be more of them.
    let wall = try inTurn(
      passes: passes * 6,
      runs.enumerated().map { index, run in
        {
          let child = try run()
          processor[index].append(child.processorTime.seconds)
          return child.wallTime.seconds
        }
      })
    let beyond = { (times: [[Double]]) in zip(times[0], times[1]).map { ($0 - $1) * 1e3 } }
    let name = "one page of 1 KB, cold"
    let peer = "\(name): time of rg -F with 2,000 literals"
    return [
      Row("\(name): beyond /bin/true", .atMost(15, 8), .milliseconds, beyond(wall), note: "by the clock on the wall"),
      Row("\(name): beyond /bin/true", nil, .milliseconds, beyond(processor), note: "processor time"),
      hasPeer
        ? Row(
          peer, .atMost(1), .times, ratios(wall[0], to: wall[2]),
          note: "by the clock on the wall; rg: \(median(wall[2])) ms")
        : Row(peer, .atMost(1), .times, skipped: "rg is not installed"),
    ]
  }

  private func median(_ times: [Double]) -> String {
    Spread(times).map { decimal($0.median * 1e3, digits: 1) } ?? "?"
  }

  /// The peak of resident memory: one page, the trees, and one large file.
  func memory(_ trees: [(name: String, tree: Tree)]) throws -> [Row] {
    let few = min(passes, 3)
    let page = try page()
    let reading = { (path: URL, passes: Int) in
      try inTurn(passes: passes, [{ Double(try programs.check(path).peakResident) / 1048576 }])[0]
    }
    // What this process has resident is the least that can be read of any other.
    let floor = Double(try programs.run(["/bin/true"]).peakResident) / 1048576
    let note = "readings below \(decimal(floor, digits: 1)) MiB cannot be told apart"
    var rows = [Row("memory: one page of 1 KB", .atMost(24), .memory, try reading(page, few), note: note)]
    for (name, tree) in trees {
      rows.append(Row("memory: tree of \(name), one worker", .atMost(64), .memory, try reading(tree.folder, few)))
    }
    let large = scratch.place("large.md")
    let size = try repeated(to: 150_000_000, large)
    let beyond = try reading(large, 1).map { $0 - Double(size) / 1048576 }
    try FileManager.default.removeItem(at: large)
    rows.append(
      Row(
        "memory: one file of \(size / 1_000_000) MB, beyond its bytes", .atMost(96), .memory, beyond,
        note: "the tree's texts one after the other"))
    return rows
  }

  /// Writes the tree's texts one after the other, again and again, to a file of about `count` bytes.
  private func repeated(to count: Int, _ place: URL) throws -> Int {
    var written = 0
    let file = try OpenFile(writing: FilePath(place.path()))
    while written < count {
      for text in tree.files where written < count {
        let bytes = Array(try Data(contentsOf: text))
        try file.write(bytes + [0x0A])
        written += bytes.count + 1
      }
    }
    return written
  }
}
