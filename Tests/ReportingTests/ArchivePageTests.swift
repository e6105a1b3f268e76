import ArchivePage
import Foundation
import SQLite
import Testing

/// The page of `imprimatur report`, as a browser shows it.
@Suite struct ArchivePageTests {
  private func open(_ fragment: String = "") throws -> (elements: String, bytes: [UInt8]) {
    let fixture = try ArchiveFixture()
    try fixture.fill()
    let bytes = try fixture.page()
    let file = URL(fileURLWithPath: fixture.folder.path()).appendingPathComponent("report.html")
    try Data(bytes).write(to: file)
    return (try Browser().elements(of: file, fragment: fragment), bytes)
  }

  /// What the script says about the page in the attributes of its first element.
  private func attribute(_ name: String, _ elements: String) -> String? {
    guard let tag = elements.range(of: "<html[^>]*>", options: .regularExpression),
      let start = elements[tag].range(of: "\(name)=\"")
    else { return nil }
    return elements[start.upperBound..<tag.upperBound].prefix { $0 != "\"" }.description
  }

  /// The page without its own script and data.
  private func visible(_ elements: String) -> String {
    elements.replacingOccurrences(of: "<script[^>]*>[\\s\\S]*?</script>", with: "", options: .regularExpression)
  }

  private func count(_ needle: String, _ text: String) -> Int { text.components(separatedBy: needle).count - 1 }

  @Test("hostile texts stay texts, in the file and in the page that is made of it")
  func hostile() throws {
    let (elements, bytes) = try open()
    let file = String(decoding: bytes, as: UTF8.self)
    #expect(count("</script", file) == 2 && count("<!--", file) == 0)
    #expect(!file.unicodeScalars.contains { "\u{2028}\u{2029}\u{202E}\u{0}\u{1B}".unicodeScalars.contains($0) })
    #expect(attribute("data-state", elements) == "ready")
    #expect(attribute("data-hacked", elements) == nil)
    let visible = visible(elements)
    #expect(count("<img", visible) == 0 && count("<script", visible) == 0)
    #expect(count("href=\"javascript:", elements) == 0)
    #expect(visible.contains("U+202E") && visible.contains("U+2028") && visible.contains("U+001B"))
    #expect(visible.contains("&lt;/script&gt;"))
    #expect(visible.contains("<mark><bdi>转载</bdi></mark>"))
  }

