internal import CICU

/// A character encoding that ICU can decode.
package struct Charset: Hashable, Sendable {
  /// The name of the WHATWG Encoding Standard in lower case, or else IANA's or ICU's name.
  package let name: String
  /// The name under which ICU opens the converter.
  package let converterName: String

  /// The encoding a page means by `label`: the WHATWG table first, which reads `latin1` as windows-1252 and `gb2312` as
  /// GBK, then the aliases ICU knows; nil when nobody knows it.
  ///
  /// White space around the label and its case do not matter.
  package init?(label: String) {
    let key = Self.trimmed(label)
    if let name = Self.labels[key] {
      self.init(name: name, converterName: Self.converters[name] ?? name)
      return
    }
    self.init(exactly: key)
  }

  /// The encoding ICU knows by this name, without WHATWG's substitutions: `ISO-8859-1` has C1 controls, `ibm-437` exists.
  package init?(exactly name: String) {
    guard !name.isEmpty, name.utf8.count < 60 else { return nil }
    for standard in ["MIME", "IANA", "WINDOWS", "JAVA", "UTR22", ""] {
      var status = ICU_U_ZERO_ERROR
      guard let found = unsafe icu_ucnv_getStandardName(name, standard, &status), !status.isFailure else { continue }
      self.init(name: unsafe String(cString: found).lowercased(), converterName: name)
      return
    }
    return nil
  }

  /// Whether it is one of the encodings of two and more bytes in which 0xFF can stand nowhere.
  var isEastAsian: Bool { Self.eastAsian.contains(name) }

  /// Whether the byte 0x80 is the euro sign (WHATWG Encoding, 10.2.1, which ICU does not follow).
  var hasEuroAt80: Bool { name == "gbk" || name == "gb18030" }

  private static let eastAsian: Set<String> = ["gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"]

  private init(name: String, converterName: String) {
    self.name = name
    self.converterName = converterName
  }

  private static func trimmed(_ label: String) -> String {
    let space: Set<UInt8> = [0x09, 0x0A, 0x0C, 0x0D, 0x20]
    let bytes = label.utf8.drop { space.contains($0) }
    let end = bytes.lastIndex { !space.contains($0) }.map { bytes.index(after: $0) } ?? bytes.startIndex
    return String(decoding: bytes[..<end], as: UTF8.self).lowercased()
  }

  /// Where ICU has no converter of the standard's name, or one with other mappings under it.
  private static let converters = [
    "gbk": "gb18030", "big5": "Big5-HKSCS", "shift_jis": "windows-31j", "euc-jp": "euc-jp-2007",
    "euc-kr": "windows-949-2000", "iso-8859-8-i": "iso-8859-8", "windows-874": "windows-874-2000",
    "x-mac-cyrillic": "x-mac-cyrillic", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE",
  ]

  private static let labels: [String: String] = {
    var labels: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for word in words { labels[word] = words[0] }
    }
    return labels
  }()
}
