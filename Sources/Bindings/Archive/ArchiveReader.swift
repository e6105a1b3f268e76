internal import CInputLibraries

/// Reads the members of a tar, zip or 7z archive one after the other, with libarchive.
///
/// Nothing is unpacked: a member's bytes are handed out in portions. A zip that only goes forward is read by its local
/// headers; 7z needs a source that can be read from any place. Not for use from several threads.
package final class ArchiveReader {
  /// What a member is.
  package enum Kind: String, Hashable, Sendable {
    case file
    case folder
    /// A symbolic link.
    case link
    /// Another name of a member that came before; its bytes stand there.
    case hardLink = "hard-link"
    case device, pipe, socket
  }

  /// What the archive says about a member.
  package struct Member: Hashable, Sendable {
    /// Its name as it stands in the archive, in no particular encoding; empty where it cannot be read.
    package let name: [UInt8]
    /// What it is.
    package let kind: Kind
    /// Whether its bytes are encrypted.
    package let isEncrypted: Bool
  }

  private let handle: ArchiveHandle

  /// Opens the archive that `source` holds.
  ///
  /// - Throws: why that cannot be done, be it that libarchive is not installed.
  package init(_ source: any ByteSource) throws(ByteFailure) {
    handle = unsafe try ArchiveHandle(source) { library, archive in
      _ = unsafe library.archive_read_support_format_tar(archive)
      _ = unsafe library.archive_read_support_format_zip(archive)
      _ = unsafe library.archive_read_support_format_7zip(archive)
    }
  }

  /// Whether nothing more can be read, be it for damage.
  package var isFinished: Bool { handle.isFinished }

  /// The next member; what is left of the one before is passed over.
  ///
  /// Nil at the end.
  ///
  /// - Throws: why no member can be read here; unless `isFinished`, the next call tries the one behind it.
  package func next() throws(ByteFailure) -> Member? {
    // libarchive converts names to the character encoding of the thread; what is UTF-8 would be lost in plain C.
    let before = unsafe input_enter_utf8()
    defer { unsafe input_leave_utf8(before) }
    guard let entry = unsafe try handle.nextHeader() else { return nil }
    let library = unsafe handle.library.pointee
    return unsafe Member(
      name: Self.name(library, entry), kind: Self.kind(library, entry),
      isEncrypted: library.archive_entry_is_encrypted(entry) != 0)
  }

  /// The next portion of the current member; empty at its end.
  ///
  /// - Throws: why it ends here; unless `isFinished`, the next member can still be read.
  package func read() throws(ByteFailure) -> [UInt8] { try handle.read() }

  private static func name(_ library: ArchiveFunctions, _ entry: OpaquePointer) -> [UInt8] {
    guard let text = unsafe library.archive_entry_pathname(entry) else { return [] }
    var bytes: [UInt8] = []
    var at = 0
    while true {
      let byte = unsafe UInt8(bitPattern: text[at])
      if byte == 0 { return bytes }
      bytes.append(byte)
      at += 1
    }
  }

  private static func kind(_ library: ArchiveFunctions, _ entry: OpaquePointer) -> Kind {
    if unsafe library.archive_entry_hardlink(entry) != nil { return .hardLink }
    switch unsafe library.archive_entry_filetype(entry) & 0o170000 {
    case 0o040000: return .folder
    case 0o120000: return .link
    case 0o020000, 0o060000: return .device
    case 0o010000: return .pipe
    case 0o140000: return .socket
    default: return .file
    }
  }
}