  @Test("nothing is loaded, and nothing but the page's own style and script may run")
  func selfContained() throws {
    let fixture = try ArchiveFixture()
    try fixture.fill()
    let file = String(decoding: try fixture.page(), as: UTF8.self)
    let policy = try #require(file.range(of: "Content-Security-Policy\" content=\"[^\"]*", options: .regularExpression))
    #expect(file[policy].contains("default-src 'none'") && !file[policy].contains("unsafe"))
    for name in ["src=", "<link", "<iframe", "@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML", "eval("] {
      #expect(
        !(ArchivePage.page + String(decoding: ArchivePage.script + ArchivePage.style, as: UTF8.self)).contains(name))
    }
  }

  @Test(
    "filters stand in the address",
    arguments: [
      ("", 45, 45), ("severity=error", 7, 7), ("site=b.example", 30, 30), ("site=-", 1, 1),
      ("rule=family/kind", 15, 15),
      ("language=zh-Hans", 30, 30), ("month=2024-01&severity=warning", 7, 7), ("month=2030-01", 0, 0),
    ])
  func filters(fragment: String, all: Int, kept: Int) throws {
    let elements = try open(fragment).elements
    #expect(attribute("data-count", elements) == String(all))
    #expect(attribute("data-matching", elements) == String(kept))
    let cards = count("<article", elements)
    #expect(cards == min(kept, 25))
  }

  @Test("search, pages, language and theme stand in the address, too")
  func state() throws {
    let chinese = try open("q=%E8%BD%AC%E8%BD%BD&page=2&ui=zh&theme=dark").elements
    #expect(attribute("data-matching", chinese) == "30")
    #expect(count("<article", chinese) == 5)
    #expect(attribute("lang", chinese) == "zh-Hans" && attribute("data-theme", chinese) == "dark")
    #expect(chinese.contains("归档检查报告") && chinese.contains("说转载") && !chinese.contains(">says"))
  }

  @Test("every table has headings, every control a name, every chart a description")
  func accessible() throws {
    let elements = visible(try open().elements)
    let tables = elements.components(separatedBy: "<table").dropFirst()
    #expect(tables.count > 8)
    for table in tables { #expect(table.prefix { $0 != ">" }.contains("aria-label") || table.contains("scope=")) }
    for tag in ["<input", "<select"] {
      for control in elements.components(separatedBy: tag).dropFirst() {
        #expect(control.prefix { $0 != ">" }.contains("aria-label=\""))
      }
    }
    for picture in elements.components(separatedBy: "<svg").dropFirst() {
      let tag = picture.prefix { $0 != ">" }
      #expect(tag.contains("aria-label=\"") || tag.contains("aria-hidden"))
    }
    #expect(!elements.contains("undefined") && !elements.contains("NaN") && !elements.contains("report."))
  }

  @Test("texts stand out from what is behind them (WCAG 2.2, 1.4.3)")
  func contrast() throws {
    let style = String(decoding: ArchivePage.style, as: UTF8.self)
    let themes = style.components(separatedBy: "--paper:").dropFirst().map { part in
      Dictionary(
        ("--paper:" + part).prefix { $0 != "}" }.split(separator: ";").compactMap { line -> (String, Double)? in
          let parts = line.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
          guard parts.count == 2, parts[1].hasPrefix("#") else { return nil }
          return (parts[0], luminance(parts[1]))
        }, uniquingKeysWith: { one, _ in one })
    }
    #expect(themes.count == 3)
    for theme in themes {
      for text in ["--ink", "--quiet", "--link", "--error", "--warning", "--info", "--pass"] {
        for ground in ["--paper", "--card"] {
          #expect(ratio(theme[text], theme[ground]) >= 4.5, "\(text) on \(ground)")
        }
      }
      for mark in ["--error-mark", "--warning-mark", "--info-mark"] {
        #expect(ratio(theme["--ink"], theme[mark]) >= 4.5)
      }
    }
  }

  private func luminance(_ color: String) -> Double {
    var digits = Array(color.dropFirst())
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    let parts = stride(from: 0, to: 6, by: 2).map { index -> Double in
      let value = Double(Int(String(digits[index...index + 1]), radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func ratio(_ one: Double?, _ other: Double?) -> Double {
    guard let one, let other else { return 0 }
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test("an empty database, and one that was never compared, have a page")
  func empty() throws {
    let fixture = try ArchiveFixture()
    let file = URL(fileURLWithPath: fixture.folder.path()).appendingPathComponent("report.html")
    try Data(try fixture.page()).write(to: file)
    let elements = try Browser().elements(of: file)
    #expect(attribute("data-state", elements) == "ready" && attribute("data-count", elements) == "0")
    #expect(elements.contains("No article has been checked."))
  }

  @Test("it can be looked at and printed")
  func picture() throws {
    let fixture = try ArchiveFixture()
    try fixture.fill()
    let file = URL(fileURLWithPath: fixture.folder.path()).appendingPathComponent("report.html")
    try Data(try fixture.page()).write(to: file)
    #expect(try Browser().picture(of: file, width: 900).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try Browser().print(file).starts(with: Array("%PDF-".utf8)))
  }

  @Test("the page stays small, whatever the archive, and says what it leaves out")
  func size() throws {
    let fixture = try ArchiveFixture()
    let text = String(repeating: "漢", count: 2000)
    try fixture.database.transaction { () in
      for id in 1...4000 {
        // What fails here fails the expectations below.
        try? fixture.add(
          id, site: "s\(id % 700).example", month: "20\(10 + id % 15)-0\(1 + id % 9)", language: "l\(id % 20)",
          verdict: "review", severities: ["warning", "warning", "error"], rule: "family/r\(id % 50)",
          text: text + "\(id)",
          title: text, url: "https://s.example/" + text, member: text)
      }
    }
    let page = try fixture.page()
    #expect(page.count < 5_000_000 && page.count > 1_000_000)
    let file = URL(fileURLWithPath: fixture.folder.path()).appendingPathComponent("report.html")
    try Data(page).write(to: file)
    let elements = try Browser().elements(of: file)
    #expect(attribute("data-count", elements) == "12000")
    #expect(elements.contains("Left out of this file:"))
  }
}
