internal import Corpus
internal import Documents
package import Files
internal import Policy
import Recording
package import Relating

/// What of an archive is checked, and how.
package struct ArchiveOptions: Sendable {
  /// How each document is read and judged.
  package var check = CheckOptions()
  /// Only so many documents of all, chosen by chance but always the same; nil for all.
  package var sample: Int?
  /// Ends after so many documents; nil for no limit.
  package var limit: Int?
  /// Documents that say they are older than this date, as ISO 8601, are left out; nil for none.
  package var since: String?
  /// Which paths are wanted.
  package var paths = PathChoice()
  /// Whether a line of progress is shown on standard error.
  package var showsProgress = false
  /// The name and version of the program.
  package var program = ""
  /// The arguments of the command, for the record.
  package var arguments: [String] = []

  /// How documents are compared with each other.
  package var relating: RelatingSettings

  /// The standard choices; documents are compared by `relating`, which belongs to the rules.
  package init(_ relating: RelatingSettings) { self.relating = relating }

  /// A digest of everything that the check of a document depends on, under rules with the digest `rules`.
  func checkDigest(rules: String) -> String {
    CacheKey.digest(of: [program, rules, String(describing: relating)] + check.evaluation.key)
  }

  /// A digest of everything that the rows depend on but the inputs: the check, and which documents are chosen.
  func digest(rules: String, threshold: UInt64?) -> String {
    var parts: [String?] = [checkDigest(rules: rules), since, threshold.map { String($0) }]
    parts += [String(check.corpus.sizeLimit), check.corpus.standardInputPath?.text]
    parts += [check.declared.url, check.declared.siteTitle, check.declared.charset]
    parts += [
      check.configuration?.digest, check.fields.key, check.corpus.format.rawValue,
      check.corpus.expansion.key(check.corpus.opensArchives),
    ]
    parts += paths.included.map(\.text) + [nil] + paths.excluded.map(\.text)
    return CacheKey.digest(of: parts)
  }
}

/// Which paths are wanted, by patterns as in ignore files.
package struct PathChoice: Sendable {
  /// Only what one of these matches; everything where there is none.
  package var included: [PathPattern] = []
  /// Nothing that one of these matches.
  package var excluded: [PathPattern] = []

  /// All paths.
  package init() {}

  /// Whether `path` is wanted: a file, or a member of an archive behind `!`, which patterns may name without the archive.
  package func wants(_ path: FilePath) -> Bool {
    var names = [path]
    for mark in path.bytes.indices where path.bytes[mark] == UInt8(ascii: "!") {
      names.append(FilePath(bytes: Array(path.bytes[(mark + 1)...])))
    }
    func isNamed(by patterns: [PathPattern]) -> Bool { patterns.contains { names.contains(where: $0.matches) } }
    return !isNamed(by: excluded) && (included.isEmpty || isNamed(by: included))
  }

  /// Whether `entry` is wanted by its path; what is the matter with an input always is.
  func wants(_ entry: CorpusEntry) -> Bool {
    if included.isEmpty, excluded.isEmpty { return true }
    switch entry {
    case .file(let file): return wants(file.path)
    case .document(let document): return wants(document.path)
    case .record(let line): return wants(line.path)
    case .problem: return true
    }
  }
}

extension CorpusEntry {
  /// Whether it is no document, but what is the matter with an input.
  var isProblem: Bool { if case .problem = self { true } else { false } }
}
