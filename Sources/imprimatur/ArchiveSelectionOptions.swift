import ArgumentParser
import Recording
import Runner

/// Which documents of an archive are checked.
struct ArchiveSelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only paths and archive members that match, such as '*.html' or 'posts/**'; repeatable.", valueName: "pattern"))
  var include: [String] = []

  @Option(help: ArgumentHelp("No paths and archive members that match; repeatable.", valueName: "pattern"))
  var exclude: [String] = []

  @Option(help: ArgumentHelp("Leave out what says it is older, such as 2024-05-01.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only so many documents of all, by chance but always the same.", valueName: "n"))
  var sample: Int?

  @Option(help: ArgumentHelp("End after so many documents.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let sample, sample < 1 { throw ValidationError("'--sample' must be at least 1.") }
    if let limit, limit < 1 { throw ValidationError("'--limit' must be at least 1.") }
    if let since, PublicationDate(since) == nil {
      throw ValidationError("'--since \(since)' is no date; write it like 2024-05-01.")
    }
  }

  /// Puts them into `options`.
  func apply(to options: inout ArchiveOptions) {
    options.paths.included = include.map { PathPattern($0) }
    options.paths.excluded = exclude.map { PathPattern($0) }
    options.since = since.flatMap { PublicationDate($0)?.text }
    options.sample = sample
    options.limit = limit
  }
}
