/// Reads a JSON article: the record's fields become title, site's name, body and metadata by a field map, the body is
/// read as the HTML, Markdown or text that it is, and every other string stands beside it as `record:<path>`.
///
/// A notebook (`cells[].source`) is read as its cells in order.
struct JSONArticleReader {
  private let decoded: [UInt8]
  private let limits: ReadingLimits
  private let fields: FieldMap
  private let declared: Declared
  private var assembly: ReadingAssembly
  /// Strings that were read already, by their first byte.
  private var used: Set<Int> = []

  /// Reads `decoded`, which is valid UTF-8.
  ///
  /// - Complexity: O(n) in the number of bytes.
  /// - Throws: `DocumentError` with an offset in `decoded` when it is no JSON.
  static func read(
    _ decoded: [UInt8], limits: ReadingLimits, fields: FieldMap, declared: Declared
  ) throws(DocumentError) -> Reading {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader(nestingLimit: limits.nesting).read(decoded)
    } catch {
      throw DocumentError(
        error.code == .nesting ? .nestingLimit : .invalidJSON,
        "line \(error.line), column \(error.column): \(error.message)",
        offset: error.offset, help: "give valid JSON (RFC 8259), or name the format the content is in")
    }
    var reader = JSONArticleReader(decoded: decoded, limits: limits, fields: fields, declared: declared)
    return reader.reading(of: value)
  }

  private init(decoded: [UInt8], limits: ReadingLimits, fields: FieldMap, declared: Declared) {
    self.decoded = decoded
    self.limits = limits
    self.fields = fields
    self.declared = declared
    assembly = ReadingAssembly(blockLimit: limits.blocks)
  }

  private mutating func reading(of value: JSONValue) -> Reading {
    if let cells = value.object?["cells"]?.array, value.object?["nbformat"] != nil {
      for cell in cells.elements { if let cell = cell.object { read(cell: cell) } }
    } else {
      for record in records(in: value) { read(record: record) }
    }
    assembly.endMain()
    addRest(value, "record:")
    let assembly = assembly
    return assembly.finish()
  }

  /// The objects that hold an article: those with a body that are nested least, in order; else the value itself.
  private func records(in value: JSONValue) -> [JSONObject] {
    var level = [value]
    while !level.isEmpty {
      let records = level.compactMap(\.object).filter { record in
        record.members.contains { fields.role(of: $0.name.utf8)?.role == .body && !strings(in: $0.value).isEmpty }
      }
      if !records.isEmpty { return records }
      level = level.flatMap { value -> [JSONValue] in
        switch value {
        case .array(let array): array.elements
        case .object(let object): object.members.map(\.value)
        default: []
        }
      }
    }
    return value.object.map { [$0] } ?? []
  }

  // MARK: One record

  private mutating func read(record: JSONObject) {
    let known = record.members.compactMap { member in
      fields.role(of: member.name.utf8).map { (member: member, role: $0.role, rank: $0.rank) }
    }
    for role in [FieldMap.Role.title, .siteTitle] {
      for field in known where field.role == role { add(field.member, role, rank: field.rank) }
    }
    let bodies = known.filter { $0.role == .body && !strings(in: $0.member.value).isEmpty }
    if let body = bodies.min(by: { $0.rank < $1.rank }) { read(body: body.member) }
    for field in known where field.role == .disclaimer { add(field.member, .disclaimer, rank: field.rank) }
    for field in known where ![.title, .siteTitle, .body, .disclaimer].contains(field.role) {
      if field.role == .language, assembly.language == nil {
        assembly.language = strings(in: field.member.value).first?.text
      }
      add(field.member, field.role, rank: field.rank)
    }
  }

  private mutating func add(_ member: JSONObject.Member, _ role: FieldMap.Role, rank: Int) {
    let zone = role == .disclaimer ? .footer : role.zone
    let name = "record:" + Self.shortened(member.name)
    for string in strings(in: member.value) where used.insert(string.range.lower).inserted {
      guard let range = assembly.add(zone, string.utf8, string.map, name: name), let claim = role.claim else {
        continue
      }
      assembly.claim(claim, rank: rank, origin: name, range: range)
    }
  }

  /// The strings that a field holds: its own, those of a list, and the one that an object around it is for.
  private func strings(in value: JSONValue) -> [JSONString] {
    switch value {
    case .string(let string): [string]
    case .array(let array): array.elements.flatMap { $0.array == nil ? strings(in: $0) : [] }
    case .object(let object):
      object.members.first { FieldMap.inner.contains(FieldMap.folded($0.name.utf8)) && $0.value.string != nil }?.value
        .string.map { [$0] }
        ?? []
    default: []
    }
  }

  // MARK: Bodies

  private mutating func read(body member: JSONObject.Member) {
    let name = member.name.text.lowercased()
    for string in strings(in: member.value) where used.insert(string.range.lower).inserted {
      let format: DocumentFormat? = name.contains("html") ? .html : name.contains("markdown") ? .markdown : nil
      read(string.utf8, string.map, as: format ?? found(string.utf8, in: name))
    }
  }

  /// The format of a body by its content.
  ///
  /// A field called `text` promises text: tags in it are shown to readers.
  private func found(_ utf8: [UInt8], in name: String) -> DocumentFormat {
    let found = DocumentFormat(content: utf8)
    return found == .html && name == "text" && !DocumentFormat.looksLikeHTML(utf8) ? .text : found
  }

  private mutating func read(_ utf8: [UInt8], _ map: SourceMap, as format: DocumentFormat) {
    switch format {
    case .html: assembly.add(HTMLReader.read(utf8, declared: declared), through: map)
    case .markdown:
      assembly.add(MarkdownReader.read(utf8, limits: limits, fields: fields, declared: declared), through: map)
    case .text, .json, .siteConfiguration: assembly.add(TextReader.read(utf8, limits: limits), through: map)
    }
  }

  // MARK: Notebooks

  private mutating func read(cell: JSONObject) {
    let isCode = cell["cell_type"]?.string?.equals("code") ?? false
    if let source = cell["source"] ?? cell["input"], let (text, map) = joined(source) {
      if isCode {
        assembly.add(.code, text, map, name: nil)
      } else {
        read(text, map, as: .markdown)
      }
    }
    for output in cell["outputs"]?.array?.elements ?? [] {
      guard let output = output.object else { continue }
      for text in [output["text"], output["data"]?.object?["text/plain"]] {
        if let text, let (text, map) = joined(text) { assembly.add(.code, text, map, name: nil) }
      }
      // Pictures and widgets: the same output in other forms.
      for member in output["data"]?.object?.members ?? [] { use(member.value) }
    }
  }

  /// A string, or a list of strings one behind the other.
  private mutating func joined(_ value: JSONValue) -> (text: [UInt8], map: SourceMap)? {
    let parts = value.string.map { [$0] } ?? value.array?.elements.compactMap(\.string) ?? []
    guard !parts.isEmpty else { return nil }
    var text: [UInt8] = []
    var map = SourceMap()
    for part in parts where used.insert(part.range.lower).inserted {
      text += part.utf8
      map.append(part.map)
    }
    return (text, map)
  }

  /// Recursion here and below is bounded by the nesting limit of the JSON reader.
  private mutating func use(_ value: JSONValue) {
    switch value {
    case .string(let string): used.insert(string.range.lower)
    case .array(let array): for element in array.elements { use(element) }
    case .object(let object): for member in object.members { use(member.value) }
    default: return
    }
  }

  // MARK: The rest

  private mutating func addRest(_ value: JSONValue, _ path: String) {
    switch value {
    case .string(let string):
      if used.insert(string.range.lower).inserted { assembly.add(.meta, string.utf8, string.map, name: path) }
    case .array(let array):
      for element in array.elements { addRest(element, path) }
    case .object(let object):
      for member in object.members {
        let isLong = path.utf8.count > 200
        let separator = path.hasSuffix(":") ? "" : "."
        addRest(member.value, isLong ? path : path + separator + Self.shortened(member.name))
      }
    default: return
    }
  }

  private static func shortened(_ name: JSONString) -> String {
    String(decoding: name.utf8.prefix(64), as: UTF8.self)
  }
}
