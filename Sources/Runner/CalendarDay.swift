/// Days of the Gregorian calendar as ISO 8601 writes them, `2026-02-28`.
///
/// They sort as text.
package enum CalendarDay {
  /// The day in UTC that is `seconds` after the beginning of 1970.
  package static func day(seconds: Int) -> String {
    // Years that begin in March put the leap day last; 719,468 days lie between 0000-03-01 and 1970-01-01.
    let days = Int((Double(seconds) / 86_400).rounded(.down)) + 719_468
    let era = days >= 0 ? days / 146_097 : (days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return [(year, 4), (month < 10 ? month + 3 : month - 9, 2), (day, 2)].map { number, length in
      let digits = String(number)
      return String(repeating: "0", count: max(0, length - digits.count)) + digits
    }.joined(separator: "-")
  }

  /// Whether `text` is written as a day.
  package static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard text.utf8.count == 10, parts.count == 3, text.utf8.dropFirst(4).first == 0x2D else { return false }
    return (1...12).contains(parts[1] ?? 0) && (1...31).contains(parts[2] ?? 0) && parts[0] != nil
  }
}
