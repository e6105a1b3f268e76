import Files
import Processes
import Synchronization

/// Reads objects through one `git cat-file --batch`, started when the first is asked for.
///
/// May be used from several threads; they take turns.
package final class GitObjects: Sendable {
  /// What became of reading an object.
  package enum Result: Sendable {
    /// Its bytes.
    case bytes([UInt8])
    /// It is larger than the limit.
    case tooLarge
    /// The repository does not have it.
    case missing
  }

  fileprivate final class Connection {
    let process: PipedProcess
    var waiting: [UInt8] = []
    var position = 0
    init(_ process: PipedProcess) { self.process = process }
  }

  private let repository: GitRepository
  private let connection = Mutex<Connection?>(nil)

  /// A reader of the objects of `repository`.
  package init(_ repository: GitRepository) { self.repository = repository }

  /// The bytes of the object called `name`, at most `limit` of them.
  package func read(_ name: String, limit: Int) throws(GitError) -> Result {
    try read(bytes: Array(name.utf8), limit: limit)
  }

  /// The bytes of the object with the name `name`, which holds no line feed; what is no file is missing.
  func read(bytes name: [UInt8], limit: Int) throws(GitError) -> Result {
    let repository = repository
    let answer: Swift.Result<Result, GitError> = connection.withLock { connection in
      do throws(GitError) {
        if connection == nil { connection = Connection(try repository.start(["cat-file", "--batch"])) }
        guard let open = connection else { return .success(.missing) }
        return .success(try open.read(name, limit))
      } catch {
        // Where it stands in its output is not known any more.
        connection = nil
        return .failure(error)
      }
    }
    return try answer.get()
  }
}

extension GitObjects.Connection {
  /// Reads one object.
  fileprivate func read(_ name: [UInt8], _ limit: Int) throws(GitError) -> GitObjects.Result {
    do throws(FileError) { return try ask(name, limit) } catch {
      throw GitError(.failed, subject: "cat-file", detail: error.systemMessage)
    }
  }

  private func ask(_ name: [UInt8], _ limit: Int) throws(FileError) -> GitObjects.Result {
    try process.write(name + [0x0A])
    // `<name> <type> <size>`, or `<name> missing`.
    let words = try line().split(separator: 0x20)
    guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)) else { return .missing }
    let bytes = try take(size, keeping: size <= limit)
    _ = try take(1, keeping: false)
    guard words.dropFirst().first.map({ $0.elementsEqual("blob".utf8) }) == true else { return .missing }
    return bytes.map { .bytes($0) } ?? .tooLarge
  }

  private func line() throws(FileError) -> ArraySlice<UInt8> {
    while true {
      if let end = waiting[position...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return waiting[position..<end]
      }
      try more()
    }
  }

  /// The next `count` bytes; nil when they are only passed over.
  private func take(_ count: Int, keeping: Bool) throws(FileError) -> [UInt8]? {
    var bytes: [UInt8] = []
    if keeping { bytes.reserveCapacity(count) }
    var left = count
    while left > 0 {
      if position == waiting.count { try more() }
      let part = waiting[position...].prefix(left)
      if keeping { bytes += part }
      position += part.count
      left -= part.count
    }
    return keeping ? bytes : nil
  }

  private func more() throws(FileError) {
    waiting.removeFirst(position)
    position = 0
    let bytes = try process.read(upTo: 1 << 16)
    guard !bytes.isEmpty else { throw FileError.ended }
    waiting += bytes
  }
}
