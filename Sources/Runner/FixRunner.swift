package import Corpus
package import Documents
package import Files
package import Policy
package import Reporting

/// Mends the files of a corpus, or says what it would change.
///
/// Not for use from several threads.
package struct FixRunner {
  /// What is to be changed, and where the result goes.
  package struct Options {
    /// Whether changes are made that rules call unsafe.
    package var includesUnproven = false
    /// Rules and families whose changes are made; all where it is empty.
    package var rules: Set<String> = []
    /// Whether files stay as they are and the difference is shown instead.
    package var showsDifference = false

    /// The standard choices: safe changes of all rules, written to the files.
    package init() {}
  }

  /// What came of one input.
  package enum Outcome {
    /// A document; `isWritten` says whether its file was replaced.
    case mended(name: String, Document, DocumentMender.Mended, isInput: Bool)
    /// Its file could not be written, and is as it was.
    case unwritten(name: String, FileError)
    /// It could not be read, or is of a kind that is not rewritten.
    case failed(name: String, LocalizedText)
  }

  private let options: Options
  private let opener: DocumentOpener
  private let shelf: EvaluatorShelf
  private let limits: ReadingLimits
  private let wording: Wording

  /// A runner that applies `rules`.
  package init(_ rules: RuleSet, check: CheckOptions, options: Options, wording: Wording) {
    self.options = options
    self.wording = wording
    opener = DocumentOpener(check, wording: wording)
    shelf = EvaluatorShelf(rules)
    var limits = ReadingLimits()
    limits.bytes = check.corpus.sizeLimit
    self.limits = limits
  }

  private func isWanted(_ repair: Repair) -> Bool {
    guard repair.fix.isSafe || options.includesUnproven else { return false }
    let family = String(repair.rule.prefix { $0 != "/" })
    return options.rules.isEmpty || options.rules.contains(repair.rule) || options.rules.contains(family)
  }

  /// Mends what `entry` holds; nil for what needs no word.
  package func mend(_ entry: CorpusEntry) -> Outcome? {
    if case .record(let line) = entry {
      return .failed(name: "\(line.path.text)#\(line.number)", wording.localized("fix.records"))
    }
    if case .document(let document) = entry, document.isMember {
      return .failed(name: document.path.text, wording.localized("fix.members"))
    }
    guard let opened = opener.open(entry) else { return nil }
    let name = opened.identifier.name(in: opened.path)
    switch opened.result {
    case .failure(let failure): return .failed(name: name, failure.message)
    case .success(let document):
      var reader = DocumentReader(limits: limits)
      reader.fields = opened.settings.fields
      var mender = DocumentMender(
        shelf.evaluator(for: opened.settings), options: opened.settings.evaluation, reader: reader, isWanted: isWanted)
      let mended = mender.mend(document)
      guard case .file(let file) = entry else { return .mended(name: name, document, mended, isInput: true) }
      if !options.showsDifference, !mended.pieces.changes.isEmpty {
        do throws(FileError) { try FileReplacement.write(mended.pieces.bytes, to: file.path) } catch {
          return .unwritten(name: name, error)
        }
      }
      return .mended(name: name, document, mended, isInput: false)
    }
  }
}
