/// A date as a page gives it, brought to ISO 8601.
///
/// Known are year, month and day in this order whatever stands between them, with a time of day behind them (ISO 8601,
/// RFC 3339, and dates with the words of a language between their numbers), `27.1.2024` and `27/1/2024` where
/// it cannot be read in two ways, and English month names (RFC 5322 section 3.3, RFC 9110 section 5.6.7).
package struct PublicationDate: Hashable, Sendable {
  /// `2024`, `2024-05`, `2024-05-01`, or with a time of day: in UTC with `Z` where the zone is known, else without one.
  package let text: String

  /// The first date in `text`, of which no more than 200 bytes are looked at; nil where there is none.
  package init?(_ text: String) {
    var scanner = DateScanner(text)
    guard let date = scanner.date() else { return nil }
    self.text = date
  }
}

/// Numbers and words of a date.
private struct DateScanner {
  private enum Token {
    case number(value: Int, digits: Int)
    case word(String)
  }

  private struct Placed {
    let token: Token
    let start: Int
    let end: Int
  }

  private let bytes: [UInt8]
  private var tokens: [Placed] = []

  init(_ text: String) {
    bytes = Array(text.utf8.prefix(200))
    var at = 0
    while at < bytes.count {
      let start = at
      if Self.isDigit(bytes[at]) {
        var value = 0
        while at < bytes.count, Self.isDigit(bytes[at]) {
          if at - start < 9 { value = value * 10 + Int(bytes[at] - 0x30) }
          at += 1
        }
        tokens.append(Placed(token: .number(value: value, digits: at - start), start: start, end: at))
      } else if Self.isLetter(bytes[at]) {
        while at < bytes.count, Self.isLetter(bytes[at]) { at += 1 }
        let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
        tokens.append(Placed(token: .word(word), start: start, end: at))
      } else {
        at += 1
      }
    }
  }

  /// The first date.
  mutating func date() -> String? {
    for index in tokens.indices {
      if let date = yearFirst(index) ?? dayFirst(index) ?? monthFirst(index) { return date }
    }
    return nil
  }

  // MARK: The orders of the parts

  private func yearFirst(_ index: Int) -> String? {
    if let whole = number(index), whole.digits == 8,
      let date = date(whole.value / 10000, whole.value / 100 % 100, whole.value % 100)
    {
      return date
    }
    guard let year = year(index) else { return nil }
    guard let month = number(index + 1), month.digits <= 2, (1...12).contains(month.value), gap(index) <= 3 else {
      // A year alone is a date only where nothing else is said.
      return tokens.count == 1 ? "\(year)" : nil
    }
    let start = Self.padded(year, 4) + "-" + Self.padded(month.value, 2)
    guard let day = number(index + 2), day.digits <= 2, gap(index + 1) <= 3 else {
      return tokens.count == index + 2 ? start : nil
    }
    guard Self.isDay(year, month.value, day.value) else { return nil }
    return withTime(year, month.value, day.value, from: index + 3)
  }

  private func dayFirst(_ index: Int) -> String? {
    guard let day = number(index), day.digits <= 2 else { return nil }
    if let month = month(index + 1), let year = year(index + 2), Self.isDay(year, month, day.value) {
      return withTime(year, month, day.value, from: index + 3)
    }
    guard let month = number(index + 1), month.digits <= 2, let year = year(index + 2), gap(index) == 1,
      gap(index + 1) == 1
    else { return nil }
    let separator = bytes[tokens[index].end]
    let isDotted = separator == UInt8(ascii: ".")
    if isDotted || day.value > 12, Self.isDay(year, month.value, day.value) {
      return withTime(year, month.value, day.value, from: index + 3)
    }
    guard !isDotted, month.value > 12 || month.value == day.value, Self.isDay(year, day.value, month.value) else {
      return nil
    }
    return withTime(year, day.value, month.value, from: index + 3)
  }

