package import Files

/// Why something that was found is not checked.
package struct CorpusProblem: Error, Hashable, Sendable {
  /// The kinds of problem; the raw value is the code in records and the key of the text.
  package enum Code: String, CaseIterable, Sendable {
    /// A path was named that is not there.
    case missing = "missing-path"
    /// The system refuses to read it.
    case unreadable
    /// It is a pipe, a socket or a device.
    case notAFile = "not-a-file"
    /// It is larger than `CorpusOptions.sizeLimit`.
    case sizeLimit = "size-limit"
    /// A line of JSON Lines is longer than that.
    case lineLimit = "line-limit"
    /// Standard input is named for the second time.
    case inputTwice = "input-twice"
    /// A link leads back to a folder that it stands in.
    case folderLoop = "folder-loop"
    /// A link leads to a folder that is walked already.
    case folderTwice = "folder-twice"
    /// It is the file that a report is being written to.
    case ownOutput = "own-output"
    /// It cannot be decoded from some place on; what stands before has been handed out.
    case damaged
    /// It ends in the middle; what there is has been handed out.
    case truncated
    /// It is encrypted.
    case encrypted
    /// Archives and compressed streams stand in one another more deeply than `ExpansionLimits.nesting`.
    case nestingLimit = "nesting-limit"
    /// It expands further than `ExpansionLimits.ratio`.
    case ratioLimit = "ratio-limit"
    /// Everything in the input expands to more than `ExpansionLimits.totalFloor` allows.
    case totalLimit = "total-limit"
    /// The library that decodes it is not installed.
    case missingLibrary = "missing-library"
    /// A file that a walk found is an archive or compressed, and its name says otherwise.
    case disguisedArchive = "disguised-archive"
    /// A record of a web archive, or an entry of a dump, is damaged; what could be read of it has been handed out.
    case damagedRecord = "damaged-record"
    /// A record of a web archive is not what its digest says.
    case digestMismatch = "digest-mismatch"
    /// It is XML, but no feed, WordPress export or MediaWiki dump.
    case unknownXML = "unknown-xml"
    /// It declares XML entities, which could expand without end.
    case entitiesRefused = "entities-refused"
    /// The input holds things that are not checked: `leftOut`.
    case leftOut = "left-out"
    /// Its versions are in conflict and nobody has resolved that.
    case unmerged
    /// It is another repository inside of this one.
    case submodule
    /// git does not have its bytes.
    case missingObject = "missing-object"
  }

  /// What is the matter.
  package let code: Code
  /// The path, as it was named or found.
  package let path: FilePath
  /// What the system said, for `unreadable`.
  package var failure: FileError?
  /// What the path names, for `notAFile`.
  package var kind: FileKind?
  /// The limit: in bytes for `sizeLimit`, `lineLimit` and `totalLimit`, a count for `nestingLimit` and `ratioLimit`.
  package var limit: Int?
  /// The line, 1-based, for `lineLimit`.
  package var line: Int?
  /// What a decoder said, in English, or the library's name, for `damaged`, `damagedRecord` and `missingLibrary`.
  package var detail: String?
  /// What is not checked, by kind, for `leftOut`.
  package var leftOut: [LeftOut] = []
  /// Another path to the same folder, for `folderLoop` and `folderTwice`.
  package var other: FilePath?
  /// What git said, for `missingObject`.
  package var reason: String?
  /// Whether only a walk came upon it: nobody asked for it by name.
  package var isFound = false

  /// A problem with `path`.
  package init(_ code: Code, _ path: FilePath) {
    self.code = code
    self.path = path
  }

  /// How many things it speaks for.
  package var count: Int { max(1, leftOut.reduce(0) { $0 + $1.count }) }

  /// Whether `limit` is a count, not a number of bytes.
  package var isCountLimit: Bool { code == .nestingLimit || code == .ratioLimit }

  /// Whether an article is left unchecked; otherwise the problem is only worth a note.
  package var isFailure: Bool {
    switch code {
    case .missing, .unreadable, .sizeLimit, .lineLimit, .inputTwice, .damaged, .truncated, .encrypted, .nestingLimit,
      .ratioLimit, .totalLimit, .missingLibrary, .disguisedArchive, .damagedRecord, .unknownXML, .entitiesRefused,
      .unmerged, .missingObject:
      true
    case .notAFile: !isFound
    case .folderLoop, .folderTwice, .ownOutput, .digestMismatch, .leftOut, .submodule: false
    }
  }
}

extension CorpusProblem {
  /// The problem behind a failed system call on `path`.
  init(_ failure: FileError, _ path: FilePath, isFound: Bool) {
    self.init(failure.reason == .missing && !isFound ? .missing : .unreadable, path)
    self.failure = failure
    self.isFound = isFound
  }
}
