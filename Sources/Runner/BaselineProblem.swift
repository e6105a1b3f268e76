package import Files
import Policy
package import Reporting

/// Why a baseline cannot be used.
package struct BaselineProblem: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Code: Error, Hashable, Sendable {
    /// The system does not let it be read.
    case unreadable(FileError)
    /// The system does not let it be written.
    case unwritable(FileError)
    /// A line longer than `BaselineFile.mostLine`.
    case longLine
    /// A line of a merge conflict.
    case conflict
    /// A line that is not JSON.
    case syntax(String, column: Int)
    /// A line that is JSON but no object.
    case noObject
    /// A member that is missing or not what it should be.
    case member(String)
  }

  /// The baseline.
  package let path: FilePath
  /// The line, 1-based; nil for the whole file.
  package let line: Int?
  /// What is wrong.
  package let code: Code
}

extension Wording {
  /// What is wrong with a baseline, where, and what to do.
  package func problem(_ problem: BaselineProblem) -> String {
    let place = problem.path.text + (problem.line.map { ":\($0)" } ?? "")
    let reason =
      switch problem.code {
      case .unreadable(let failure):
        failure.reason == .missing
          ? text("baseline.missing")
          : text("input.unreadable", ["reason": .text(reason(failure).text(language))])
      case .unwritable(let failure):
        text("output.unwritable", ["reason": .text(reason(failure).text(language))])
      case .longLine: text("baseline.long-line")
      case .conflict: text("baseline.conflict")
      case .syntax(let message, let column):
        text("baseline.syntax", ["message": .text(message), "column": .number(column)])
      case .noObject: text("baseline.no-object")
      case .member(let name): text("baseline.member", ["name": .text(name)])
      }
    return "\(place): \(reason)"
  }
}
