import Documents
import Measuring
import Testing

@Suite("Texts that must stand word for word")
struct WordingTests {
  private let lexicons = [
    "texts": MeasureContext.Lexicon(entries: [(heading: "warning", words: ["Never invest * what you cannot lose."])])
  ]

  private func found(_ text: String, share: Double = 0.6) -> [Found] {
    spans("wording", [.text("texts"), .number(share)], on: Page(text), lexicons: lexicons)
  }

  @Test("Case, marks, full width and invisible characters make no difference; a star stands for any words")
  func exact() {
    for text in [
      "Never invest what you cannot lose.", "So: NEVER invest \u{2013} not even once \u{2013} what you cannot lose!",
      "N\u{200B}ever in\u{AD}vest what you cannot \u{FF4C}\u{FF4F}\u{FF53}\u{FF45}",
    ] {
      #expect(found(text).map(\.span.value) == [1], "\(text)")
    }
  }

  @Test("Of a text that comes near it is told what it lacks and what it has besides")
  func near() {
    let hits = found("One thing: never invest what they cannot lose, ever.")
    #expect(hits.map(\.text) == ["never invest what they cannot lose"])
    #expect(hits.first?.span.details["missing"] == "you")
    #expect(hits.first?.span.details["added"] == "they")
    #expect(hits.first?.span.details["difference"] == "\u{2212}\u{201C}you\u{201D} +\u{201C}they\u{201D}")
    #expect(found("Never invest what they cannot lose.", share: 0.95).isEmpty)
    #expect(found("What you invest may never be lost.").isEmpty)
  }

  @Test("Ideographs are words of their own, and a text may reach over paragraphs")
  func ideographs() {
    var page = Page("\u{4E0D}\u{6784}\u{6210}\n\n\u{6295}\u{8D44}\u{5EFA}\u{8BAE}")
    page.document.declared.house = HouseDisclaimer()
    page.document.declared.house?.wordings = [
      .init(text: "\u{4E0D}\u{6784}\u{6210}\u{4EFB}\u{4F55}\u{6295}\u{8D44}\u{5EFA}\u{8BAE}")
    ]
    let hits = spans("house-wording", [.number(0.6)], on: page)
    #expect(hits.map(\.span.value) == [7.0 / 9])
    #expect(hits.first?.span.details["missing"] == "\u{4EFB}\u{4F55}")
  }

  @Test("Where a place stands: at the end, at the top, in a zone")
  func places() {
    let page = Page([
      (.body, "first"), (.body, "second"), (.body, "third"), (.footer, "foot"), (.aside, "beside"),
    ])
    func stands(_ text: String, _ places: String) -> MeasureValue {
      value("stands-in", [page.place(text), .text(places), .number(1), .number(6)], on: page)
    }
    #expect(stands("first", "top") == .flag(true))
    #expect(stands("third", "top") == .flag(false))
    #expect(stands("first", "end") == .flag(false))
    #expect(stands("second", "end") == .flag(true))
    #expect(stands("foot", "end") == .flag(true))
    #expect(stands("beside", "top aside") == .flag(true))
    #expect(value("stands-in", [.none, .text("top")], on: page) == .none)
  }

  @Test("Many places that share words cost no more than a look at some of them")
  func hostile() {
    let text = Array(repeating: "never invest you cannot lose what", count: 5000).joined(separator: " ")
    #expect(found(text).count < 64)
  }
}
