internal import ICU

/// Letters of other alphabets that pass for Latin ones, and words in which they do.
package enum LookAlikes {
  /// The ASCII letter that `scalar` looks like.
  package static func latin(_ scalar: UInt32) -> UInt32? {
    var low = 0
    var high = scalars.count
    while low < high {
      let middle = (low + high) / 2
      if scalars[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return low < scalars.count && scalars[low] == scalar ? UInt32(letters[low]) : nil
  }

  /// The first letter of `script` that looks like the ASCII letter `latin`.
  static func letter(of script: Script, like latin: UInt32) -> UInt32? {
    letters.indices.first { UInt32(letters[$0]) == latin && UnicodeData.script(scalars[$0]) == script }
      .map { scalars[$0] }
  }

  /// Whether a word is suspected where these two characters stand side by side: an ASCII letter and one of Greek,
  /// Cyrillic or Armenian.
  @inline(__always)
  static func isSuspect(_ one: UInt32, _ other: UInt32) -> Bool {
    isLatinLetter(one) && isForeign(other) || isLatinLetter(other) && isForeign(one)
  }

  @inline(__always)
  private static func isForeign(_ scalar: UInt32) -> Bool { scalar &- 0x370 < 0x220 }

  /// Whether `scalar` is an ASCII letter or another spelling of one.
  @inline(__always)
  static func isLatinLetter(_ scalar: UInt32) -> Bool {
    let plain = scalar < 0x80 ? scalar : FoldTable.fold(scalar, by: .characters)
    return plain < 0x80 && (plain | 0x20) &- 0x61 < 26
  }

  /// Whether `scalar` belongs to a word: the letters of the alphabets at hand and the marks on them.
  static func isLetter(_ scalar: UInt32) -> Bool {
    if isLatinLetter(scalar) { return true }
    guard scalar >= 0x80, scalar < 0x590 || scalar &- 0x1E00 < 0x200 else { return false }
    return UnicodeData.has(.alphabetic, scalar) || UnicodeData.generalCategory(scalar) == .nonspacingMark
  }
}

extension Folder {
  /// Brings words of mixed alphabets to the one alphabet that all their letters are of or look like, Latin first.
  static func replaceLookAlikes(_ units: inout [Unit]) {
    var index = 0
    while index < units.count {
      guard LookAlikes.isLetter(units[index].scalar) else {
        index += 1
        continue
      }
      var end = index + 1
      var isSuspect = false
      while end < units.count, LookAlikes.isLetter(units[end].scalar) {
        isSuspect = isSuspect || LookAlikes.isSuspect(units[end - 1].scalar, units[end].scalar)
        end += 1
      }
      if isSuspect, let word = oneAlphabet(units[index..<end].map(\.scalar)) {
        for (offset, scalar) in word.enumerated() { units[index + offset].scalar = scalar }
      }
      index = end
    }
  }

  private static func oneAlphabet(_ word: [UInt32]) -> [UInt32]? {
    var foreign: Script?
    var isLatin = true
    for scalar in word {
      guard let script = foreignScript(scalar) else { continue }
      if let foreign, foreign != script { return nil }
      foreign = script
      isLatin = isLatin && LookAlikes.latin(scalar) != nil
    }
    guard let foreign else { return nil }
    if isLatin { return word.map { LookAlikes.latin($0) ?? $0 } }
    var result: [UInt32] = []
    for scalar in word {
      if foreignScript(scalar) != nil || UnicodeData.script(scalar) == .inherited {
        result.append(scalar)
      } else if let letter = LookAlikes.letter(of: foreign, like: plainLetter(scalar)) {
        result.append(letter)
      } else {
        return nil
      }
    }
    return result
  }

  /// The ASCII letter that `scalar` is another spelling of, a capital for a capital.
  private static func plainLetter(_ scalar: UInt32) -> UInt32 {
    let narrow = fold(scalar, by: .width)
    return narrow < 0x80 ? narrow : fold(scalar, by: .characters)
  }

  /// The script of a letter that is not Latin; nil for Latin letters and marks.
  private static func foreignScript(_ scalar: UInt32) -> Script? {
    if LookAlikes.isLatinLetter(scalar) { return nil }
    let script = UnicodeData.script(scalar)
    return script == .latin || script == .inherited || script == .common ? nil : script
  }
}
