import Foundation
import Testing

/// Every folder of `Cases/` through the built command.
@Suite struct CommandTests {
  /// Whether expectations are rewritten rather than compared.
  static let isUpdating = ProcessInfo.processInfo.environment["IMPRIMATUR_UPDATE"] == "1"

  @Test("the command does what the case says", arguments: CommandCase.names)
  func run(name: String) throws {
    let command = try CommandCase(name)
    let run = try CommandRun(command)
    if Self.isUpdating {
      try command.expect(run.output, on: "stdout")
      try command.expect(run.errors, on: "stderr")
    }
    #expect(run.output == command.expected("stdout"))
    #expect(run.errors == command.expected("stderr"))
    #expect(run.status == command.status)
    for arguments in command.variants {
      let variant = try CommandRun(command, adding: arguments)
      #expect(variant.output == run.output, "with \(arguments)")
      #expect(variant.errors == run.errors, "with \(arguments)")
      #expect(variant.status == run.status, "with \(arguments)")
    }
  }

  @Test("no output holds a control character that no text of ours wrote", arguments: CommandCase.names)
  func controls(name: String) throws {
    let command = try CommandCase(name)
    for stream in ["stdout", "stderr"] {
      // CSV ends its lines as RFC 4180 says.
      for scalar in command.expected(stream).replacingOccurrences(of: "\r\n", with: "\n").unicodeScalars {
        let isOurs = scalar == "\n" || (scalar == "\u{1B}" && command.environment["CLICOLOR_FORCE"] != nil)
        #expect(isOurs || scalar.properties.generalCategory != .control)
        #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
      }
    }
  }
}
