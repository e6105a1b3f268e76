/// Something that holds documents, open for reading: an archive, a web archive, a dump, lines of JSON.
///
/// What it holds comes in order, and only while nothing that was opened inside it is being read.
protocol Container: AnyObject {
  /// The next thing it holds; nil at the end.
  func next() -> Content?
}

/// What a container hands out.
enum Content {
  /// Something to be checked, or why it is not.
  case entry(CorpusEntry)
  /// A container inside, to be read before this one goes on.
  case container(any Container)
}

/// Things that are there already.
final class Entries: Container {
  private var entries: ArraySlice<CorpusEntry>

  /// `entries`, one after the other.
  init(_ entries: [CorpusEntry]) { self.entries = entries[...] }

  /// The next one; nil at the end.
  func next() -> Content? { entries.popFirst().map { .entry($0) } }
}
