internal import Folding

/// A Creative Commons licence or tool, as an address, a tag or a sentence names it.
struct Licence: Equatable {
  /// The elements in the order of the licence's name: `BY`, `BY-NC-SA`; `0` for CC0, `PDM` for the mark, `PDDC` for
  /// the old dedication.
  var code: String
  /// The version, such as `4.0`; nil where none is named.
  var version: String?
  /// The jurisdiction of a port in capitals, such as `DE`; nil for the international licence.
  var port: String?

  /// The licence without version and port: `CC-BY-NC`, `CC0`.
  var kind: String {
    switch code {
    case "0": "CC0"
    case "PDM", "PDDC": "CC-" + code
    default: "CC-" + code
    }
  }

  /// The id on the SPDX list: of the port where the list has it, else of the international licence; nil without a
  /// version, and where the list has none.
  var spdx: String? {
    if code == "PDDC" { return "CC-PDDC" }
    guard let version else { return nil }
    let base = kind + "-" + version
    if let port, Self.ports.contains(base + "-" + port) { return base + "-" + port }
    return Self.ids.contains(base) ? base : nil
  }

  /// A word for a part of a licence's name, folded: an element, or a jurisdiction's code.
  struct Name {
    var part: String
    var word: [UInt8]
  }

  /// The first licence that `text` names, nil when it names none.
  ///
  /// `words` are the names of elements in languages (`BY`, `NC`, `ND`, `SA`, `0`, `PDM`, `PDDC`), `places` those of
  /// jurisdictions.
  init?(_ text: String, words: [Name] = [], places: [Name] = []) {
    let folded = Folder.fold(Array(text.utf8.prefix(4000)), by: [.width, .han, .invisible])
    if let found = Self.address(folded) ?? Self.tag(folded) ?? Self.prose(Folder.fold(folded, by: .case), words, places)
    {
      self = found
    } else {
      return nil
    }
  }

  /// The licence of these parts.
  init(code: String, version: String?, port: String?) {
    self.code = code
    self.version = version
    self.port = port
  }

  /// The licence with these elements, nil where they make none.
  static func named(_ elements: Set<String>, _ version: String?, _ port: String?) -> Licence? {
    code(elements).map { Licence(code: $0, version: version, port: port) }
  }

  // MARK: The SPDX list

  /// The SPDX list's ids of licences without a jurisdiction (version 3.27).
  private static let ids: Set<String> = {
    var ids: Set<String> = ["CC0-1.0", "CC-PDDC", "CC-PDM-1.0", "CC-SA-1.0"]
    for code in ["BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA"] {
      for version in ["1.0", "2.0", "2.5", "3.0", "4.0"] { ids.insert("CC-\(code)-\(version)") }
    }
    return ids
  }()

  /// The SPDX list's ids of ports (version 3.27).
  private static let ports: Set<String> = [
    "CC-BY-2.5-AU", "CC-BY-3.0-AT", "CC-BY-3.0-AU", "CC-BY-3.0-DE", "CC-BY-3.0-IGO", "CC-BY-3.0-NL", "CC-BY-3.0-US",
    "CC-BY-NC-3.0-DE", "CC-BY-NC-ND-3.0-DE", "CC-BY-NC-ND-3.0-IGO", "CC-BY-NC-SA-2.0-DE", "CC-BY-NC-SA-2.0-FR",
    "CC-BY-NC-SA-2.0-UK", "CC-BY-NC-SA-3.0-DE", "CC-BY-NC-SA-3.0-IGO", "CC-BY-ND-3.0-DE", "CC-BY-SA-2.0-UK",
    "CC-BY-SA-2.1-JP", "CC-BY-SA-3.0-AT", "CC-BY-SA-3.0-DE", "CC-BY-SA-3.0-IGO",
  ]

  /// The jurisdictions of those ports.
  static let jurisdictions = Set(ports.compactMap { $0.split(separator: "-").last.map(String.init) })

  /// Elements in the order of the licence's name, nil for a set that is no licence.
  private static func code(_ elements: Set<String>) -> String? {
    if elements.contains("PDDC") { return "PDDC" }
    if elements.contains("0") { return elements.isSubset(of: ["0", "BY"]) ? "0" : nil }
    if elements.contains("PDM") { return "PDM" }
    let order = ["BY", "NC", "ND", "SA"].filter(elements.contains)
    guard !order.isEmpty, !(elements.contains("ND") && elements.contains("SA")) else { return nil }
    return order.joined(separator: "-")
  }

  // MARK: Addresses

  /// `creativecommons.org/licenses/by/4.0/deed.de`, `/publicdomain/zero/1.0`, and the badges' `/l/by/4.0/88x31.png`,
  /// which `licensebuttons.net` serves, too.
  private static func address(_ text: [UInt8]) -> Licence? {
    let lower = Casing.folded(text)
    let hosts = ["creativecommons.org/", "licensebuttons.net/"].map { Array($0.utf8) }
    let ends = hosts.lazy.compactMap { host in index(of: host, in: lower, from: 0).map { $0 + host.count } }
    guard let start = ends.first else { return nil }
    let path = lower[start...].prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 < 0x80 && $0 != 0x29 }
    var parts = path.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
    guard let area = parts.first, parts.count > 1 else { return nil }
    parts.removeFirst()
    if area == "publicdomain" {
      guard parts.count > 1 else { return nil }
      let codes = ["zero": "0", "mark": "PDM", "certification": "PDDC"]
      return codes[parts[0]].map { Licence(code: $0, version: version(parts[1]), port: nil) }
    }
    guard area == "licenses" || area == "l" || area == "p" else { return nil }
    if parts[0] == "publicdomain" { return Licence(code: "PDDC", version: nil, port: nil) }
    if parts[0] == "zero" { return Licence(code: "0", version: parts.count > 1 ? version(parts[1]) : nil, port: nil) }
    let elements = Set(parts[0].split(separator: "-").map { $0.uppercased() })
    guard elements.isSubset(of: ["BY", "NC", "ND", "SA"]), let code = code(elements) else { return nil }
    let found = parts.count > 1 ? version(parts[1]) : nil
    let port = parts.count > 2 && isPort(parts[2]) ? parts[2].uppercased() : nil
    return Licence(code: code, version: found, port: port)
  }

  private static func isPort(_ part: String) -> Bool {
    (2...4).contains(part.utf8.count) && part.utf8.allSatisfy(Casing.isLower)
  }

  /// `4.0` of `4.0`, nil for what is no version.
  private static func version(_ part: String) -> String? {
    let bytes = Array(part.utf8)
    guard bytes.count == 3, bytes[1] == 0x2E, (0x31...0x34).contains(bytes[0]),
      bytes[2] == 0x30 || bytes[2] == 0x35
        || bytes[2] == 0x31
    else { return nil }
    return part
  }

  private static func index(of needle: [UInt8], in hay: [UInt8], from start: Int) -> Int? {
    guard start + needle.count <= hay.count else { return nil }
    return (start...hay.count - needle.count).first {
      hay[$0] == needle[0] && hay[$0..<$0 + needle.count].elementsEqual(needle)
    }
  }
}
