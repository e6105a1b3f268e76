import ArgumentParser
import Policy
import Reporting
import Runner

/// `imprimatur rules show`: a rule as it is written.
struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a rule as it is written.")

  @Argument(help: ArgumentHelp("The rule's id.", valueName: "rule"))
  var rule: String

  @OptionGroup var options: RuleOptions

  func run() throws {
    let library = try options.library()
    let rule = try library.rules.rule(called: rule)
    guard let source = library.source(rule.origin.file) else {
      throw CommandFailure(message: "\(rule.origin.file) is not there any more")
    }
    let lines = String(decoding: source.file.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    Streams.print("# \(source.name):\(rule.origin.line)")
    Streams.print(Self.item(in: lines, at: rule.origin.line - 1).joined(separator: "\n"))
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

extension RuleSet {
  /// The rule with the id `id`.
  ///
  /// - Throws: a failure that names rules with a like name.
  func rule(called id: String) throws -> Rule {
    if let rule = rules.first(where: { $0.id == id }) { return rule }
    let kind = id.split(separator: "/").last.map(String.init) ?? id
    let like = rules.map(\.id).filter { $0.contains(kind) || $0.hasPrefix(id) }.prefix(5)
    let help = like.isEmpty ? "see imprimatur rules list" : "did you mean \(like.joined(separator: ", "))?"
    throw CommandFailure(message: "there is no rule “\(id)”; \(help)")
  }
}
