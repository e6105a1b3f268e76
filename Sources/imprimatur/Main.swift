import ArgumentParser
import Files
import Reporting

/// The program: arguments in, exit status out.
@main
enum Main {
  static func main() {
    ProcessEnvironment.ignoreBrokenPipes()
    ProcessEnvironment.exit(run())
  }

  /// Runs the command that the arguments name, and returns the exit status.
  private static func run() -> Int32 {
    do {
      var command = try Imprimatur.parseAsRoot()
      try command.run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch let failure as CommandFailure {
      Streams.say(failure.message)
      return 2
    } catch {
      let text = Imprimatur.fullMessage(for: error)
      if Imprimatur.exitCode(for: error).isSuccess {
        Streams.print(text)
        return 0
      }
      // The parser's own status for wrong arguments is 64; the contract says 2.
      Streams.complain(text)
      return 2
    }
  }
}

/// A reason why a command cannot do what it was asked for; the exit status is 2.
struct CommandFailure: Error {
  /// What is wrong and what to do.
  let message: String
}

/// The standard streams, for what is no report.
enum Streams {
  /// Writes lines on standard output.
  static func print(_ text: String) { write(text, to: .standardOutput) }

  /// Writes lines on standard error.
  static func complain(_ text: String) { write(text, to: .standardError) }

  /// Writes one line on standard error, after the program's name.
  static func say(_ text: String) { complain("imprimatur: " + text) }

  /// Writes bytes that are fit for the stream.
  static func write(_ bytes: [UInt8], to file: consuming OpenFile = .standardOutput) {
    // Nobody is left to be told when writing fails here.
    try? file.write(bytes)
  }

  /// Writes lines, safe for a terminal, the last with its end.
  private static func write(_ text: String, to file: consuming OpenFile) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    write(lines.flatMap { Screen.safe(String($0)) + [0x0A] }, to: file)
  }
}
