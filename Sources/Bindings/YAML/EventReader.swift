internal import CYAML

/// libyaml's parser over one text: its events, with Swift strings and character positions.
@safe
final class EventReader {
  /// What starts a node: its anchor and tag.
  struct Properties {
    var anchor: String?
    var tag: String?
  }

  enum Kind {
    case documentStart
    case documentEnd
    case streamEnd
    case alias(String)
    case scalar(String, YAMLNode.Style, Properties)
    case sequenceStart(Properties)
    case mappingStart(Properties)
    /// The end of a sequence or mapping, and whether it has a closing bracket of its own.
    case collectionEnd
    case other
  }

  /// An event and the characters it was read from.
  struct Event {
    var kind: Kind
    var start: Int
    var end: Int
  }

  /// What libyaml complains about, and at which character; at a byte for bytes that are no characters of YAML.
  struct Failure: Error {
    var message: String
    var character: Int?
    var byte: Int
    var isMemory: Bool
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// A reader of `text`, which must outlive it.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  func next() throws(Failure) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe Event(
      kind: Self.kind(event), start: Int(event.start_mark.index), end: Int(event.end_mark.index))
  }

  private var failure: Failure {
    let parser = unsafe parser.pointee
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "the text cannot be parsed"
    let context = unsafe parser.context.map { unsafe String(cString: $0) + ": " } ?? ""
    let isReader = unsafe parser.error == YAML_READER_ERROR
    return unsafe Failure(
      message: context + problem, character: isReader ? nil : Int(parser.problem_mark.index),
      byte: Int(parser.problem_offset), isMemory: parser.error == YAML_MEMORY_ERROR)
  }

  private static func kind(_ event: yaml_event_t) -> Kind {
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_END_EVENT: return .streamEnd
    case YAML_ALIAS_EVENT: return .alias(unsafe text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let properties = unsafe Properties(anchor: text(scalar.anchor), tag: text(scalar.tag))
      return unsafe .scalar(String(decoding: bytes, as: UTF8.self), style(scalar.style), properties)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe .sequenceStart(Properties(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe .mappingStart(Properties(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
    default: return .other
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLNode.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}
