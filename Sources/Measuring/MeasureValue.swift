package import Documents

/// What a measure gives, takes, or a condition computes with.
package enum MeasureValue: Hashable, Sendable {
  /// Nothing to measure: the text, field or name is not there.
  case none
  /// Yes or no.
  case flag(Bool)
  /// A count, share or distance.
  case number(Double)
  /// A text that was computed: a licence id, a registrable domain.
  case text(String)
  /// A text that stands in the document.
  case place(TextRange)
  /// Several values.
  case list([MeasureValue])
}

/// A stretch of the document that a measure found.
package struct MeasuredSpan: Hashable, Sendable {
  /// Where it stands in `Document.text`.
  package var range: TextRange
  /// How strongly, in the measure's own unit; rules compare it with `at-least`.
  package var value: Double
  /// Named details for messages: the codec pair, the mate that is missing, the other spelling.
  package var details: [String: String]
  /// What the span should read, where the measure can prove it.
  package var replacement: String?
  /// The steps that lead to the replacement, such as `encode cp1252`, `decode utf-8`.
  package var plan: [String]

  /// A span at `range`.
  package init(
    range: TextRange, value: Double = 1, details: [String: String] = [:], replacement: String? = nil,
    plan: [String] = []
  ) {
    self.range = range
    self.value = value
    self.details = details
    self.replacement = replacement
    self.plan = plan
  }
}
