import Documents
import Testing

@testable import Policy
@testable import Reporting

/// Where a report says that its only finding stands: what its format tells, nil for what it does not.
struct ReportedPlace: Equatable, CustomStringConvertible {
  var line: Int?
  var column: Int?
  var endLine: Int?
  var endColumn: Int?

  var description: String {
    [line, column, endLine, endColumn].map { $0.map(String.init) ?? "-" }.joined(separator: ":")
  }

  init(_ line: Int?, _ column: Int?, _ endLine: Int? = nil, _ endColumn: Int? = nil) {
    (self.line, self.column, self.endLine, self.endColumn) = (line, column, endLine, endColumn)
  }

  /// The place that `report` in `format` gives, read as a program that takes the format reads it.
  init(_ format: ReportFormat, in report: String) throws {
    switch format {
    case .json, .jsonl, .sarif, .gitlab, .rdjson, .rdjsonl: try self.init(json: format, report)
    case .github: self.init(command: report)
    case .githubSummary: self.init(numbers: report.split(separator: "a.txt&#58;").last?.replacing("&#58;", with: ":"))
    case .text, .concise: self.init(numbers: report.split(separator: "a.txt:").first?[...])
    case .junit: self.init(numbers: report.split(separator: "family/kind:").dropFirst().first?[...])
    case .checkstyle:
      self.init(Self.attribute("line", report), Self.attribute("column", report))
    case .csv:
      let cells = report.split(separator: "\r\n").last?.split(separator: ",", omittingEmptySubsequences: false) ?? []
      let numbers = cells.dropFirst(2).prefix(4).map { Int($0) }
      self.init(numbers[0], numbers[1], numbers[2], numbers[3])
    case .html: self.init(numbers: report.split(separator: "class=\"where\">").last?[...])
    }
  }

  private init(json format: ReportFormat, _ report: String) throws {
    let root = try JSONReader().read(Array(report.utf8))
    func at(_ path: String...) -> JSONValue? {
      path.reduce(root) { value, name in Int(name).map { value?.array?.elements[$0] } ?? value?.object?[name] }
    }
    func number(_ value: JSONValue?, _ name: String) -> Int? { value?.object?[name]?.number?.int }
    switch format {
    case .sarif:
      let region = at("runs", "0", "results", "0", "locations", "0", "physicalLocation", "region")
      self.init(
        number(region, "startLine"), number(region, "startColumn"), number(region, "endLine"),
        number(region, "endColumn"))
    case .gitlab:
      let lines = at("0", "location", "lines")
      self.init(number(lines, "begin"), nil, number(lines, "end"))
    case .rdjson, .rdjsonl:
      let location = format == .rdjson ? at("diagnostics", "0", "location", "range") : at("location", "range")
      let (start, end) = (location?.object?["start"], location?.object?["end"])
      self.init(number(start, "line"), number(start, "column"), number(end, "line"), number(end, "column"))
    default:
      let location = format == .json ? at("0", "findings", "0", "location") : at("findings", "0", "location")
      let (start, end) = (location?.object?["start"], location?.object?["end"])
      self.init(number(start, "line"), number(start, "column"), number(end, "line"), number(end, "column"))
    }
  }

  /// The first of the lines that speak to a runner.
  private init(command report: String) {
    let command = RunnerCommand(String(report.prefix { $0 != "\n" }))
    func number(_ key: String) -> Int? { (command?.properties[key]).flatMap { Int($0) } }
    self.init(number("line"), number("col"), number("endLine"), number("endColumn"))
  }

  /// The two numbers with a colon between them that `text` begins with.
  private init(numbers text: (some StringProtocol)?) {
    let parts = (text ?? "").split(separator: ":", maxSplits: 2).prefix(2).map { part in
      Int(part.prefix { $0.isWholeNumber })
    }
    self.init(parts.first ?? nil, parts.dropFirst().first ?? nil)
  }

  private static func attribute(_ name: String, _ report: String) -> Int? {
    report.split(separator: " \(name)=\"").dropFirst().first.flatMap { Int($0.prefix { $0 != "\"" }) }
  }
}

/// A line as the runner of GitHub Actions reads it.
struct RunnerCommand {
  let name: String
  let properties: [String: String]
  let message: String

  /// The command that `line` is; nil when it is none.
  init?(_ line: String) {
    let line = line.drop { $0 == " " || $0 == "\t" }
    guard line.hasPrefix("::"), let end = line.dropFirst(2).firstRange(of: "::") else { return nil }
    let head = line.dropFirst(2)[..<end.lowerBound]
    name = String(head.prefix { $0 != " " })
    var properties: [String: String] = [:]
    for pair in head.dropFirst(name.count).split(separator: ",") {
      let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { properties[String(parts[0])] = Self.unescaped(parts[1], isProperty: true) }
    }
    self.properties = properties
    message = Self.unescaped(line[end.upperBound...], isProperty: false)
  }

  private static func unescaped(_ text: Substring, isProperty: Bool) -> String {
    var output = text.replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    if isProperty { output = output.replacing("%3A", with: ":").replacing("%2C", with: ",") }
    return String(output.replacing("%25", with: "%"))
  }
}
