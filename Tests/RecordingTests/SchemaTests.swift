import FoundationEssentials
import Recording
import Testing

@Suite struct SchemaTests {
  @Test("the README's SQL is the schema's")
  func readme() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "Sources/Recording/README.md"), encoding: .utf8)
    let parts = text.split(separator: "```sql\n")
    let block = try #require(parts.dropFirst().first?.split(separator: "```").first)
    #expect(statements(String(block)) == statements(Schema.sql))
  }

  /// The statements without comments and white space.
  private func statements(_ sql: String) -> [String] {
    let code = sql.split(separator: "\n").map { line in
      line.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)[0]
    }
    return code.joined(separator: " ").split(separator: ";").map { statement in
      statement.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}
