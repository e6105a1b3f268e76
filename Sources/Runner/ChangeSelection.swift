package import Corpus
import Documents
import Files
import Policy

/// Which parts of which articles a change touches, and what they were before.
package struct ChangeSelection: Sendable {
  private let files: [FilePath: ChangedFile]
  private let objects: GitObjects

  /// The selection of all that `changes` touch.
  package init(_ changes: ChangedFiles) {
    files = Dictionary(changes.files.map { ($0.path, $0) }) { first, _ in first }
    objects = changes.objects
  }

  /// The lines of `path` that are touched; none of a file that the change does not know.
  func lines(of path: FilePath) -> ChangedLines { files[path]?.lines ?? .none }

  /// What `path` held in the states that are compared with it, as far as they can be read.
  func earlier(_ path: FilePath, limit: Int) -> [[UInt8]] {
    (files[path]?.oldObjects ?? []).compactMap { object in
      guard case .bytes(let bytes)? = try? objects.read(object, limit: limit) else { return nil }
      return bytes
    }
  }
}

/// Tells what a change brought to a document from what was there before.
///
/// A finding counts as brought when it touches a changed line, or when an earlier version of the document does not have
/// it: what a change takes away (a disclaimer, a suppression) or what speaks of the document as a whole shows elsewhere.
struct ChangeFilter {
  private let document: Document
  private let lines: ChangedLines
  private let ends: [Int]

  /// A filter for `document`, of which `lines` are new.
  init(_ document: Document, _ lines: ChangedLines) {
    self.document = document
    self.lines = lines
    ends = lines == .all ? [] : document.source.indices.filter { document.source[$0] == 0x0A }
  }

  /// `evaluation` with what the change did not bring set aside; `earlier` are evaluations of earlier versions, made only
  /// when they are needed.
  func apply(to evaluation: Evaluation, earlier: () -> [Evaluation]) -> Evaluation {
    var result = evaluation
    result.unchanged = []
    guard lines != .all else { return result }
    let isTouched = evaluation.findings.map { touches(document.sourceRange($0.range)) }
    let isOmissionTouched = evaluation.omissions.map { $0.range.map(touches) ?? false }
    guard isTouched.contains(false) || isOmissionTouched.contains(false) else { return result }
    let before = earlier()
    var known = Self.most(before.map { Self.counts($0.findings.map { ($0.content, $0.count) }) })
    var omitted = Self.most(before.map { Self.counts($0.omissions.map { ($0.code + $0.message, 1) }) })
    result.findings = []
    for (finding, isTouched) in zip(evaluation.findings, isTouched) {
      if !isTouched, Self.take(finding.count, of: finding.content, from: &known) {
        result.unchanged?.append(finding)
      } else {
        result.findings.append(finding)
      }
    }
    result.omissions = zip(evaluation.omissions, isOmissionTouched).compactMap { omission, isTouched in
      !isTouched && Self.take(1, of: omission.code + omission.message, from: &omitted) ? nil : omission
    }
    return result
  }

  private func touches(_ range: ByteRange) -> Bool {
    lines.overlaps(line(at: range.lower)...line(at: max(range.lower, range.upper - 1)))
  }

  /// The line that holds the byte at `offset`, as git counts lines.
  private func line(at offset: Int) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }

  private static func counts(_ items: [(String, Int)]) -> [String: Int] {
    Dictionary(items, uniquingKeysWith: +)
  }

  /// For each key the most that one of the versions has.
  private static func most(_ versions: [[String: Int]]) -> [String: Int] {
    versions.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }
  }

  private static func take(_ count: Int, of key: String, from left: inout [String: Int]) -> Bool {
    guard let number = left[key], number >= count else { return false }
    left[key] = number - count
    return true
  }
}
