import Documents

/// The text of an example, character by character, on its way into another spelling.
struct ExampleText {
  /// How one character is written in a disguise.
  struct Spelling {
    /// What stands before it and is no part of it: an opening tag, an escape.
    var before = ""
    /// The character.
    var text: String
    /// What stands behind it.
    var after = ""
  }

  /// The characters.
  let scalars: [Unicode.Scalar]
  /// The expected spans, in indices of `scalars`.
  let spans: [Range<Int>]

  /// The text of `example`.
  init(_ example: RuleExample) {
    scalars = Array(example.text.unicodeScalars)
    var starts: [Int: Int] = [:]
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      starts[offset] = index
      offset += UTF8.width(scalar)
    }
    starts[offset] = scalars.count
    spans = example.spans.compactMap { span in
      guard let lower = starts[span.lower], let upper = starts[span.upper], lower < upper else { return nil }
      return lower..<upper
    }
  }

  /// A text and where its spans stand in it, in bytes of its UTF-8.
  struct Written {
    var bytes: [UInt8] = []
    var spans: [ByteRange] = []

    /// The text with `head` before it and `tail` behind.
    func inside(_ head: String, _ tail: String) -> Written {
      let shift = head.utf8.count
      return Written(
        bytes: Array(head.utf8) + bytes + Array(tail.utf8),
        spans: spans.map { ByteRange($0.lower + shift, $0.upper + shift) })
    }
  }

  /// The text with every character written as `spelling` says of its index.
  func written(_ spelling: (Int) -> Spelling) -> Written {
    var written = Written()
    var places: [ByteRange] = []
    for index in scalars.indices {
      let spelling = spelling(index)
      written.bytes += Array(spelling.before.utf8)
      let start = written.bytes.count
      written.bytes += Array(spelling.text.utf8)
      places.append(ByteRange(start, written.bytes.count))
      written.bytes += Array(spelling.after.utf8)
    }
    written.spans = spans.map { ByteRange(places[$0.lowerBound].lower, places[$0.upperBound - 1].upper) }
    return written
  }

  /// The text as it stands.
  var plain: Written { written { Spelling(text: String(scalars[$0])) } }

  /// The character at `index`, nil outside the text.
  func scalar(_ index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

  /// Whether the characters at `index` and behind it are letters or digits of one span, or of no span where there are
  /// none: nothing that is put between them may keep a pattern from matching.
  func isInsideWord(_ index: Int) -> Bool {
    guard let one = scalar(index), let next = scalar(index + 1) else { return false }
    guard one.properties.isAlphabetic || one.properties.numericType != nil else { return false }
    guard next.properties.isAlphabetic || next.properties.numericType != nil else { return false }
    return spans.isEmpty || isInSpan(index)
  }

  /// Whether the character behind the one at `index` stands in the same span.
  func isInSpan(_ index: Int) -> Bool { spans.contains { $0.contains(index) && $0.contains(index + 1) } }
}
