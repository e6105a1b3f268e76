/// A value of a metadata block or record: the keys that lead to it, the text it stands for and where that came from.
struct MetadataValue {
  /// The keys from the outermost; positions in lists are left out.
  var path: [[UInt8]]
  /// The value: of a string its content, of anything else how it is spelled.
  var text: [UInt8]
  /// From `text` down to the decoded source.
  var map: SourceMap

  /// The value without white space at its ends.
  var trimmed: MetadataValue {
    let inner = TextReader.trimmed(text, TextRange(0, text.count))
    guard inner.count < text.count else { return self }
    var part = SourceMap()
    map.copy(from: inner.lower, count: inner.count, into: &part)
    return MetadataValue(path: path, text: Array(text[inner.lower..<inner.upper]), map: part)
  }

  /// The longest name in bytes; what is nested deeper shares the name of the outer keys.
  private static let longestName = 256

  /// The keys with dots between them, behind `prefix`.
  func name(_ prefix: String) -> String {
    var name = prefix
    for key in path {
      if name.utf8.count + key.count > Self.longestName { break }
      if name.utf8.count > prefix.utf8.count { name += "." }
      name += String(decoding: key, as: UTF8.self)
    }
    return name
  }
}
