package import Corpus
import Documents
package import Files
package import Policy
package import Reporting

extension Wording {
  /// What is the matter with an input and what to do about it.
  package func problem(_ problem: CorpusProblem) -> LocalizedText {
    let reason = problem.failure.map(reason)
    let kind = localized("kind.\((problem.kind ?? .unknown).rawValue)")
    let limit = problem.limit.map { problem.isCountLimit ? "\($0)" : Self.size($0) } ?? ""
    let leftOut = problem.leftOut.map { "\($0.count) × \($0.kind)" }.joined(separator: ", ")
    func text(_ language: MessageLanguage) -> String {
      Wording(self, language: language).text(
        "input.\(problem.code.rawValue)",
        [
          "reason": .text(reason?.text(language) ?? ""), "kind": .text(kind.text(language)), "limit": .text(limit),
          "message": .text(problem.detail ?? problem.reason ?? ""), "kinds": .text(leftOut),
          "line": .number(problem.line ?? 0), "other": .text(problem.other?.text ?? ""),
        ])
    }
    return LocalizedText(english: text(.english), chinese: text(.chinese))
  }

  /// Why the system refused something.
  package func reason(_ failure: FileError) -> LocalizedText {
    localized("reason.\(failure.reason.rawValue)", ["message": .text(failure.systemMessage)])
  }

  /// A number of bytes in the largest unit that gives a whole number.
  static func size(_ bytes: Int) -> String {
    var count = bytes
    for unit in ["bytes", "KiB", "MiB", "GiB"] {
      if count < 1024 || count % 1024 != 0 || unit == "GiB" { return "\(count) \(unit)" }
      count /= 1024
    }
    return "\(bytes) bytes"
  }
}

extension Wording {
  /// The line about a problem that leaves nothing unchecked.
  func note(_ problem: CorpusProblem) -> [UInt8] {
    line(problem.path.text, "\(text("input.note")): \(self.problem(problem).text(language))")
  }
}
