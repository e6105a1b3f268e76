import ArgumentParser
import Documents
import Policy
import Reporting

/// `imprimatur rules list`: every rule with its severity and message.
struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rules.")

  /// How they are listed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: ArgumentHelp("Families or rules; without any, all.", valueName: "name"))
  var names: [String] = []

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = Format.text

  @OptionGroup var options: RuleOptions

  func run() throws {
    let ruleSet = try options.load()
    let chosen = ruleSet.rules.filter { rule in
      names.isEmpty || names.contains(rule.id) || names.contains(rule.family)
    }
    for name in names where !ruleSet.rules.contains(where: { $0.id == name || $0.family == name }) {
      throw CommandFailure(message: "there is no rule and no family “\(name)”")
    }
    if format == .json { Streams.write(json(chosen)) } else { Streams.print(text(chosen, ruleSet)) }
  }

  private func text(_ rules: [Rule], _ ruleSet: RuleSet) -> String {
    let wording = Wording(ruleSet.messages, language: options.language)
    let width = rules.map(\.id.count).max() ?? 0
    var lines: [String] = []
    for family in ruleSet.families {
      let members = rules.filter { $0.family == family.name }
      if members.isEmpty { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append("\(family.name): \(family.title.text(options.language))")
      for rule in members {
        let name = wording.text(rule.isOptional ? "explain.switched-off" : "severity.\(rule.severity.rawValue)")
        let severity = String(decoding: Screen.padded(name, to: 7), as: UTF8.self)
        let padding = String(repeating: " ", count: width - rule.id.count)
        lines.append("  \(rule.id)\(padding)  \(severity)  \(rule.message.text(options.language))")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func json(_ rules: [Rule]) -> [UInt8] {
    var json = JSONWriter(indentation: 2)
    json.array { json in
      for rule in rules {
        json.object { json in
          let texts = [
            ("id", rule.id), ("family", rule.family), ("severity", rule.isOptional ? "off" : rule.severity.rawValue),
            ("confidence", rule.confidence.rawValue), ("message", rule.message.text(options.language)),
            ("why", rule.why.text(options.language)), ("file", rule.origin.file),
          ]
          for (name, text) in texts {
            json.name(name)
            json.string(text)
          }
          json.name("line")
          json.int(rule.origin.line)
        }
      }
    }
    json.endLine()
    return json.take()
  }
}
