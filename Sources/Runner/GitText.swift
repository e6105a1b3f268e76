package import Corpus
package import Reporting

extension Wording {
  /// What git cannot say, why, and what to do about it.
  package func problem(_ error: GitError) -> String {
    text("git.\(error.code.rawValue)", ["subject": .text(error.subject), "detail": .text(error.detail)])
  }
}
