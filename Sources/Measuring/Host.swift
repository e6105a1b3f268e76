import Documents
internal import ICU
internal import PublicSuffix

/// The host of an address.
package struct Host: Equatable {
  /// The name in lower case and ASCII form (`xn--`), or an IP address; without port and final dot.
  package let name: String
  /// The part that one owner registered; the whole name where there is none, as for addresses and single labels.
  package let registrable: String

  /// The host of `address`: a URL with or without its scheme, or a bare host name; nil when it has none.
  package init?(_ address: String) {
    let bytes = Array(address.utf8.prefix(4096))
    guard let found = Self.authority(bytes) else { return nil }
    var host = found
    if let at = host.lastIndex(of: 0x40) { host = host[(at + 1)...] }
    if host.first == 0x5B {
      guard let end = host.firstIndex(of: 0x5D) else { return nil }
      name = String(decoding: host[...end], as: UTF8.self).lowercased()
      registrable = name
      return
    }
    if let colon = host.firstIndex(of: 0x3A) { host = host[..<colon] }
    while host.last == 0x2E { host = host.dropLast() }
    guard let name = Self.normalized(host) else { return nil }
    self.name = name
    let parts = Array(name.utf8)
    let isNumeric = parts.allSatisfy { $0 == 0x2E || ($0 >= 0x30 && $0 <= 0x39) }
    let start = isNumeric ? nil : PublicSuffix.registrableStart(of: parts)
    registrable = start.map { String(decoding: parts[$0...], as: UTF8.self) } ?? name
  }

  /// The registered label without its suffix, in Unicode: `example` of `www.example.com`.
  var label: String {
    let label = registrable.split(separator: ".").first.map(String.init) ?? registrable
    guard label.hasPrefix("xn--"), let unicode = try? Self.mapping?.toUnicode(label),
      unicode.problems.isDisjoint(with: [.disallowed, .punycode]), !unicode.name.unicodeScalars.contains("\u{FFFD}")
    else { return label }
    return unicode.name
  }

  /// What stands between scheme and path; for an address without a scheme its first part, where that has a dot.
  private static func authority(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var rest = bytes[...]
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    var hasScheme = false
    if rest.starts(with: [0x2F, 0x2F]) {
      rest = rest.dropFirst(2)
      hasScheme = true
    } else if let colon = rest.firstIndex(of: 0x3A), rest[colon...].starts(with: [0x3A, 0x2F, 0x2F]) {
      guard rest[..<colon].allSatisfy({ Casing.isLower($0 | 0x20) || $0 == 0x2B || $0 == 0x2D }) else { return nil }
      rest = rest[(colon + 3)...]
      hasScheme = true
    }
    let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 || $0 == 0x5C || $0 <= 0x20 } ?? rest.endIndex
    rest = rest[..<end]
    guard !rest.isEmpty, hasScheme || (rest.contains(0x2E) && !rest.contains(0x40)) else { return nil }
    return rest
  }

  private static let mapping = try? IDNA()

  /// The name as DNS has it, nil when it cannot be a name.
  private static func normalized(_ host: ArraySlice<UInt8>) -> String? {
    guard !host.isEmpty, host.count <= 1000 else { return nil }
    let text = String(decoding: host, as: UTF8.self)
    let name: String
    if host.allSatisfy({ $0 < 0x80 }) {
      // Labels that are not Punycode after all are names like any other.
      name = text.lowercased()
    } else {
      guard let mapped = try? mapping?.toASCII(text), mapped.problems.isDisjoint(with: [.disallowed, .punycode]) else {
        return nil
      }
      name = mapped.name
    }
    let isPossible = name.utf8.allSatisfy { byte in
      Casing.isLower(byte) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D || byte == 0x2E || byte == 0x5F
    }
    return isPossible && !name.isEmpty ? name : nil
  }
}

extension Measure {
  /// Addresses and their hosts.
  static let hosts: [Measure] = [
    .value("host", "The host of an address in ASCII form, without port; nothing where it has none.", [.address]) {
      _, arguments in
      arguments.host(0).map { .text($0.name) } ?? .none
    },
    .value(
      "registrable-domain",
      "The part of an address's host that one owner registered, by the Public Suffix List with its private section.",
      [.address]
    ) { _, arguments in
      arguments.host(0).map { .text($0.registrable) } ?? .none
    },
    .value("host-label", "The registered label of an address's host without its suffix, in Unicode.", [.address]) {
      _, arguments in
      arguments.host(0).map { .text($0.label) } ?? .none
    },
    .value(
      "same-host", "Whether two addresses belong to one registered domain; nothing where one of them has no host.",
      [
        Parameter(name: "a", summary: "An address or host name."), Parameter(name: "b", summary: "Another one."),
      ]
    ) { _, arguments in
      guard let one = arguments.host(0), let other = arguments.host(1) else { return .none }
      return .flag(one.registrable == other.registrable)
    },
    .value(
      "inner-address",
      "The address that an archive's or a proxy's address holds in its path; the address itself where it holds none.",
      [.address]
    ) { _, arguments in
      guard let address = arguments.text(0) else { return .none }
      return .text(AddressInAddress.inner(address))
    },
  ]
}

/// Addresses inside addresses: `https://archive.example/web/2020/https://site.example/`.
enum AddressInAddress {
  /// The last address that begins behind a slash in `address`, or all of it.
  static func inner(_ address: String) -> String {
    let bytes = Array(address.utf8)
    var start = 0
    for scheme in ["/http://", "/https://"] {
      let needle = Array(scheme.utf8)
      var index = bytes.count - needle.count
      while index > start {
        if bytes[index..<index + needle.count].elementsEqual(needle) { start = index + 1 }
        index -= 1
      }
    }
    return String(decoding: bytes[start...], as: UTF8.self)
  }
}

extension Measure.Parameter {
  /// An address.
  static let address = Measure.Parameter(name: "address", summary: "A URL, or a host name.")
}

extension Arguments {
  /// The host of the address at `index`.
  func host(_ index: Int) -> Host? { text(index).flatMap(Host.init) }
}
