import Documents

/// An example in another guise, and what is expected of it then.
struct ExampleDisguise {
  /// What must come of it.
  enum Outcome {
    /// What comes of the example as it stands.
    case same
    /// Nothing, because the text is code.
    case silent
    /// A finding that is held back, by a suppression that is used.
    case suppressed
  }

  /// What was done to it, for messages.
  var name: String
  /// The source.
  var written: ExampleText.Written
  /// The form it is in; nil to find out.
  var format: DocumentFormat?
  /// What must come of it.
  var outcome = Outcome.same
  /// Whether the words are still those of the example, so that facts that quote them are too.
  var keepsSpelling = true

  /// What a rule looks at, as far as disguises depend on it.
  struct Subject {
    /// The rule's id, for suppressions; nil for a fact.
    var id: String?
    /// The differences of spelling that all of its patterns look through.
    var folds: [String] = []
    /// Whether it finds running text.
    var seesBody = true
    /// Whether it finds code, or something that is not in the text at all.
    var seesCode = true
  }

  /// The example as it stands.
  static func plain(_ example: RuleExample) -> ExampleDisguise {
    ExampleDisguise(name: "as it stands", written: ExampleText(example).plain, format: example.format ?? .text)
  }

  /// The example as it stands, and in every disguise that suits it.
  static func all(of example: RuleExample, for subject: Subject) -> [ExampleDisguise] {
    let text = ExampleText(example)
    let plain = plain(example)
    guard !example.isPlain, example.expectation != .knownMiss else { return [plain] }
    guard plain.format == .text else { return [plain] + marked(text, plain, example, subject) }
    let blocks = TextReader.read(plain.written.bytes).result.blocks
    var disguises = [plain, prefixed(text)]
    if subject.seesBody {
      disguises.append(json(text, field: "text"))
      if let page = html(text, blocks) { disguises.append(page) }
      if isMarkdownSafe(text) { disguises.append(markdown(text)) }
    }
    disguises += subject.folds.compactMap { folded(text, $0) }
    if example.expectation == .bad {
      if !subject.seesCode { disguises += code(text) }
      if let id = subject.id, subject.seesBody { disguises += suppressed(text, id) }
    }
    return disguises
  }

  /// Disguises of an example that is markup already.
  private static func marked(
    _ text: ExampleText, _ plain: ExampleDisguise, _ example: RuleExample, _ subject: Subject
  ) -> [ExampleDisguise] {
    guard let format = plain.format, format != .json else { return [] }
    var disguises = [json(text, field: format.rawValue)]
    let opensFrontMatter = ["---", "+++", "{"].contains { example.text.hasPrefix($0) }
    if format == .html || !opensFrontMatter {
      let head = format == .html ? "<!-- \u{1F600} -->\r\n" : "\u{1F600}\r\n\r\n"
      disguises.append(
        ExampleDisguise(name: "after an emoji and CRLF", written: plain.written.inside(head, "\r\n"), format: format))
    }
    if let id = subject.id, example.expectation == .bad {
      let comment = "\n\n<!-- imprimatur-disable-file \(id) -- a test -->\n"
      disguises.append(
        ExampleDisguise(
          name: "under a suppression of the file", written: plain.written.inside("", comment), format: format,
          outcome: .suppressed))
    }
    return disguises
  }
}

// MARK: Prefix, JSON

extension ExampleDisguise {
  private static func prefixed(_ text: ExampleText) -> ExampleDisguise {
    ExampleDisguise(
      name: "after an emoji and CRLF", written: text.plain.inside("\u{1F600}\r\n\r\n", "\r\n"), format: .text)
  }

  private static func json(_ text: ExampleText, field: String) -> ExampleDisguise {
    let written = text.written { index in
      let scalar = text.scalars[index]
      switch scalar {
      case "\n": return ExampleText.Spelling(text: "\\n")
      case "\t": return ExampleText.Spelling(text: "\\t")
      case "\"", "\\", "/": return ExampleText.Spelling(text: "\\\(scalar)")
      default:
        guard !scalar.isASCII || index % 4 == 1 else { return ExampleText.Spelling(text: String(scalar)) }
        return ExampleText.Spelling(text: String(scalar).utf16.map { "\\u" + hex($0) }.joined())
      }
    }
    return ExampleDisguise(
      name: "in a JSON article with escapes",
      written: written.inside("{\"id\": \"\u{1F600}\", \"\(field)\": \"", "\"}"),
      format: .json)
  }

