/// Why a document was not parsed as Markdown; it is still text.
package enum MarkdownError: Error, Hashable, Sendable {
  /// The line that begins at this byte opens more than 256 quotes and list items.
  case nestedTooDeeply(offset: Int)
  /// A block has so many lines and brackets that finding its references would take too long; it begins here or later.
  case tooComplex(offset: Int)
  /// Links repeat the destinations of references so often that the output would be many times the source.
  case expandsTooMuch
  /// The source is larger than md4c's offsets count, 4 GiB.
  case tooLarge
  /// Memory ran out.
  case memory
}
