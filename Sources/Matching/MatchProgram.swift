package import Folding
internal import PCRE2

/// Every pattern of a rule set, compiled: one literal automaton with its gates, and what each pattern needs to be run.
///
/// Immutable and shared by all workers; each worker runs it with a `Matcher` of its own.
package struct MatchProgram: Sendable {
  /// The patterns, by the index that matches carry.
  package let patterns: [PatternSpec]

  let cache = PatternCache()

  /// What the compiler has to say about one pattern.
  package struct Diagnostic: Sendable, Hashable {
    /// How bad it is.
    package enum Level: String, Sendable {
      /// The pattern cannot be used.
      case error
      /// The pattern works, but costs or hides something.
      case warning
    }

    /// The pattern's index.
    package var pattern: Int
    /// How bad it is.
    package var level: Level
    /// A stable word: `syntax`, `no-gate`, `common-gate`, `unbounded-gap`, `never-matches`, `empty-match`,
    /// `folded-away`.
    package var code: String
    /// What is wrong and what to do, in one English sentence.
    package var message: String
    /// The byte offset in the regex's text, where there is one.
    package var offset: Int?
  }

  /// Compiles `patterns`; a pattern with an error is in the diagnostics and never matches.
  ///
  /// - Complexity: O(n) in the total length of the patterns.
  package static func compile(_ patterns: [PatternSpec]) -> (program: MatchProgram, diagnostics: [Diagnostic]) {
    let program = MatchProgram(patterns: patterns)
    var diagnostics: [Diagnostic] = []
    for (index, pattern) in patterns.enumerated() {
      guard case .regex = pattern.source else { continue }
      do throws(PatternError) {
        let compiled = try program.regex(index)
        guard compiled?.matchesEmpty == true else { continue }
        diagnostics.append(
          Diagnostic(
            pattern: index, level: .error, code: "empty-match",
            message: "the regex matches the empty string, which is everywhere: require at least one character"))
      } catch {
        diagnostics.append(
          Diagnostic(pattern: index, level: .error, code: "syntax", message: error.message, offset: error.offset))
      }
    }
    return (program, diagnostics)
  }

  init(patterns: [PatternSpec]) { self.patterns = patterns }

  /// Writes the program into an image.
  package func write(to image: inout ImageWriter) {
    image.writeList(patterns) { image, pattern in pattern.write(to: &image) }
  }

  /// Reads a program back.
  package init(from image: inout ImageReader) throws(ImageError) {
    patterns = try image.readList { (image) throws(ImageError) in try PatternSpec(from: &image) }
  }

  /// The regex of the pattern with index `index`, compiled; nil for keywords.
  func regex(_ index: Int) throws(PatternError) -> Pattern? {
    guard case .regex(let source) = patterns[index].source else { return nil }
    var options: PatternOptions = [.neverBackslashC]
    if patterns[index].folds.contains(.case) { options.insert(.caseless) }
    return try cache.pattern(index) { () throws(PatternError) in try Pattern(source, options: options) }
  }
}
