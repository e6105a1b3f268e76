import ArgumentParser
import Measuring
import Policy

/// `imprimatur rules functions`: what rules can function.
struct RulesFunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions", abstract: "List the functions of the engine that rules may call.")

  func run() throws {
    var lines: [String] = []
    for function in RuleFunction.all() {
      if !lines.isEmpty { lines.append("") }
      let parameters = function.parameters.map(\.name).joined(separator: ", ")
      lines.append("\(function.name)(\(parameters)): \(Self.kind(function))")
      lines.append("  \(function.summary)")
      for parameter in function.parameters {
        let standard = parameter.standard.map { " [\(Self.text($0))]" } ?? ""
        lines.append("  - \(parameter.name): \(parameter.summary)\(standard)")
      }
    }
    Streams.print(lines.joined(separator: "\n"))
  }

  private static func kind(_ function: RuleFunction) -> String {
    switch function.kind {
    case .language: "part of the language, for conditions"
    case .value: "a value, for conditions"
    case .spans: "spans, for patterns"
    }
  }

  private static func text(_ value: MeasureValue) -> String {
    switch value {
    case .none: "none"
    case .flag(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .text(let text): "'\(text)'"
    case .place: "a place"
    case .list(let values): values.map(text).joined(separator: ", ")
    }
  }
}
