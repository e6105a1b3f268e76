/// Why the operating system refused something.
package struct FileError: Error, Hashable, Sendable {
  /// The reasons that a user can do something about, each with its own text; the rest is `other`.
  package enum Reason: String, CaseIterable, Sendable {
    /// `ENOENT`.
    case missing
    /// `EACCES`, `EPERM`.
    case permission
    /// `EEXIST`.
    case exists
    /// `EISDIR`.
    case isFolder = "is-folder"
    /// `ENOTDIR`.
    case notFolder = "not-folder"
    /// `ELOOP`.
    case linkLoop = "link-loop"
    /// `ENAMETOOLONG`.
    case nameTooLong = "name-too-long"
    /// `ENOSPC`, `EDQUOT`, `EFBIG`.
    case noSpace = "no-space"
    /// `EMFILE`, `ENFILE`.
    case tooManyOpen = "too-many-open"
    /// `EPIPE`: nobody reads what is written.
    case brokenPipe = "broken-pipe"
    /// Any other error number.
    case other
  }

  /// The system call that failed.
  package let call: String
  /// The error number of that call.
  package let number: Int32
  /// The path it was called with; nil for a stream that has none.
  package let path: FilePath?

  /// The failure of `call` with the error number `number`.
  package init(call: String, number: Int32, path: FilePath?) {
    self.call = call
    self.number = number
    self.path = path
  }
}
