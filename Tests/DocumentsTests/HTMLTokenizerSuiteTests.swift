import Documents
import Testing

/// The html5lib tokenizer tests; see `Suites/html5lib/README.md`.
@Suite struct HTMLTokenizerSuiteTests {
  @Test func suite() throws {
    var count = 0
    for file in try suiteFiles("html5lib") where file.name.hasSuffix(".test") {
      let root = try #require(try JSONReader().read(file.bytes).object)
      let cases = try #require((root["tests"] ?? root["xmlViolationTests"])?.array).elements
      let isViolation = root["xmlViolationTests"] != nil
      for element in cases {
        let test = try #require(element.object)
        let name = "\(file.name): \(test["description"]?.string?.text ?? "?")"
        let isEscaped = if case .bool(true, _) = test["doubleEscaped"] { true } else { false }
        let input = bytes(try #require(test["input"]?.string).utf8, isEscaped)
        let expected = try #require(test["output"]?.array).elements.map { token($0, isEscaped) }
        let states = test["initialStates"]?.array?.elements.compactMap(\.string?.text) ?? ["Data state"]
        for state in states {
          var tokenizer = HTMLTokenizer(
            input, state: try #require(Self.states[state]), lastStartTag: test["lastStartTag"]?.string?.utf8 ?? [])
          var collector = HTMLTokenCollector(input)
          tokenizer.run(&collector)
          let tokens = isViolation ? collector.tokens.map(\.coercedForXML) : collector.tokens
          #expect(tokens == expected.merged, "\(name) (\(state))")
          count += 1
        }
      }
    }
    #expect(count == 1040)
  }

  private static let states: [String: HTMLTokenizer.State] = [
    "Data state": .data, "RCDATA state": .rcdata, "RAWTEXT state": .rawtext, "Script data state": .scriptData,
    "PLAINTEXT state": .plaintext, "CDATA section state": .cdata,
  ]

  private func token(_ value: JSONValue, _ isEscaped: Bool) -> HTMLTestToken {
    let parts = value.array?.elements ?? []
    func text(_ index: Int) -> [UInt8]? { parts[index].string.map { bytes($0.utf8, isEscaped) } }
    switch parts.first?.string?.text {
    case "Character": return .character(text(1) ?? [])
    case "Comment": return .comment(text(1) ?? [])
    case "EndTag": return .endTag(text(1) ?? [])
    case "StartTag":
      var attributes: [[UInt8]: [UInt8]] = [:]
      for member in parts[2].object?.members ?? [] {
        attributes[bytes(member.name.utf8, isEscaped)] = bytes(member.value.string?.utf8 ?? [], isEscaped)
      }
      return .startTag(text(1) ?? [], attributes, isSelfClosing: parts.count > 3)
    default:
      let isCorrect = if case .bool(true, _) = parts[4] { true } else { false }
      return .doctype(text(1), text(2), text(3), forcesQuirks: !isCorrect)
    }
  }

  /// The text of the suite; `\uXXXX` stands for a code unit when the case is escaped twice, lone surrogates included,
  /// which are written here as the three bytes UTF-8 would give them.
  private func bytes(_ text: [UInt8], _ isEscaped: Bool) -> [UInt8] {
    guard isEscaped else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      guard index + 5 < text.count, text[index] == 0x5C, text[index + 1] == UInt8(ascii: "u"),
        let unit = UInt32(String(decoding: text[index + 2..<index + 6], as: UTF8.self), radix: 16)
      else {
        result.append(text[index])
        index += 1
        continue
      }
      if (0xD800...0xDFFF).contains(unit) {
        result += [UInt8(0xE0 | unit >> 12), UInt8(0x80 | unit >> 6 & 0x3F), UInt8(0x80 | unit & 0x3F)]
      } else if let scalar = Unicode.Scalar(unit) {
        result += Array(String(scalar).utf8)
      }
      index += 6
    }
    return result
  }
}
