package import Corpus
import Documents
package import Files
package import Policy
import Reporting
import Synchronization

/// The findings that are known already, and which of them have been met in this run.
///
/// A finding is known when an entry has its content (rule and text), is about its file, and has the same text on one of
/// its sides; each entry stands for as many places as it counts, so that a second copy of a fault is new. Entries of files
/// that are not there any more are lent to others: a renamed file keeps what is known of it.
///
/// Entries are used up in the order of the corpus, so that any number of workers comes to the same.
package final class Baseline: Sendable {
  /// The baseline's file.
  package let file: FilePath
  /// The folder from which its paths count.
  package let root: BaselineRoot
  /// The least severity of findings that are written down; nil in a run that only compares.
  private let recording: Severity?
  private let state: Mutex<State>

  private struct State {
    var store = BaselineStore()
    /// Whether the files with these indices were checked.
    var checked: Set<Int32> = []
    /// Whether the files with these indices are gone, as far as that has been asked.
    var gone: [Int32: Bool] = [:]
    /// For contents that have been asked about, the entries of files that are gone.
    var lent: [ContentKey: [Int]] = [:]
    /// What is to be written down.
    var found: [BaselineEntry.Key: BaselineEntry] = [:]
  }

  /// The baseline in `file` as it holds on the day `today`.
  ///
  /// With `recording`, findings of at least that severity that it does not know are gathered. Without `isRead` it begins
  /// empty.
  package init(
    _ file: FilePath, today: String, recording: Severity? = nil, isRead: Bool = true, in files: SettingFiles = .disk
  ) throws(BaselineProblem) {
    self.file = file
    self.recording = recording
    root = BaselineRoot(file, in: files)
    let store = isRead ? try BaselineStore(file, today: today, in: files) : BaselineStore()
    state = Mutex(State(store: store))
  }

  /// Whether `path` is that of the baseline itself, which is no article.
  package func isItself(_ path: FilePath) -> Bool {
    path.name == file.name && root.name(of: path.text) == root.name(of: file.text)
  }

  /// The number of entries whose last day is over.
  package var expired: Int { state.withLock { $0.store.expired } }

  /// Whether what comes of `report` depends on the reports before it.
  func isConcerned(_ report: DocumentReport) -> Bool {
    guard case .checked(_, let evaluation) = report.outcome, !evaluation.findings.isEmpty else { return false }
    if recording != nil { return true }
    return state.withLock { state in
      evaluation.findings.contains { finding in
        ContentKey(finding.content).map { !state.store.range(of: $0).isEmpty } ?? false
      }
    }
  }

  /// `report` when nothing in it is known.
  func passed(_ report: DocumentReport) -> DocumentReport {
    guard case .checked(let document, var evaluation) = report.outcome else { return report }
    state.withLock { state in
      if let index = state.store.pathIndex(name(of: report)) { state.checked.insert(index) }
    }
    evaluation.known = []
    var report = report
    report.outcome = .checked(document, evaluation)
    return report
  }

  /// `report` with the findings that are known set aside; those before it in the corpus have to be resolved.
  func resolved(_ report: DocumentReport) -> DocumentReport {
    guard case .checked(let document, var evaluation) = report.outcome else { return report }
    let name = name(of: report)
    let surroundings = evaluation.findings.map { BaselineSurroundings($0, document) }
    let isKnown = state.withLock { state in
      let isKnown = known(evaluation.findings, surroundings, name, &state)
      for (finding, isKnown) in zip(evaluation.findings, isKnown) where !isKnown {
        guard let recording, finding.severity >= recording else { continue }
        let entry = BaselineEntry(finding, document, path: name)
        state.found[entry.key, default: entry].count += state.found[entry.key] == nil ? 0 : entry.count
      }
      return isKnown
    }
    evaluation.known = zip(evaluation.findings, isKnown).filter(\.1).map(\.0)
    evaluation.findings = zip(evaluation.findings, isKnown).filter { !$0.1 }.map(\.0)
    var report = report
    report.outcome = .checked(document, evaluation)
    return report
  }

  private func name(of report: DocumentReport) -> String {
    guard case .given = report.identifier else { return root.name(of: report.path) }
    return report.identifier.name(in: root.name(of: report.path))
  }
}

