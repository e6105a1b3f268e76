/// Hands out what is to be checked, one after the other.
///
/// Not for use from several threads.
package protocol EntrySource: AnyObject {
  /// The next thing to be checked; nil at the end.
  func next() -> CorpusEntry?
}

extension CorpusReader: EntrySource {}
