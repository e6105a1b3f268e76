import YAML

/// Reads the values of front matter in any of its three languages.
enum FrontMatterReader {
  /// The most bytes of front matter that are read as such.
  static let byteLimit = 1 << 20

  /// The values in the order of the source, and what could not be read.
  static func read(_ decoded: [UInt8], _ frontMatter: FrontMatter) -> (values: [MetadataValue], omission: Omission?) {
    let content = frontMatter.content
    guard content.count <= byteLimit else {
      return ([], omission("is longer than \(byteLimit) bytes", content.lowerBound, content))
    }
    switch frontMatter.syntax {
    case .toml:
      let (values, failure) = TOMLReader.read(decoded, in: content)
      return (values, failure.map { omission($0.message, $0.offset, content) })
    case .json:
      do throws(JSONError) {
        return (values(of: try JSONReader().read(decoded, in: content)), nil)
      } catch {
        return ([], omission(error.message, error.offset, content))
      }
    case .yaml:
      return yaml(decoded, content)
    }
  }

  private static func omission(_ message: String, _ offset: Int, _ content: Range<Int>) -> Omission {
    Omission(
      code: "front-matter", message: "The front matter was not read to its end: \(message).",
      range: ByteRange(offset, content.upperBound))
  }

  // MARK: JSON

  /// The values of a JSON value, strings with their characters' places, the rest as it is spelled.
  static func values(of value: JSONValue) -> [MetadataValue] {
    var values: [MetadataValue] = []
    collect(value, [], &values)
    return values
  }

  /// Recursion is bounded by the nesting limit of the JSON reader.
  private static func collect(_ value: JSONValue, _ path: [[UInt8]], _ values: inout [MetadataValue]) {
    guard values.count < TOMLReader.valueLimit else { return }
    switch value {
    case .null: return
    case .string(let string): values.append(MetadataValue(path: path, text: string.utf8, map: string.map))
    case .bool(let flag, let range): add(flag ? "true" : "false", range, path, &values)
    case .number(let number): add(number.literal, number.range, path, &values)
    case .array(let array): for element in array.elements { collect(element, path, &values) }
    case .object(let object):
      for member in object.members { collect(member.value, path + [member.name.utf8], &values) }
    }
  }

  private static func add(_ literal: String, _ range: ByteRange, _ path: [[UInt8]], _ values: inout [MetadataValue]) {
    values.append(
      MetadataValue(
        path: path, text: Array(literal.utf8), map: SourceMap(identity: range.count, lowerStart: range.lower)))
  }
}

// MARK: YAML

extension FrontMatterReader {
  private static func yaml(_ decoded: [UInt8], _ content: Range<Int>) -> (values: [MetadataValue], omission: Omission?)
  {
    do throws(YAMLError) {
      let root = try YAMLNode.parse(
        decoded, in: content, limits: YAMLLimits(depth: TOMLReader.nestingLimit, nodes: TOMLReader.valueLimit))
      var values: [MetadataValue] = []
      collect(root, decoded, [], &values)
      return (values, nil)
    } catch {
      return ([], omission(error.message, error.position.offset, content))
    }
  }

  /// Recursion is bounded by the depth that the YAML reader allows.
  private static func collect(
    _ node: YAMLNode, _ decoded: [UInt8], _ path: [[UInt8]], _ values: inout [MetadataValue]
  ) {
    switch node.content {
    case .scalar(let string, let style):
      let text = Array(string.utf8)
      guard !text.isEmpty else { return }
      let map =
        node.isAlias
        ? SourceMap(replacing: ByteRange(node.range.lowerBound, node.range.upperBound), with: text.count)
        : YAMLScalarMap.map(text, in: decoded, node.range, style)
      values.append(MetadataValue(path: path, text: text, map: map))
    case .sequence(let items):
      for item in items { collect(item, decoded, path, &values) }
    case .mapping(let pairs):
      for pair in pairs { collect(pair.value, decoded, path + [Array((pair.key.string ?? "").utf8)], &values) }
    }
  }
}

extension SourceMap {
  /// The map of `count` bytes that stand for `lower` as a whole.
  init(replacing lower: ByteRange, with count: Int) {
    self.init()
    replace(lower: lower, upperCount: count)
  }
}
