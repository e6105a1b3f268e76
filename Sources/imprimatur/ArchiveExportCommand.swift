import ArgumentParser
import Files
import Policy
import Recording
import Reporting
import Runner
import SQLite

/// `imprimatur archive export`: tables of the database as JSON Lines, CSV or Parquet.
struct ArchiveExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the tables of a database as JSON Lines, CSV or Parquet.",
    discussion: """
      With --to, every table becomes a file in that folder; schema.json says of each column of JSON Lines or CSV which \
      type it has in Parquet's terms, which a Parquet file says itself. Without it, one table goes to standard output.
      """)

  @Argument(help: ArgumentHelp("The database.", valueName: "file"))
  var db: String

  @Option(help: ArgumentHelp("documents, findings, facts, skipped, inputs or reposts.", valueName: "table"))
  var table: String?

  @Option(help: ArgumentHelp("jsonl, csv or parquet.", valueName: "format"))
  var format = TableExport.Format.jsonl

  @Option(help: ArgumentHelp("A folder for all tables, or the one of --table.", valueName: "folder"))
  var to: String?

  @OptionGroup var rules: RuleOptions

  func validate() throws {
    if table == nil, to == nil {
      throw ValidationError("Name a '--table' for standard output, or a folder with '--to'.")
    }
  }

  func run() throws {
    let wording = Wording(try rules.load().messages, language: rules.language)
    do {
      let database = try FindingsDatabase(reading: Surroundings.path(db))
      let known = try TableExport.tables(of: database)
      if let table, !known.contains(table) {
        throw CommandFailure(message: "there is no table “\(table)”; choose one of \(known.joined(separator: ", "))")
      }
      let exports = try (table.map { [$0] } ?? known).map { try TableExport($0, of: database) }
      guard let to else {
        for export in exports { try write(export, to: .standardOutput) }
        return
      }
      let folder = Surroundings.path(to)
      try Folder.make(folder)
      for export in exports {
        try write(export, to: OpenFile(writing: folder.appending(Array("\(export.table).\(format.rawValue)".utf8))))
      }
      try OpenFile(writing: folder.appending(Array("schema.json".utf8))).write(TableExport.schema(of: exports))
    } catch let error as RecordingError {
      throw CommandFailure(message: "\(db): \(wording.reason(error).text(wording.language))")
    } catch let error as SQLiteError {
      throw CommandFailure(message: "\(db): \(wording.reason(.database(error)).text(wording.language))")
    } catch let error as FileError {
      if error.reason == .brokenPipe { return }
      throw CommandFailure(
        message:
          "\(error.path?.text ?? wording.text("output.standard")): \(wording.reason(error).text(wording.language))")
    }
  }

  private func write(_ export: TableExport, to file: consuming OpenFile) throws {
    let file = file
    var failure: FileError?
    try export.write(as: format) { bytes in
      do throws(FileError) { try file.write(bytes) } catch { failure = error }
      return failure == nil
    }
    if let failure { throw failure }
  }
}

extension TableExport.Format: ExpressibleByArgument {}
