/// A place where a page title may be cut into the article's title, sections and the site's name.
struct TitleSeparator: Equatable {
  /// How much the separator says by itself.
  enum Strength: Int, Comparable {
    /// Only counts where one of the sides is a name known from elsewhere.
    case weak
    /// Counts where the shapes of the sides agree: an unspaced hyphen between ideographs.
    case moderate
    /// Is hardly used for anything else.
    case strong

    static func < (one: Strength, other: Strength) -> Bool { one.rawValue < other.rawValue }
  }

  /// The separator with the white space around it.
  var range: TextRange
  /// Its first character.
  var character: Unicode.Scalar
  /// How much it says.
  var strength: Strength

  /// Bars and the low line: used for nothing else in running text.
  private static let bars: Set<Unicode.Scalar> = [
    "|", "\u{00A6}", "\u{2502}", "\u{2758}", "\u{FF5C}", "_", "\u{FF3F}",
  ]
  /// Marks of a path: guillemets, arrows, angle brackets.
  static let arrows: Set<Unicode.Scalar> = [
    "\u{00BB}", "\u{00AB}", "\u{203A}", "\u{2039}", ">", "<", "\u{2192}", "\u{2190}", "\u{25B8}", "\u{FF1E}",
  ]
  /// Unicode's dash punctuation, and the minus sign.
  private static let dashes: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}",
    "\u{FF0D}", "\u{2E3A}",
  ]
  /// Dots in the middle of the line, and other marks that separate where spaces surround them.
  private static let dots: Set<Unicode.Scalar> = [
    "\u{00B7}", "\u{2022}", "\u{2027}", "\u{2219}", "\u{22C5}", "\u{25CF}", "\u{30FB}", "\u{2605}", "\u{2B50}", "/",
    "\u{FF0F}", "\u{2044}", "~", "\u{FF5E}", "\u{301C}", "*", "\\",
  ]
  private static let colons: Set<Unicode.Scalar> = [":", "\u{FF1A}", "\u{2236}"]

  /// Every separator in `text`, in order.
  ///
  /// - Complexity: O(n) in the length of `range`.
  static func all(in text: [UInt8], _ range: TextRange) -> [TitleSeparator] {
    let scalars = TitleScalar.list(in: text, range)
    var found: [TitleSeparator] = []
    var index = 0
    while index < scalars.count {
      guard isSeparator(scalars[index].scalar) else {
        index += 1
        continue
      }
      let first = index
      while index < scalars.count, isSeparator(scalars[index].scalar) || scalars[index].scalar == " " { index += 1 }
      while index > first, scalars[index - 1].scalar == " " { index -= 1 }
      let run = Run(scalars: scalars, first: first, end: index)
      if let strength = run.strength {
        found.append(TitleSeparator(range: run.range, character: scalars[first].scalar, strength: strength))
      }
    }
    return found
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      switch scalar {
      case "|", "_", ">", "<", "-", "/", "~", "*", "\\", ":": return true
      default: return false
      }
    }
    if (0x3041...0x9FFF).contains(scalar.value), scalar != "\u{30FB}" { return false }
    return isSeparatorBeyondASCII(scalar)
  }

  private static func isSeparatorBeyondASCII(_ scalar: Unicode.Scalar) -> Bool {
    bars.contains(scalar) || arrows.contains(scalar) || dashes.contains(scalar) || dots.contains(scalar)
      || colons.contains(scalar) || scalar.properties.generalCategory == .otherSymbol
  }

  /// One or more separating characters in a row.
  private struct Run {
    let scalars: [TitleScalar]
    let first: Int
    let end: Int

    var before: Unicode.Scalar? { first > 0 ? scalars[first - 1].scalar : nil }
    var after: Unicode.Scalar? { end < scalars.count ? scalars[end].scalar : nil }
    var isSpaced: Bool { (before ?? " ") == " " && (after ?? " ") == " " }
    var isWide: Bool { isWide(before) && isWide(after) }
    var isWideOnOneSide: Bool { isWide(before) || isWide(after) }

    private func isWide(_ scalar: Unicode.Scalar?) -> Bool { scalar.map(\.isWideInTitles) ?? false }

    /// What the run says by itself; nil where it cannot separate at all.
    var strength: Strength? {
      let character = scalars[first].scalar
      if bars.contains(character) {
        return character == "_" && !isSpaced && !isWideOnOneSide ? strengthWithinWord : .strong
      }
      if colons.contains(character) {
        guard end - first > 1 else { return .weak }
        return isSpaced || isWideOnOneSide ? .strong : nil
      }
      if arrows.contains(character) { return isSpaced || isWide ? .strong : nil }
      if character.properties.generalCategory == .otherSymbol, !dots.contains(character) {
        return isSpaced ? .weak : nil
      }
      if isSpaced { return .strong }
      if dashes.contains(character) { return isWide && end - first == 1 ? .moderate : .weak }
      return .weak
    }

    /// What a low line between two letters says: it may belong to an identifier, `snake_case` or `MAX_VALUE`.
    private var strengthWithinWord: Strength? {
      guard let before = before?.properties, let after = after?.properties, after.isAlphabetic else { return nil }
      if !after.isLowercase && !after.isUppercase { return .strong }
      return after.isUppercase && !before.isUppercase ? .moderate : nil
    }

    /// The bytes of the run and of the white space around it.
    var range: TextRange {
      let low = before == " " ? first - 1 : first
      let high = after == " " ? end + 1 : end
      return TextRange(scalars[low].offset, high < scalars.count ? scalars[high].offset : scalars[high - 1].end)
    }
  }
}

/// A character of a title and its place.
struct TitleScalar {
  var scalar: Unicode.Scalar
  var offset: Int
  var end: Int

  /// The characters of `range`, white space of any kind as a space.
  static func list(in text: [UInt8], _ range: TextRange) -> [TitleScalar] {
    var list: [TitleScalar] = []
    var offset = range.lower
    for scalar in String(decoding: text[range.lower..<range.upper], as: UTF8.self).unicodeScalars {
      let end = offset + UTF8.width(scalar)
      list.append(TitleScalar(scalar: scalar.properties.isWhitespace ? " " : scalar, offset: offset, end: end))
      offset = end
    }
    return list
  }
}

extension Unicode.Scalar {
  /// Whether the character is of a script written without spaces, or Hangul: what stands on both sides of a bare hyphen
  /// between a title and a site's name.
  var isWideInTitles: Bool {
    isWideWithoutSpaces || (0xAC00...0xD7A3).contains(value) || (0x1100...0x11FF).contains(value)
  }
}
