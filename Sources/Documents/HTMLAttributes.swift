/// The attributes that a reader looks at.
enum HTMLAttributeName: UInt8, Sendable {
  case alt, ariaHidden, ariaLabel, ariaLevel, `class`, content, datetime, hidden, href, httpEquiv, id, itemprop
  case itemscope, itemtype, lang, name, open, property, rel, role, shadowRootMode, src, style, title, type

  static let table = HTMLNameTable<HTMLAttributeName>([
    ("alt", .alt), ("aria-hidden", .ariaHidden), ("aria-label", .ariaLabel), ("aria-level", .ariaLevel),
    ("class", .class), ("content", .content), ("datetime", .datetime), ("hidden", .hidden), ("href", .href),
    ("http-equiv", .httpEquiv), ("id", .id), ("itemprop", .itemprop), ("itemscope", .itemscope),
    ("itemtype", .itemtype), ("lang", .lang), ("name", .name), ("open", .open), ("property", .property), ("rel", .rel),
    ("role", .role), ("shadowrootmode", .shadowRootMode), ("src", .src), ("style", .style), ("title", .title),
    ("type", .type), ("xlink:href", .href), ("xml:lang", .lang),
  ])
}

/// The attributes of the current tag that a reader looks at, found by name.
struct HTMLAttributes {
  private var present: UInt32 = 0
  private var found: [(name: HTMLAttributeName, attribute: HTMLAttribute)] = []
  private let bytes: [UInt8]

  /// No attributes yet, of tags in `bytes`.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the tag has none that a reader looks at.
  var isEmpty: Bool { present == 0 }

  /// Takes the attributes of the next tag.
  mutating func take(_ attributes: [HTMLAttribute]) {
    guard present != 0 || !attributes.isEmpty else { return }
    present = 0
    found.removeAll(keepingCapacity: true)
    let bytes = bytes
    let span = bytes.span
    for attribute in attributes {
      guard let name = HTMLAttributeName.table[HTMLName(attribute.name, in: span)], !has(name) else { continue }
      present |= 1 << UInt32(name.rawValue)
      found.append((name, attribute))
    }
  }

  /// Whether the tag has the attribute.
  func has(_ name: HTMLAttributeName) -> Bool { present & (1 << UInt32(name.rawValue)) != 0 }

  /// The attribute, nil when the tag has none of that name.
  subscript(name: HTMLAttributeName) -> HTMLAttribute? {
    has(name) ? found.first { $0.name == name }?.attribute : nil
  }

  /// The attribute's value with white space collapsed; nil when the tag has none or it is blank.
  func value(_ name: HTMLAttributeName) -> HTMLValue? {
    guard let attribute = self[name] else { return nil }
    let value = HTMLValue(collapsing: attribute, in: bytes)
    return value.text.isEmpty ? nil : value
  }

  /// The attribute's value as a string with white space collapsed; nil when the tag has none or it is blank.
  func string(_ name: HTMLAttributeName) -> String? { value(name)?.string }

  /// Calls `body` with every token of the attribute, separated by white space, and its place; letter case aside.
  ///
  /// Character references in them are not decoded: no token that means something needs one.
  func forEachToken(_ name: HTMLAttributeName, _ body: (HTMLName, ByteRange) -> Void) {
    guard let attribute = self[name] else { return }
    let span = bytes.span
    var index = attribute.value.lower
    while index < attribute.value.upper {
      let start = index
      while index < attribute.value.upper, !span[index].isASCIIWhitespace { index += 1 }
      if index > start { body(HTMLName(ByteRange(start, index), in: span), ByteRange(start, index)) }
      index += 1
    }
  }

  /// The first token of the attribute that `table` knows.
  func first<Value>(_ name: HTMLAttributeName, in table: HTMLNameTable<Value>) -> Value? {
    var result: Value?
    forEachToken(name) { token, _ in if result == nil { result = table[token] } }
    return result
  }

  /// The tokens of the attribute in lower case, at most `limit`.
  func strings(_ name: HTMLAttributeName, limit: Int = 8) -> [String] {
    var result: [String] = []
    forEachToken(name) { _, range in
      guard result.count < limit else { return }
      let token = String(decoding: bytes[range.lower..<range.upper].map(\.asciiLowercased), as: UTF8.self)
      if !result.contains(token) { result.append(token) }
    }
    return result
  }

  /// What the classes and the identifier say.
  func words() -> HTMLWords {
    var words = HTMLWords()
    forEachToken(.class) { token, range in words.take(token, range, in: bytes, isClass: true) }
    if words.container == nil {
      forEachToken(.id) { token, range in words.take(token, range, in: bytes, isClass: false) }
    }
    return words
  }
}

/// What the classes and the identifier of a tag say, the first that says anything.
struct HTMLWords {
  /// What they say of a block.
  var container: HTMLRole?
  /// What they say of the text in the element.
  var claim: HTMLRole?

  /// Looks at one more token.
  mutating func take(_ token: HTMLName, _ range: ByteRange, in bytes: [UInt8], isClass: Bool) {
    guard let known = HTMLVocabulary.classes[token] else {
      if container == nil { container = headNoun(range, in: bytes) }
      return
    }
    if isClass, claim == nil { claim = known.claim }
    if container == nil { container = known.container }
  }

  /// What the last word of a token of several says, unless the first one says that it is about something else.
  private func headNoun(_ range: ByteRange, in bytes: [UInt8]) -> HTMLRole? {
    func isHyphen(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x5F }
    let token = bytes[range.lower..<range.upper]
    guard let last = token.lastIndex(where: isHyphen), let first = token.firstIndex(where: isHyphen) else { return nil }
    let span = bytes.span
    guard let role = HTMLVocabulary.headNouns[HTMLName(ByteRange(last + 1, range.upper), in: span)] else { return nil }
    return HTMLVocabulary.qualifiers[HTMLName(ByteRange(range.lower, first), in: span)] == nil ? role : nil
  }
}
