import Testing

@testable import Reporting

@Suite struct KeptPiecesTests {
  private func list(_ limit: KeepingLimit, _ pieces: [(rank: Int, text: String)]) -> KeptPieces {
    var list = KeptPieces(limit)
    for piece in pieces { list.add(KeptPiece(rank: piece.rank, bytes: Array(piece.text.utf8))) }
    return list
  }

  private func texts(_ pieces: [KeptPiece]) -> [String] { pieces.map { String(decoding: $0.bytes, as: UTF8.self) } }

  @Test("what matters most stays, in the order in which it came")
  func worst() {
    let kept = list(KeepingLimit(count: 3), [(0, "a"), (2, "b"), (1, "c"), (0, "d"), (2, "e"), (1, "f")])
    #expect(texts(kept.pieces) == ["b", "c", "e"])
    #expect(texts(kept.worstFirst) == ["b", "e", "c"])
    #expect(kept.dropped == 3 && kept.count == 3)
  }

  @Test("bytes are limited as well")
  func bytes() {
    let kept = list(KeepingLimit(count: 10, bytes: 5), [(1, "aaa"), (0, "bb"), (1, "cc"), (2, "ddddd")])
    #expect(texts(kept.pieces) == ["ddddd"])
    #expect(kept.dropped == 3)
  }

  @Test("a distinct list keeps equal pieces once, and drops none for it")
  func distinct() {
    let kept = list(KeepingLimit(count: 10, isDistinct: true), [(0, "a"), (0, "b"), (0, "a")])
    #expect(texts(kept.pieces) == ["a", "b"] && kept.dropped == 0)
  }
}

@Suite struct ReportPathsTests {
  @Test(
    "paths count from the root of the repository",
    arguments: [
      ("a.md", "posts/a.md"), ("./a.md", "posts/a.md"), ("../b.md", "b.md"), ("/repo/posts/a.md", "posts/a.md"),
      ("/repo", "."), ("/other/x.md", "/other/x.md"), ("../../up.md", "../../up.md"), ("x//y/./z", "posts/x/y/z"),
      ("..", "."), ("/repository/x", "/repository/x"), ("-", "posts/-"),
    ])
  func relative(path: String, expected: String) {
    #expect(ReportPaths(workingFolder: "/repo/posts", root: "/repo").relative(path) == expected)
  }

  @Test(
    "addresses are percent-encoded UTF-8",
    arguments: [
      ("posts/文.md", "posts/%E6%96%87.md"), ("./a b.md", "a%20b.md"), ("a:b?c#d%e", "a%3Ab%3Fc%23d%25e"),
      ("/abs/x.md", "file:///abs/x.md"), ("n\n::error::x", "n%0A%3A%3Aerror%3A%3Ax"), (".", "."), ("\u{7}", "%07"),
    ])
  func uri(path: String, expected: String) {
    #expect(ReportPaths().uri(path) == expected)
  }
}
