/// Recognises a date by the shape of its numbers, in whatever language the words between them are.
///
/// Year, month and day in this order with at most two characters between them (`2024-1-27`, and the same with CJK
/// characters between the numbers), or day and year with at most one word between them (`27 January 2024`, `Jan 27, 2024`,
/// `27.1.2024`).
enum DateShape {
  private struct Number {
    var range: TextRange
    var value: Int
    var digits: Int { range.count }
    var isYear: Bool { digits == 4 && (1900..<2100).contains(value) }
    var isDay: Bool { digits <= 2 && (1...31).contains(value) }
    var isMonth: Bool { digits <= 2 && (1...12).contains(value) }
  }

  /// The first date in `range` of `text`.
  static func first(in text: [UInt8], _ range: TextRange) -> TextRange? {
    let numbers = numbers(in: text, range)
    for (index, number) in numbers.enumerated() where number.isYear {
      if index + 2 < numbers.count, numbers[index + 1].isMonth, numbers[index + 2].isDay,
        gap(text, number, numbers[index + 1]) <= 2, gap(text, numbers[index + 1], numbers[index + 2]) <= 2
      {
        return TextRange(number.range.lower, dayEnd(text, numbers[index + 2], numbers[index + 1], upper: range.upper))
      }
      guard index > 0, numbers[index - 1].isDay, gap(text, numbers[index - 1], number) <= 16 else { continue }
      let day = numbers[index - 1]
      if index > 1, numbers[index - 2].isMonth || numbers[index - 2].isDay, gap(text, numbers[index - 2], day) <= 2 {
        return TextRange(numbers[index - 2].range.lower, number.range.upper)
      }
      if let date = named(text, day, number, lower: range.lower) { return date }
    }
    return nil
  }

  /// Behind the day, and behind the character that names it where one names the month too.
  private static func dayEnd(_ text: [UInt8], _ day: Number, _ month: Number, upper: Int) -> Int {
    var end = day.range.upper
    guard end < upper, text[end] >= 0x80, text[month.range.upper] >= 0x80 else { return end }
    repeat { end += 1 } while end < upper && text[end] & 0xC0 == 0x80
    return end
  }

  /// A date whose month is a word: between the numbers, or before the day.
  private static func named(_ text: [UInt8], _ day: Number, _ year: Number, lower: Int) -> TextRange? {
    let between = text[day.range.upper..<year.range.lower]
    let hasWord = between.contains { isLetter($0) }
    if hasWord {
      let words = between.split { !isLetter($0) }.filter { $0.count >= 3 }
      return words.count == 1 ? TextRange(day.range.lower, year.range.upper) : nil
    }
    guard between.count <= 2 else { return nil }
    var start = day.range.lower
    while start > lower, text[start - 1] == 0x20 || text[start - 1] == 0x2E { start -= 1 }
    var word = start
    while word > lower, isLetter(text[word - 1]) { word -= 1 }
    return start < day.range.lower && start - word >= 3 ? TextRange(word, year.range.upper) : nil
  }

  private static func numbers(in text: [UInt8], _ range: TextRange) -> [Number] {
    var numbers: [Number] = []
    var at = range.lower
    while at < range.upper {
      guard (0x30...0x39).contains(text[at]) else {
        at += 1
        continue
      }
      let start = at
      var value = 0
      while at < range.upper, (0x30...0x39).contains(text[at]) {
        if at - start < 5 { value = value * 10 + Int(text[at] - 0x30) }
        at += 1
      }
      numbers.append(Number(range: TextRange(start, at), value: value))
    }
    return numbers
  }

  private static func gap(_ text: [UInt8], _ first: Number, _ second: Number) -> Int {
    codePointCount(text, from: first.range.upper, to: second.range.lower)
  }

  /// A letter of ASCII or any character beyond it.
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
}
