#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FilePath {
  /// The folder that relative paths start from, as the system knows it; nil when it is gone.
  package static var current: FilePath? { FilePath(bytes: [0x2E]).resolved }

  /// The absolute path without links, `.` and `..`; nil where there is nothing by this name.
  package var resolved: FilePath? {
    guard let path = unsafe realpath(terminated, nil) else { return nil }
    defer { unsafe free(path) }
    return FilePath(bytes: unsafe Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
  }

  /// Gives what stands here the name `other`, in whose place it comes, at once.
  package func move(to other: FilePath) throws(FileError) {
    guard unsafe rename(terminated, other.terminated) == 0 else { throw .last("rename", self) }
  }

  /// Removes the file, or the link, that stands here.
  package func removeFile() throws(FileError) {
    guard unsafe unlink(terminated) == 0 else { throw .last("unlink", self) }
  }

  /// Lets everybody run the file who may read it.
  package func makeExecutable() throws(FileError) {
    var status = stat()
    guard unsafe stat(terminated, &status) == 0 else { throw .last("stat", self) }
    let mode = status.st_mode & 0o7777
    guard unsafe chmod(terminated, mode | (mode & 0o444) >> 2) == 0 else { throw .last("chmod", self) }
  }

  /// Makes the folder at this path, and those above it, where they are not there.
  package func makeFolder() throws(FileError) {
    for end in bytes.indices where end > 0 && (bytes[end] == 0x2F || end == bytes.count - 1) {
      let part = FilePath(bytes: Array(bytes[...end]))
      if unsafe mkdir(part.terminated, 0o777) != 0, errno != EEXIST { throw .last("mkdir", part) }
    }
  }
}
