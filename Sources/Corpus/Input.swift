import Archive
import Files

/// Bytes that are about to be understood: a file, standard input, what a compressed stream or an archive's member holds.
struct Input {
  /// The bytes.
  let bytes: PeekableBytes
  /// Where they are.
  let path: FilePath
  /// The name that says their format: that of the file or member, without the endings of compressions undone.
  let name: FilePath
  /// How many archives and compressed streams they stand in.
  let depth: Int
  /// What the outermost input has cost.
  let account: InputAccount
  /// The file they are, where they are one, read from its start and not decoded.
  var file: CorpusFile?
  /// Whether somebody named them, so that they are read whatever they are; otherwise the name or content has to say so.
  var isNamed = false

  /// What one compressed stream in this input holds.
  func decoded(_ bytes: any ByteSource) -> Input {
    Input(
      bytes: PeekableBytes(CountedBytes(bytes, account)), path: path, name: name.withoutCompression, depth: depth + 1,
      account: account, isNamed: isNamed)
  }
}

extension FilePath {
  /// The name without the ending of a compression: `a.html.gz` is `a.html`, `a.tgz` is `a.tar`.
  var withoutCompression: FilePath {
    guard let ending = fileExtension, let rest = InputFormat.compressions[ending] else { return self }
    return FilePath(bytes: bytes.dropLast(ending.utf8.count + (rest.isEmpty ? 1 : 0)) + rest.utf8)
  }
}
