import ArgumentParser
import Files
import Policy
import Reporting
import Runner

/// `imprimatur rules show`: a rule or fact as it is written, and what it looks for.
struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a rule or fact as it is written, and what it looks for.")

  @Argument(help: ArgumentHelp("The rule's id, or a fact's key.", valueName: "rule"))
  var rule: String

  @OptionGroup var options: RuleOptions

  func run() throws {
    let library = try options.library()
    if let fact = library.catalog.fact(rule) {
      try show(fact.origin, fact.patterns, library)
    } else {
      let rule = try library.rule(called: rule)
      try show(rule.origin, rule.patterns, library)
    }
  }

  private func show(_ origin: Rule.Origin, _ patterns: [PatternDescription], _ library: RuleLibrary) throws {
    guard let source = library.source(origin.file) else {
      throw CommandFailure(message: "\(origin.file) is not there any more")
    }
    let lines = String(decoding: source.file.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    Streams.print("# \(library.place(origin))")
    Streams.print(Self.item(in: lines, at: origin.line - 1).joined(separator: "\n"))
    let wording = Wording(library.rules.messages, language: options.language)
    let reporter = ExplanationReporter(
      ReportOptions(
        wording: wording, hasColor: Surroundings.hasColor(.standardOutput),
        columns: Surroundings.columns(.standardOutput)))
    if !patterns.isEmpty { Streams.write([0x0A] + reporter.text(patterns)) }
  }

  /// The list item that stands on line `index`: down to the next line that is not indented further.
  private static func item(in lines: [Substring], at index: Int) -> [Substring] {
    var start = min(max(index, 0), lines.count - 1)
    // The id need not be the item's first key.
    while start > 0, !lines[start].drop(while: { $0 == " " }).hasPrefix("- ") { start -= 1 }
    let indent = lines[start].prefix { $0 == " " }.count
    var end = start + 1
    while end < lines.count, lines[end].isEmpty || lines[end].prefix(while: { $0 == " " }).count > indent { end += 1 }
    while end > start + 1, lines[end - 1].isEmpty { end -= 1 }
    return lines[start..<end].map { $0.dropFirst(indent) }
  }
}
