/// The stable codes of what can be wrong with a rule pack; a code is never given another meaning.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // The file
  case syntax = "R001"
  case unknownKey = "R002"
  case missingKey = "R003"
  case wrongType = "R004"
  case duplicateKey = "R005"
  case unknownWord = "R006"
  case conflictingKeys = "R007"
  case idleKey = "R008"
  case outOfRange = "R009"
  case malformedName = "R010"
  // Names
  case duplicateName = "R011"
  case unknownName = "R012"
  case unusedName = "R013"
  case cycle = "R014"
  case wrongFamily = "R015"
  case wrongReplacement = "R016"
  // Conditions, values, templates
  case expression = "R020"
  case wrongArguments = "R021"
  case unknownCapture = "R022"
  case unlikeKinds = "R023"
  case template = "R024"
  case noOccurrence = "R025"
  // Patterns
  case regexSyntax = "R030"
  case noGate = "R031"
  case commonGate = "R032"
  case unboundedGap = "R033"
  case neverMatches = "R034"
  case emptyMatch = "R035"
  case foldedAway = "R036"
  case placeholder = "R037"
  case emptyList = "R038"
  case duplicateWord = "R039"
  // Examples
  case missingExamples = "R050"
  case markers = "R051"
  case badExampleSilent = "R052"
  case badExampleSpan = "R053"
  case goodExampleLoud = "R054"
  case knownMissFound = "R055"
  case factExampleDiffers = "R056"
  // What examples leave open
  case unnoticedDamage = "R060"
  case unmatchedPattern = "R061"
  case unusedAlternative = "R062"
  case idleRequirement = "R063"
  case constantCondition = "R064"
  case unreachedRow = "R065"
  // What a corpus shows
  case silentRule = "R070"
  case shadowedRule = "R071"
  case doublePattern = "R072"

  /// What the code means, for authors.
  package struct Entry: Hashable, Sendable {
    /// The code.
    package var code: DiagnosticCode
    /// Whether the pack is refused for it.
    package var level: RuleDiagnostic.Level
    /// The problem in a few words.
    package var title: String
    /// Why it is one, and what to do, in a few sentences.
    package var explanation: String
  }

  /// What the code means.
  package var entry: Entry {
    Self.entries.first { $0.code == self } ?? Entry(code: self, level: .error, title: rawValue, explanation: "")
  }
}
