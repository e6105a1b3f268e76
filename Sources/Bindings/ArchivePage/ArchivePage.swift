internal import CArchivePage

/// The page, the style sheet and the script of archive reports, compiled in.
package enum ArchivePage {
  /// The page, with gaps `{{name}}`.
  package static var page: String { String(decoding: unsafe read(imprimatur_archive_page), as: UTF8.self) }
  /// The style sheet.
  package static var style: [UInt8] { unsafe read(imprimatur_archive_style) }
  /// The script.
  package static var script: [UInt8] { unsafe read(imprimatur_archive_script) }

  @unsafe
  private static func read(_ part: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>) -> [UInt8] {
    var count = 0
    let start = unsafe part(&count)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }
}
