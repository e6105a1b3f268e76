import Documents
import Folding
import FoundationEssentials
import Glibc
import Matching
import PCRE2

/// The measurements.
struct Bench {
  let texts: Texts
  let passes: Int

  private static let set = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../MatchingTests/Suites/measuring").standardized

  private static func lines(_ name: String) -> [String] {
    guard let data = try? Data(contentsOf: set.appending(path: name)) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private let keywords = Self.lines("keywords.txt")
  private let regexes = Self.lines("regexes.txt")

  /// Seconds of CPU time that the process has used.
  static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The median time of the passes.
  private func median(_ body: () -> Void) -> Double {
    let times = (0..<passes).map { _ in
      let start = Self.now()
      body()
      return Self.now() - start
    }
    return times.sorted()[passes / 2]
  }

  private func report(_ name: String, _ seconds: Double, _ note: String = "") {
    let rate = Double(texts.bytes) / seconds / 1e6
    print(pad(name), pad(String(format(rate)) + " MB/s", 14), note)
  }

  private func pad(_ text: String, _ width: Int = 44) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func format(_ value: Double) -> String {
    value >= 100 ? String(Int(value)) : String((value * 10).rounded() / 10)
  }

  func folding() {
    var copies = 0
    let copy = median {
      for file in texts.files {
        var bytes = file
        bytes[0] ^= 1
        copies += bytes.count
      }
    }
    var view = PrefilterView()
    let fold = median { for document in texts.documents { view.fill(document) } }
    report("copy", copy)
    report("fold pass", fold, "\(format(fold / copy)) times the copy")
  }

  private func program(_ keywords: [String], regexes: [String]) -> MatchProgram {
    MatchProgram.compile(
      [PatternSpec(name: "keywords", source: .keywords(keywords))]
        + regexes.map { PatternSpec(name: $0, source: .regex($0), waiver: "measured") }
    ).program
  }

  func matching() {
    let matcher = Matcher(program(keywords, regexes: regexes))
    var found: [Int] = []
    let own = median {
      found = [Int](repeating: 0, count: regexes.count + 1)
      for document in texts.documents {
        let result = matcher.scan(document)
        for index in found.indices { found[index] += result.starts[index + 1] - result.starts[index] }
      }
    }
    var expected: [Int] = []
    let patterns = regexes.compactMap { try? Pattern($0) }
    let memory = MatchMemory()
    let peer = median {
      expected = patterns.map { pattern in texts.files.reduce(0) { $0 + count(pattern, $1, memory) } }
    }
    report("measuring set, own", own, "\(found[0]) keywords, \(found.dropFirst().reduce(0, +)) matches of regexes")
    report("60 regexes, PCRE2 one by one", peer, "\(expected.reduce(0, +)) matches")
    print(pad("own against PCRE2"), format(peer / own), "times")
    for (index, number) in expected.enumerated() where found[index + 1] != number {
      print("  differs:", regexes[index], found[index + 1], number)
    }
    for (name, some) in [("keywords alone", (keywords, [String]())), ("regexes alone", ([], regexes))] {
      let matcher = Matcher(program(some.0, regexes: some.1))
      report(name, median { for document in texts.documents { _ = matcher.scan(document) } })
    }
  }

  private func count(_ pattern: Pattern, _ text: [UInt8], _ memory: MatchMemory) -> Int {
    var count = 0
    var at = 0
    while at < text.count, (try? pattern.firstMatch(in: text, from: at, memory: memory)) == true,
      let range = memory.range(0)
    {
      count += 1
      at = max(range.upper, at + 1)
    }
    return count
  }

  /// Each regex of the set alone, to see which ones cost.
  func each() {
    for regex in regexes {
      let matcher = Matcher(program([], regexes: [regex]))
      let time = median { for document in texts.documents { _ = matcher.scan(document) } }
      report(String(regex.prefix(40)), time)
    }
  }

  /// 20,000 keywords: those of the set, and these put together in pairs.
  func manyKeywords() {
    var many = keywords
    var index = 1
    while many.count < 20_000 {
      many.append(keywords[index * 7 % keywords.count] + keywords[index * 13 % keywords.count])
      index += 1
    }
    let few = Matcher(program(keywords, regexes: regexes))
    let more = Matcher(program(many, regexes: regexes))
    let short = Matcher(program(shortPairs(20_000), regexes: regexes))
    let one = median { for document in texts.documents { _ = few.scan(document) } }
    let two = median { for document in texts.documents { _ = more.scan(document) } }
    let three = median { for document in texts.documents { _ = short.scan(document) } }
    report("2,000 keywords and the regexes", one)
    report("20,000 keywords and the regexes", two, "\(format(two / one)) times")
    report("20,000 words of two or three characters", three, "\(format(three / one)) times")
  }

  /// Words of two and three characters as they stand in the texts themselves, which is the worst for a filter.
  private func shortPairs(_ count: Int) -> [String] {
    var words: Set<String> = []
    var state: UInt64 = 7
    let joined = texts.files.map { Array(String(decoding: $0, as: UTF8.self).unicodeScalars) }
    while words.count < count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let file = joined[Int(state >> 33) % joined.count]
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let at = Int(state >> 33) % max(1, file.count - 3)
      let piece = file[at..<min(at + 2 + Int(state >> 40 & 1), file.count)]
      // Syllables that really stand in text, changed so that most do not.
      guard piece.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) else { continue }
      words.insert(
        String(
          String.UnicodeScalarView(
            piece.enumerated().compactMap { offset, scalar in
              Unicode.Scalar(scalar.value + (offset == 0 ? UInt32(state >> 50 & 3) : 0))
            })))
    }
    return words.sorted()
  }

  /// A pattern that is asked for in short stretches.
  func local() {
    var spec = PatternSpec(name: "local", source: .keywords(Array(keywords.prefix(200))), role: .local)
    let words = Matcher(MatchProgram.compile([spec]).program)
    spec.source = .regex(regexes[0])
    let regex = Matcher(MatchProgram.compile([spec]).program)
    for (name, matcher) in [("keywords", words), ("regex", regex)] {
      var asked = 0
      let time = median {
        asked = 0
        for document in texts.documents.prefix(50) {
          var at = 0
          while at + 120 < document.text.count {
            let lower = boundary(document.text, at)
            _ = matcher.matches(of: 0, in: TextRange(lower, boundary(document.text, at + 120)), of: document)
            asked += 1
            at += 120
          }
        }
      }
      print(pad("local \(name) in 120 bytes"), format(time / Double(max(asked, 1)) * 1e9), "ns each")
    }
  }

  private func boundary(_ text: [UInt8], _ offset: Int) -> Int {
    var at = offset
    while at < text.count, text[at] & 0xC0 == 0x80 { at += 1 }
    return at
  }

  /// What a process pays before and for its first page.
  func cold() {
    let specs =
      [PatternSpec(name: "keywords", source: .keywords(keywords))]
      + regexes.map { PatternSpec(name: $0, source: .regex($0), waiver: "measured") }
    let page = Texts.document(Array(texts.files[0].prefix(1024).prefix { _ in true }))
    let compile = median { _ = MatchProgram.compile(specs) }
    var writer = ImageWriter()
    MatchProgram.compile(specs).program.write(to: &writer)
    let image = writer.bytes
    let read = median {
      var reader = ImageReader(image)
      _ = try? MatchProgram(from: &reader)
    }
    let first = median {
      var reader = ImageReader(image)
      guard let program = try? MatchProgram(from: &reader) else { return }
      _ = Matcher(program).scan(page)
    }
    print(pad("compile the set"), format(compile * 1e3), "ms")
    print(pad("read it from an image of \(image.count) bytes"), format(read * 1e3), "ms")
    print(pad("read it and scan a first page of 1 KB"), format(first * 1e3), "ms")
  }

  func worstCases() {
    let matcher = Matcher(program(keywords, regexes: regexes + ["(a+)+$", "(?:[^>]*x)+y"]))
    let cases: [(String, [UInt8])] = [
      ("64 KiB of a", [UInt8](repeating: 0x61, count: 65_536)),
      ("64 KiB of b", [UInt8](repeating: 0x62, count: 65_536)),
      ("64 KiB of brackets", [UInt8](repeating: 0x5B, count: 65_536)),
      ("64 KiB of one keyword", Array(repeating: Array(keywords[0].utf8), count: 2_730).flatMap(\.self)),
      ("10 MB on one line", Array(texts.files.joined().lazy.map { $0 == 0x0A ? 0x20 : $0 }.prefix(10_000_000))),
    ]
    for (name, bytes) in cases {
      let valid = Array(String(decoding: bytes, as: UTF8.self).utf8)
      for zone in [Zone.code, .body] {
        let document = Texts.document(valid, zone: zone)
        var result = matcher.scan(document)
        let time = median { result = matcher.scan(document) }
        let limits = Set(result.overruns.map { $0.limit }).sorted().joined(separator: " ")
        print(pad("\(name), \(zone)"), pad(format(Double(valid.count) / time / 1e6) + " MB/s", 14), limits)
      }
    }
  }
}
