import Files

/// What a document's URI (RFC 3986) says about it.
enum DocumentURI {
  /// The path of a `file:` URI, percent signs decoded; nil for others.
  static func path(_ uri: String) -> [UInt8]? {
    guard uri.lowercased().hasPrefix("file://") else { return nil }
    let rest = uri.utf8.dropFirst("file://".utf8.count)
    // The host is empty or this machine.
    let path = decoded(Array(rest.drop { $0 != UInt8(ascii: "/") }))
    return path.isEmpty || path.contains(0) ? nil : path
  }

  /// What stands for the path of a document that is no file: its last part.
  static func name(_ uri: String) -> [UInt8] {
    let last = uri.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }.last ?? []
    return decoded(Array(last)).filter { $0 != 0 }
  }

  /// The `file:` URI of the absolute `path` (RFC 3986, section 2.3: what is reserved is written with percent signs).
  static func uri(of path: FilePath) -> String {
    path.bytes.reduce(into: "file://") { uri, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar))
      if isPlain {
        uri.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += (digits.utf8.count == 1 ? "%0" : "%") + digits
      }
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
