internal import CRulePacks

/// The files of `rules/` as they were when the program was built.
///
/// Their table is `CRulePacks/packs.h`, which a test writes: editing a file of rules rebuilds the program, adding or
/// removing one needs `IMPRIMATUR_UPDATE=1 swift test --filter BuiltInRulesTests`.
package enum BuiltInRules {
  /// A file and its bytes.
  package typealias File = (path: String, bytes: [UInt8])

  /// The YAML files with their paths below `rules/`, in the order of the paths' bytes; copied at the first use.
  package static let files: [File] = (0..<imprimatur_file_count()).map { index in
    let file = unsafe imprimatur_file(index)
    return unsafe (String(cString: file.path), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
  }

  /// The compiled packs, copied; empty when there are none.
  package static var image: [UInt8] {
    var count = 0
    let start = unsafe imprimatur_image(&count)
    // A file to embed cannot be empty, so one byte says that there is none.
    return unsafe Array(UnsafeBufferPointer(start: start, count: count > 1 ? count : 0))
  }

  /// Hands the compiled packs to `body` without copying them; no bytes when there are none.
  package static func withImage<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var count = 0
    let start = unsafe imprimatur_image(&count)
    // A file to embed cannot be empty, so one byte says that there is none.
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count > 1 ? count : 0)
    return try unsafe body(bytes.span)
  }
}
