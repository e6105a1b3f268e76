import Archive
import Files

/// The members of a tar, zip or 7z archive.
final class ArchiveContainer: Container {
  private let reader: ArchiveReader
  private let input: Input
  private let opener: InputOpener
  private var number = 0

  /// The archive that `input` is.
  init(_ input: Input, _ opener: InputOpener) throws(ByteFailure) {
    reader = try ArchiveReader(input.bytes)
    self.input = input
    self.opener = opener
  }

  /// The next member that is wanted; nil at the end.
  func next() -> Content? {
    while true {
      do throws(ByteFailure) {
        guard let member = try reader.next() else { return try finish() }
        number += 1
        if let content = open(member) { return content }
      } catch {
        return .entry(.problem(opener.problem(error, input.path)))
      }
    }
  }

  /// Reads what stands behind the end of the archive, where the check sum of a compressed stream is; nil.
  private func finish() throws(ByteFailure) -> Content? {
    guard input.bytes.seekableSize == nil else { return nil }
    while try !input.bytes.next().isEmpty {}
    return nil
  }

  /// What comes of `member`; nil when it is left out.
  private func open(_ member: ArchiveReader.Member) -> Content? {
    switch member.kind {
    case .folder: return nil
    case .file: break
    case .link, .hardLink, .device, .pipe, .socket:
      input.account.leaveOut(member.kind.rawValue)
      return nil
    }
    let name = member.name.isEmpty ? Array("\(number)".utf8) : MemberName.decoded(member.name)
    let path = input.path.appending(member: name)
    if FilePath(bytes: name).isHidden {
      input.account.leaveOut("hidden")
      return nil
    }
    if member.isEncrypted {
      if !opener.mayBeWanted(FilePath(bytes: name)) {
        input.account.leaveOut(InputOpener.kind(of: FilePath(bytes: name)))
        return nil
      }
      return .entry(.problem(CorpusProblem(.encrypted, path)))
    }
    return opener.open(
      Input(
        bytes: PeekableBytes(CountedBytes(MemberBytes(reader), input.account)), path: path,
        name: FilePath(bytes: name), depth: input.depth + 1, account: input.account))
  }
}

/// The bytes of the member that an archive stands at.
private final class MemberBytes: ByteSource {
  private let reader: ArchiveReader

  init(_ reader: ArchiveReader) { self.reader = reader }

  func next() throws(ByteFailure) -> [UInt8] { try reader.read() }
}

extension FilePath {
  /// The path of a member in the archive that this path names.
  func appending(member name: some Collection<UInt8>) -> FilePath {
    FilePath(bytes: bytes + [UInt8(ascii: "!")] + name)
  }

  /// Whether a part of the path begins with a dot, as `.git/config` and `__MACOSX/._a.md` do; `.` and `..` do not count.
  var isHidden: Bool {
    bytes.split(separator: UInt8(ascii: "/")).contains {
      $0.first == UInt8(ascii: ".") && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
    }
  }
}
