/// Why a text is not the one YAML document that was expected, and where.
package struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of errors.
  package enum Code: String, Hashable, Sendable {
    /// The bytes are not UTF-8.
    case invalidUTF8
    /// The text breaks YAML's grammar, or holds a control character.
    case syntax
    /// A mapping has the same key twice.
    case duplicateKey
    /// A key is a sequence or a mapping.
    case complexKey
    /// A second document follows.
    case secondDocument
    /// An alias stands for no anchor before it.
    case unknownAlias
    /// Sequences and mappings are nested more deeply than `YAMLLimits.depth`.
    case tooDeep
    /// There are more nodes than `YAMLLimits.nodes`, those that aliases repeat included.
    case tooLarge
    /// Memory ran out.
    case memory
  }

  /// What kind of error it is.
  package let code: Code
  /// What is wrong, in a sentence without a full stop.
  package let message: String
  /// Where it is.
  package let position: YAMLPosition

  /// The message behind line and column.
  package var description: String { "\(position.line):\(position.column): \(message)" }
}

/// A place in a YAML text.
package struct YAMLPosition: Hashable, Sendable {
  /// The byte, 0-based, counted from the start of the array.
  package let offset: Int
  /// The line, 1-based; lines end with LF, CR LF or CR.
  package let line: Int
  /// The column in code points, 1-based.
  package let column: Int

  /// The place with these numbers.
  package init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }
}

/// How much a YAML text may hold.
package struct YAMLLimits: Hashable, Sendable {
  /// How deeply sequences and mappings may be nested.
  package var depth: Int
  /// How many nodes there may be when every alias is replaced by a copy of what it stands for.
  package var nodes: Int

  /// The given limits.
  package init(depth: Int = 64, nodes: Int = 1_000_000) {
    self.depth = depth
    self.nodes = nodes
  }
}
