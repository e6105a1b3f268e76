import Files
import FoundationEssentials
import Processes
import ReportPage
import Testing

@Suite struct ReportPageTests {
  @Test("the hashes of the style sheet and the script are those that the policy of a page names")
  func hashes() throws {
    #expect(try hash(ReportPage.style) == ReportPage.styleHash)
    #expect(try hash(ReportPage.script) == ReportPage.scriptHash)
  }

  /// The SHA-256 of `bytes` in base64, computed by the system's own program.
  private func hash(_ bytes: [UInt8]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "imprimatur-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(filePath: folder + "/in"))
    var streams = ChildProcess.Streams()
    streams.input = FilePath(folder + "/in")
    streams.output = FilePath(folder + "/out")
    #if os(macOS)
      let program = ["shasum", "-a", "256"]
    #else
      let program = ["sha256sum"]
    #endif
    let path = ["PATH": "/usr/bin:/bin"]
    #expect(try ChildProcess.run(program, environment: path, streams: streams).status == 0)
    let digits = Array(String(decoding: try Data(contentsOf: URL(filePath: folder + "/out")), as: UTF8.self).prefix(64))
    let digest = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return Data(digest).base64EncodedString()
  }
}
