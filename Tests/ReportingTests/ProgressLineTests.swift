import Policy
import Testing

@testable import Reporting

@Suite struct ProgressLineTests {
  private let wording = Wording(
    ["progress.line": LocalizedText(english: "{done} {findings} {path}", chinese: "")], language: .english)

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("it waits a second, keeps a tenth of a second between, and is wiped away once")
  func pace() {
    var line = ProgressLine(ProgressOptions(columns: 80, total: 9), wording)
    let start = ContinuousClock.now
    func update(_ milliseconds: Int, _ line: inout ProgressLine) -> String {
      text(line.update(3, findings: 2, path: "a.md", now: start + .milliseconds(milliseconds)))
    }
    #expect(update(0, &line).isEmpty)
    #expect(line.clear().isEmpty)
    #expect(update(999, &line).isEmpty)
    #expect(update(1_000, &line) == "\r3 / 9 2 a.md\u{1B}[K")
    #expect(update(1_099, &line).isEmpty)
    #expect(text(line.clear()) == "\r\u{1B}[K")
    #expect(line.clear().isEmpty)
    #expect(!update(1_100, &line).isEmpty)
  }

  @Test("a path can neither command the terminal nor take two lines")
  func hostile() {
    var line = ProgressLine(ProgressOptions(columns: 40), wording)
    let start = ContinuousClock.now
    _ = line.update(1, findings: 0, path: "", now: start)
    let path = "\u{1B}[31m\n::error::\u{4E2D}\u{202E}" + String(repeating: "\u{6587}", count: 100)
    let written = line.update(1, findings: 0, path: path, now: start + .seconds(2))
    #expect(written.filter { $0 < 0x20 } == [0x0D, 0x1B])
    var screen = Screen()
    for scalar in text(written).dropFirst().dropLast(3).unicodeScalars { screen.put(scalar) }
    #expect((30...39).contains(screen.column))
  }
}
