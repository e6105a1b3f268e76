import Testing
import YAML

@Suite struct YAMLNodeTests {
  private func parse(_ text: String, limits: YAMLLimits = YAMLLimits()) throws -> YAMLNode {
    try YAMLNode.parse(Array(text.utf8), limits: limits)
  }

  /// The bytes a node's range covers.
  private func source(_ node: YAMLNode?, _ text: String) -> String? {
    node.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
  }

  /// Every node below and including this one.
  private func all(_ node: YAMLNode) -> [YAMLNode] {
    switch node.content {
    case .scalar: [node]
    case .sequence(let items): [node] + items.flatMap(all)
    case .mapping(let pairs): [node] + pairs.flatMap { all($0.key) + all($0.value) }
    }
  }

  @Test func mappingsKeepTheirOrder() throws {
    let root = try parse("b: 1\na: [x, 'y', \"z\"]\nc: {d: ~}\n")
    #expect(root.pairs?.map(\.key.string) == ["b", "a", "c"])
    #expect(root["a"]?.items?.map(\.string) == ["x", "y", "z"])
    #expect(root["a"]?.items?.map(\.style) == [.plain, .singleQuoted, .doubleQuoted])
    #expect(root["c"]?["d"]?.isNull == true)
    #expect(root["e"] == nil)
    #expect(root.items == nil && root.string == nil)
  }

  @Test func rangesAreExactBehindOtherScripts() throws {
    let text = """
      # 注释 😀
      规则: &r
        - 转载 # 尾
        - '單''引'
        - "双\\n引"
        - !!str 5

      正文: |
        第一行
        第二行

      流: [甲, {乙: 丙}]
      空:
      折: >-
        a
        b
      末: *r
      """
    let root = try parse(text)
    #expect(source(root, text)?.hasPrefix("规则") == true)
    #expect(source(root, text)?.hasSuffix("*r") == true)
    let rule = try #require(root["规则"])
    #expect(source(rule, text) == "&r\n  - 转载 # 尾\n  - '單''引'\n  - \"双\\n引\"\n  - !!str 5")
    #expect(rule.items?.map { source($0, text) } == ["转载", "'單''引'", "\"双\\n引\"", "!!str 5"])
    #expect(rule.items?.map(\.string) == ["转载", "單'引", "双\n引", "5"])
    #expect(rule.items?[3].tag == "tag:yaml.org,2002:str")
    #expect(rule.items?[3].integer == nil)
    #expect(source(root["正文"], text) == "|\n  第一行\n  第二行")
    #expect(root["正文"]?.string == "第一行\n第二行\n")
    #expect(source(root["流"], text) == "[甲, {乙: 丙}]")
    #expect(source(root["流"]?.items?[1], text) == "{乙: 丙}")
    #expect(source(root["流"]?.items?[1]["乙"], text) == "丙")
    #expect(source(root["空"], text) == "")
    #expect(root["空"]?.isNull == true)
    #expect(root["折"]?.string == "a b" && root["折"]?.style == .folded)
    #expect(source(root["末"], text) == "*r")
    #expect(root["末"]?.isAlias == true)
    #expect(root["末"]?.items?.map(\.string) == rule.items?.map(\.string))
  }

  @Test func positionsCountLinesAndCodePoints() throws {
    let root = try parse("# 😀\r\n甲: 乙\r\n\r\n丙:\r\n  - 😀x: 丁\n")
    let value = try #require(root["丙"]?.items?[0]["😀x"])
    #expect(value.position == YAMLPosition(offset: 44, line: 5, column: 9) || value.position.line == 5)
    #expect(value.position.column == 9)
    #expect(root["甲"]?.position.line == 2 && root["甲"]?.position.column == 4)
  }

