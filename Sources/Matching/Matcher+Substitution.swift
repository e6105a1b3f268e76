import Documents

extension Matcher {
  /// Another pattern that stands for one of the program's: what a test of the rules damages.
  package struct Substitute {
    /// The pattern's index in this matcher's program.
    package let pattern: Int
    /// A matcher whose program has the other pattern only.
    package let matcher: Matcher

    /// `matcher`, whose program has one pattern, in the place of `pattern`.
    package init(pattern: Int, matcher: Matcher) {
      self.pattern = pattern
      self.matcher = matcher
    }

    /// Its matches in all of `document`, under the index that it stands for.
    func matches(in document: Document) -> Result { renamed(matcher.search(for: 0, in: document)) }

    /// Its matches in `range` of `document`, under the index that it stands for.
    func matches(in range: TextRange, of document: Document) -> Result {
      renamed(matcher.matches(of: 0, in: range, of: document))
    }

    private func renamed(_ result: Result) -> Result {
      var result = result
      for index in result.matches.indices { result.matches[index].pattern = pattern }
      for index in result.overruns.indices { result.overruns[index].pattern = pattern }
      return result
    }
  }

  /// `result` of a scan of `document` with the matches of the substitute in place of those of the pattern.
  func substituted(_ result: Result, in document: Document) -> Result {
    guard let substitute, !program.isOnDemand(substitute.pattern) else { return result }
    let own = result.starts[substitute.pattern]..<result.starts[substitute.pattern + 1]
    let other = substitute.matches(in: document)
    var changed = result
    changed.matches.replaceSubrange(own, with: other.matches)
    changed.overruns = result.overruns.filter { $0.pattern != substitute.pattern } + other.overruns
    for index in changed.starts.indices where index > substitute.pattern {
      changed.starts[index] += other.matches.count - own.count
    }
    return changed
  }
}
