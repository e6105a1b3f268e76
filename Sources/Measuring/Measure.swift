/// A function of the engine that rules may call by name; what it returns is a fact, never a judgement.
package struct Measure: Sendable {
  /// One argument.
  package struct Parameter: Sendable, Hashable {
    /// Its name, kebab-case.
    package var name: String
    /// What it is, in one sentence.
    package var summary: String
    /// The value when it is left out; nil when it must be given.
    package var standard: MeasureValue?

    /// A parameter.
    package init(name: String, summary: String, standard: MeasureValue? = nil) {
      self.name = name
      self.summary = summary
      self.standard = standard
    }
  }

  /// What it gives.
  package enum Body: Sendable {
    /// Spans: usable as a pattern.
    case spans(@Sendable (MeasureContext, [MeasureValue]) -> [MeasuredSpan])
    /// A value: usable in conditions.
    case value(@Sendable (MeasureContext, [MeasureValue]) -> MeasureValue)
  }

  /// Its name in rules, kebab-case.
  package var name: String
  /// What it measures and in which unit, in one sentence.
  package var summary: String
  /// Its parameters in order.
  package var parameters: [Parameter]
  /// What it gives.
  package var body: Body

  /// A measure called `name`.
  package init(name: String, summary: String, parameters: [Parameter] = [], body: Body) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.body = body
  }
}
