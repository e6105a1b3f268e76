import Documents
import Policy

/// A log in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), with what GitHub code scanning asks for
/// beyond the standard.
///
/// Columns count UTF-16 code units. Results are kept until the end and the most severe stay where there are too many:
/// GitHub refuses a log with more than 25,000. What was left out is a notification of the invocation.
struct SARIFReporter: Reporter {
  /// The lists of pieces that are kept.
  enum List: Int, CaseIterable { case results, notifications, artifacts }

  /// More results than this in one run are refused by GitHub.
  private static let mostResults = 25_000
  /// Only so many are shown by GitHub, the most severe.
  private static let shownResults = 5_000
  private static let mostNotifications = 1_000

  private let options: ReportOptions
  private let catalog: SARIFRules
  private var wording: Wording { options.wording }

  init(_ options: ReportOptions) {
    self.options = options
    catalog = SARIFRules(options.rules?.rules ?? [], wording: options.wording)
  }

  var keeps: [KeepingLimit] {
    [
      KeepingLimit(count: options.mostResults ?? Self.mostResults),
      KeepingLimit(count: Self.mostNotifications),
      KeepingLimit(count: Self.mostResults, isDistinct: true),
    ]
  }

  func report(_ report: DocumentReport) -> [UInt8] { part(of: report).bytes }

  func part(of report: DocumentReport) -> ReportPart {
    let uri = options.paths.uri(report.path)
    if case .failed(let failure) = report.outcome {
      let text = "\(Screen.plain(report.name)): \(failure.message.text(wording.language))"
      return ReportPart(kept: [notification(failure.code, text, level: failure.isSkip ? "warning" : "error", uri)])
    }
    guard let page = PlacedReport(report, options) else { return ReportPart() }
    let shown = page.findings
    let suppressed = page.evaluation.suppressed.filter { $0.finding.severity >= options.show }
    var kept = page.evaluation.omissions.map { omission in
      let text = "\(Screen.plain(report.name)): \(wording.text("text.omission")) \(wording.omission(omission))"
      return notification(omission.code, text, level: "warning", uri)
    }
    let known = (page.evaluation.known ?? []).filter { $0.severity >= options.show }
    let all = shown + suppressed.map(\.finding) + known
    guard !all.isEmpty else { return ReportPart(kept: kept) }
    let writer = SARIFResultWriter(
      page: page, uri: uri, hashes: hashes(page, all), catalog: catalog, wording: wording)
    kept += shown.map { finding in
      KeptPiece(list: List.results.rawValue, rank: rank(finding.severity), bytes: writer.bytes(finding))
    }
    kept += suppressed.map { held in
      let suppression = page.evaluation.suppressions[held.suppression]
      return KeptPiece(list: List.results.rawValue, bytes: writer.bytes(held.finding, heldBackBy: suppression))
    }
    kept += known.map { finding in
      KeptPiece(list: List.results.rawValue, bytes: writer.bytes(finding, isKnown: true))
    }
    if let artifact = artifact(page, uri) { kept.append(artifact) }
    return ReportPart(kept: kept)
  }

  /// The line hashes of `findings`; those of a record's own lines would mean nothing in the file.
  private func hashes(_ page: PlacedReport, _ findings: [Finding]) -> [Int: String] {
    guard page.report.recordLine == nil else { return [:] }
    let lines = Set(findings.map { page.place($0.range, in: .codePoint).line })
    return LineHash.of(page.document.source, lines: lines)
  }

  /// Suppressed results come before all others when there is no room.
  private func rank(_ severity: Severity) -> Int { (Severity.allCases.firstIndex(of: severity) ?? 0) + 1 }

  /// What a reader has to know of a file that is not UTF-8.
  private func artifact(_ page: PlacedReport, _ uri: String) -> KeptPiece? {
    let encoding = page.document.encoding.name
    guard page.report.recordLine == nil, encoding != "UTF-8" else { return nil }
    var json = JSONWriter()
    json.object { json in
      json.object("location") { json in json.member("uri", uri) }
      json.member("encoding", encoding)
    }
    return KeptPiece(list: List.artifacts.rawValue, bytes: json.take())
  }

