import Files
import FoundationEssentials
import Processes
import Testing

@Suite struct PipedProcessTests {
  private func shell(_ script: String) throws -> PipedProcess {
    try PipedProcess(["sh", "-c", script].map { Array($0.utf8) }, environment: [Array("PATH=/usr/bin:/bin".utf8)])
  }

  @Test("question and answer go back and forth")
  func dialogue() throws {
    let process = try shell("while read -r word; do printf '<%s>' \"$word\"; done")
    for word in ["one", "two", "w\u{F6}rd"] {
      try process.write(Array("\(word)\n".utf8))
      var answer: [UInt8] = []
      while answer.last != UInt8(ascii: ">") { answer += try process.read(upTo: 3) }
      #expect(String(decoding: answer, as: UTF8.self) == "<\(word)>")
    }
    #expect(try process.end() == 0)
    #expect(try process.read(upTo: 10).isEmpty)
  }

  @Test("a flood on standard error stops nobody, and its beginning is kept")
  func flood() throws {
    let process = try shell("echo begin >&2; head -c 3000000 /dev/zero >&2; cat")
    try process.write(Array("through".utf8))
    process.closeInput()
    #expect(try process.readToEnd() == Array("through".utf8))
    #expect(try process.end() == 0)
    #expect(process.errors.count == 1 << 16)
    #expect(process.errors.starts(with: "begin\n".utf8))
  }

  @Test("bytes beyond the limit are read over")
  func limit() throws {
    let process = try shell("head -c 1000000 /dev/zero")
    #expect(try process.readToEnd(limit: 100_000).count <= 100_000)
    #expect(try process.end() == 0)
  }

  @Test("who reads no more is a broken pipe, and the status is told", arguments: [("exit 3", 3), ("kill -9 $$", 137)])
  func ended(script: String, status: Int32) throws {
    let process = try shell("exec 0<&-; \(script)")
    #expect(try process.end() == status)
    // A program that is gone cannot be written to.
    #expect(throws: FileError.self) { try process.write([1]) }
  }

  @Test("a broken pipe ends the program as it ends others")
  func brokenPipe() throws {
    let process = try shell("yes | head -n 1; yes | (sleep 0; exec true); echo done")
    #expect(String(decoding: try process.readToEnd(), as: UTF8.self) == "y\ndone\n")
    #expect(try process.end() == 0)
  }

  @Test("a program that is not there cannot be started")
  func missing() {
    #expect(throws: FileError.self) { try PipedProcess([Array("/nowhere/at/all".utf8)], environment: []) }
  }
}
