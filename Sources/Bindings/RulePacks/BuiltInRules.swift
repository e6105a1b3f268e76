package import Bytes
internal import CRulePacks

/// The files of `rules/` as they were when the program was built.
///
/// Their table is `CRulePacks/packs.h`, which a test writes: editing a file of rules rebuilds the program, adding or
/// removing one needs `IMPRIMATUR_UPDATE=1 swift test --filter BuiltInRulesTests`.
package enum BuiltInRules {
  /// A file and its bytes.
  package typealias File = (path: String, bytes: ReadOnlyBytes)

  /// The YAML files with their paths below `rules/`, in the order of the paths' bytes.
  package static let files: [File] = (0..<imprimatur_file_count()).map { index in
    let file = unsafe imprimatur_file(index)
    let bytes = unsafe ReadOnlyBytes(constant: UnsafeBufferPointer(start: file.bytes, count: file.count))
    return unsafe (String(cString: file.path), bytes)
  }

  /// The compiled packs; no bytes when there are none.
  package static let image: ReadOnlyBytes = {
    var count = 0
    let start = unsafe imprimatur_image(&count)
    // A file to embed cannot be empty, so one byte says that there is none.
    return unsafe ReadOnlyBytes(constant: UnsafeBufferPointer(start: start, count: count > 1 ? count : 0))
  }()
}
