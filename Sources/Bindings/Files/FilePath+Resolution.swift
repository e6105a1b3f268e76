#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FilePath {
  /// The absolute path without links and detours (POSIX `realpath`); nil where nothing is there or it cannot be told.
  package var resolved: FilePath? {
    guard let path = unsafe realpath(terminated, nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe FilePath(bytes: Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
  }
}
