package import Documents

/// One thing a rule has to say about a document.
package struct Finding: Hashable, Sendable {
  /// A place that supports a finding or fact.
  package struct Evidence: Hashable, Sendable {
    /// The rule or pattern it comes from (`family/name`), or the origin of a claim (`og:site_name`, `footer`).
    package var origin: String
    /// The text, for values that do not stand in the document (a configured title); nil to take that of `range`.
    package var text: String?
    /// Where it stands in `Document.text`; nil for values from outside.
    package var range: TextRange?

    /// A piece of evidence from `origin`.
    package init(origin: String, text: String? = nil, range: TextRange? = nil) {
      self.origin = origin
      self.text = text
      self.range = range
    }
  }

  /// A way to mend the text.
  package struct Fix: Hashable, Sendable {
    /// Whether it may be applied without being asked for.
    package var isSafe: Bool
    /// What the finding's text should be.
    package var replacement: String
    /// The steps that lead there.
    package var plan: [String]

    /// A fix.
    package init(isSafe: Bool, replacement: String, plan: [String]) {
      self.isSafe = isSafe
      self.replacement = replacement
      self.plan = plan
    }
  }

  /// The rule's id, `family/kind`.
  package var rule: String
  /// How much it matters.
  package var severity: Severity
  /// How sure the rule is.
  package var confidence: Confidence
  /// The message, fields filled in.
  package var message: LocalizedText
  /// The zone of the block it stands in.
  package var zone: Zone
  /// Where it stands in `Document.text`; an empty range at a block's start for what is missing.
  package var range: TextRange
  /// How many places it speaks for.
  package var count: Int
  /// How it can be mended.
  package var fix: Fix?
  /// What supports it.
  package var evidence: [Evidence]
  /// 16 hexadecimal digits that survive edits elsewhere and change with the offending text.
  package var fingerprint: String
  /// What it says and of which text, in 32 hexadecimal digits: the same for each copy of a fault.
  package var content: String

  /// A finding of `rule` at `range`.
  package init(
    rule: String, severity: Severity, confidence: Confidence, message: LocalizedText, zone: Zone, range: TextRange,
    count: Int = 1, fix: Fix? = nil, evidence: [Evidence] = [], fingerprint: String = "",
    content: String = ""
  ) {
    self.rule = rule
    self.severity = severity
    self.confidence = confidence
    self.message = message
    self.zone = zone
    self.range = range
    self.count = count
    self.fix = fix
    self.evidence = evidence
    self.fingerprint = fingerprint
    self.content = content
  }
}
