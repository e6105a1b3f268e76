#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a path names.
package enum FileKind: String, Sendable {
  case regular, folder, link, pipe, socket, device, unknown

  /// The kind that the mode of `stat` gives.
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR, S_IFBLK: self = .device
    default: self = .unknown
    }
  }
}

/// What the file system says about a file without opening it.
package struct FileStatus: Hashable, Sendable {
  /// What tells one file from all others on the machine, whatever path leads to it.
  package struct Identity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
  }

  /// What the file is.
  package let kind: FileKind
  /// The size in bytes; only that of a regular file means anything.
  package let size: Int
  /// Which file it is.
  package let identity: Identity
  /// When what it holds was changed last, in nanoseconds since 1970.
  package let modified: Int

  init(_ status: stat) {
    kind = FileKind(mode: status.st_mode)
    size = Int(status.st_size)
    identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }

  /// The status of what `path` names; of what a symbolic link points at, unless `followsLinks` is false.
  package static func of(_ path: FilePath, followsLinks: Bool = true) throws(FileError) -> FileStatus {
    var status = stat()
    let name = path.terminated
    let result = unsafe followsLinks ? stat(name, &status) : lstat(name, &status)
    guard result == 0 else { throw .last("stat", path) }
    return FileStatus(status)
  }
}

extension FilePath {
  /// The bytes with the NUL that C asks for.
  var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
