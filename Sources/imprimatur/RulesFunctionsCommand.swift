import ArgumentParser
import Measuring
import Policy

/// `imprimatur rules functions`: what rules can measure.
struct RulesFunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions", abstract: "List the functions of the engine that rules may call.")

  func run() throws {
    var lines: [String] = []
    for measure in MeasureCatalog.all.sorted(by: { $0.name < $1.name }) {
      if !lines.isEmpty { lines.append("") }
      let parameters = measure.parameters.map(\.name).joined(separator: ", ")
      lines.append("\(measure.name)(\(parameters)): \(Self.kind(measure))")
      lines.append("  \(measure.summary)")
      for parameter in measure.parameters {
        let standard = parameter.standard.map { " [\(Self.text($0))]" } ?? ""
        lines.append("  - \(parameter.name): \(parameter.summary)\(standard)")
      }
    }
    Streams.print(lines.joined(separator: "\n"))
  }

  private static func kind(_ measure: Measure) -> String {
    switch measure.body {
    case .spans: "spans, for patterns"
    case .value: "a value, for conditions"
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
