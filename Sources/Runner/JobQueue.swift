import Corpus

/// Hands out what there is to check, numbered in order.
struct JobQueue {
  /// One thing to check.
  struct Job: Sendable {
    /// Its place in the order of the output, from 0.
    let number: Int
    /// What is to be checked.
    let entry: CorpusEntry
  }

  private let corpus: any EntrySource
  private var ahead: CorpusEntry?
  private var count = 0
  private var isStopped = false

  /// The queue of everything in `corpus`.
  init(_ corpus: sending any EntrySource) {
    self.corpus = corpus
  }

  /// Whether nothing is left; reads one entry ahead to know.
  mutating func isAtEnd() -> Bool {
    if ahead == nil { ahead = corpus.next() }
    return ahead == nil
  }

  /// The next job; nil at the end.
  mutating func next() -> Job? {
    guard !isStopped, let entry = takeAhead() ?? corpus.next() else { return nil }
    defer { count += 1 }
    return Job(number: count, entry: entry)
  }

  /// Makes this the end.
  mutating func stop() { isStopped = true }

  private mutating func takeAhead() -> CorpusEntry? {
    defer { ahead = nil }
    return ahead
  }
}
