import Documents
import Files
package import Policy
package import Recording
package import Reporting
import SQLite

/// What is said when a run over an archive has ended.
package struct ArchiveSummary: Sendable {
  private let result: ArchiveResult
  private let database: String
  private let wording: Wording

  /// The summary of `result`, which is in the file that the user calls `database`.
  package init(_ result: ArchiveResult, database: String, wording: Wording) {
    self.result = result
    self.database = database
    self.wording = wording
  }

  /// The summary for people: what the database holds, what this run did, and what was skipped.
  package var lines: [UInt8] {
    var lines = [totals, run]
    if result.comparison.hasOtherSettings { lines.append(wording.text("archive.other-settings")) }
    if result.comparison.hasOtherInputs { lines.append(wording.text("archive.other-inputs")) }
    for skipped in result.totals.skipped {
      lines.append(
        wording.text(
          skipped.isFailure ? "archive.unchecked" : "archive.noted",
          [
            "n": .number(skipped.count), "code": .text(skipped.code), "place": .text(skipped.place),
            "message": .text(skipped.message.text(wording.language)),
          ]))
    }
    return lines.flatMap { Screen.safe($0) + [0x0A] }
  }

  /// What is said on standard error: how to go on after a run that did not finish; nil for others.
  package var remark: String? {
    switch result.end {
    case .finished: nil
    case .limited: wording.text("archive.limited", ["n": .number(result.inputsLeft)])
    case .interrupted: wording.text("archive.interrupted", ["n": .number(result.inputsLeft), "db": .text(database)])
    case .failed(let error):
      "\(database): \(wording.reason(error).text(wording.language)); " + wording.text("archive.failed")
    }
  }

  private var totals: String {
    let totals = result.totals
    var parts = [wording.text("archive.recorded", ["n": .number(totals.documents), "db": .text(database)])]
    let comma = wording.text("summary.comma")
    let verdicts = [Verdict.block, .review, .pass].compactMap { verdict in
      totals.verdicts[verdict].map { wording.text("summary.\(verdict.rawValue)", ["n": .number($0)]) }
    }
    let findings = Severity.allCases.reversed().compactMap { severity in
      totals.findings[severity].map { wording.text("summary.\(severity.rawValue)", ["n": .number($0)]) }
    }
    parts += [verdicts, findings].filter { !$0.isEmpty }.map { $0.joined(separator: comma) }
    for (key, count) in [
      ("suppressed", totals.suppressed), ("incomplete", totals.incomplete), ("failures", totals.failures),
    ] where count > 0 {
      parts.append(wording.text("summary.\(key)", ["n": .number(count)]))
    }
    if let reposts = totals.reposts, reposts > 0 {
      parts.append(wording.text("archive.reposts", ["n": .number(reposts)]))
    }
    return parts.joined(separator: wording.text("summary.semicolon"))
  }

  private var run: String {
    var parts = [wording.text("archive.checked", ["n": .number(result.checked)])]
    for (key, count) in [
      ("cached", result.cached), ("kept", result.comparison.kept), ("too-old", result.tooOld),
      ("not-chosen", result.notChosen),
    ] where count > 0 {
      parts.append(wording.text("archive.\(key)", ["n": .number(count)]))
    }
    return parts.joined(separator: wording.text("summary.comma"))
  }

  /// The summary for programs: one JSON object.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      let totals = result.totals
      json.member("schema", "imprimatur-archive/1")
      json.member("state", state.rawValue)
      json.members([
        ("documents", totals.documents), ("block", totals.verdicts[.block] ?? 0),
        ("review", totals.verdicts[.review] ?? 0), ("pass", totals.verdicts[.pass] ?? 0),
        ("errors", totals.findings[.error] ?? 0), ("warnings", totals.findings[.warning] ?? 0),
        ("notes", totals.findings[.info] ?? 0), ("suppressed", totals.suppressed), ("incomplete", totals.incomplete),
        ("failures", totals.failures), ("reposts", totals.reposts ?? 0), ("checked", result.checked),
        ("cached", result.cached), ("kept", result.comparison.kept), ("too_old", result.tooOld),
        ("not_chosen", result.notChosen),
        ("inputs", result.comparison.inputs), ("inputs_left", result.inputsLeft),
      ])
      json.member("other_settings", result.comparison.hasOtherSettings)
      json.member("other_inputs", result.comparison.hasOtherInputs)
      json.objects("skipped", totals.skipped) { json, skipped in
        json.member("code", skipped.code)
        json.member("count", skipped.count)
        json.member("is_failure", skipped.isFailure)
        json.member("first", skipped.place)
        json.member("message", skipped.message.text(wording.language))
      }
    }
    json.endLine()
    return json.take()
  }

  private var state: RunJournal.State {
    switch result.end {
    case .finished: .finished
    case .limited: .limited
    case .interrupted: .interrupted
    case .failed: .failed
    }
  }
}

extension Wording {
  /// Why a findings database cannot be used.
  package func reason(_ error: RecordingError) -> LocalizedText {
    switch error {
    case .database(let error):
      localized("database.\(error.reason.rawValue)", ["message": .text(error.description)])
    case .file(let error): error.reason == .missing ? localized("output.no-folder") : reason(error)
    case .missing: localized("database.missing")
    case .foreign: localized("database.foreign")
    case .newer(let version): localized("database.newer", ["version": .number(version)])
    case .inUse(let process):
      localized(process == nil ? "database.in-use" : "database.in-use-by", ["process": .number(process ?? 0)])
    }
  }
}
