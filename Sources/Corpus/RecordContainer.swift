import Archive
import Files

/// Lines of JSON, one article each.
final class RecordContainer: Container {
  private let lines: LineReader
  private let path: FilePath
  private let opener: InputOpener
  private var isAtEnd = false

  /// The records that `lines` hold.
  init(_ lines: LineReader, _ path: FilePath, _ opener: InputOpener) {
    self.lines = lines
    self.path = path
    self.opener = opener
  }

  /// The next line that is not blank; nil at the end.
  func next() -> Content? {
    guard !isAtEnd else { return nil }
    do throws(ByteFailure) {
      while let line = try lines.next() {
        switch line {
        case .tooLong:
          var problem = CorpusProblem(.lineLimit, path)
          problem.line = lines.number
          problem.limit = opener.options.sizeLimit
          return .entry(.problem(problem))
        case .bytes(let bytes):
          if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
          return .entry(.record(RecordLine(path: path, number: lines.number, bytes: bytes)))
        }
      }
      return nil
    } catch {
      isAtEnd = true
      return .entry(.problem(opener.problem(error, path)))
    }
  }
}
