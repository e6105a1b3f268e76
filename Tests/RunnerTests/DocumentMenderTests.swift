import Documents
import Policy
import Runner
import Testing

/// Makes the changes of the program's own rules, without files.
private struct Mending {
  var format = DocumentFormat.text
  var allowsUnsafe = false
  private let rules = RuleLibrary.builtIn()

  init(_ format: DocumentFormat = .text, unsafe: Bool = false) {
    self.format = format
    allowsUnsafe = unsafe
  }

  func mend(
    _ bytes: [UInt8], charset: String? = nil, house: HouseDisclaimer? = nil
  ) throws -> DocumentMender.Mended {
    var declared = Declared()
    declared.house = house
    declared.charset = charset
    var reader = DocumentReader()
    let document = try reader.read(bytes, format: format, declared: declared)
    let allowsUnsafe = allowsUnsafe
    var mender = DocumentMender(Evaluator(rules), options: EvaluationOptions(), reader: DocumentReader()) {
      $0.fix.isSafe || allowsUnsafe
    }
    return mender.mend(document)
  }

  func text(_ text: String) throws -> String {
    String(decoding: try mend(Array(text.utf8)).pieces.bytes, as: UTF8.self)
  }
}

@Suite("Mending a document")
struct DocumentMenderTests {
  @Test(
    "Changes nothing but the spot, in every format",
    arguments: [
      (
        DocumentFormat.text, "The caf\u{C3}\u{A9} opens.\r\n\r\nNew para\u{200B}graph.",
        "The café opens.\r\n\r\nNew paragraph."
      ),
      (
        .markdown, "# A *head\u{200B}ing*\n\n| a | b |\n|---|---|\n| x\u{FEFF}y | `c\u{200B}` |\n",
        "# A *heading*\n\n| a | b |\n|---|---|\n| xy | `c\u{200B}` |\n"
      ),
      (
        .html, "<p title=\"x\">Tickets&nbsp;cost &#226;&#8218;&#172;12 <b>now</b>.</p>",
        "<p title=\"x\">Tickets&nbsp;cost €12 <b>now</b>.</p>"
      ),
      (.html, "<p>AT&amp;amp;T &lt;rose&gt;.</p>", "<p>AT&T &lt;rose&gt;.</p>"),
      (.json, #"{"title": "A \u00e9 \u200bb", "body": "one\u200btwo"}"#, #"{"title": "A \u00e9 b", "body": "onetwo"}"#),
    ])
  func spots(_ format: DocumentFormat, _ source: String, _ expected: String) throws {
    #expect(try Mending(format).text(source) == expected)
  }

  @Test("A replacement is spelt so that it reads as meant: a mark of markup becomes a reference")
  func spelling() throws {
    let mended = try Mending(.html).text("<p>Five &amp;lt;b&amp;gt; six &amp;amp; seven.</p>")
    var reader = DocumentReader()
    let document = try reader.read(Array(mended.utf8), format: .html)
    #expect(String(decoding: document.text, as: UTF8.self).contains("Five <b> six & seven."))
  }

  @Test("What is mended once needs no mending again, through layers of damage")
  func idempotence() throws {
    let mending = Mending()
    let once = try mending.text("Le caf\u{C3}\u{192}\u{C2}\u{A9} ferme; price&amp;amp;nbsp;list.")
    #expect(once == "Le café ferme; price\u{A0}list.")
    #expect(try mending.mend(Array(once.utf8)).outcomes.isEmpty)
  }

  @Test("Code, quotations and legal text stay as they are")
  func untouched() throws {
    let source = """
      Say `co\u{200B}de` here.

      > A quo\u{200B}tation.

      He wrote “a wo\u{200B}rd” once.

      Reproduction of this ar\u{200B}ticle without written permission is prohibited.

      """
    #expect(try Mending(.markdown).text(source) == source)
  }

  @Test("A change across markup is refused, and so is one that the file's encoding cannot spell")
  func refusals() throws {
    let split = Array("<p>The caf\u{C3}<b>\u{A9}</b> opens, the bar closes.</p>".utf8)
    let mended = try Mending(.html).mend(split)
    #expect(mended.pieces.bytes == split)
    #expect(mended.outcomes.map(\.refusal) == [.markup])

    let latin = Array("The s".utf8) + [0xEF] + Array(#"gn reads \u5317\u4eac and no more."#.utf8)
    let unspelt = try Mending().mend(latin, charset: "windows-1252")
    #expect(unspelt.pieces.bytes == latin)
    #expect(unspelt.outcomes.map(\.refusal) == [.encoding])
  }

  @Test(
    "A file in another encoding stays in it",
    arguments: [
      // The same two characters, once as they are and once as escapes that show.
      ("gb18030", [0xBD, 0xF1, 0xCC, 0xEC], [0xB1, 0xB1, 0xBE, 0xA9]),
      ("big5", [0xA4, 0xB5, 0xA4, 0xD1], [0xA5, 0x5F, 0xA8, 0xCA]),
      ("euc-jp", [0xBA, 0xA3, 0xC6, 0xFC], [0xCB, 0xCC, 0xB5, 0xFE]),
    ] as [(String, [UInt8], [UInt8])])
  func encodings(_ label: String, _ before: [UInt8], _ escaped: [UInt8]) throws {
    let mended = try Mending().mend(before + Array(#" \u5317\u4eac."#.utf8), charset: label)
    #expect(mended.pieces.bytes == before + [0x20] + escaped + [0x2E])
  }

  @Test("Every place of a finding that speaks for many is mended, none that is suppressed")
  func gathered() throws {
    let lines = (0..<40).map { "Line \($0) has a wo\u{200B}rd.\n\n" }.joined()
    #expect(try !Mending(.markdown).text(lines).contains("\u{200B}"))
    let off = "<!-- imprimatur-disable garbled-text -- kept for the archive -->\n\n" + lines
    #expect(try Mending(.markdown).text(off) == off)
  }

  @Test("A page in one script is not turned into another by a reading that only might be right")
  func otherScripts() throws {
    // Read as Thai, these bytes are words too; the page is Korean.
    let korean =
      "\u{C81C}\u{BAA9}: \u{BA}\u{BD}\u{C0}\u{CC} \u{BF}\u{C2}\u{B4}\u{D9}\n\n\u{C62C}\u{D574}\u{B294} \u{AF43}\u{C774} \u{C77C}\u{CC0D} \u{D53C}\u{C5C8}\u{C2B5}\u{B2C8}\u{B2E4}."
    let mended = try Mending().text(korean)
    #expect(!mended.unicodeScalars.contains { (0xE00...0xE7F).contains($0.value) })
  }

  @Test(
    "The disclaimer of the house is added in the article's format, once, and only when asked for",
    arguments: [
      (DocumentFormat.text, "Buy the gold ETF now.\r\n", "Buy the gold ETF now.\r\n\r\nAsk <us> & others.\r\n"),
      (
        .markdown, "# Gold\n\n- Buy the gold ETF now.\n",
        "# Gold\n\n- Buy the gold ETF now.\n\nAsk &lt;us&gt; &amp; others.\n"
      ),
      (
        .html, "<body><article><p>Buy the gold ETF now.</p></article><p>x</p></body>",
        "<body><article><p>Buy the gold ETF now.</p></article><p>x</p><p>Ask &lt;us&gt; &amp; others.</p>\n</body>"
      ),
      (
        .json, #"{"title": "Gold", "body": "Buy the \"gold\" ETF now.", "author": "A"}"#,
        #"{"title": "Gold", "body": "Buy the \"gold\" ETF now.\n\nAsk <us> & others.", "author": "A"}"#
      ),
      (
        .json, #"{"html": "<p>Buy the gold ETF now.<\/p>", "author": "A"}"#,
        #"{"html": "<p>Buy the gold ETF now.<\/p><p>Ask &lt;us&gt; &amp; others.</p>", "author": "A"}"#
      ),
    ])
  func additions(_ format: DocumentFormat, _ source: String, _ expected: String) throws {
    var house = HouseDisclaimer()
    house.wordings = [HouseDisclaimer.Wording(text: "Ask <us> & others.")]
    let mended = try Mending(format, unsafe: true).mend(Array(source.utf8), house: house)
    #expect(String(decoding: mended.pieces.bytes, as: UTF8.self) == expected)
    #expect(mended.outcomes.map(\.refusal) == [nil])
    let again = try Mending(format, unsafe: true).mend(mended.pieces.bytes, house: house)
    #expect(again.pieces.bytes == mended.pieces.bytes)
    #expect(try Mending(format).mend(Array(source.utf8), house: house).pieces.bytes == Array(source.utf8))
  }

  @Test("What cannot be added so that it is read is refused, and what is not asked for in full is not added")
  func refusedAdditions() throws {
    var house = HouseDisclaimer()
    house.wordings = [HouseDisclaimer.Wording(text: "Ask others.")]
    let open = Array("Buy the gold ETF now.\n\n```\ncode".utf8)
    let mended = try Mending(.markdown, unsafe: true).mend(open, house: house)
    #expect(mended.pieces.bytes == open)
    #expect(mended.outcomes.map(\.refusal) == [.reading])
    house.wordings = [HouseDisclaimer.Wording(text: "Ask * others.")]
    let source = Array("Buy the gold ETF now.".utf8)
    #expect(try Mending(unsafe: true).mend(source, house: house).pieces.bytes == source)
    house.wordings = [.init(text: "Ask others.", language: "en"), .init(text: "Fragen Sie.", language: "de")]
    #expect(try Mending(unsafe: true).mend(source, house: house).pieces.bytes == source)
  }
}
