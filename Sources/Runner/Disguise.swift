import Documents
import Folding
import Policy

/// Another form of an example, in which a rule has to find the same thing, or nothing.
package enum Disguise: String, CaseIterable, Sendable {
  /// As it is written.
  case plain
  /// After an emoji and CRLF, which move every offset.
  case afterEmoji = "after an emoji and CRLF"
  /// In HTML, with entities and split by inline tags.
  case html
  /// In Markdown, with escapes and entities.
  case markdown
  /// As a JSON string with escapes.
  case json
  /// In the other case.
  case caseFold = "in the other case"
  /// In full-width letters and digits.
  case widthFold = "full-width"
  /// In traditional Han characters.
  case hanFold = "traditional"
  /// With invisible characters between the letters.
  case invisibleFold = "with invisible characters"
  /// With spaces between the Han characters.
  case separatorFold = "with separators"
  /// With look-alikes from another script.
  case confusableFold = "with look-alikes"
  /// In a code block, where rules are silent.
  case code = "in a code block"
  /// Under a suppression, where rules are silent and the suppression is used.
  case suppressed = "under a suppression"

  /// The fold that a pattern must have for the disguise to apply; nil where none is needed.
  var fold: FoldSet? {
    switch self {
    case .caseFold: .case
    case .widthFold: .width
    case .hanFold: .han
    case .invisibleFold: .invisible
    case .separatorFold: .separators
    case .confusableFold: .confusables
    case .plain, .afterEmoji, .html, .markdown, .json, .code, .suppressed: nil
    }
  }

  /// Whether the rule must be silent where it otherwise speaks.
  var isSilent: Bool { self == .code || self == .suppressed }

  /// Whether an example that is to stay silent is run in it too.
  var suitsGoodExamples: Bool { [.plain, .afterEmoji, .html, .markdown, .json].contains(self) }
}

/// An example in a disguise.
struct DisguisedExample {
  /// The source.
  var bytes: [UInt8]
  /// What it is to be read as.
  var format: DocumentFormat
  /// Where the expected spans stand in the source.
  var spans: [ByteRange]
}

extension Disguise {
  /// The example in this disguise; nil where it makes no difference or the text cannot take it.
  func apply(to example: RuleExample, rule: String, traditional: TraditionalForms) -> DisguisedExample? {
    if self == .plain {
      return DisguisedExample(bytes: Array(example.text.utf8), format: example.format ?? .text, spans: example.spans)
    }
    var writer = DisguiseWriter(example, traditional: traditional)
    switch self {
    case .plain: return nil
    case .afterEmoji:
      writer.append("\u{1F600}\r\n\r\n")
      writer.write { writer, letter in writer.copy(letter) }
    case .html:
      writer.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body><p>")
      writer.write { writer, letter in writer.html(letter) }
      writer.append("</p></body></html>\n")
    case .markdown:
      guard !writer.hasIndentedLine else { return nil }
      writer.write { writer, letter in writer.markdown(letter) }
    case .suppressed:
      guard !writer.hasIndentedLine else { return nil }
      writer.append("<!-- imprimatur-disable \(rule) -- an example -->\n\n")
      writer.write { writer, letter in writer.markdown(letter) }
    case .json:
      writer.append("{\"content\": \"")
      writer.write { writer, letter in writer.json(letter) }
      writer.append("\"}\n")
    case .code:
      writer.append("<!DOCTYPE html>\n<html><body><pre><code>")
      writer.write { writer, letter in writer.escaped(letter) }
      writer.append("</code></pre></body></html>\n")
    case .caseFold, .widthFold, .hanFold, .invisibleFold, .separatorFold, .confusableFold:
      let before = Array(example.text.utf8)
      writer.write { writer, letter in writer.folded(letter, self) }
      if writer.bytes == before { return nil }
    }
    return DisguisedExample(bytes: writer.bytes, format: format, spans: writer.spans)
  }

  private var format: DocumentFormat {
    switch self {
    case .html, .code: .html
    case .markdown, .suppressed: .markdown
    case .json: .json
    default: .text
    }
  }
}
