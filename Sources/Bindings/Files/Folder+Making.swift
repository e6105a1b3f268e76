#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Folder {
  /// Makes the folder at `path`, unless it is there.
  package static func make(_ path: FilePath) throws(FileError) {
    guard unsafe mkdir(path.terminated, 0o777) != 0, errno != EEXIST else { return }
    throw .last("mkdir", path)
  }
}
