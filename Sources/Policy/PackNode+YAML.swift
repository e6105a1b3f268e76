import YAML

extension PackNode {
  /// The tree of a file; nil and a diagnostic where the file is not YAML.
  static func read(_ file: RuleFile, index: Int, nodeLimit: Int = 1_000_000, log: inout PackLog) -> PackNode? {
    do {
      let root = try YAMLNode.parse(file.bytes, limits: YAMLLimits(nodes: nodeLimit))
      guard !root.isNull else { return PackNode(content: .mapping([]), place: place(root.position, index)) }
      return PackNode(root, file: index, bytes: file.bytes)
    } catch {
      let code: DiagnosticCode =
        switch error.code {
        case .duplicateKey: .duplicateKey
        case .tooDeep, .tooLarge: .outOfRange
        case .invalidUTF8, .syntax, .complexKey, .secondDocument, .unknownAlias, .memory: .syntax
        }
      log.add(code, at: place(error.position, index), error.message, help: help(error.code))
      return nil
    }
  }

  private static func place(_ position: YAMLPosition, _ file: Int) -> PackPlace {
    PackPlace(file: file, line: position.line, column: position.column)
  }

  private static func help(_ code: YAMLError.Code) -> String? {
    switch code {
    case .invalidUTF8: "save the file as UTF-8"
    case .syntax: "a text with `: `, ` #`, or one of [ ] { } , & * ! | > % @ ` at its start stands in quotes: '…'"
    case .duplicateKey: "only one of them could count"
    case .complexKey: "a key is a plain word"
    case .secondDocument: "one file holds one document: remove the `---`"
    case .unknownAlias: "a text that begins with `*` stands in quotes"
    case .tooDeep, .tooLarge, .memory: nil
    }
  }

  /// The node as packs see it.
  ///
  /// The tree is at most as deep as YAML's own limit.
  private init(_ node: YAMLNode, file: Int, bytes: [UInt8]) {
    place = Self.place(node.position, file)
    switch node.content {
    case .scalar(let text, let style):
      // An alias, and what has a tag or an anchor, is written elsewhere or otherwise: only its start is known.
      let raw = Array(bytes[node.range])
      let isOwn = !node.isAlias && node.tag == nil && raw.first != UInt8(ascii: "&")
      content = .scalar(PackText(text, style: PackText.Style(style), place: place, raw: isOwn ? raw : []))
    case .sequence(let items):
      content = .list(items.map { PackNode($0, file: file, bytes: bytes) })
    case .mapping(let pairs):
      content = .mapping(
        pairs.map { (PackNode($0.key, file: file, bytes: bytes), PackNode($0.value, file: file, bytes: bytes)) })
    }
  }
}

extension PackText.Style {
  /// The style as YAML names it.
  fileprivate init(_ style: YAMLNode.Style) {
    switch style {
    case .plain: self = .plain
    case .singleQuoted: self = .singleQuoted
    case .doubleQuoted: self = .doubleQuoted
    case .literal: self = .literal
    case .folded: self = .folded
    }
  }
}