  private func notification(_ code: String, _ text: String, level: String, _ uri: String? = nil) -> KeptPiece {
    var json = JSONWriter()
    json.object { json in
      json.object("descriptor") { json in json.member("id", code) }
      json.member("level", level)
      json.object("message") { json in json.member("text", Screen.plain(text)) }
      guard let uri else { return }
      json.array("locations") { json in
        json.object { json in
          json.object("physicalLocation") { json in
            json.object("artifactLocation") { json in json.member("uri", uri) }
          }
        }
      }
    }
    return KeptPiece(
      list: List.notifications.rawValue, rank: level == "error" ? 1 : 0, bytes: json.take())
  }
}

// MARK: The log

extension SARIFReporter {
  func end(_ summary: RunSummary, _ kept: [KeptPieces]) -> [UInt8] {
    let results = kept[List.results.rawValue]
    var notifications = kept[List.notifications.rawValue].pieces.map(\.bytes)
    notifications += limits(kept).map { notification($0.code, $0.text, level: "warning").bytes }
    var output = Array(
      #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"#.utf8)
    output += Array(#""tool":{"driver":"#.utf8) + catalog.driver() + Array("},\n".utf8)
    output += head()
    output += array("results", results.pieces.map(\.bytes)) + Array(",\n".utf8)
    let artifacts = kept[List.artifacts.rawValue].pieces.map(\.bytes)
    if !artifacts.isEmpty { output += array("artifacts", artifacts) + Array(",\n".utf8) }
    output += Array("\"invocations\":[{\"executionSuccessful\":\(summary.failures == 0),".utf8)
    return output + array("toolExecutionNotifications", notifications) + Array("}]\n}]}\n".utf8)
  }

  /// What concerns the whole run.
  private func head() -> [UInt8] {
    // GitHub takes the text up to the last slash for the category: runs of another profile stand beside each other.
    let category = "\(Product.name)/\(options.profile ?? "default")/"
    var json = JSONWriter()
    json.object { json in
      json.object("automationDetails") { json in json.member("id", category) }
      json.member("language", wording.language == .chinese ? "zh-CN" : "en-US")
      json.member("columnKind", "utf16CodeUnits")
      json.array("newlineSequences") { json in for end in ["\r\n", "\n", "\r"] { json.string(end) } }
      json.member("defaultEncoding", "UTF-8")
    }
    return json.take().dropFirst().dropLast() + Array(",\n".utf8)
  }

  /// A member that is an array, an element a line.
  private func array(_ name: String, _ elements: [[UInt8]]) -> [UInt8] {
    let lines = Array(elements.joined(separator: Array(",\n".utf8)))
    return Array("\"\(name)\":[\n".utf8) + lines + (lines.isEmpty ? [] : [0x0A]) + Array("]".utf8)
  }

  /// The limits that were reached, of this log and of GitHub.
  private func limits(_ kept: [KeptPieces]) -> [(code: String, text: String)] {
    let results = kept[List.results.rawValue]
    let notifications = kept[List.notifications.rawValue]
    var reached: [(code: String, text: String)] = []
    if results.dropped > 0 {
      let fields: KeyValuePairs<String, Wording.Field> = [
        "n": .number(results.dropped), "limit": .number(options.mostResults ?? Self.mostResults),
      ]
      reached.append(("result-limit", wording.text("report.results-dropped", fields)))
    }
    if results.count > Self.shownResults {
      let fields: KeyValuePairs<String, Wording.Field> = [
        "n": .number(results.count), "limit": .number(Self.shownResults),
      ]
      reached.append(("github-limit", wording.text("report.github-limit", fields)))
    }
    if notifications.dropped > 0 {
      let text = wording.text("report.notifications-dropped", ["n": .number(notifications.dropped)])
      reached.append(("notification-limit", text))
    }
    return reached
  }
}
