import Documents
import Testing

/// The metadata that Mozilla's Readability expects of its test pages; see `Suites/readability/README.md`.
@Suite struct HTMLReadabilitySuiteTests {
  /// Pages where this program differs from the suite's algorithm on purpose, and why.
  static let differences: [String: (field: String, ours: String, why: String)] = [
    "001": ("title", "Get your Frontend JavaScript Code Covered", "the suite cuts off the last part only"),
    "ebb-org": ("title", "On Recent Controversial Events", "the heading equals the first part; the rest is the site"),
    "v8-blog": (
      "title", "Outside the web: standalone WebAssembly binaries using Emscripten",
      "the suite takes the colon for a separator; the page's microdata gives the headline"
    ),
    "wikipedia": ("title", "Mozilla", "the suite keeps the site's name because what is left is short"),
  ]

  @Test func suite() throws {
    let files = try suiteFiles("readability")
    var compared = 0
    for page in files where page.name.hasSuffix(".html") {
      let name = String(page.name.dropLast(5))
      let metadata = try #require(files.first { $0.name == "\(name).json" })
      let expected = try #require(try JSONReader().read(metadata.bytes).object)
      let reading = HTMLReader.read(page.bytes)
      let identity = reading.identity
      let found: [(field: String, value: String?)] = [
        ("title", identity.titles.first { $0.origin != "h1" }.map { reading.string($0.range) } ?? ""),
        (
          "siteName",
          (identity.siteTitles.first { $0.origin != "title" } ?? identity.publishers.first)
            .map { reading.string($0.range) }
        ),
        ("lang", reading.language),
        ("publishedTime", identity.dates.first.map { reading.string($0.range) }),
      ]
      for (field, value) in found {
        guard let wanted = expected[field], field != "publishedTime" || wanted.string != nil else { continue }
        compared += 1
        if let difference = Self.differences[name], difference.field == field {
          #expect(value == difference.ours, "\(name): \(difference.why)")
          #expect(value != wanted.string?.text, "\(name) no longer differs")
        } else {
          #expect(value == wanted.string?.text, "\(name): \(field)")
        }
      }
    }
    #expect(compared == 101)
  }
}

extension Reading {
  /// The text of a range.
  func string(_ range: TextRange) -> String {
    String(decoding: result.text[range.lower..<range.upper], as: UTF8.self)
  }

  /// The decoded bytes that a range was made from.
  func lower(_ range: TextRange) -> ByteRange { result.map.lowerRange(range.lower, range.upper) }

  /// The texts of the blocks of a zone, in order.
  func texts(_ zone: Zone) -> [String] { result.blocks.filter { $0.zone == zone }.map { string($0.range) } }

  /// The texts of the marks of a kind, in order.
  func marked(_ kind: MarkKind) -> [String] { result.marks.filter { $0.kind == kind }.map { string($0.range) } }
}
