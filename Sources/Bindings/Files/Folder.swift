#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a folder lists.
package struct FolderEntry: Hashable, Sendable {
  /// The entry's name.
  package let name: [UInt8]
  /// What it is, where the folder says so; `unknown` where only `FileStatus.of` can tell.
  package let kind: FileKind
}

/// Reads the listing of folders.
package enum Folder {
  /// The entries of the folder at `path` without `.` and `..`, in no particular order.
  ///
  /// - Complexity: O(n) in the number of entries, all of which are held in memory.
  package static func entries(_ path: FilePath) throws(FileError) -> [FolderEntry] {
    guard let handle = unsafe opendir(path.terminated) else { throw .last("opendir", path) }
    defer { unsafe closedir(handle) }
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(handle) else {
        if errno != 0 { throw .last("readdir", path) }
        return entries
      }
      let name = unsafe nameBytes(entry)
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      entries.append(FolderEntry(name: name, kind: unsafe kind(type: entry.pointee.d_type)))
    }
  }

  /// The name in place: the tuple that Swift sees may be shorter than the name.
  private static func nameBytes(_ entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    guard let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { return [] }
    let start = unsafe UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
  }

  private static func kind(type: UInt8) -> FileKind {
    switch Int(type) {
    case Int(DT_REG): .regular
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_FIFO): .pipe
    case Int(DT_SOCK): .socket
    case Int(DT_CHR), Int(DT_BLK): .device
    default: .unknown
    }
  }
}
