package import Policy
package import Recording
package import Reporting

extension Wording {
  /// Why a findings database cannot be used.
  package func reason(_ error: RecordingError) -> LocalizedText {
    LocalizedText(english: "\(error)", chinese: "\(error)")
  }
}
