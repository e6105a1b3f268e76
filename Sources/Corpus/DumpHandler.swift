import XML

/// Collects the entries of a feed or dump while it is parsed.
final class DumpHandler: XMLHandler {
  /// Entries that are complete.
  private(set) var finished: [DumpEntry] = []
  /// What the head says so far.
  private(set) var head = DumpHead()
  /// The name of the elements that are entries, and the byte at which the first begins; nil before it.
  private(set) var firstEntry: (name: String, offset: Int)?
  /// Whether an entry has begun that is not complete.
  var isInside: Bool { entry != nil }
  /// Whether what comes is the head that was parsed before, said again to a new parser.
  var isRepeating = false

  private let limit: Int
  private var names: [String] = []
  private var entryDepth = 0
  private var entry: DumpEntry?
  private var field: (name: String, depth: Int)?
  private var text: [UInt8] = []
  /// Whether the elements inside the field are part of its text (Atom, `type="xhtml"`).
  private var isMarkup = false

  /// A collector that keeps at most `limit` bytes of an element's text.
  init(limit: Int) { self.limit = limit }

  /// Hands out the complete entries.
  func take() -> [DumpEntry] {
    defer { finished = [] }
    return finished
  }

  /// Forgets what has begun, for a new parser.
  func reset() {
    names = []
    entry = nil
    field = nil
    isMarkup = false
    text = []
  }

  /// An element begins.
  func start(_ name: String, _ attributes: [(name: String, value: String)], offset: Int) {
    defer { names.append(name) }
    func value(_ key: String) -> String? { attributes.first { $0.name == key }?.value }
    if names.isEmpty { head.language = value("xml:lang") ?? head.language }
    if let field, isMarkup {
      if names.count > field.depth { appendTag(name, attributes) }
      return
    }
    if entry == nil, DumpFields.entries.contains(name), !names.isEmpty, names.count <= 2 {
      if firstEntry == nil { firstEntry = (name, offset) }
      entry = DumpEntry()
      entryDepth = names.count + 1
      return
    }
    guard field == nil || field?.name == "author" || field?.name == "source" else { return }
    let path = (entry == nil ? names.dropFirst() : names.dropFirst(entryDepth)) + [name]
    let key = path.joined(separator: "/")
    guard (entry == nil ? DumpFields.ofHead : DumpFields.ofEntries).contains(key) else {
      if key == "redirect" { entry?.isRedirect = true }
      return
    }
    if key == "link", let address = value("href") {
      let isArticle = value("rel") == nil || value("rel") == "alternate"
      if isArticle, let begun = entry, begun.link == nil { entry?.link = address }
      return
    }
    if key == "content" {
      entry?.contentType = value("type")
      isMarkup = value("type") == "xhtml"
    }
    field = (key, names.count + 1)
    text = []
  }

  /// An element ends.
  func end(_ name: String) {
    guard !names.isEmpty else { return }
    names.removeLast()
    if let field {
      if names.count + 1 == field.depth {
        finish(field.name)
      } else if isMarkup {
        if names.count > field.depth { append(Array("</\(Self.local(name))>".utf8)) }
        return
      }
    }
    if let entry, names.count + 1 == entryDepth {
      finished.append(entry)
      self.entry = nil
    }
  }

  /// Running text.
  func text(_ bytes: [UInt8]) {
    guard field != nil else { return }
    if isMarkup {
      append(Self.escaped(bytes))
    } else {
      append(bytes)
    }
  }

  private func finish(_ name: String) {
    defer {
      field = nil
      isMarkup = false
      text = []
    }
    guard entry != nil else {
      if !isRepeating { setHead(name) }
      return
    }
    // Of several revisions the last one counts; of repeated elements of a feed the first.
    if name.hasPrefix("revision/") || entry?.fields[name] == nil { entry?.fields[name] = text }
  }

  private func setHead(_ name: String) {
    let value = String(decoding: text, as: UTF8.self).trimmed
    guard !value.isEmpty else { return }
    switch name {
    case "channel/title", "title", "siteinfo/sitename": head.title = head.title ?? value
    case "channel/language": head.language = value
    case "author/name": head.author = head.author ?? value
    case "siteinfo/base": head.base = value
    default: break
    }
  }

  private func append(_ bytes: [UInt8]) {
    if text.count + bytes.count > limit {
      entry?.isTooLarge = true
    } else {
      text += bytes
    }
  }

  private func appendTag(_ name: String, _ attributes: [(name: String, value: String)]) {
    let values = attributes.filter { !$0.name.hasPrefix("xmlns") }.map { attribute in
      " \(attribute.name)=\"\(String(decoding: Self.escaped(Array(attribute.value.utf8)), as: UTF8.self))\""
    }
    append(Array("<\(Self.local(name))\(values.joined())>".utf8))
  }

  private static func local(_ name: String) -> Substring { name.split(separator: ":").last ?? name[...] }

  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: "\""): Array("&quot;".utf8)
      default: [byte]
      }
    }
  }
}

extension String {
  /// The text without ASCII space around it.
  var trimmed: String {
    let start = utf8.drop { $0 <= 0x20 }
    let end = start.lastIndex { $0 > 0x20 }.map { start.index(after: $0) } ?? start.startIndex
    return String(decoding: start[..<end], as: UTF8.self)
  }
}
