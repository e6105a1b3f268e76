import Files
import FoundationEssentials
import Processes
import Testing

@Suite struct ChildProcessTests {
  static let environment = ["PATH": "/usr/bin:/bin"]

  @Test(
    "the status is that of exit, or 128 and the signal", arguments: [("exit 0", 0), ("exit 7", 7), ("kill -9 $$", 137)])
  func status(script: String, status: Int32) throws {
    let child = try ChildProcess.run(["sh", "-c", script], environment: Self.environment)
    #expect(child.status == status)
  }

  @Test("streams, arguments and environment arrive byte for byte")
  func streams() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "imprimatur-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = { (name: String) in folder.appending(path: name) }
    try Data("in\n".utf8).write(to: file("in"))
    var streams = ChildProcess.Streams()
    streams.input = FilePath(file("in").path())
    streams.output = FilePath(file("out").path())
    streams.errors = FilePath(file("err").path())
    let script = "cat; echo \"$1|$WORD|$HOME\"; echo oops >&2"
    let environment = Self.environment.merging(["WORD": "wörd"]) { $1 }
    let child = try ChildProcess.run(["sh", "-c", script, "sh", "a b"], environment: environment, streams: streams)
    #expect(child.status == 0)
    #expect(try String(contentsOf: file("out"), encoding: .utf8) == "in\na b|wörd|\n")
    #expect(try String(contentsOf: file("err"), encoding: .utf8) == "oops\n")
  }

  @Test("a program that is not there cannot be started")
  func missing() {
    do throws(FileError) {
      _ = try ChildProcess.run(["/nowhere/at/all"], environment: [:])
      Issue.record("started")
    } catch {
      #expect(error.reason == .missing)
      #expect(error.path == FilePath("/nowhere/at/all"))
    }
  }

  @Test("what is used is counted, whoever uses it")
  func usage() throws {
    let script = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done"
    let busy = try ChildProcess.run(["sh", "-c", "sh -c '\(script)'; :"], environment: Self.environment)
    #expect(busy.processorTime > .milliseconds(1))
    #expect(busy.peakResident > 100_000)
    #expect(busy.wallTime > .zero)
  }
}
