/// What is told of an XML document while it is read; all text is UTF-8.
///
/// Names are as they are written, prefixes included.
package protocol XMLHandler: AnyObject {
  /// An element begins at byte `offset` of what was parsed, counted from 0.
  func start(_ name: String, _ attributes: [(name: String, value: String)], offset: Int)
  /// An element ends.
  func end(_ name: String)
  /// A part of running text; what stands between two tags may come in many parts.
  func text(_ bytes: [UInt8])
}

/// Why an XML document cannot be read on.
package struct XMLFailure: Error, Hashable, Sendable {
  /// The kinds of failure.
  package enum Reason: Hashable, Sendable {
    /// It is not well-formed; Expat's words.
    case malformed(String)
    /// It declares entities, which can make a small file expand without end.
    case entities
    /// It nests deeper, or a single tag is longer, than any real document.
    case limit
    /// Expat is not installed.
    case missingLibrary
  }

  /// What is the matter.
  package let reason: Reason
  /// The byte where reading stopped, counted from 0.
  package let offset: Int

  /// A failure at byte `offset`.
  package init(_ reason: Reason, offset: Int = 0) {
    self.reason = reason
    self.offset = offset
  }
}
