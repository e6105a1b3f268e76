import Documents

/// Where the fields of an input record stand in a line of JSON Lines, as far as that is not where their names say.
package struct RecordFields: Sendable, Hashable {
  /// The fields that can be mapped: those of the machine contract's input record.
  package static let names = [
    "id", "format", "content", "url", "site_title", "title", "author", "source", "language", "date",
  ]

  private var paths: [String: String] = [:]

  /// Every field under its own name.
  package init() {}

  /// What tells one map from all others.
  var key: String { paths.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n") }

  /// Takes the field `name` from `path`: a key, or keys of objects in one another with dots between them.
  package mutating func map(_ name: String, to path: String) { paths[name] = path }

  /// The value of the field `name` in `object`; nil where nothing stands.
  ///
  /// A key that holds dots itself is found, too.
  func value(_ name: String, in object: JSONObject) -> JSONValue? {
    let path = paths[name] ?? name
    if let value = object[path] { return value }
    guard paths[name] != nil else { return nil }
    var value: JSONValue?
    var inner: JSONObject? = object
    for key in path.split(separator: ".", omittingEmptySubsequences: false) {
      value = inner?[String(key)]
      inner = value?.object
    }
    return value
  }
}
