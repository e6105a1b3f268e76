extension HTMLTokenizer {
  /// Reads what begins with the `<!` at `at`: a comment, a document type, a CDATA section or a bogus comment.
  mutating func declaration(_ handler: inout some HTMLTokenHandler) {
    let start = at + 2
    if matches("--", at: start) {
      comment(&handler)
    } else if matches("doctype", at: start) {
      doctype(&handler)
    } else if handler.allowsCDATA, matches("[CDATA[", at: start, exactly: true) {
      at = start + 7
      state = .cdata
    } else {
      bogusComment(contentAt: start, &handler)
    }
  }

  /// Reads to the next `>`.
  mutating func bogusComment(contentAt start: Int, _ handler: inout some HTMLTokenHandler) {
    var end = start
    while end < bytes.count, bytes[end] != 0x3E { end += 1 }
    let whole = ByteRange(at, min(end + 1, bytes.count))
    at = whole.upper
    handler.comment(ByteRange(start, end), whole: whole)
  }

  /// The section up to `]]>`; NUL stays as it is.
  mutating func cdata(_ handler: inout some HTMLTokenHandler) {
    var end = at
    while end < bytes.count, bytes[end] != 0x5D || !matches("]]>", at: end) { end += 1 }
    emit(at, end, decodesReferences: false, replacesNUL: false, &handler)
    at = min(end + 3, bytes.count)
    state = .data
  }

  /// Whether the bytes at `start` are `text`; letter case counts only if `exactly`.
  func matches(_ text: String, at start: Int, exactly: Bool = false) -> Bool {
    let wanted = text.utf8.span
    guard bytes.count - start >= wanted.count else { return false }
    for index in 0..<wanted.count {
      let byte = bytes[start + index]
      guard byte == wanted[index] || (!exactly && byte.asciiLowercased == wanted[index]) else { return false }
    }
    return true
  }

  // MARK: Comments

  /// Sections 13.2.5.43 to 51: `<!-->` and `<!--->` are complete, `--!>` closes too, and the end of the input takes
  /// the closing dashes that are there with it.
  private mutating func comment(_ handler: inout some HTMLTokenHandler) {
    let open = at
    let start = at + 4
    if matches(">", at: start) || matches("->", at: start) {
      at = start + (bytes[start] == 0x3E ? 1 : 2)
      handler.comment(ByteRange(start, start), whole: ByteRange(open, at))
      return
    }
    var end = start
    while end + 2 < bytes.count {
      if bytes[end] == 0x2D, bytes[end + 1] == 0x2D, let closed = closing(end) {
        at = closed
        handler.comment(ByteRange(start, end), whole: ByteRange(open, at))
        return
      }
      end += 1
    }
    at = bytes.count
    handler.comment(ByteRange(start, unclosedEnd(start)), whole: ByteRange(open, at))
  }

  /// The byte after the comment that the dashes at `end` close, nil when they close none.
  private func closing(_ end: Int) -> Int? {
    if bytes[end + 2] == 0x3E { return end + 3 }
    return bytes[end + 2] == 0x21 && end + 3 < bytes.count && bytes[end + 3] == 0x3E ? end + 4 : nil
  }

  private func unclosedEnd(_ start: Int) -> Int {
    var end = bytes.count
    if end - start >= 3, matches("--!", at: end - 3) { return end - 3 }
    for _ in 0..<2 where end > start && bytes[end - 1] == 0x2D { end -= 1 }
    return end
  }

  // MARK: Document types

  /// Sections 13.2.5.53 to 68.
  private mutating func doctype(_ handler: inout some HTMLTokenHandler) {
    var doctype = HTMLDoctype()
    var index = at + 9
    let isClosed = doctypeParts(&doctype, &index)
    if !isClosed {
      doctype.forcesQuirks = true
    }
    at = min(index, bytes.count)
    handler.doctype(doctype)
  }

  /// Reads name and identifiers and leaves `index` after the `>`; false where the input ends first.
  private func doctypeParts(_ doctype: inout HTMLDoctype, _ index: inout Int) -> Bool {
    skipWhitespace(&index)
    guard index < bytes.count else { return false }
    if bytes[index] == 0x3E {
      doctype.forcesQuirks = true
      index += 1
      return true
    }
    let start = index
    while index < bytes.count, !bytes[index].isASCIIWhitespace, bytes[index] != 0x3E { index += 1 }
    doctype.name = ByteRange(start, index)
    skipWhitespace(&index)
    guard index < bytes.count else { return false }
    if bytes[index] == 0x3E {
      index += 1
      return true
    }
    let isPublic = matches("public", at: index)
    guard isPublic || matches("system", at: index) else {
      doctype.forcesQuirks = true
      return skipToClose(&index)
    }
    index += 6
    return identifiers(&doctype, isPublic: isPublic, &index)
  }

  private func identifiers(_ doctype: inout HTMLDoctype, isPublic: Bool, _ index: inout Int) -> Bool {
    skipWhitespace(&index)
    var isComplete = false
    let first = identifier(&index, &isComplete)
    if isPublic { doctype.publicID = first } else { doctype.systemID = first }
    if first == nil || !isComplete {
      doctype.forcesQuirks = true
      return skipToClose(&index)
    }
    skipWhitespace(&index)
    if isPublic, index < bytes.count, bytes[index] != 0x3E {
      doctype.systemID = identifier(&index, &isComplete)
      if doctype.systemID == nil || !isComplete {
        doctype.forcesQuirks = true
        return skipToClose(&index)
      }
      skipWhitespace(&index)
    }
    guard index < bytes.count else { return false }
    _ = skipToClose(&index)
    return true
  }

  /// A quoted identifier, which a `>` cuts off; nil when no quotation mark stands here.
  private func identifier(_ index: inout Int, _ isComplete: inout Bool) -> ByteRange? {
    guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else { return nil }
    let quote = bytes[index]
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != quote, bytes[index] != 0x3E { index += 1 }
    let range = ByteRange(start, index)
    isComplete = index < bytes.count && bytes[index] == quote
    if isComplete { index += 1 }
    return range
  }

  private func skipWhitespace(_ index: inout Int) {
    while index < bytes.count, bytes[index].isASCIIWhitespace { index += 1 }
  }

  private func skipToClose(_ index: inout Int) -> Bool {
    while index < bytes.count, bytes[index] != 0x3E { index += 1 }
    guard index < bytes.count else { return false }
    index += 1
    return true
  }
}
