internal import CInputLibraries

/// A libarchive reader over a source; frees it with the value.
///
/// The source is asked for bytes from inside libarchive's calls. Its failure looks like the end to libarchive, which hands
/// out what it has; `failure` tells the two apart.
@safe
final class ArchiveHandle {
  let library: UnsafePointer<ArchiveFunctions>
  let archive: OpaquePointer
  private let feed: Feed
  /// Whether nothing more can be read.
  private(set) var isFinished = false

  /// A reader of `source`; `configure` says what it may be.
  init(_ source: any ByteSource, _ configure: (ArchiveFunctions, OpaquePointer) -> Void) throws(ByteFailure) {
    guard let library = unsafe input_archive() else { throw .missingLibrary("libarchive") }
    guard let archive = unsafe library.pointee.archive_read_new() else { throw .missingLibrary("libarchive") }
    unsafe self.library = unsafe library
    unsafe self.archive = unsafe archive
    feed = Feed(source)
    unsafe configure(library.pointee, archive)
    try open()
  }

  deinit { _ = unsafe library.pointee.archive_read_free(archive) }

  private func open() throws(ByteFailure) {
    let functions = unsafe library.pointee
    let data = unsafe Unmanaged.passUnretained(feed).toOpaque()
    _ = unsafe functions.archive_read_set_callback_data(archive, data)
    _ = unsafe functions.archive_read_set_read_callback(archive) { _, data, place in
      guard let data = unsafe data, let place = unsafe place else { return 0 }
      return unsafe Unmanaged<Feed>.fromOpaque(data).takeUnretainedValue().read(place)
    }
    if feed.size != nil {
      _ = unsafe functions.archive_read_set_seek_callback(archive) { _, data, offset, whence in
        guard let data = unsafe data else { return Int64(ARCHIVE_FATAL) }
        return unsafe Unmanaged<Feed>.fromOpaque(data).takeUnretainedValue().seek(offset, whence)
      }
      _ = unsafe functions.archive_read_set_skip_callback(archive) { _, data, count in
        guard let data = unsafe data else { return 0 }
        return unsafe Unmanaged<Feed>.fromOpaque(data).takeUnretainedValue().skip(count)
      }
    }
    let status = unsafe functions.archive_read_open1(archive)
    if status != ARCHIVE_OK {
      isFinished = true
      throw failure()
    }
  }

  /// Reads the next header; nil at the end.
  func nextHeader() throws(ByteFailure) -> OpaquePointer? {
    guard !isFinished else { return nil }
    var entry: OpaquePointer?
    let status = unsafe library.pointee.archive_read_next_header(archive, &entry)
    switch status {
    case ARCHIVE_OK, ARCHIVE_WARN: return unsafe entry
    case ARCHIVE_EOF:
      isFinished = true
      if let failure = feed.takeFailure() { throw failure }
      return nil
    default:
      if status == ARCHIVE_FATAL { isFinished = true }
      throw failure()
    }
  }

  /// The next portion of the current member; empty at its end.
  func read() throws(ByteFailure) -> [UInt8] {
    guard !isFinished else { return [] }
    let library = unsafe self.library
    let archive = unsafe self.archive
    var status = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
      status = unsafe library.pointee.archive_read_data(archive, buffer.baseAddress, buffer.count)
      count = max(0, status)
    }
    if status < 0 {
      if status == Int(ARCHIVE_FATAL) { isFinished = true }
      throw failure()
    }
    if bytes.isEmpty, let failure = feed.takeFailure() {
      isFinished = true
      throw failure
    }
    return bytes
  }

  /// Why the last call failed.
  private func failure() -> ByteFailure {
    if let failure = feed.takeFailure() { return failure }
    guard let text = unsafe library.pointee.archive_error_string(archive) else { return .damaged("unknown error") }
    let message = unsafe String(cString: text)
    let lower = message.lowercased()
    if lower.contains("encrypt") || lower.contains("passphrase") { return .encrypted }
    return lower.contains("truncated") ? .truncated : .damaged(message)
  }
}

/// What libarchive reads from.
@safe
private final class Feed {
  private let source: any ByteSource
  private let buffer = NativeBuffer()
  private var position = 0
  private var failure: ByteFailure?
  let size: Int?

  init(_ source: any ByteSource) {
    self.source = source
    size = source.seekableSize
  }

  func takeFailure() -> ByteFailure? {
    defer { failure = nil }
    return failure
  }

  func read(_ place: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    guard failure == nil else { return 0 }
    do throws(ByteFailure) {
      buffer.fill(try source.next())
    } catch {
      failure = error
      return 0
    }
    position += buffer.count
    unsafe place.pointee = unsafe UnsafeRawPointer(buffer.base)
    return buffer.count
  }

  func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
    guard let size else { return Int64(ARCHIVE_FATAL) }
    let start = whence == SEEK_END ? size : whence == SEEK_CUR ? position : 0
    let (target, isTooFar) = start.addingReportingOverflow(Int(offset))
    guard !isTooFar, target >= 0, target <= size else { return Int64(ARCHIVE_FATAL) }
    do throws(ByteFailure) { try source.seek(to: target) } catch {
      failure = error
      return Int64(ARCHIVE_FATAL)
    }
    position = target
    return Int64(target)
  }

  func skip(_ count: Int64) -> Int64 {
    guard let size, count > 0, Int(count) <= size - position else { return 0 }
    let before = position
    return seek(count, SEEK_CUR) < 0 ? 0 : Int64(position - before)
  }
}
