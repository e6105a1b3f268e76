import Corpus
import Documents
import Files
import Policy
import Reporting

/// Reads and judges one document after the other; owns the memory that this needs.
///
/// Not for use from several threads: one a worker.
final class DocumentChecker {
  private let options: CheckOptions
  private let wording: Wording
  private let evaluator: Evaluator
  private var reader: DocumentReader

  /// A checker that applies `rules`.
  init(_ rules: RuleSet, options: CheckOptions, wording: Wording) {
    self.options = options
    self.wording = wording
    evaluator = Evaluator(rules)
    var limits = ReadingLimits()
    limits.bytes = options.corpus.sizeLimit
    reader = DocumentReader(limits: limits)
  }

  /// What comes of `entry`, written by each of `reporters`.
  func result(of entry: CorpusEntry, _ reporters: [any Reporter]) -> OrderedOutput.Result {
    var result = OrderedOutput.Result()
    guard let report = check(entry) else {
      if case .problem(let problem) = entry { result.note = wording.note(problem) }
      return result
    }
    if case .failed(let failure) = report.outcome { result.note = wording.failure(failure, of: report) }
    result.summary = RunSummary(report)
    result.reports = reporters.map { $0.report(report) }
    return result
  }

  /// What comes of `entry`; nil for a problem that leaves nothing unchecked.
  private func check(_ entry: CorpusEntry) -> DocumentReport? {
    switch entry {
    case .file(let file):
      do throws(CorpusProblem) {
        return report(path: file.path, bytes: try file.read(options.corpus), format: file.format)
      } catch { return report(error) }
    case .document(let path, let bytes, let format): return report(path: path, bytes: bytes, format: format)
    case .record(let line): return report(line)
    case .problem(let problem): return report(problem)
    }
  }

  private func report(_ problem: CorpusProblem) -> DocumentReport? {
    guard problem.isFailure else { return nil }
    let failure = DocumentReport.Failure(
      code: problem.code.rawValue, message: wording.problem(problem), isSkip: problem.limit != nil)
    return DocumentReport(
      path: problem.path.text, identifier: problem.line.map { .line($0) } ?? .path, outcome: .failed(failure))
  }

  private func report(path: FilePath, bytes: [UInt8], format: InputFormat) -> DocumentReport {
    let outcome = outcome(bytes, path: path.text, format: DocumentFormat(rawValue: format.rawValue), options.declared)
    return DocumentReport(path: path.text, outcome: outcome)
  }

  private func report(_ line: RecordLine) -> DocumentReport {
    let path = line.path.text
    do throws(InputRecord.Refusal) {
      let record = try InputRecord(line, defaults: options.declared, keeping: options.kept)
      let outcome = outcome(record.content, path: nil, format: record.format, record.declared)
      return DocumentReport(path: path, identifier: record.identifier, kept: record.kept, outcome: outcome)
    } catch { return error.report(path: path, wording: wording) }
  }

  private func outcome(
    _ bytes: [UInt8], path: String?, format: DocumentFormat?, _ declared: Declared
  ) -> DocumentReport.Outcome {
    do throws(DocumentError) {
      let document = try reader.read(bytes, format: format, path: path, declared: declared)
      return .checked(document, evaluator.evaluate(document, options: options.evaluation))
    } catch {
      let key = "document.\(error.code.rawValue)"
      return .failed(
        DocumentReport.Failure(
          code: error.code.rawValue, message: wording.localized(key, ["message": .text(error.description)])))
    }
  }
}
