import ArgumentParser
import Files
import Policy
import Reporting
import Runner

/// `imprimatur baseline show`.
struct BaselineShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a baseline holds, by rule; with --all, every entry.")

  @OptionGroup var target: BaselineFileOptions

  @Flag(help: "Every entry, in the order of the file.")
  var all = false

  @Option(help: ArgumentHelp("Only entries of this rule or family; repeatable.", valueName: "name"))
  var only: [String] = []

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var options: RuleOptions

  func run() throws {
    let wording = Wording(try options.load().messages, language: options.language)
    let path = target.path(configuration, [])
    var totals = (entries: 0, places: 0, expired: 0, reasons: 0)
    var rules: [String: Int] = [:]
    var files: Set<String> = []
    do throws(BaselineProblem) {
      try BaselineFile.read(path) { entry, _, _ in
        guard only.isEmpty || only.contains(where: { entry.rule == $0 || entry.rule.hasPrefix($0 + "/") }) else {
          return
        }
        totals.entries += 1
        totals.places += entry.count
        totals.reasons += entry.reason == nil ? 0 : 1
        totals.expired += entry.expires.map { $0 <= BaselineOptions.today } == true ? 1 : 0
        rules[entry.rule, default: 0] += entry.count
        files.insert(entry.path)
        if all { Streams.print(Self.line(entry)) }
      }
    } catch { throw CommandFailure(message: wording.problem(error)) }
    if !all {
      for (rule, count) in rules.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        let digits = String(count)
        Streams.print(String(repeating: " ", count: max(0, 7 - digits.utf8.count)) + digits + "  " + rule)
      }
    }
    Streams.print(
      wording.text(
        "baseline.listed",
        [
          "file": .text(path.text), "entries": .number(totals.entries), "places": .number(totals.places),
          "files": .number(files.count), "expired": .number(totals.expired), "reasons": .number(totals.reasons),
        ]))
  }

  private static func line(_ entry: BaselineEntry) -> String {
    let count = entry.count == 1 ? "" : " × \(entry.count)"
    let notes = [entry.reason, entry.added, entry.expires.map { "until \($0)" }].compactMap { $0 }
    let note = notes.isEmpty ? "" : " — " + notes.joined(separator: ", ")
    return "\(entry.path): \(entry.rule): \(entry.text)\(count)\(note)"
  }
}