// MARK: Using entries up

extension Baseline {
  /// Which of `findings` of the file called `name` are known: those of entries with the same text on both sides first,
  /// then of its other entries, then of entries of files that are gone.
  private func known(
    _ findings: [Finding], _ surroundings: [BaselineSurroundings], _ name: String, _ state: inout State
  ) -> [Bool] {
    var isKnown = findings.map { _ in false }
    let own = state.store.pathIndex(name)
    if let own { state.checked.insert(own) }
    for step in Step.allCases {
      for (index, finding) in findings.enumerated() where !isKnown[index] {
        guard let content = ContentKey(finding.content) else { continue }
        let places = state.store.range(of: content)
        let candidates =
          step == .lent
          ? lent(content, places, &state) : own.map { Array(state.store.range(of: $0, in: places)) } ?? []
        let place = candidates.prefix(Self.mostCandidates).first { place in
          let entry = state.store.entries[place]
          let isAlike =
            step == .exact
            ? entry.surroundings == surroundings[index] : entry.surroundings.resemble(surroundings[index])
          return isAlike && entry.left >= finding.count
        }
        guard let place else { continue }
        state.store.take(finding.count, at: place)
        isKnown[index] = true
        if state.store.entries[place].left == 0 { state.lent[content]?.removeAll { $0 == place } }
      }
    }
    return isKnown
  }

  /// Of more entries that say the same of one file, or of files that are gone, the first are looked at.
  private static let mostCandidates = 10_000

  /// What is tried, one after the other.
  private enum Step: CaseIterable {
    /// Entries of the file with the same text on both sides.
    case exact
    /// Entries of the file with the same text on one side.
    case similar
    /// Entries of files that are gone.
    case lent
  }

  /// The entries at `places`, those with this content, whose files are gone.
  private func lent(_ content: ContentKey, _ places: Range<Int>, _ state: inout State) -> [Int] {
    if let known = state.lent[content] { return known }
    let gone = places.filter { state.store.entries[$0].left > 0 && isGone(state.store.entries[$0].path, &state) }
    state.lent[content] = gone
    return gone
  }

  private func isGone(_ path: Int32, _ state: inout State) -> Bool {
    if state.checked.contains(path) { return false }
    if let known = state.gone[path] { return known }
    let name = state.store.paths[Int(path)]
    // Behind a number sign stands a record's `id`, unless a file is called so.
    let isGone = !root.exists(name) && name.lastIndex(of: "#").map { !root.exists(String(name[..<$0])) } ?? true
    state.gone[path] = isGone
    return isGone
  }
}

// MARK: At the end

extension Baseline {
  /// What a run leaves of an entry.
  package enum Fate: Sendable {
    /// It was met, or its file was not looked at.
    case kept
    /// Only so many of its places were met.
    case lowered(to: Int)
    /// Nothing of it was met.
    case stale
  }

  /// The number of places that entries stand for and that were not met, though their files were checked or are gone.
  ///
  /// - Complexity: O(n); with `includingGone` the file system is asked once for each path that was not checked.
  package func staleCount(includingGone: Bool) -> Int {
    state.withLock { state in
      state.store.entries.reduce(0) { sum, entry in
        guard entry.left > 0, isOver(entry.path, &state, includingGone) else { return sum }
        return sum + Int(entry.left)
      }
    }
  }

  /// What became of `entry` in this run.
  func fate(of entry: BaselineEntry) -> Fate {
    state.withLock { state in
      guard let content = ContentKey(entry.content), let path = state.store.pathIndex(entry.path) else { return .stale }
      for place in state.store.range(of: content) {
        let own = state.store.entries[place]
        guard own.path == path, own.surroundings == entry.surroundings else { continue }
        guard own.left > 0, isOver(path, &state, true) else { return .kept }
        return own.left == own.count ? .stale : .lowered(to: Int(own.count - own.left))
      }
      return .stale
    }
  }

  private func isOver(_ path: Int32, _ state: inout State, _ includingGone: Bool) -> Bool {
    state.checked.contains(path) || (includingGone && isGone(path, &state))
  }

  /// What was found and not known, for `recording`.
  var found: [BaselineEntry] { state.withLock { Array($0.found.values) } }
}
