import ArgumentParser
import Files
import Policy
import Recording
import Reporting
import Runner
import SQLite

/// `imprimatur report`: shows what `imprimatur archive` found.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show what an archive's findings database holds.",
    discussion: """
      The page is one file that needs nothing else, works without a network and stays below five megabytes; it says what was \
      left out. In its address, filters can be linked: report.html#site=example.org&severity=error&ui=zh.
      """)

  /// How it is shown.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, html
  }

  @Argument(help: ArgumentHelp("The database that imprimatur archive wrote.", valueName: "database"))
  var database: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; else standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("text, json, csv or html; else what the file's name says, or text.", valueName: "format"))
  var format: Format?

  @Option(help: ArgumentHelp("The language of the text: en or zh; else that of the locale.", valueName: "language"))
  var lang: MessageLanguage?

  func run() throws {
    let rules = RuleLibrary.builtIn()
    let wording = Wording(rules.messages, language: lang ?? Surroundings.language)
    let path = Surroundings.path(database)
    do {
      try write(
        FindingsDatabase(reading: path).database, called: String(decoding: path.name, as: UTF8.self), rules, wording)
    } catch let error as RecordingError {
      throw CommandFailure(message: "\(path.text): \(wording.reason(error).text(wording.language))")
    } catch let error as SQLiteError {
      throw CommandFailure(message: "\(path.text): \(wording.reason(.database(error)).text(wording.language))")
    } catch let error as FileError {
      if error.reason == .brokenPipe { return }
      let key = error.reason == .missing ? "output.no-folder" : "output.unwritable"
      let reason = wording.text(key, ["reason": .text(wording.reason(error).text(wording.language))])
      throw CommandFailure(message: "\(output ?? wording.text("output.standard")): \(reason)")
    }
  }

  private func write(_ database: Database, called name: String, _ rules: RuleSet, _ wording: Wording) throws {
    // One state of the file, whatever is being written to it meanwhile.
    try database.execute("BEGIN")
    let reader = ArchiveReader(database, rules: rules)
    let format = format ?? Self.format(of: output)
    if format == .csv { return try writeRows(database) }
    let figures = try reader.figures(file: name)
    switch format {
    case .json: try file().write(ArchiveJSONReport.json(figures))
    case .html: try file().write(ArchivePageReport(rules, wording: wording).page(reader, figures))
    case .text, .csv:
      let options = ReportOptions(wording: wording, columns: Surroundings.columns(.standardOutput))
      try file().write(ArchiveTextReport(options).text(figures))
    }
  }

  private func writeRows(_ database: Database) throws {
    let file = try file()
    var failure: FileError?
    // Programs get the same rows whatever the locale of the machine.
    try ArchiveCSVReport(lang ?? .english).write(database) { rows in
      do throws(FileError) { try file.write(rows) } catch { failure = error }
      return failure == nil
    }
    if let failure { throw failure }
  }

  /// The file that is written, made only when there is something to write.
  private func file() throws(FileError) -> OpenFile {
    guard let output else { return .standardOutput }
    return try OpenFile(writing: Surroundings.path(output))
  }

  private static func format(of file: String?) -> Format {
    guard let name = file.flatMap({ FilePath($0).fileExtension }) else { return .text }
    return name == "htm" ? .html : Format(rawValue: name) ?? .text
  }
}