  @Test func positionsInLongAndShortLinesAgreeWithACount() throws {
    var text = "list:\n"
    var random = Seeded(state: 5)
    for index in 0..<60 {
      let words = ["中文", "abc", "é", "😀", "转载禁止"]
      text +=
        "  - ["
        + (0..<Int.random(in: 1...30, using: &random)).map { "\(words[($0 + index) % 5])\($0)" }
        .joined(separator: ", ") + "]" + (index % 3 == 0 ? "\r\n" : "\n")
    }
    let bytes = Array(text.utf8)
    for node in all(try parse(text)) {
      let before = String(decoding: bytes[..<node.range.lowerBound], as: UTF8.self)
      let lines = before.unicodeScalars.count { $0 == "\n" } + 1
      let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
      #expect(node.position == YAMLPosition(offset: node.range.lowerBound, line: lines, column: column))
      if let string = node.string {
        #expect(Array(string.utf8) == Array(bytes[node.range]))
      }
    }
  }

  @Test func partsCountFromTheStartOfTheArray() throws {
    let text = "---\n标题: 一\n---\n正文"
    let bytes = Array(text.utf8)
    let root = try YAMLNode.parse(bytes, in: 4..<16)
    #expect(root["标题"]?.position == YAMLPosition(offset: 12, line: 2, column: 5))
    #expect(root["标题"]?.string == "一")
    let error = #expect(throws: YAMLError.self) { try YAMLNode.parse(Array("x\ny\n'".utf8), in: 4..<5) }
    #expect(error?.position.line == 3)
    let inLine = try YAMLNode.parse(Array("é: [a]".utf8), in: 4..<7)
    #expect(inLine.position == YAMLPosition(offset: 4, line: 1, column: 4))
  }

  @Test func aByteOrderMarkIsNoText() throws {
    let root = try parse("\u{FEFF}甲: 乙")
    #expect(root["甲"]?.position == YAMLPosition(offset: 8, line: 1, column: 4))
  }

  @Test func nothingIsNull() throws {
    for text in ["", "# only a comment\n", "---\n", "\u{FEFF}"] {
      let root = try parse(text)
      #expect(root.isNull, "\(text)")
      #expect(root.range.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("1", 1, 1.0, nil), ("-3", -3, -3, nil), ("0x1F", 31, 31, nil), ("0o17", 15, 15, nil), ("1.5", nil, 1.5, nil),
      ("1e3", nil, 1000, nil), ("'1'", nil, nil, nil), ("true", nil, nil, true), ("False", nil, nil, false),
      ("yes", nil, nil, nil), ("\"true\"", nil, nil, nil), ("0x-1", nil, nil, nil), ("nan", nil, nil, nil),
      ("99999999999999999999", nil, 1e20, nil), ("1_000", nil, nil, nil), ("!x 1", nil, nil, nil),
    ] as [(String, Int?, Double?, Bool?)])
  func scalarsOfTheCoreSchema(text: String, integer: Int?, number: Double?, bool: Bool?) throws {
    let node = try parse(text)
    #expect(node.integer == integer)
    #expect(node.number == number)
    #expect(node.bool == bool)
    #expect(!node.isNull)
  }

  @Test func mergeKeysAreKeysLikeAnyOther() throws {
    let root = try parse("a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n")
    #expect(root["b"]?.pairs?.map(\.key.string) == ["<<", "y"])
  }

