extension HTMLTokenizer {
  /// Text up to the end tag that closes it, and that end tag; without one, text up to the end of the input.
  mutating func rawText(_ handler: inout some HTMLTokenHandler) {
    let end = state == .scriptData ? scriptEnd(from: at) : rawTextEnd(from: at)
    emit(at, end, decodesReferences: state == .rcdata, replacesNUL: true, &handler)
    at = end
    if end < bytes.count { endTag(&handler) }
  }

  private func rawTextEnd(from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x3C, isAppropriateEndTag(index) { return index }
      index += 1
    }
    return index
  }

  /// Whether the `<` at `index` begins the end tag of the element whose text this is.
  private func isAppropriateEndTag(_ index: Int) -> Bool {
    let after = index + 2 + rawTextName.count
    guard !rawTextName.isEmpty, after < bytes.count, bytes[index + 1] == 0x2F else { return false }
    for offset in 0..<rawTextName.count
    where bytes[index + 2 + offset].asciiLowercased != rawTextName[offset] {
      return false
    }
    return isWordEnd(bytes[after])
  }

  private func isWordEnd(_ byte: UInt8) -> Bool { byte.isASCIIWhitespace || byte == 0x2F || byte == 0x3E }

  // MARK: Scripts

  private enum Escape { case none, escaped, doubleEscaped }

  /// The offset of the end tag that closes the script (sections 13.2.5.15 to 31).
  ///
  /// Between `<!--` and `-->` a nested `<script>` hides its own end tag.
  private func scriptEnd(from start: Int) -> Int {
    var escape = Escape.none
    var dashes = 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3C {
        if escape != .doubleEscaped, isAppropriateEndTag(index) { return index }
        index = afterLessThan(index, &escape, &dashes)
        continue
      }
      if byte == 0x3E, dashes >= 2 { escape = .none }
      dashes = byte == 0x2D && escape != .none ? dashes + 1 : 0
      index += 1
    }
    return index
  }

  /// Steps over the `<` at `index` and what belongs to it.
  private func afterLessThan(_ index: Int, _ escape: inout Escape, _ dashes: inout Int) -> Int {
    dashes = 0
    switch escape {
    case .none:
      guard matches("<!--", at: index) else { return index + 1 }
      escape = .escaped
      dashes = 2
      return index + 4
    case .escaped:
      guard index + 1 < bytes.count, bytes[index + 1].isASCIILetter else { return index + 1 }
      let end = wordEnd(from: index + 1)
      if isScriptWord(index + 1, end) { escape = .doubleEscaped }
      return end < bytes.count && isWordEnd(bytes[end]) ? end + 1 : end
    case .doubleEscaped:
      guard index + 1 < bytes.count, bytes[index + 1] == 0x2F else { return index + 1 }
      let end = wordEnd(from: index + 2)
      if isScriptWord(index + 2, end) { escape = .escaped }
      return end < bytes.count && isWordEnd(bytes[end]) ? end + 1 : end
    }
  }

  private func wordEnd(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index].isASCIILetter { index += 1 }
    return index
  }

  private func isScriptWord(_ start: Int, _ end: Int) -> Bool {
    end - start == 6 && matches("script", at: start) && end < bytes.count && isWordEnd(bytes[end])
  }
}
