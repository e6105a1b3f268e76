import Corpus
import Documents
import Reporting

/// A line of JSON Lines, read: the machine contract's input record.
struct InputRecord: Sendable {
  /// The record's `id`, else its line.
  var identifier: DocumentReport.Identifier
  /// The article: the bytes that positions count.
  var content: [UInt8]
  /// What it is to be read as; nil to go by the content.
  var format: DocumentFormat?
  /// What the record says about the article.
  var declared: Declared
  /// The fields that are echoed.
  var kept: [(name: String, value: JSONValue)]
}

extension InputRecord {
  /// Why a line is no record, and as much of it as was understood.
  struct Refusal: Error {
    /// The stable code, which is also the key of the text behind `record.`.
    var code: String
    /// The line.
    var line: Int
    /// The record's name, as far as it is known.
    var identifier: DocumentReport.Identifier
    /// The fields that are echoed, as far as they are known.
    var kept: [(name: String, value: JSONValue)] = []
    /// What the JSON reader said, the field concerned and its value, for the text.
    var details: (message: String, field: String, value: String) = ("", "", "")
  }

  /// The record that `line` holds; `defaults` is what the command says about every article.
  ///
  /// `fields` says where its fields stand.
  init(
    _ line: RecordLine, defaults: Declared, keeping names: [String], fields: RecordFields = RecordFields()
  ) throws(Refusal) {
    var refusal = Refusal(code: "", line: line.number, identifier: .line(line.number))
    let object = try Self.object(line.bytes, &refusal)
    kept = names.compactMap { name in object[name].map { (name, $0) } }
    refusal.kept = kept
    switch fields.value("id", in: object) {
    case nil, .null: break
    case .string(let id): refusal.identifier = .given(.string(id))
    case .number(let id): refusal.identifier = .given(.number(id))
    default: throw refusal.with("bad-id")
    }
    identifier = refusal.identifier
    guard let content = fields.value("content", in: object)?.string else { throw refusal.with("no-content") }
    self.content = content.utf8
    format = try Self.format(fields.value("format", in: object), refusal)
    declared = defaults
    // The record is UTF-8 whatever the page in it says of itself.
    declared.charset = "utf-8"
    for (field, path) in Self.declarations {
      guard let text = try Self.text(field, fields.value(field, in: object), refusal) else { continue }
      declared[keyPath: path] = text
    }
  }

  private static var declarations: [(String, WritableKeyPath<Declared, String?>)] {
    [
      ("url", \.url), ("site_title", \.siteTitle), ("title", \.title), ("author", \.author), ("source", \.source),
      ("language", \.language), ("date", \.date),
    ]
  }

  private static func object(_ bytes: [UInt8], _ refusal: inout Refusal) throws(Refusal) -> JSONObject {
    let value: JSONValue
    do throws(JSONError) { value = try JSONReader().read(bytes) } catch {
      refusal.details.message = "column \(error.column): \(error.message)"
      throw refusal.with("invalid-json")
    }
    guard let object = value.object else { throw refusal.with("not-an-object") }
    return object
  }

  private static func format(_ value: JSONValue?, _ refusal: Refusal) throws(Refusal) -> DocumentFormat? {
    guard let name = try text("format", value, refusal) else { return nil }
    if let format = DocumentFormat(rawValue: name) { return format }
    var refusal = refusal
    refusal.details.value = name
    throw refusal.with("bad-format")
  }

  private static func text(_ field: String, _ value: JSONValue?, _ refusal: Refusal) throws(Refusal) -> String? {
    switch value {
    case nil, .null: return nil
    case .string(let text): return text.text
    default:
      var refusal = refusal
      refusal.details.field = field
      throw refusal.with("bad-field")
    }
  }
}

extension InputRecord.Refusal {
  fileprivate func with(_ code: String) -> InputRecord.Refusal {
    var copy = self
    copy.code = code
    return copy
  }

  /// The reason in words.
  func failure(_ wording: Wording) -> DocumentReport.Failure {
    let message = wording.localized(
      "record.\(code)",
      [
        "line": .number(line), "message": .text(details.message), "field": .text(details.field),
        "value": .text(details.value),
      ])
    return DocumentReport.Failure(code: code, message: message)
  }
}