  private static func hex(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

// MARK: HTML

extension ExampleDisguise {
  /// A page with character references for some characters, and with tags inside words.
  private static func html(_ text: ExampleText, _ blocks: [Block]) -> ExampleDisguise? {
    guard !hasRunsOfSpace(text) else { return nil }
    let breaks = paragraphBreaks(text, blocks)
    let written = text.written { index in
      var spelling = ExampleText.Spelling(text: breaks.contains(index) ? "</p>\n<p>" : reference(text, index))
      if index % 3 == 1, text.isInsideWord(index) {
        spelling.before = "<b>"
        spelling.after = "</b><span></span>"
      }
      return spelling
    }
    return ExampleDisguise(
      name: "in HTML with references and split by tags",
      written: written.inside("<!DOCTYPE html>\r\n<body><article>\n<p>", "</p></article>\n"), format: .html)
  }

  /// The line ends (the last of each stretch of white space) that end a paragraph for the reader of plain text.
  private static func paragraphBreaks(_ text: ExampleText, _ blocks: [Block]) -> Set<Int> {
    var breaks: Set<Int> = []
    var offset = 0
    var block = 0
    for (index, scalar) in text.scalars.enumerated() {
      offset += UTF8.width(scalar)
      guard block + 1 < blocks.count, scalar == "\n", offset > blocks[block].range.upper else { continue }
      breaks.insert(index)
      while block + 1 < blocks.count, offset > blocks[block].range.upper { block += 1 }
    }
    return breaks
  }

  private static let named: [Unicode.Scalar: String] = [
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\u{A9}": "&copy;", "\u{B7}": "&middot;",
    "\u{2014}": "&mdash;", "\u{2018}": "&lsquo;", "\u{2019}": "&rsquo;", "\u{201C}": "&ldquo;",
    "\u{201D}": "&rdquo;", "\u{2026}": "&hellip;", "\u{E9}": "&eacute;", "\u{FC}": "&uuml;", "\u{DF}": "&szlig;",
  ]

  private static func reference(_ text: ExampleText, _ index: Int) -> String {
    let scalar = text.scalars[index]
    if let name = named[scalar] { return name }
    guard scalar.value > 0x20 else { return String(scalar) }
    return switch index % 5 {
    case 1: "&#\(scalar.value);"
    case 3: "&#x\(String(scalar.value, radix: 16));"
    default: String(scalar)
    }
  }

  /// Whether HTML would not keep the white space.
  private static func hasRunsOfSpace(_ text: ExampleText) -> Bool {
    zip(text.scalars, text.scalars.dropFirst()).contains { one, next in
      (one == " " || one == "\t") && (next == " " || next == "\t" || next == "\n")
    }
  }
}

// MARK: Markdown, code, suppressions

extension ExampleDisguise {
  private static func markdown(_ text: ExampleText) -> ExampleDisguise {
    let written = markdownText(text)
    return ExampleDisguise(
      name: "in Markdown with escapes and split by tags",
      written: written.inside("## \u{1F600}\n\n", "\n\n- \u{1F600}\n"), format: .markdown)
  }

  private static func markdownText(_ text: ExampleText) -> ExampleText.Written {
    text.written { index in
      var spelling = ExampleText.Spelling(text: String(text.scalars[index]))
      if isMarkup(text, index) { spelling.before = "\\" }
      if index % 3 == 1, text.isInsideWord(index) { spelling.after = "<b></b>" }
      return spelling
    }
  }

  /// Whether the character could mean something in Markdown there; any ASCII mark may be escaped.
  private static func isMarkup(_ text: ExampleText, _ index: Int) -> Bool {
    let scalar = text.scalars[index]
    if "\\`*_[]<>#|~&$^".unicodeScalars.contains(scalar) { return true }
    let line = text.scalars[..<index].reversed().prefix { $0 != "\n" }
    let startsLine = line.allSatisfy { $0 == " " }
    if startsLine { return "-+=:!".unicodeScalars.contains(scalar) }
    return (scalar == "." || scalar == ")") && line.allSatisfy { ("0"..."9").contains($0) || $0 == " " }
  }

  /// Whether no line begins or ends with white space, which would mean code or a line break.
  private static func isMarkdownSafe(_ text: ExampleText) -> Bool {
    let string = String(String.UnicodeScalarView(text.scalars))
    return string.split(separator: "\n").allSatisfy { line in
      line.first?.isWhitespace == false && line.last?.isWhitespace == false
    } && !hasRunsOfSpace(text)
  }

  private static func code(_ text: ExampleText) -> [ExampleDisguise] {
    let fenced = text.plain.inside("\u{1F600}\n\n~~~~~~\n", "\n~~~~~~\n")
    let listing = text.written { index in
      let scalar = text.scalars[index]
      return ExampleText.Spelling(text: "&<>".unicodeScalars.contains(scalar) ? named[scalar] ?? "" : String(scalar))
    }
    return [
      ExampleDisguise(name: "in a code block of Markdown", written: fenced, format: .markdown, outcome: .silent),
      ExampleDisguise(
        name: "in a listing in HTML", written: listing.inside("<p>x</p><pre><code>", "</code></pre>"), format: .html,
        outcome: .silent),
    ]
  }

  private static func suppressed(_ text: ExampleText, _ id: String) -> [ExampleDisguise] {
    guard isMarkdownSafe(text) else { return [] }
    let written = markdownText(text)
    var disguises = [
      ExampleDisguise(
        name: "under a suppression of the file",
        written: written.inside("", "\n\n<!-- imprimatur-disable-file \(id) -- a test -->\n"), format: .markdown,
        outcome: .suppressed),
      ExampleDisguise(
        name: "between suppressions",
        written: written.inside(
          "<!-- imprimatur-disable \(id) -->\n\n", "\n\n<!-- imprimatur-enable \(id) -->\n"),
        format: .markdown, outcome: .suppressed),
    ]
    if !text.scalars.contains("\n") {
      disguises.append(
        ExampleDisguise(
          name: "under a suppression of the line",
          written: written.inside("<!-- imprimatur-disable-next-line \(id) -->\n", "\n"), format: .markdown,
          outcome: .suppressed))
    }
    return disguises
  }
}
