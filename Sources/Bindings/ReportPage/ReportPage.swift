internal import CReportPage

/// The style sheet and the script of HTML reports, compiled in.
///
/// A report's content security policy names them by their hashes, which a test compares: nothing else can run or style.
package enum ReportPage {
  /// The style sheet.
  package static var style: [UInt8] { unsafe read(imprimatur_report_style) }
  /// The script.
  package static var script: [UInt8] { unsafe read(imprimatur_report_script) }
  /// The SHA-256 of the style sheet in base64.
  package static let styleHash = "UJvFTAPlYXt927ylWfS5sKrzl4KwwHTsKQw8VVfRnjo="
  /// The SHA-256 of the script in base64.
  package static let scriptHash = "lXdZDvo6xaSbelZq6SaniNc5WgJy6EoWvLT8FNkm15k="

  @unsafe
  private static func read(_ part: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>) -> [UInt8] {
    var count = 0
    let start = unsafe part(&count)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }
}
