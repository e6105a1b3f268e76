import Documents
import Folding

extension MatchProgram {
  /// The same program without what keeps matches of it away: it looks in all zones, through all marks, across clauses,
  /// whatever stands at the edges.
  ///
  /// Nothing is compiled anew. Patterns that are run on demand still are.
  package var unrestricted: MatchProgram {
    MatchProgram(
      self,
      patterns: patterns.map { pattern in
        var pattern = pattern
        pattern.zones = .all
        pattern.masks = []
        pattern.boundary = .none
        pattern.within = .paragraph
        return pattern
      })
  }

  /// What must stand in a block for the pattern with index `index` to be tried there.
  package enum Gate: Hashable, Sendable {
    /// One of these strings: words of a list as they are written, or gates of a regex in folded spelling.
    case literals([String])
    /// A row of characters of some class, or one of these strings.
    case rows([String])
    /// Nothing: it is tried everywhere.
    case open
    /// It cannot be used and never matches.
    case broken
  }

  /// What must stand in a block for the pattern with index `index` to be tried there.
  ///
  /// - Complexity: O(n) in the number of all strings that are looked for.
  package func gate(of index: Int) -> Gate {
    switch plans[index].kind {
    case .broken: return .broken
    case .ungated: return .open
    case .keywords:
      if case .keywords(let words) = patterns[index].source { return .literals(words) }
      return .open
    case .gated:
      guard patterns[index].role == .global else { return .open }
      let literals = (0..<global.table.count).filter { uses(global.users(ofNeedle: $0), index) }.map {
        String(decoding: global.table.bytes($0), as: UTF8.self)
      }
      let hasRows = (0..<global.runs.counts.count).contains { uses(global.users(ofRun: $0), index) }
      return hasRows ? .rows(literals) : .literals(literals)
    }
  }

  private func uses(_ users: Range<Int>, _ pattern: Int) -> Bool {
    users.contains { Int(global.user($0).pattern) == pattern }
  }
}
