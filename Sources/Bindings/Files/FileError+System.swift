#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileError {
  /// The error number of the call that has just failed in this thread.
  static func last(_ call: String, _ path: FilePath?) -> FileError {
    FileError(call: call, number: errno, path: path)
  }

  /// The reason behind the error number.
  package var reason: Reason {
    switch number {
    case ENOENT: .missing
    case EACCES, EPERM: .permission
    case EEXIST: .exists
    case EISDIR: .isFolder
    case ENOTDIR: .notFolder
    case ELOOP: .linkLoop
    case ENAMETOOLONG: .nameTooLong
    case ENOSPC, EDQUOT, EFBIG: .noSpace
    case EMFILE, ENFILE: .tooManyOpen
    case EPIPE: .brokenPipe
    default: .other
    }
  }

  /// The system's own words for the error number, in the language of the C library.
  package var systemMessage: String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}

extension FileError {
  /// The failure of a stream that ends before all of what was promised has been read.
  package static var ended: FileError { FileError(call: "read", number: EPIPE, path: nil) }

  /// The failure to open `path`, where there is nothing.
  package static func missing(_ path: FilePath) -> FileError { FileError(call: "open", number: ENOENT, path: path) }
}
