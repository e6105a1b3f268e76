/// Reads a JSON-LD script: every string becomes a side block in zone `meta`, named after its path, and the ones that say
/// what the page is become claims.
///
/// A path is relative to the article or page described: `jsonld:headline`, `jsonld:publisher.name`. Things that stand
/// beside it in `@graph` begin with their type: `jsonld:WebSite.name`. References by `@id` are followed for authors,
/// publishers and the like. Contexts are not fetched.
struct LinkedDataReader {
  /// How deep values are named; JSON-LD of real pages has no more than five levels.
  static let depthLimit = 16

  let bytes: [UInt8]
  /// What was left out.
  private(set) var omissions: [Omission] = []

  private var names: [[UInt8]: Int] = [:]
  private var references: [(path: String, id: [UInt8])] = []

  /// A reader of scripts in `bytes`.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the script that stands in `range`.
  ///
  /// - Complexity: O(n) in the number of bytes.
  mutating func read(_ range: ByteRange, into flow: inout HTMLFlow) {
    let inner = unwrapped(range)
    guard inner.count > 0 else { return }
    do throws(JSONError) {
      let value = try JSONReader(nestingLimit: 256).read(bytes, in: inner.lower..<inner.upper)
      walk(value, path: "", depth: 0, into: &flow)
      resolve(into: &flow)
    } catch {
      omissions.append(
        Omission(code: "json-ld", message: "The page's JSON-LD cannot be read: \(error.message).", range: inner))
    }
  }

  /// The script without white space and the comment or CDATA marks that old pages hide it with.
  private func unwrapped(_ range: ByteRange) -> ByteRange {
    var range = range
    while range.lower < range.upper, bytes[range.lower] != 0x7B, bytes[range.lower] != 0x5B || isCDATA(range.lower) {
      range.lower += 1
    }
    while range.lower < range.upper, bytes[range.upper - 1] != 0x7D,
      bytes[range.upper - 1] != 0x5D || isCDATAEnd(range.upper)
    {
      range.upper -= 1
    }
    return range
  }

  /// Whether the `[` at `index` is one of `<![CDATA[`.
  private func isCDATA(_ index: Int) -> Bool {
    (index >= 2 && bytes[index - 1] == 0x21) || (index >= 5 && bytes[index - 1] == 0x41 && bytes[index - 5] == 0x43)
  }

  /// Whether the `]` before `end` is one of `]]>`.
  private func isCDATAEnd(_ end: Int) -> Bool {
    (end < bytes.count && bytes[end] == 0x3E) || (end + 1 < bytes.count && bytes[end] == 0x5D && bytes[end + 1] == 0x3E)
  }

  // MARK: Walking

  private mutating func walk(_ value: JSONValue, path: String, depth: Int, into flow: inout HTMLFlow) {
    guard depth < Self.depthLimit else {
      omissions.append(
        Omission(
          code: "nesting-limit", message: "JSON-LD is nested more than \(Self.depthLimit) deep; the rest is not read.",
          range: value.range))
      return
    }
    switch value {
    case .string(let string): add(string, path: path, into: &flow)
    case .array(let array):
      for element in array.elements { walk(element, path: path, depth: depth + 1, into: &flow) }
    case .object(let object): walk(object, path: path, depth: depth, into: &flow)
    case .null, .bool, .number: break
    }
  }

  private mutating func walk(_ object: JSONObject, path: String, depth: Int, into flow: inout HTMLFlow) {
    let base = path.isEmpty ? prefix(of: object) : path + "."
    let id = object["@id"]?.string?.utf8
    if let id, object.members.count == 1 { references.append((path, id)) }
    for member in object.members {
      let name = member.name.text
      if name == "@context" { continue }
      if name == "@graph" {
        walk(member.value, path: path, depth: depth + 1, into: &flow)
        continue
      }
      if let id, name == "name", let string = member.value.string {
        if let index = add(string, path: base + name, into: &flow), names[id] == nil { names[id] = index }
      } else {
        walk(member.value, path: base + name, depth: depth + 1, into: &flow)
      }
    }
  }

  /// Nothing for an article, a page or a work; `WebSite.` and the like for other things.
  private func prefix(of object: JSONObject) -> String {
    let type = object["@type"]
    guard let type = type?.string ?? type?.array?.elements.first?.string else { return "" }
    let name = String(type.text.split(separator: "/").last ?? "")
    let isWork = ["Article", "Posting", "Page", "Work", "Report", "Review"].contains { name.hasSuffix($0) }
    return isWork || name.isEmpty ? "" : name + "."
  }

  @discardableResult
  private func add(_ string: JSONString, path: String, into flow: inout HTMLFlow) -> Int? {
    let name = "jsonld:\(path)"
    guard let index = flow.addSide(.meta, HTMLValue(string), name: name) else { return nil }
    claim(path, at: index, into: &flow)
    return index
  }

  private func claim(_ path: String, at index: Int, into flow: inout HTMLFlow) {
    guard let meaning = MetadataVocabulary.paths[path.lowercased()] else { return }
    flow.claims.add(meaning.kind, rank: meaning.rank, origin: "jsonld:\(path)", at: .side(index))
  }

  /// Lets what is named by `@id` elsewhere in the script claim what it would claim in place.
  private func resolve(into flow: inout HTMLFlow) {
    for reference in references {
      guard let index = names[reference.id] else { continue }
      claim(reference.path + ".name", at: index, into: &flow)
    }
  }
}