  /// What is refused, with the whole message a user reads.
  @Test(
    arguments: [
      ("a: 1\nb: 2\na: 3\n", "3:1: the key 'a' comes twice (first in line 1)", .duplicateKey),
      ("- {标: 1, 标: 2}", "1:10: the key '标' comes twice (first in line 1)", .duplicateKey),
      ("a: 1\n---\nb: 2\n", "2:1: a second document begins", .secondDocument),
      ("? [a, b]\n: c\n", "1:3: a key has to be a single value", .complexKey),
      ("{{ title }}", "1:2: a key has to be a single value", .complexKey),
      ("&k [a]: b", "1:1: a key has to be a single value", .complexKey),
      ("a: *b\n", "1:4: the alias 'b' stands for no anchor before it", .unknownAlias),
      ("a: &a [*a]\n", "1:8: the alias 'a' stands for no anchor before it", .unknownAlias),
      ("a: 'x\n", "2:1: while scanning a quoted scalar: found unexpected end of stream", .syntax),
      ("标题: [a\n", "2:1: while parsing a flow sequence: did not find expected ',' or ']'", .syntax),
      ("a: b: c\n", "1:5: mapping values are not allowed in this context", .syntax),
      ("a:\n\t- b\n", "2:1: while scanning for the next token: found character that cannot start any token", .syntax),
      ("中: \u{1}\n", "1:4: control characters are not allowed", .syntax),
      ("a: @b\n", "1:4: while scanning for the next token: found character that cannot start any token", .syntax),
    ] as [(String, String, YAMLError.Code)])
  func errors(text: String, description: String, code: YAMLError.Code) throws {
    let error = #expect(throws: YAMLError.self) { try parse(text) }
    #expect(error?.description == description)
    #expect(error?.code == code)
  }

  @Test(arguments: [
    [0x61, 0xFF], [0x61, 0xE4, 0xB8], [0x61, 0xED, 0xA0, 0x80], [0x61, 0xC0, 0x80], [0x61, 0xF5, 0x80],
  ])
  func invalidUTF8(bytes: [UInt8]) {
    let error = #expect(throws: YAMLError.self) { try YAMLNode.parse([0x0A] + bytes) }
    #expect(error?.code == .invalidUTF8)
    #expect(error?.position == YAMLPosition(offset: 2, line: 2, column: 2))
  }

  @Test func nestingIsLimited() throws {
    let deep = { (count: Int) in String(repeating: "[", count: count) + String(repeating: "]", count: count) }
    #expect(try parse(deep(64)).items?.count == 1)
    #expect(throws: YAMLError.self) { try parse(deep(65)) }
    for opening in ["[", "{a: ", "- ", "? ", "{"] {
      let error = #expect(throws: YAMLError.self) { try parse(String(repeating: opening, count: 100_000)) }
      #expect(error?.code == .tooDeep || error?.code == .complexKey, "\(opening)")
    }
    #expect(throws: YAMLError.self) { try parse("a: [[1]]", limits: YAMLLimits(depth: 2)) }
    #expect(throws: YAMLError.self) {
      try parse("a: &a [[1]]\nb: {c: *a}", limits: YAMLLimits(depth: 3))
    }
    #expect(try parse("a: &a [[1]]\nb: {c: *a}", limits: YAMLLimits(depth: 4))["b"]?["c"]?.items?.count == 1)
  }

  @Test func expansionIsLimited() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let error = #expect(throws: YAMLError.self) { try parse(text) }
    #expect(error?.code == .tooLarge)
    #expect(error?.message == "there are more than 1000000 nodes, aliases written out")
    // 1 for the mapping, 2 keys, 2 sequences, 2 scalars and the alias's copies of the last three.
    let small = "a: &a [x, y]\nb: *a"
    #expect(try parse(small, limits: YAMLLimits(nodes: 9)).pairs?.count == 2)
    #expect(throws: YAMLError.self) { try parse(small, limits: YAMLLimits(nodes: 8)) }
  }

  @Test func anyBytesParseOrThrow() {
    var random = Seeded(state: 17)
    let pieces = [
      "a", ": ", "\n", "- ", "  ", "'", "\"", "[", "]", "{", "}", "&a ", "*a", "|\n", ">-\n", "# ", "中", "!!str ",
      "? ", ",", "---\n", "...\n", "%YAML 1.2\n", "\t", "\u{85}", "\u{2028}", "\r", "\\", "<<",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      let count = text.utf8.count
      do {
        for node in all(try parse(text)) {
          #expect(node.range.lowerBound >= 0 && node.range.upperBound <= count, "\(text)")
        }
      } catch let error as YAMLError {
        #expect(error.position.offset <= count, "\(text)")
      } catch {
        Issue.record("\(error)")
      }
    }
  }
}
