import ArgumentParser
import Files
import SyntheticArchive

/// `Benchmarks make-archive`: writes an archive whose copies are known.
struct MakeArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-archive",
    abstract:
      "Write an archive of synthetic pages with known reposts: pages.warc.gz, pages.zip, pages.jsonl, truth.tsv.")

  @Argument(help: ArgumentHelp("Folders of real articles that the pages are put together of.", valueName: "articles"))
  var articles: [String]

  @Option(help: ArgumentHelp("The folder that it is written to.", valueName: "folder"))
  var into: String

  @Option(help: "The number of documents.")
  var documents = 200_000

  @Option(help: "The number of reposts among them.")
  var reposts = 3000

  @Flag(help: "Every file holds all documents, rather than a third of them.")
  var whole = false

  @Option(help: "Another number gives another archive.")
  var seed: UInt64 = 1

  func validate() throws {
    guard documents > 100, reposts > 0, reposts * 10 <= documents else {
      throw ValidationError("'--documents' must be more than 100 and at least ten times '--reposts'.")
    }
  }

  func run() throws {
    let texts = try SourceTexts(articles.map { FilePath($0) })
    let plan = ArchivePlan(count: documents, reposts: reposts, texts: texts, seed: seed)
    try ArchiveWriter.write(plan, to: FilePath(into), isWhole: whole)
    print("\(documents) documents, \(reposts) reposts, from \(texts.han.count) and \(texts.words.count) clauses")
  }
}
