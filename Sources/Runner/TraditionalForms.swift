import ICU

/// The traditional forms of Han characters, looked up once each: opening ICU's table takes 20 ms.
final class TraditionalForms {
  private var known: [UnicodeScalar: String] = [:]
  private lazy var converter = try? Transliterator("Simplified-Traditional")

  /// The traditional form of `scalar`; itself where it has none of one character.
  func letter(_ scalar: UnicodeScalar) -> String {
    guard scalar.properties.isIdeographic else { return String(scalar) }
    if let form = known[scalar] { return form }
    let other = try? converter?.transform(String(scalar))
    let form = other.flatMap { $0.unicodeScalars.count == 1 ? $0 : nil } ?? String(scalar)
    known[scalar] = form
    return form
  }
}
