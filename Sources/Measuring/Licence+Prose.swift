extension Licence {
  /// `CC-BY-SA-4.0`, `CC0-1.0`, `CC BY-NC 4.0 DE`, `CC 4.0 BY-SA`: the letters CC and what stands right behind them.
  ///
  /// Elements count in capitals, or in small letters where a hyphen joins them to `cc`: `CC: by 4.0 pm` names nothing.
  static func tag(_ text: [UInt8]) -> Licence? {
    var index = 0
    while index + 1 < text.count {
      let isStart = text[index] | 0x20 == 0x63 && text[index + 1] | 0x20 == 0x63
      if isStart, index == 0 || !isWord(text[index - 1]), let found = tag(text, at: index) { return found }
      index += 1
    }
    return nil
  }

  private static func tag(_ text: [UInt8], at start: Int) -> Licence? {
    let isUpper = Casing.isUpper(text[start])
    var scan = Scan(text: text, index: start + 2)
    var elements: Set<String> = []
    var version: String?
    var port: String?
    if scan.take(0x30) { elements.insert("0") }
    while true {
      let mark = scan.index
      let isJoined = scan.skipSeparators()
      guard let word = scan.word(), !word.isEmpty else { break }
      let name = String(decoding: word, as: UTF8.self)
      let isAllowed = name == name.uppercased() ? isUpper || isJoined : isJoined
      if name.first?.isNumber == true {
        guard version == nil, let found = Self.version(of: word, isMarked: isJoined || scan.followsMark(word)) else {
          break
        }
        version = found
      } else if isAllowed, ["BY", "NC", "ND", "SA", "PDM", "PDDC"].contains(name.uppercased()) {
        guard port == nil else { break }
        elements.insert(name.uppercased())
      } else if version != nil, !elements.isEmpty, isPortName(name), isJoined || isPort(name) {
        port = name.uppercased()
        break
      } else {
        scan.index = mark
        break
      }
    }
    if elements.contains("PDDC") { return Licence(code: "PDDC", version: nil, port: nil) }
    return named(elements, version, port)
  }

  /// Whether a word behind a space names a port rather than the next word of the sentence.
  private static func isPort(_ name: String) -> Bool { jurisdictions.contains(name) }

  private static func isPortName(_ name: String) -> Bool {
    (2...3).contains(name.utf8.count) && name.utf8.allSatisfy { Casing.isLower($0 | 0x20) }
  }

  /// `4.0` or `2.5` as bytes; a bare `4` is a version only where it is marked as one: `v4`, `CC-BY-4`.
  private static func version(of word: [UInt8], isMarked: Bool = false) -> String? {
    if isMarked, word.count == 1, (0x31...0x34).contains(word[0]) {
      return String(decoding: word, as: UTF8.self) + ".0"
    }
    guard word.count == 3, word[1] == 0x2E, (0x31...0x34).contains(word[0]), [0x30, 0x31, 0x35].contains(word[2]) else {
      return nil
    }
    return String(decoding: word, as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool { Casing.isLower(byte | 0x20) || (0x30...0x39).contains(byte) }

  /// Names of elements in words, as the rule packs list them, and a version behind them; `text` is folded in case, too.
  static func prose(_ text: [UInt8], _ words: [Name], _ places: [Name]) -> Licence? {
    guard !words.isEmpty else { return nil }
    let elements = Set(words.filter { !$0.word.isEmpty && firstIndex(of: $0.word, in: text) != nil }.map(\.part))
    guard !elements.isEmpty else { return nil }
    var scan = Scan(text: text, index: 0)
    guard let version = scan.firstVersion() else { return named(elements, nil, nil) }
    _ = scan.skipSeparators()
    _ = scan.take(0x28)
    return named(elements, version, scan.place(of: places))
  }

  private static func firstIndex(of needle: [UInt8], in hay: [UInt8]) -> Int? {
    guard needle.count <= hay.count else { return nil }
    return (0...hay.count - needle.count).first {
      hay[$0] == needle[0] && hay[$0..<$0 + needle.count].elementsEqual(needle)
    }
  }

  /// A position in a text of ASCII words.
  private struct Scan {
    let text: [UInt8]
    var index: Int

    mutating func take(_ byte: UInt8) -> Bool {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
      return true
    }

    /// Skips what stands between elements; whether it was a hyphen, underline or slash rather than spaces.
    mutating func skipSeparators() -> Bool {
      var isJoined = false
      var count = 0
      while index < text.count, count < 4 {
        switch text[index] {
        case 0x2D, 0x5F, 0x2F, 0x2B: isJoined = true
        case 0x20: break
        case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && (0x90...0x95).contains(text[index + 2]):
          isJoined = true
          index += 2
        case 0xC2 where index + 1 < text.count && (text[index + 1] == 0xA0 || text[index + 1] == 0xB7): index += 1
        default: return isJoined
        }
        index += 1
        count += 1
      }
      return isJoined
    }

    /// The letters from here on, or the digits and dots.
    mutating func word() -> [UInt8]? {
      // `v4.0` is a version as `4.0` is.
      if index + 1 < text.count, text[index] | 0x20 == 0x76, (0x30...0x39).contains(text[index + 1]) { index += 1 }
      let start = index
      if index < text.count, (0x30...0x39).contains(text[index]) {
        while index < text.count, (0x30...0x39).contains(text[index]) || isInnerDot { index += 1 }
      } else {
        while index < text.count, Casing.isLower(text[index] | 0x20) { index += 1 }
      }
      return index > start ? Array(text[start..<index]) : nil
    }

    private var isInnerDot: Bool {
      text[index] == 0x2E && index + 1 < text.count && (0x30...0x39).contains(text[index + 1])
    }

    /// Whether a `v` stands before the word that was just read.
    func followsMark(_ word: [UInt8]) -> Bool {
      let before = index - word.count - 1
      return before >= 0 && text[before] | 0x20 == 0x76
    }

    /// The jurisdiction whose name stands here.
    func place(of names: [Name]) -> String? {
      names.filter { name in
        let end = index + name.word.count
        guard !name.word.isEmpty, end <= text.count, text[index..<end].elementsEqual(name.word) else { return false }
        return end == text.count || !Casing.isLower(text[end] | 0x20)
      }.max { $0.word.count < $1.word.count }?.part
    }

    /// The first version number from here on.
    mutating func firstVersion() -> String? {
      while index < text.count {
        if (0x30...0x39).contains(text[index]) {
          if let digits = word(), let found = Licence.version(of: digits, isMarked: followsMark(digits)) {
            return found
          }
        } else {
          index += 1
        }
      }
      return nil
    }
  }
}
