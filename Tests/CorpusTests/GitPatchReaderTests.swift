import Testing

@testable import Corpus

@Suite struct GitPatchReaderTests {
  /// What is read of `patch` when it comes in portions of `size` bytes.
  private func read(_ patch: String, size: Int) -> [String: ChangedLines] {
    var reader = GitPatchReader()
    let bytes = Array(patch.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.read(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    return Dictionary(uniqueKeysWithValues: reader.lines.map { (String(decoding: $0.key, as: UTF8.self), $0.value) })
  }

  private func lines(_ ranges: ClosedRange<Int>...) -> ChangedLines {
    var lines = ChangedLines.none
    for range in ranges { lines.append(range) }
    return lines
  }

  @Test("hunks count lines of the new file; text that looks like a header is text", arguments: [1, 7, 100_000])
  func hunks(size: Int) {
    let patch = """
      diff --git a/a.md b/a.md
      index 1111111..2222222 100644
      --- a/a.md
      +++ b/a.md
      @@ -1 +1,3 @@ a heading
      ---- a/x
      ++++ b/trap.md
      +@@ -1,9 +9,9 @@
      +diff --git a/trap.md b/trap.md
      @@ -9,2 +11,0 @@
      -++ b/trap.md
      -@@ -1 +1 @@
      \\ No newline at end of file
      @@ -20 +20 @@
      -old
      +new
      diff --git a/gone.md b/gone.md
      deleted file mode 100644
      --- a/gone.md
      +++ /dev/null
      @@ -1 +0,0 @@
      -gone
      diff --git a/x b/x
      similarity index 100%
      rename from x
      rename to y
      """
    #expect(read(patch, size: size) == ["a.md": lines(1...3, 20...20)])
  }

  @Test("names are unquoted, whatever stands in them", arguments: [1, 64])
  func names(size: Int) {
    let patch = #"""
      diff --git "a/\344\270\255\n::error::.md" "b/\344\270\255\n::error::.md"
      --- "a/\344\270\255\n::error::.md"
      +++ "b/\344\270\255\n::error::.md"
      @@ -0,0 +1 @@
      +x
      diff --git a/two words.md b/two words.md
      --- a/two words.md	
      +++ b/two words.md	
      @@ -3 +4,2 @@
      -x
      +y
      +z
      diff --git "a/q\"\\\t.md" "b/q\"\\\t.md"
      --- "a/q\"\\\t.md"
      +++ "b/q\"\\\t.md"
      @@ -1 +0,0 @@
      -x
      """#
    #expect(
      read(patch, size: size) == [
        "\u{4E2D}\n::error::.md": lines(1...1), "two words.md": lines(4...5), "q\"\\\t.md": .none,
      ])
  }

  @Test("a line of any length goes by")
  func longLines() {
    let text = String(repeating: "x", count: 300_000)
    let patch = "diff --git a/a b/a\n+++ b/a\n@@ -1 +1,2 @@\n-\(text)\n+\(text)\n+y\n@@ -5,0 +7 @@\n+z\n"
    #expect(read(patch, size: 1 << 12) == ["a": lines(1...2, 7...7)])
  }

  @Test("raw listings hold what they hold, renamed files with both names")
  func raw() {
    let zeros = String(repeating: "0", count: 40)
    let (one, other) = (String(repeating: "1", count: 40), String(repeating: "2", count: 40))
    let output =
      ":100644 100644 \(one) \(other) M\0a\nb.md\0:000000 100644 \(zeros) \(other) A\0new.md\0"
      + ":100644 100755 \(one) \(other) R087\0old.md\0moved.md\0:160000 160000 \(one) \(other) M\0sub\0"
      + ":100644 120000 \(one) \(other) T\0link.md\0:000000 000000 \(zeros) \(zeros) U\0c.md\0"
    let changes = GitChange.list(Array(output.utf8))
    #expect(changes.map(\.kind) == [.modified, .added, .renamed, .modified, .typeChanged, .unmerged])
    #expect(changes.map(\.mode) == [.file, .file, .file, .submodule, .link, .none])
    #expect(changes.map { String(decoding: $0.path, as: UTF8.self) }[..<3] == ["a\nb.md", "new.md", "moved.md"])
    #expect(changes[1].oldObject == nil && changes[1].object == other)
    #expect(changes[2].oldPath == Array("old.md".utf8))
    #expect(GitChange.list([]).isEmpty)
    // A listing that breaks off gives what is whole.
    #expect(GitChange.list(Array(output.utf8.prefix(output.utf8.count - 90))).count <= 5)
  }

  @Test("git's own variables reach it, those that change its output do not")
  func environment() {
    let given = ["GIT_DIR=/x/.git", "GIT_INDEX_FILE=i", "GIT_EXTERNAL_DIFF=evil", "GIT_DIFF_OPTS=-u9", "HOME=/h"]
    let left = GitRepository.environment(given.map { Array($0.utf8) }).map { String(decoding: $0, as: UTF8.self) }
    #expect(left.filter(given.contains) == ["GIT_DIR=/x/.git", "GIT_INDEX_FILE=i", "HOME=/h"])
    #expect(left.contains("GIT_OPTIONAL_LOCKS=0"))
  }

  @Test("what git tells hooks is read, deletions and new references told apart")
  func updates() {
    let zeros = String(repeating: "0", count: 64)
    let updates = GitUpdate.received(Array("\(zeros) abc refs/heads/a\nabc \(zeros) refs/tags/b\nnonsense\n".utf8))
    #expect(updates.map(\.old) == [nil, "abc"] && updates.map(\.new) == ["abc", nil])
    let pushed = GitUpdate.pushed(Array("refs/heads/a abc refs/heads/b def\n(delete) 000 refs/heads/c def\n".utf8))
    #expect(pushed.map(\.reference) == ["refs/heads/b", "refs/heads/c"])
    #expect(pushed.map(\.new) == ["abc", nil] && pushed.map(\.old) == ["def", "def"])
  }
}
