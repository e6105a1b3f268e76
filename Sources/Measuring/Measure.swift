package import Documents

/// What a measure may look at, besides its arguments.
///
/// Not for use from several threads: one a worker; caches made for a document are dropped with `begin`.
package final class MeasureContext {
  /// The document at hand.
  package private(set) var document: Document
  /// Word lists of the rule packs by name, for measures that take a lexicon's name.
  package let lexicons: [String: Lexicon]

  /// A named list of words, or of words under headings (topics, mapped synonyms).
  package struct Lexicon: Sendable, Hashable {
    /// The words by heading; a plain list stands under the empty heading.
    package var entries: [(heading: String, words: [String])]

    /// A lexicon of `entries`.
    package init(entries: [(heading: String, words: [String])]) { self.entries = entries }

    /// Whether the two have the same entries.
    package static func == (one: Lexicon, other: Lexicon) -> Bool {
      one.entries.elementsEqual(other.entries) { $0.heading == $1.heading && $0.words == $1.words }
    }

    /// Hashes the entries.
    package func hash(into hasher: inout Hasher) {
      for entry in entries {
        hasher.combine(entry.heading)
        hasher.combine(entry.words)
      }
    }
  }

  /// A context for `document`.
  package init(document: Document, lexicons: [String: Lexicon] = [:]) {
    self.document = document
    self.lexicons = lexicons
  }

  /// Turns to the next document.
  package func begin(_ document: Document) { self.document = document }
}

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

/// The measures that there are.
package enum MeasureCatalog {
  /// All measures, by name.
  package static let all: [Measure] = []

  /// The measure called `name`.
  package static func named(_ name: String) -> Measure? { all.first { $0.name == name } }
}
