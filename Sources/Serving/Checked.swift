import Documents
import Policy
import Runner

/// A state of an open text, checked.
struct Checked {
  /// The text that was checked.
  let open: OpenText
  /// What was understood of it.
  let document: Document
  /// What the rules say.
  let evaluation: Evaluation
  /// What counted for it.
  let settings: DocumentSettings
  /// What judged it.
  let evaluator: Evaluator

  /// The findings that stand and are at least as severe as `least`.
  func findings(_ least: Severity) -> [Finding] { evaluation.findings.filter { $0.severity >= least } }

  /// The bytes of the text that `range` was made from.
  func bytes(_ range: TextRange) -> Range<Int> {
    let bytes = document.sourceRange(range)
    return bytes.lower..<max(bytes.lower, bytes.upper)
  }

  /// The findings at the byte range `place`, touching included.
  func findings(at place: Range<Int>, _ least: Severity) -> [Finding] {
    findings(least).filter { finding in
      let bytes = bytes(finding.range)
      return bytes.lowerBound <= place.upperBound && place.lowerBound <= bytes.upperBound
    }
  }
}
