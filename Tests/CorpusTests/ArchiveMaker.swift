import CArchiveWriting

/// Makes archives in memory with libarchive's writer.
enum ArchiveMaker {
  enum Format: String, CaseIterable { case tar, zip, sevenZip, gnuTar }
  enum Filter: String, CaseIterable { case none, gzip, bzip2, xz, zstd }

  struct Member {
    var name: [UInt8]
    var bytes: [UInt8]
    var type: UInt32 = 0o100000
    var target: String?

    init(_ name: String, _ bytes: [UInt8], type: UInt32 = 0o100000, target: String? = nil) {
      self.init(bytesOfName: Array(name.utf8), bytes, type: type, target: target)
    }

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    init(bytesOfName name: [UInt8], _ bytes: [UInt8], type: UInt32 = 0o100000, target: String? = nil) {
      self.name = name
      self.bytes = bytes
      self.type = type
      self.target = target
    }
  }

  /// The archive of `members`.
  static func archive(
    _ format: Format, options: String? = nil, passphrase: String? = nil, _ members: [Member]
  ) -> [UInt8] {
    archive(format, .none, options: options, passphrase: passphrase, members)
  }

  /// The archive of `members`, compressed as a whole.
  static func archive(
    _ format: Format, _ filter: Filter, options: String? = nil, passphrase: String? = nil, _ members: [Member]
  ) -> [UInt8] {
    unsafe write(options, passphrase) { archive in
      switch format {
      case .tar: _ = unsafe archive_write_set_format_pax_restricted(archive)
      case .gnuTar: _ = unsafe archive_write_set_format_gnutar(archive)
      case .zip: _ = unsafe archive_write_set_format_zip(archive)
      case .sevenZip: _ = unsafe archive_write_set_format_7zip(archive)
      }
      unsafe add(filter, archive)
    } _: { archive in
      for member in members { unsafe add(member, archive) }
    }
  }

  /// `bytes` as one compressed stream.
  static func compressed(_ filter: Filter, _ bytes: [UInt8]) -> [UInt8] {
    unsafe write(nil, nil) { archive in
      _ = unsafe archive_write_set_format_raw(archive)
      unsafe add(filter, archive)
    } _: { archive in
      unsafe add(Member("data", bytes), archive)
    }
  }

  private static func write(
    _ options: String?, _ passphrase: String?, _ configure: (OpaquePointer) -> Void, _ fill: (OpaquePointer) -> Void
  ) -> [UInt8] {
    guard let archive = unsafe archive_write_new() else { return [] }
    unsafe configure(archive)
    _ = unsafe archive_write_set_bytes_in_last_block(archive, 1)
    if let options { _ = unsafe archive_write_set_options(archive, options) }
    if let passphrase { _ = unsafe archive_write_set_passphrase(archive, passphrase) }
    let capacity = 64 << 20
    var used = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      _ = unsafe archive_write_open_memory(archive, buffer.baseAddress, capacity, &used)
      unsafe fill(archive)
      _ = unsafe archive_write_close(archive)
      count = used
    }
    _ = unsafe archive_write_free(archive)
    return Array(bytes)
  }

  private static func add(_ filter: Filter, _ archive: OpaquePointer) {
    switch filter {
    case .none: _ = unsafe archive_write_add_filter_none(archive)
    case .gzip: _ = unsafe archive_write_add_filter_gzip(archive)
    case .bzip2: _ = unsafe archive_write_add_filter_bzip2(archive)
    case .xz: _ = unsafe archive_write_add_filter_xz(archive)
    case .zstd: _ = unsafe archive_write_add_filter_zstd(archive)
    }
  }

  private static func add(_ member: Member, _ archive: OpaquePointer) {
    guard let entry = unsafe archive_entry_new() else { return }
    unsafe archive_entry_copy_pathname(entry, member.name.map { CChar(bitPattern: $0) } + [0])
    unsafe archive_entry_set_filetype(entry, member.type)
    unsafe archive_entry_set_perm(entry, 0o644)
    unsafe archive_entry_set_size(entry, Int64(member.bytes.count))
    unsafe archive_entry_set_mtime(entry, 1_700_000_000, 0)
    if let target = member.target, member.type == 0o120000 { unsafe archive_entry_set_symlink(entry, target) }
    if let target = member.target, member.type == 0o100000 { unsafe archive_entry_set_hardlink(entry, target) }
    _ = unsafe archive_write_header(archive, entry)
    if !member.bytes.isEmpty { _ = unsafe archive_write_data(archive, member.bytes, member.bytes.count) }
    unsafe archive_entry_free(entry)
  }

  /// `bytes` compressed by zlib: 31 for gzip, 15 for zlib, -15 for bare deflate.
  static func deflated(_ bytes: [UInt8], windowBits: Int32 = 31) -> [UInt8] {
    var stream = unsafe z_stream()
    _ = unsafe deflateInit2_(
      &stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    var source = bytes
    let capacity = bytes.count + bytes.count / 100 + 1000
    return unsafe source.withUnsafeMutableBufferPointer { input in
      unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(capacity)
        _ = unsafe deflate(&stream, Z_FINISH)
        count = unsafe capacity - Int(stream.avail_out)
        _ = unsafe deflateEnd(&stream)
      }
    }
  }

  /// `bytes` compressed by Brotli.
  static func brotli(_ bytes: [UInt8]) -> [UInt8] {
    var size = BrotliEncoderMaxCompressedSize(bytes.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      _ = unsafe BrotliEncoderCompress(
        5, 22, BROTLI_MODE_GENERIC, bytes.count, bytes, &size, buffer.baseAddress)
      count = size
    }
  }
}
