package import Documents
package import Matching
package import Measuring

/// A place where a pattern of a rule set holds, with everything that a message or a condition may ask of it.
package struct Occurrence: Hashable, Sendable {
  /// What is known of the place beyond its text.
  package enum Detail: Hashable, Sendable {
    /// A match: the index of its keyword and the captures that took part.
    case match(keyword: Int, captures: [PatternMatch.Capture])
    /// What a measure found there.
    case span(MeasuredSpan)
    /// What the page says it is, and where it says so.
    case claim(origin: String)
    /// A whole block.
    case block
  }

  /// The pattern (index in `RuleSet.patterns`) that found it; for a union the member.
  package var pattern: Int
  /// The index of the block that it stands in, or begins in.
  package var block: Int
  /// Where it stands in `Document.text`.
  package var range: TextRange
  /// What else is known.
  package var detail: Detail

  /// An occurrence of the pattern with index `pattern`.
  package init(pattern: Int, block: Int, range: TextRange, detail: Detail = .block) {
    self.pattern = pattern
    self.block = block
    self.range = range
    self.detail = detail
  }

  /// What a measure found there; nil for other sources.
  package var span: MeasuredSpan? {
    if case .span(let span) = detail { return span }
    return nil
  }

  /// The capture or detail called `name`; none when it took no part.
  ///
  /// Besides captures and details of measures these are known: the empty name and `text` for the whole, `value` for the
  /// strength that a measure gives, `origin` for where a claim was found.
  package func value(of name: String) -> MeasureValue {
    switch (detail, name) {
    case (.match(_, let captures), _):
      if let capture = captures.first(where: { $0.name == name }) { return .place(capture.range) }
    case (.span(let span), _):
      if let detail = span.details[name] { return .text(detail) }
      if name == "value" { return .number(span.value) }
    case (.claim(let origin), "origin"):
      return .text(origin)
    case (.claim, _), (.block, _):
      break
    }
    return name.isEmpty || name == "text" ? .place(range) : .none
  }
}
