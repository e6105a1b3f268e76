extension YAMLNode {
  /// The one document in `bytes`; a null at the start when there is none.
  ///
  /// Strict: a key that comes twice, a key that is no scalar, a second document and bytes that are not UTF-8 are errors.
  /// Aliases are replaced by copies, which share their memory; the merge key `<<` is a key like any other. O(n).
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - range: The part that is YAML; nil for all. Offsets, lines and columns count from the start of `bytes`.
  ///   - limits: How deep and how large the tree may be.
  /// - Throws: `YAMLError` with the place of the first error.
  package static func parse(
    _ bytes: [UInt8], in range: Range<Int>? = nil, limits: YAMLLimits = YAMLLimits()
  ) throws(YAMLError) -> YAMLNode {
    var range = range?.clamped(to: 0..<bytes.count) ?? 0..<bytes.count
    if bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.lowerBound + 3..<range.upperBound }
    let table = try PositionTable(bytes, range)
    let root = try unsafe bytes.withUnsafeBufferPointer { buffer throws(YAMLError) in
      let text = unsafe UnsafeBufferPointer(rebasing: buffer[range])
      let reader = unsafe EventReader(text)
      var composer = Composer(bytes, table, limits)
      return try composer.compose(reader, textStart: range.lowerBound)
    }
    if let root { return root }
    let position = table.position(ofCharacter: 0)
    return YAMLNode(
      content: .scalar("", .plain), range: range.lowerBound..<range.lowerBound, position: position, tag: nil,
      isAlias: false)
  }
}