  private func monthFirst(_ index: Int) -> String? {
    guard let month = month(index) else { return nil }
    if let year = year(index + 1) { return Self.padded(year, 4) + "-" + Self.padded(month, 2) }
    guard let day = number(index + 1), day.digits <= 2 else { return nil }
    // `1st`, `2nd`: the letters behind the day belong to it.
    let next = word(index + 2) == nil ? index + 2 : index + 3
    guard let year = year(next), Self.isDay(year, month, day.value) else { return nil }
    return withTime(year, month, day.value, from: next + 1)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1900..<2100).contains(year), Self.isDay(year, month, day) else { return nil }
    return Self.day(year, month, day)
  }

  // MARK: The time of day

  private func withTime(_ year: Int, _ month: Int, _ day: Int, from index: Int) -> String {
    let date = Self.day(year, month, day)
    var index = index
    // The `T` of ISO 8601.
    if word(index) == "t" { index += 1 }
    guard let hour = number(index), hour.digits == 2 || hour.digits == 1, hour.value < 24, isColon(index),
      let minute = number(index + 1), minute.digits == 2, minute.value < 60
    else { return date }
    var second = 0
    var last = index + 1
    if isColon(last), let seconds = number(last + 1), seconds.digits == 2, seconds.value < 61 {
      second = min(59, seconds.value)
      last += 1
      if let fraction = number(last + 1), tokens[last].end < bytes.count, bytes[tokens[last].end] == UInt8(ascii: "."),
        tokens[last + 1].start == tokens[last].end + 1, fraction.digits > 0
      {
        last += 1
      }
    }
    guard let offset = zone(behind: last) else {
      return date + "T" + Self.time(hour.value, minute.value, second)
    }
    let minutes = Self.days(year, month, day) * 1440 + hour.value * 60 + minute.value - offset
    let (days, rest) = (minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440), (minutes % 1440 + 1440) % 1440)
    let (utcYear, utcMonth, utcDay) = Self.civil(days)
    return Self.day(utcYear, utcMonth, utcDay) + "T" + Self.time(rest / 60, rest % 60, second) + "Z"
  }

  /// The offset from UTC in minutes that stands behind the token `index`; nil where none does.
  private func zone(behind index: Int) -> Int? {
    var at = tokens[index].end
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    guard at < bytes.count else { return nil }
    if let name = word(index + 1), tokens[index + 1].start == at {
      return ["z", "gmt", "utc", "ut"].contains(name) ? 0 : nil
    }
    guard bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-"), let offset = number(index + 1),
      tokens[index + 1].start == at + 1
    else { return nil }
    let minutes: Int
    if offset.digits == 4 {
      minutes = offset.value / 100 * 60 + offset.value % 100
    } else if offset.digits == 2, isColon(index + 1), let rest = number(index + 2), rest.digits == 2 {
      minutes = offset.value * 60 + rest.value
    } else if offset.digits == 2 {
      minutes = offset.value * 60
    } else {
      return nil
    }
    guard minutes <= 14 * 60 else { return nil }
    return bytes[at] == UInt8(ascii: "-") ? -minutes : minutes
  }

  // MARK: Tokens

  private func number(_ index: Int) -> (value: Int, digits: Int)? {
    guard tokens.indices.contains(index), case .number(let value, let digits) = tokens[index].token else { return nil }
    return (value, digits)
  }

  private func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index].token else { return nil }
    return word
  }

  private func year(_ index: Int) -> Int? {
    guard let number = number(index), number.digits == 4, (1900..<2100).contains(number.value) else { return nil }
    return number.value
  }

  private func month(_ index: Int) -> Int? {
    guard let word = word(index), word.utf8.count >= 3 else { return nil }
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    return names.firstIndex { $0.hasPrefix(word) || (word == "sept" && $0 == "september") }.map { $0 + 1 }
  }

  /// The number of characters between the token `index` and the next one.
  private func gap(_ index: Int) -> Int {
    guard tokens.indices.contains(index + 1) else { return .max }
    return bytes[tokens[index].end..<tokens[index + 1].start].count { $0 & 0xC0 != 0x80 }
  }

  private func isColon(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let end = tokens[index].end
    return end < bytes.count && bytes[end] == UInt8(ascii: ":")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }

  // MARK: The calendar

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
    padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  private static func time(_ hour: Int, _ minute: Int, _ second: Int) -> String {
    padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(second, 2)
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The days from 1970-01-01 to a day of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years begin in March, so that the leap day is the last one; 719,468 days lie between 0000-03-01 and 1970-01-01.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day that is `days` after 1970-01-01; the inverse of `days`.
  static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let isEarly = month >= 10
    return (yearOfEra + era * 400 + (isEarly ? 1 : 0), isEarly ? month - 9 : month + 3, day)
  }

  /// A moment in UTC as ISO 8601.
  static func moment(_ seconds: Int) -> String {
    let (year, month, day) = civil(seconds / 86_400)
    let rest = seconds % 86_400
    return Self.day(year, month, day) + "T" + time(rest / 3600, rest / 60 % 60, rest % 60) + "Z"
  }
}

extension PublicationDate {
  /// The moment `seconds` after 1970 began, in UTC.
  package static func moment(_ seconds: Int) -> String { DateScanner.moment(seconds) }
}
