package import Documents
package import Policy

/// What came of one input: a document with what the rules say about it, or the reason why there is none.
package struct DocumentReport: Sendable {
  /// What a record is called.
  package enum Identifier: Sendable {
    /// The input is a file: its path tells it from others.
    case path
    /// A record without an `id`: the number of its line, 1-based.
    case line(Int)
    /// A record's `id`: a string or a number, echoed as it is spelled.
    case given(JSONValue)
  }

  /// Why an input could not be checked.
  package struct Failure: Error, Hashable, Sendable {
    /// A stable code such as `missing-path` or `json-syntax`.
    package var code: String
    /// What is wrong and what to do.
    package var message: LocalizedText
    /// Whether the input was left out because of a limit, so that it is also listed as skipped.
    package var isSkip: Bool

    /// A failure with the stable `code`.
    package init(code: String, message: LocalizedText, isSkip: Bool = false) {
      self.code = code
      self.message = message
      self.isSkip = isSkip
    }
  }

  /// What came of it.
  package enum Outcome: Sendable {
    /// It was read and checked.
    case checked(Document, Evaluation)
    /// It was not.
    case failed(Failure)
  }

  /// The path as it was named or found.
  package var path: String
  /// What the record is called.
  package var identifier: Identifier
  /// The line of the file that a record stands on, 1-based; nil for a file of its own.
  package var recordLine: Int?
  /// Fields of the input record that the user wants to see again, in the order asked for.
  package var kept: [(name: String, value: JSONValue)]
  /// What came of it.
  package var outcome: Outcome

  /// A report on the input at `path`.
  package init(
    path: String, identifier: Identifier = .path, recordLine: Int? = nil,
    kept: [(name: String, value: JSONValue)] = [], outcome: Outcome
  ) {
    self.path = path
    self.identifier = identifier
    self.recordLine = recordLine
    self.kept = kept
    self.outcome = outcome
  }

  /// What people read as the input's name: the path, and which record of it.
  ///
  /// A line of a log that begins with two colons is a command to a CI runner; no name begins with one.
  var name: String {
    let name = identifier.name(in: path)
    return name.drop { $0.isWhitespace }.hasPrefix(":") ? "./" + name : name
  }
}

extension DocumentReport.Identifier {
  /// What people read as the input's name: the path, and which record of it.
  package func name(in path: String) -> String {
    switch self {
    case .path: path
    case .line(let number): "\(path)#\(number)"
    case .given(let value): "\(path)#\(value.string?.text ?? value.number?.literal ?? "")"
    }
  }
}
