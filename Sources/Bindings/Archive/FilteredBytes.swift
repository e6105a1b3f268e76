internal import CInputLibraries

/// What one compressed stream holds: bzip2, xz or zstd, decoded by libarchive.
///
/// Streams that follow one another are one. What a damaged block would have held is lost, up to 900 kB for bzip2 and
/// 128 KiB for the others. Not for use from several threads.
package final class FilteredBytes: ByteSource {
  /// The compressions.
  package enum Compression: Hashable, Sendable {
    case bzip2, xz, zstd
  }

  private let handle: ArchiveHandle
  private var isAtEnd = false

  /// The decoded bytes of `source`.
  package init(_ compression: Compression, _ source: any ByteSource) throws(ByteFailure) {
    handle = unsafe try ArchiveHandle(source) { library, archive in
      _ = unsafe library.archive_read_support_format_raw(archive)
      switch compression {
      case .bzip2: _ = unsafe library.archive_read_support_filter_bzip2(archive)
      case .xz: _ = unsafe library.archive_read_support_filter_xz(archive)
      case .zstd: _ = unsafe library.archive_read_support_filter_zstd(archive)
      }
    }
    // The raw format has one member; an empty stream has none.
    isAtEnd = unsafe try handle.nextHeader() == nil
  }

  /// The next portion; empty at the end.
  package func next() throws(ByteFailure) -> [UInt8] {
    guard !isAtEnd else { return [] }
    do throws(ByteFailure) {
      let bytes = try handle.read()
      isAtEnd = bytes.isEmpty
      return bytes
    } catch {
      isAtEnd = true
      throw error
    }
  }
}
