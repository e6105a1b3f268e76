/// Makes web archives record by record.
enum WARCMaker {
  /// A record with `fields` beside those that every record has.
  static func record(_ type: String, uri: String? = nil, fields: [String] = [], _ block: [UInt8]) -> [UInt8] {
    var head = ["WARC/1.1", "WARC-Type: \(type)", "WARC-Date: 2024-05-06T07:08:09Z"]
    if let uri { head.append("WARC-Target-URI: \(uri)") }
    head += fields + ["Content-Length: \(block.count)", "", ""]
    return Array(head.joined(separator: "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// A response record with an HTTP head of `fields` and `body`.
  static func response(
    _ uri: String, status: String = "200 OK", type: String = "text/html; charset=utf-8", fields: [String] = [],
    warc: [String] = [], _ body: [UInt8]
  ) -> [UInt8] {
    let head = (["HTTP/1.1 \(status)", "Content-Type: \(type)"] + fields + ["", ""]).joined(separator: "\r\n")
    return record(
      "response", uri: uri, fields: ["Content-Type: application/http; msgtype=response"] + warc,
      Array(head.utf8) + body)
  }

  /// A page that says its number, long enough to matter.
  static func page(_ number: Int) -> [UInt8] {
    let words = (0..<200).map { "word\(($0 * 7919 + number * 104729) % 9973)" }.joined(separator: " ")
    return Array("<!doctype html><title>page \(number)</title><p>\(words)</p>".utf8)
  }

  /// `body` in chunks of `size` bytes.
  static func chunked(_ body: [UInt8], size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: body.count, by: size) {
      let chunk = body[start..<min(start + size, body.count)]
      bytes += Array("\(String(chunk.count, radix: 16));ext=1\r\n".utf8) + chunk + [0x0D, 0x0A]
    }
    return bytes + Array("0\r\n\r\n".utf8)
  }
}
