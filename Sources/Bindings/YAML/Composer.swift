/// Builds the tree from the events, without recursion and within the limits.
struct Composer {
  /// A sequence or mapping that is not finished.
  private struct Frame {
    var isMapping: Bool
    var start: Int
    var properties: EventReader.Properties
    var items: [YAMLNode] = []
    var pairs: [YAMLNode.Pair] = []
    var key: YAMLNode?
    var keys: Set<String> = []
    var size = 1
    var height = 1
    var end = 0
  }

  /// A finished node: how many nodes it stands for and how deep it is, aliases written out.
  private struct Subtree {
    var node: YAMLNode
    var size: Int
    var height: Int
  }

  private let bytes: [UInt8]
  private let table: PositionTable
  private let limits: YAMLLimits
  private var frames: [Frame] = []
  private var anchors: [String: Subtree] = [:]
  private var root: YAMLNode?
  private var nodes = 0
  private var documents = 0

  init(_ bytes: [UInt8], _ table: PositionTable, _ limits: YAMLLimits) {
    self.bytes = bytes
    self.table = table
    self.limits = limits
  }

  /// Reads all events; nil when there is no document.
  mutating func compose(_ reader: EventReader, textStart: Int) throws(YAMLError) -> YAMLNode? {
    while true {
      let event: EventReader.Event
      do { event = try reader.next() } catch { throw self.error(error, textStart) }
      switch event.kind {
      case .streamEnd: return root
      case .documentStart:
        documents += 1
        if documents > 1 { throw self.error(.secondDocument, "a second document begins", event.start) }
      case .alias(let name): try alias(name, event)
      case .scalar(let text, let style, let properties): try scalar(text, style, properties, event)
      case .sequenceStart(let properties): try open(isMapping: false, properties, event)
      case .mappingStart(let properties): try open(isMapping: true, properties, event)
      case .collectionEnd: try close(event)
      case .documentEnd, .other: break
      }
    }
  }

  private mutating func scalar(
    _ text: String, _ style: YAMLNode.Style, _ properties: EventReader.Properties, _ event: EventReader.Event
  ) throws(YAMLError) {
    let start = table.offset(ofCharacter: event.start)
    var end = table.offset(ofCharacter: event.end)
    if style == .literal || style == .folded { end = trimmed(start, end) }
    let node = YAMLNode(
      content: .scalar(text, style), range: start..<max(start, end), position: table.position(ofCharacter: event.start),
      tag: properties.tag, isAlias: false)
    try finish(Subtree(node: node, size: 1, height: 0), properties.anchor, event)
  }

  private mutating func alias(_ name: String, _ event: EventReader.Event) throws(YAMLError) {
    guard let target = anchors[name] else {
      throw error(.unknownAlias, "the alias '\(name)' stands for no anchor before it", event.start)
    }
    guard frames.count + target.height <= limits.depth else { throw tooDeep(event) }
    let range = table.offset(ofCharacter: event.start)..<table.offset(ofCharacter: event.end)
    let node = YAMLNode(
      content: target.node.content, range: range, position: table.position(ofCharacter: event.start),
      tag: target.node.tag, isAlias: true)
    try finish(Subtree(node: node, size: target.size, height: target.height), nil, event)
  }

  private mutating func open(
    isMapping: Bool, _ properties: EventReader.Properties, _ event: EventReader.Event
  ) throws(YAMLError) {
    if let frame = frames.last, frame.isMapping, frame.key == nil {
      throw error(.complexKey, "a key has to be a single value", event.start)
    }
    guard frames.count < limits.depth else { throw tooDeep(event) }
    try count(1, event)
    frames.append(Frame(isMapping: isMapping, start: event.start, properties: properties, end: event.end))
  }

  private mutating func close(_ event: EventReader.Event) throws(YAMLError) {
    guard let frame = frames.popLast() else { return }
    let start = table.offset(ofCharacter: frame.start)
    // The end of a block collection is where the next token begins, and has no characters of its own.
    let isBlock = event.start == event.end
    let end = isBlock ? max(frame.end, start) : table.offset(ofCharacter: event.end)
    let node = YAMLNode(
      content: frame.isMapping ? .mapping(frame.pairs) : .sequence(frame.items), range: start..<end,
      position: table.position(ofCharacter: frame.start), tag: frame.properties.tag, isAlias: false)
    nodes -= frame.size
    try finish(Subtree(node: node, size: frame.size, height: frame.height), frame.properties.anchor, event)
  }

  /// Counts a finished node and puts it where it belongs.
  private mutating func finish(_ tree: Subtree, _ anchor: String?, _ event: EventReader.Event) throws(YAMLError) {
    try count(tree.size, event)
    if let anchor { anchors[anchor] = tree }
    guard var frame = frames.popLast() else {
      root = tree.node
      return
    }
    frame.size += tree.size
    frame.height = max(frame.height, tree.height + 1)
    frame.end = tree.node.range.upperBound
    if !frame.isMapping {
      frame.items.append(tree.node)
    } else if let key = frame.key {
      frame.pairs.append(YAMLNode.Pair(key: key, value: tree.node))
      frame.key = nil
    } else {
      try check(key: tree.node, &frame)
      frame.key = tree.node
    }
    frames.append(frame)
  }

  private func check(key: YAMLNode, _ frame: inout Frame) throws(YAMLError) {
    guard let name = key.string else {
      throw YAMLError(code: .complexKey, message: "a key has to be a single value", position: key.position)
    }
    guard frame.keys.insert(name).inserted else {
      let first = frame.pairs.first { $0.key.string == name }?.key.position.line
      let place = first.map { " (first in line \($0))" } ?? ""
      throw YAMLError(code: .duplicateKey, message: "the key '\(name)' comes twice\(place)", position: key.position)
    }
  }

  private mutating func count(_ size: Int, _ event: EventReader.Event) throws(YAMLError) {
    nodes += size
    if nodes > limits.nodes {
      throw error(.tooLarge, "there are more than \(limits.nodes) nodes, aliases written out", event.start)
    }
  }

  private func tooDeep(_ event: EventReader.Event) -> YAMLError {
    error(.tooDeep, "the text is nested more than \(limits.depth) levels deep", event.start)
  }

  private func error(_ code: YAMLError.Code, _ message: String, _ character: Int) -> YAMLError {
    YAMLError(code: code, message: message, position: table.position(ofCharacter: character))
  }

  private func error(_ failure: EventReader.Failure, _ textStart: Int) -> YAMLError {
    let position =
      failure.character.map(table.position(ofCharacter:)) ?? table.position(ofByte: textStart + failure.byte)
    return YAMLError(code: failure.isMemory ? .memory : .syntax, message: failure.message, position: position)
  }

  /// Where a block scalar ends without the blank lines behind it.
  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    return end
  }
}
