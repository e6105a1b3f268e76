import Files
import FoundationEssentials
import Testing
import Threads

@Suite struct FilePathTests {
  @Test(
    "the name and its extension",
    arguments: [
      ("a/b.md", "b.md", "md"), ("a/B.HTM/", "B.HTM", "htm"), (".md", ".md", nil), ("a/.md", ".md", nil),
      ("a.b.JSON", "a.b.JSON", "json"), ("x.", "x.", nil), ("/", "", nil), ("", "", nil), ("a.d/f", "f", nil),
    ] as [(String, String, String?)])
  func parts(path: String, name: String, ending: String?) {
    #expect(String(decoding: FilePath(path).name, as: UTF8.self) == name)
    #expect(FilePath(path).fileExtension == ending)
  }

  @Test("an entry's path")
  func appending() {
    #expect(FilePath("a").appending("b".utf8) == FilePath("a/b"))
    #expect(FilePath("/").appending("b".utf8) == FilePath("/b"))
    #expect(FilePath(".").appending("b".utf8) == FilePath("b"))
    #expect(FilePath("").appending("b".utf8) == FilePath("b"))
  }
}

@Suite struct OpenFileTests {
  @Test("failures say which call, why and where")
  func failures() {
    do throws(FileError) {
      _ = try OpenFile(reading: FilePath("/nowhere/at/all"))
      Issue.record("opened")
    } catch {
      #expect(error.call == "open")
      #expect(error.reason == .missing)
      #expect(error.path == FilePath("/nowhere/at/all"))
      #expect(!error.systemMessage.isEmpty)
    }
    #expect(throws: FileError.self) { try Folder.entries(FilePath("/dev/null")) }
    #expect(throws: FileError.self) { try FileStatus.of(FilePath("")) }
  }

  @Test("kinds are told apart")
  func kinds() throws {
    #expect(try FileStatus.of(FilePath("/dev/null")).kind == .device)
    #expect(try FileStatus.of(FilePath("/")).kind == .folder)
    #expect(try FileStatus.of(FilePath("/")).identity == FileStatus.of(FilePath("/..")).identity)
  }
}

@Suite struct ThreadsTests {
  @Test("every run happens once, however many there are", arguments: [0, 1, 2, 17])
  func runs(count: Int) {
    let given = Semaphore(tokens: 0)
    Threads.run(count) { _ in given.give() }
    for _ in 0..<count { given.take() }
  }

  @Test("a semaphore lets a thread wait for another's tokens")
  func waiting() {
    let first = Semaphore(tokens: 0)
    let second = Semaphore(tokens: 0)
    Threads.run(2) { index in
      if index == 0 {
        first.give(3)
        second.take()
      } else {
        for _ in 0..<3 { first.take() }
        second.give()
      }
    }
  }
}

@Suite struct LockFileTests {
  @Test("only one has it, and it can be had again when that one is gone")
  func lock() throws {
    let path = FilePath(
      FileManager.default.temporaryDirectory.appending(path: "imprimatur-" + UUID().uuidString).path())
    guard let lock = try LockFile(path) else {
      Issue.record("not to be had")
      return
    }
    #expect(lock.path == path)
    #expect(LockFile.holder(of: path) == Int(ProcessInfo.processInfo.processIdentifier))
    #expect(try isFree(path) == false)
    _ = consume lock
    #expect(LockFile.holder(of: path) == nil)
    #expect(try isFree(path))
  }

  private func isFree(_ path: FilePath) throws -> Bool {
    if let lock = try LockFile(path) {
      _ = consume lock
      return true
    }
    return false
  }
}
