/// The named fields of a WARC record or an HTTP message: `Name: value`, one a line.
struct HeaderFields {
  private var fields: [(name: String, value: String)] = []

  /// Adds a line; one that begins with white space continues the line before (RFC 9112, 5.2).
  ///
  /// False when it is no field.
  mutating func add(_ line: [UInt8]) -> Bool {
    if let first = line.first, first == 0x20 || first == 0x09, !fields.isEmpty {
      fields[fields.count - 1].value += " " + String(decoding: line, as: UTF8.self).trimmed
      return true
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return false }
    let name = String(decoding: line[..<colon], as: UTF8.self).trimmed.lowercased()
    fields.append((name, String(decoding: line[(colon + 1)...], as: UTF8.self).trimmed))
    return true
  }

  /// The value of the first field called `name`, in lower case; nil without one or where it is empty.
  subscript(name: String) -> String? {
    fields.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// The values of all fields called `name`, split at commas, in lower case.
  func list(_ name: String) -> [String] {
    fields.filter { $0.name == name }.flatMap { $0.value.split(separator: ",") }.map { String($0).trimmed.lowercased() }
  }
}

/// A media type with its charset (RFC 9110, 8.3.1).
struct MediaType {
  /// `text/html`, in lower case; empty where nothing is said.
  let name: String
  /// The charset, without quotation marks.
  let charset: String?
  /// The kind of message in `application/http`.
  let messageType: String?

  /// The type that `text` spells.
  init(_ text: String?) {
    let parts = (text ?? "").split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
    name = (parts.first ?? "").lowercased()
    func parameter(_ name: String) -> String? {
      for part in parts.dropFirst() {
        let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        guard pair.count == 2, pair[0].lowercased() == name else { continue }
        let value = pair[1].filter { $0 != "\"" && $0 != "'" }
        return value.isEmpty ? nil : value
      }
      return nil
    }
    charset = parameter("charset")
    messageType = parameter("msgtype")?.lowercased()
  }
}
