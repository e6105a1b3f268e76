import Documents
import Folding
import ICU
import Synchronization

extension ExampleDisguise {
  /// The example in a spelling that the fold called `fold` looks through; nil where it changes nothing.
  static func folded(_ text: ExampleText, _ fold: String) -> ExampleDisguise? {
    let written = text.written { index in
      guard text.spans.isEmpty || text.spans.contains(where: { $0.contains(index) }) else {
        return ExampleText.Spelling(text: String(text.scalars[index]))
      }
      return respelled(text, index, fold)
    }
    guard written.bytes != text.plain.bytes else { return nil }
    return ExampleDisguise(
      name: "in another spelling (\(fold))", written: written, format: .text, keepsSpelling: false)
  }

  private static func respelled(_ text: ExampleText, _ index: Int, _ fold: String) -> ExampleText.Spelling {
    let scalar = text.scalars[index]
    var spelling = ExampleText.Spelling(text: String(scalar))
    switch FoldSet.named.first(where: { $0.name == fold })?.fold {
    case .some(.case): spelling.text = upper(scalar)
    case .some(.width): spelling.text = wide(scalar)
    case .some(.han): spelling.text = HanSpelling.traditional(scalar)
    case .some(.invisible): if text.isInSpan(index) || text.isInsideWord(index) { spelling.after = "\u{200B}" }
    case .some(.separators): if isSplit(text, index) { spelling.after = index % 2 == 0 ? " " : "\u{B7}" }
    case .some(.confusables): if isDisguisable(text, index) { spelling.text = lookAlike(scalar) }
    default: break
    }
    return spelling
  }

  /// The capital, where it is one character that has this one as its small letter.
  private static func upper(_ scalar: Unicode.Scalar) -> String {
    let upper = scalar.properties.uppercaseMapping
    guard upper.unicodeScalars.count == 1, let capital = upper.unicodeScalars.first,
      capital.properties.lowercaseMapping == String(scalar)
    else { return String(scalar) }
    return upper
  }

  /// The full-width form of an ASCII letter or digit.
  private static func wide(_ scalar: Unicode.Scalar) -> String {
    guard scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil,
      let wide = Unicode.Scalar(scalar.value + 0xFEE0)
    else { return String(scalar) }
    return String(wide)
  }

  /// Whether a separator may stand behind the character: between two Han characters of one span.
  private static func isSplit(_ text: ExampleText, _ index: Int) -> Bool {
    guard let one = text.scalar(index), let next = text.scalar(index + 1) else { return false }
    return one.properties.isIdeographic && next.properties.isIdeographic && (text.spans.isEmpty || text.isInSpan(index))
  }

  /// Whether the character is the second letter of a word of at least three Latin letters.
  ///
  /// One letter in the middle is enough, and leaves the word mixed.
  private static func isDisguisable(_ text: ExampleText, _ index: Int) -> Bool {
    func isLetter(_ index: Int) -> Bool { text.scalar(index).map { $0.isASCII && $0.properties.isAlphabetic } ?? false }
    return isLetter(index) && isLetter(index - 1) && !isLetter(index - 2) && isLetter(index + 1)
  }

  private static func lookAlike(_ scalar: Unicode.Scalar) -> String {
    let cyrillic: [Unicode.Scalar: String] = [
      "a": "\u{430}", "c": "\u{441}", "e": "\u{435}", "o": "\u{43E}", "p": "\u{440}", "x": "\u{445}", "y": "\u{443}",
    ]
    return cyrillic[scalar] ?? String(scalar)
  }
}

/// Simplified characters in their traditional form, as ICU has it.
private enum HanSpelling {
  private struct State {
    var transform: Transliterator?
    var isOpened = false
    var known: [Unicode.Scalar: String] = [:]
  }

  private static let state = Mutex(State())

  static func traditional(_ scalar: Unicode.Scalar) -> String {
    guard scalar.properties.isIdeographic else { return String(scalar) }
    return state.withLock { state in
      if let known = state.known[scalar] { return known }
      if !state.isOpened {
        state.isOpened = true
        state.transform = try? Transliterator("Simplified-Traditional")
      }
      let found = (try? state.transform?.transform(String(scalar))) ?? String(scalar)
      let traditional = found.unicodeScalars.count == 1 ? found : String(scalar)
      state.known[scalar] = traditional
      return traditional
    }
  }
}
