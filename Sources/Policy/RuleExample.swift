package import Documents

/// A text that shows what a rule or a fact does.
package struct RuleExample: Hashable, Sendable {
  /// What is expected.
  package enum Expectation: Hashable, Sendable {
    /// The rule finds the spans, or anything where there are none.
    case bad
    /// The rule is silent.
    case good
    /// The rule should find something and does not.
    case knownMiss
    /// The fact has this value.
    case value(FactValue)
  }

  /// A fact that the text must have.
  package struct ExpectedFact: Hashable, Sendable {
    /// The dotted key.
    package var key: String
    /// The value.
    package var value: FactValue
  }

  /// What is expected.
  package var expectation: Expectation
  /// The article, without markers.
  package var text: String
  /// The stretches between the markers, in bytes of the text as UTF-8.
  package var spans: [ByteRange]
  /// The form it is written in; nil for text.
  package var format: DocumentFormat?
  /// What the publisher says about it.
  package var declared: Declared
  /// Facts that it must have.
  package var facts: [ExpectedFact]
  /// Whether it is only run as it stands, not in the disguises.
  package var isPlain: Bool
  /// Where it is written.
  package var origin: Rule.Origin
  /// The column in that line, 1-based, in code points.
  package var column = 1
}

/// The examples of one rule or fact.
package struct RuleExamples: Hashable, Sendable {
  /// What they are examples of.
  package enum Subject: Hashable, Sendable {
    /// The rule with this id.
    case rule(String)
    /// The fact with this key.
    case fact(String)
  }

  /// What they are examples of.
  package var subject: Subject
  /// The examples, in the order in which they are written.
  package var examples: [RuleExample]
}
