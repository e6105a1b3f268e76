import Documents
import Policy

extension FindingRow {
  /// The most characters of a place that are kept.
  private static let longestText = 2000
  /// The most characters that are kept before and behind it.
  private static let context = 48

  /// The row of `finding`.
  init(_ finding: Finding, in places: EvidenceWriter) {
    let document = places.document
    let location = places.location(of: finding.range)
    rule = finding.rule
    family = String(finding.rule.prefix { $0 != "/" })
    severity = finding.severity.rawValue
    confidence = finding.confidence.rawValue
    message = finding.message.english
    messageChinese = finding.message.chinese
    let block = document.blockIndex(at: finding.range.lower).map { document.blocks[$0].range }
    let last =
      finding.range.isEmpty ? block : document.blockIndex(at: finding.range.upper - 1).map { document.blocks[$0].range }
    before = Self.words(document.text[(block?.lower ?? finding.range.lower)..<finding.range.lower], fromEnd: true)
    after = Self.words(
      document.text[finding.range.upper..<max(finding.range.upper, last?.upper ?? 0)], fromEnd: false)
    text = String(Self.prefix(places.source(finding.range), Self.longestText))
    zone = finding.zone.rawValue
    (byteStart, byteEnd) = (location.start.byte, location.end.byte)
    (lineStart, columnStart) = (location.start.line, location.start.column)
    (lineEnd, columnEnd) = (location.end.line, location.end.column)
    count = finding.count
    fix = finding.fix.map { fix in json { places.write(fix, to: &$0) } }
    evidence = finding.evidence.isEmpty ? nil : json { places.write(finding.evidence, to: &$0) }
    fingerprint = finding.fingerprint
  }

  /// The first `count` characters of `utf8`.
  private static func prefix(_ utf8: ArraySlice<UInt8>, _ count: Int) -> String {
    guard utf8.count > count else { return String(decoding: utf8, as: UTF8.self) }
    var seen = 0
    var end = utf8.startIndex
    while end < utf8.endIndex {
      if utf8[end] & 0xC0 != 0x80 {
        if seen == count { break }
        seen += 1
      }
      end += 1
    }
    return String(decoding: utf8[..<end], as: UTF8.self)
  }

  /// The characters next to a place, stretches of white space made one space.
  private static func words(_ utf8: ArraySlice<UInt8>, fromEnd: Bool) -> String {
    // A character has at most four bytes; white space is looked at, but not without end.
    let room = context * 16
    var part = fromEnd ? utf8.suffix(room) : utf8.prefix(room)
    while fromEnd, let first = part.first, first & 0xC0 == 0x80 { part = part.dropFirst() }
    var scalars: [UnicodeScalar] = []
    let text = String(decoding: part, as: UTF8.self)
    for scalar in text.unicodeScalars {
      // Nothing behind the ideographic space is one; asking for the property takes longer than all the rest.
      let isSpace = scalar.value <= 0x3000 && scalar.properties.isWhitespace
      if isSpace, scalars.last == " " { continue }
      scalars.append(isSpace ? " " : scalar)
    }
    if !fromEnd, part.endIndex < utf8.endIndex, scalars.last == "\u{FFFD}" { scalars.removeLast() }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: fromEnd ? scalars.suffix(context) : scalars.prefix(context))
    return String(result)
  }
}
