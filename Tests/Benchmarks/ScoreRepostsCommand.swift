import ArgumentParser
import Files
import SQLite
import SyntheticArchive

/// `Benchmarks score-reposts`: recall and precision of the reposts found.
struct ScoreRepostsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score-reposts",
    abstract: "Compare the reposts in a database that `imprimatur archive` wrote with what make-archive put there.")

  @Argument(help: ArgumentHelp("The database.", valueName: "db"))
  var database: String

  @Argument(help: ArgumentHelp("The truth.tsv of the archive.", valueName: "tsv"))
  var truth: String

  @Option(help: "How many of those that are missed or wrong are shown.")
  var misses = 0

  func run() throws {
    let file = try OpenFile(reading: FilePath(truth))
    let text = String(decoding: try file.readToEnd(expected: 1 << 20, limit: 1 << 30), as: UTF8.self)
    let score = RepostScore(try RepostTruth(text), found: try Self.found(database))
    print(score.table)
    for line in score.misses.prefix(misses) { print(line) }
  }

  private static func found(_ path: String) throws -> [RepostScore.Pair] {
    let database = try Database(path: Array(path.utf8), mode: .read)
    var found: [RepostScore.Pair] = []
    try database.prepare(
      """
      SELECT o.url, c.url FROM reposts r JOIN documents o ON o.id = r.original JOIN documents c ON c.id = r.copy WHERE NOT r.is_contested
      ORDER BY r.original, r.copy
      """
    ).forEach { (row) throws(SQLiteError) in
      found.append(RepostScore.Pair(original: row.text(0) ?? "", copy: row.text(1) ?? ""))
    }
    return found
  }
}
