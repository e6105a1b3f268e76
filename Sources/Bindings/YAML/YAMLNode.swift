/// A node of a YAML document with its place in the text.
package struct YAMLNode: Sendable {
  /// How a scalar is written.
  package enum Style: Hashable, Sendable {
    /// Without quotes.
    case plain
    /// In `'…'`.
    case singleQuoted
    /// In `"…"`.
    case doubleQuoted
    /// Behind `|`.
    case literal
    /// Behind `>`.
    case folded
  }

  /// A key and its value.
  package struct Pair: Sendable {
    /// The key, a scalar.
    package let key: YAMLNode
    /// The value.
    package let value: YAMLNode

    /// The key with its value.
    package init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  /// What the node is.
  package enum Content: Sendable {
    /// A single value, as text; what it means is for the reader to say.
    case scalar(String, Style)
    /// A list.
    case sequence([YAMLNode])
    /// Keys with values in the order of the text; no key comes twice.
    case mapping([Pair])
  }

  /// What the node is and holds.
  package let content: Content
  /// The bytes of the node, its tag and anchor included; those of the alias when the node was written as one.
  ///
  /// Block sequences and mappings end with their last item, block scalars behind their last character.
  package let range: Range<Int>
  /// Where the node begins.
  package let position: YAMLPosition
  /// The tag as resolved (`tag:yaml.org,2002:str` for `!!str`), `!` for the non-specific one; nil when there is none.
  package let tag: String?
  /// Whether the node is a copy that an alias asked for.
  package let isAlias: Bool

  /// A node with these parts, for readers of other formats that hand on the same tree.
  package init(
    content: Content, range: Range<Int>, position: YAMLPosition, tag: String? = nil, isAlias: Bool = false
  ) {
    self.content = content
    self.range = range
    self.position = position
    self.tag = tag
    self.isAlias = isAlias
  }
}

extension YAMLNode {
  /// The text of a scalar of any style; nil for sequences and mappings.
  package var string: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The style of a scalar; nil for sequences and mappings.
  package var style: Style? {
    if case .scalar(_, let style) = content { style } else { nil }
  }

  /// The items of a sequence; nil for other nodes.
  package var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The pairs of a mapping; nil for other nodes.
  package var pairs: [Pair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  /// The value of a mapping's key; nil when the node is no mapping or has no such key.
  ///
  /// O(n) in the number of pairs.
  package subscript(key: String) -> YAMLNode? { pairs?.first { $0.key.string == key }?.value }

  /// Whether it is a null of the core schema: nothing, `~`, `null`, `Null` or `NULL`, unquoted.
  package var isNull: Bool { plain.map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false }

  /// The truth value of the core schema (YAML 1.2.2, 10.3.2), unquoted; `yes` and `on` are text.
  package var bool: Bool? {
    switch plain {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// The integer of the core schema, decimal, `0x…` or `0o…`, unquoted; nil when it does not fit an `Int`.
  package var integer: Int? {
    guard let text = plain else { return nil }
    if text.hasPrefix("0x") { return digits(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return digits(text.dropFirst(2), radix: 8) }
    return Int(text)
  }

  /// The number of the core schema, unquoted; integers are numbers, too.
  package var number: Double? {
    guard let text = plain, let first = text.utf8.first else { return nil }
    // Double's own reading also takes names (`nan`, `infinity`) and hexadecimal fractions.
    guard first < 0x3A, text.utf8.allSatisfy({ $0 < 0x3A || $0 == 0x65 || $0 == 0x45 }) else {
      return integer.map(Double.init)
    }
    return Double(text)
  }

  private var plain: String? {
    guard case .scalar(let text, .plain) = content, tag == nil else { return nil }
    return text
  }

  private func digits(_ text: Substring, radix: Int) -> Int? {
    guard let first = text.utf8.first, first != 0x2B, first != 0x2D else { return nil }
    return Int(text, radix: radix)
  }
}
