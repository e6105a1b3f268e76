/// The metadata block at the head of a Markdown file: YAML between `---`, TOML between `+++`, a JSON object.
struct FrontMatter {
  /// The language of the metadata.
  enum Syntax { case yaml, toml, json }

  /// The language of the metadata.
  var syntax: Syntax
  /// The metadata without its fences, in bytes of the decoded source.
  var content: Range<Int>
  /// Where the Markdown begins.
  var end: Int

  /// Whether `decoded` begins with front matter that ends.
  static func opens(_ decoded: [UInt8]) -> Bool {
    find(decoded).map { $0.syntax != .json || $0.hasBody(decoded) } ?? false
  }

  private func hasBody(_ decoded: [UInt8]) -> Bool { decoded[end...].contains { !isASCIIWhiteSpace($0) } }

  /// The front matter of `decoded`, nil without one.
  ///
  /// A fence stands on a line of its own; `---` may also be closed by `...`, as a YAML document is. - Complexity: O(n).
  static func find(_ decoded: [UInt8]) -> FrontMatter? {
    if decoded.first == UInt8(ascii: "{") { return json(decoded) }
    let syntax: Syntax
    let fence = Array(decoded.prefix(3))
    switch fence {
    case Array("---".utf8): syntax = .yaml
    case Array("+++".utf8): syntax = .toml
    default: return nil
    }
    let first = lineEnd(decoded, from: 0)
    guard first < decoded.count, isFence(decoded[0..<first], fence) else { return nil }
    let start = behindLineEnd(decoded, first)
    var at = start
    while at < decoded.count {
      let end = lineEnd(decoded, from: at)
      let line = decoded[at..<end]
      if isFence(line, fence) || syntax == .yaml && isFence(line, Array("...".utf8)) {
        guard syntax == .toml || isMapping(decoded[start..<at]) else { return nil }
        return FrontMatter(syntax: syntax, content: start..<at, end: behindLineEnd(decoded, end))
      }
      at = behindLineEnd(decoded, end)
    }
    return nil
  }

  /// Whether YAML is keys and values, or nothing: else the fences are thematic breaks around text.
  private static func isMapping(_ content: ArraySlice<UInt8>) -> Bool {
    for line in content.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard let first = text.first, first != UInt8(ascii: "#") else { continue }
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return false }
      return colon + 1 == text.endIndex || text[colon + 1] == 0x20 || text[colon + 1] == 0x09
        || first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    }
    return true
  }

  private static func json(_ decoded: [UInt8]) -> FrontMatter? {
    do throws(JSONError) {
      _ = try JSONReader().read(decoded)
      return FrontMatter(syntax: .json, content: 0..<decoded.count, end: decoded.count)
    } catch {
      // Markdown behind the object is what a JSON text may not have: there the object has ended.
      let head = 0..<error.offset
      guard error.code == .syntax, (try? JSONReader().read(decoded, in: head).object) != nil else { return nil }
      return FrontMatter(syntax: .json, content: head, end: error.offset)
    }
  }

  private static func isFence(_ line: ArraySlice<UInt8>, _ fence: [UInt8]) -> Bool {
    line.starts(with: fence) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func behindLineEnd(_ text: [UInt8], _ end: Int) -> Int {
    guard end < text.count else { return end }
    return text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A ? end + 2 : end + 1
  }
}
