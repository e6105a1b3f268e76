package import Files

/// Bytes that come one portion after the other: a file, standard input, what a decoder makes of them, an archive's member.
///
/// Not for use from several threads.
package protocol ByteSource: AnyObject {
  /// The number of bytes, for a source that can be read from any place; nil for one that only goes forward.
  var seekableSize: Int? { get }

  /// The next portion; empty at the end.
  ///
  /// - Throws: why the bytes end here. What stands before has been handed out; a source that can go on behind the damage
  ///   does so at the next call, any other throws or ends.
  func next() throws(ByteFailure) -> [UInt8]

  /// Goes on at `offset`, counted from 0; only where `seekableSize` is not nil.
  func seek(to offset: Int) throws(ByteFailure)
}

extension ByteSource {
  /// Nil: the source only goes forward.
  package var seekableSize: Int? { nil }

  /// Does nothing: the source only goes forward.
  package func seek(to offset: Int) throws(ByteFailure) {}
}

/// Why bytes end before they should.
package enum ByteFailure: Error, Hashable, Sendable {
  /// The system refuses to read on.
  case file(FileError)
  /// They cannot be what they say they are; the decoder's own words, in English.
  case damaged(String)
  /// They end in the middle.
  case truncated
  /// They are encrypted.
  case encrypted
  /// Decoded, they are more than `CorpusOptions` allows.
  case limit(Limit)
  /// The library that decodes them is not installed.
  case missingLibrary(String)

  /// What can be too much.
  package enum Limit: Hashable, Sendable {
    /// What one input or member expands to, compared with what is read for it: `ratio` times as much.
    case ratio(Int)
    /// What a whole input expands to, in bytes.
    case total(Int)
  }
}

/// A file or stream as a source.
package final class FileBytes: ByteSource {
  private static let portion = 1 << 18

  private let file: OpenFile
  /// The size of a regular file.
  package let seekableSize: Int?
  /// How many bytes have been read, those that were read twice counted twice.
  package private(set) var consumed = 0

  /// The bytes of `file` from where it stands; `seekableSize` is the size of a regular file that was just opened.
  package init(_ file: consuming OpenFile, seekableSize: Int? = nil) {
    self.file = file
    self.seekableSize = seekableSize
  }

  /// The next portion; empty at the end.
  package func next() throws(ByteFailure) -> [UInt8] {
    do throws(FileError) {
      let bytes = try file.read(upTo: Self.portion)
      consumed += bytes.count
      return bytes
    } catch {
      throw .file(error)
    }
  }

  /// Goes on at `offset`.
  package func seek(to offset: Int) throws(ByteFailure) {
    do throws(FileError) { try file.seek(to: offset) } catch { throw .file(error) }
  }
}

/// Bytes in memory as a source.
package final class MemoryBytes: ByteSource {
  private static let portion = 1 << 18

  private let bytes: [UInt8]
  private var position = 0

  /// All of `bytes`.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The number of bytes.
  package var seekableSize: Int? { bytes.count }

  /// The next portion; empty at the end.
  package func next() -> [UInt8] {
    let start = position
    position = min(bytes.count, start + Self.portion)
    return start == 0 && position == bytes.count ? bytes : Array(bytes[start..<position])
  }

  /// Goes on at `offset`.
  package func seek(to offset: Int) { position = min(max(offset, 0), bytes.count) }
}
