import Corpus
import Files

/// What a corpus hands out, as one line each.
enum CorpusListing {
  /// Everything that `paths` hold, without the folder's own path.
  static func lines(
    _ folder: borrowing TemporaryFolder, _ names: [String], options: CorpusOptions = CorpusOptions(),
    showsText: Bool = false
  ) -> [String] {
    let reader = CorpusReader(names.map { folder.at($0) }, options: options)
    let root = folder.path + "/"
    func short(_ path: FilePath) -> String { path.text.replacing(root, with: "") }
    var lines: [String] = []
    while let entry = reader.next() {
      switch entry {
      case .file(let file): lines.append("\(short(file.path)) \(file.format)")
      case .document(let document):
        let content = showsText ? String(decoding: document.bytes, as: UTF8.self) : "\(document.bytes.count) bytes"
        lines.append("\(short(document.path)) \(document.format) \(content)")
      case .record(let line):
        lines.append("\(short(line.path)):\(line.number) \(String(decoding: line.bytes, as: UTF8.self))")
      case .problem(let problem):
        let line = problem.line.map { ":\($0)" } ?? ""
        let what = problem.leftOut.map { " \($0.kind) \($0.count)" }.joined(separator: ",")
        lines.append(
          "\(short(problem.path))\(line) \(problem.isFailure ? "fails" : "note"): \(problem.code.rawValue)\(what)")
      }
    }
    return lines
  }

  /// The documents in a file of `bytes` called `name`, and the problems.
  static func read(
    _ bytes: [UInt8], as name: String, options: CorpusOptions = CorpusOptions()
  ) throws -> (documents: [CorpusDocument], problems: [CorpusProblem]) {
    let folder = try TemporaryFolder()
    try folder.write(name, bytes)
    let reader = CorpusReader([folder.at(name)], options: options)
    var documents: [CorpusDocument] = []
    var problems: [CorpusProblem] = []
    while let entry = reader.next() {
      switch entry {
      case .document(let document): documents.append(document)
      case .problem(let problem): problems.append(problem)
      case .record(let line):
        documents.append(CorpusDocument(path: line.path, bytes: line.bytes, format: .jsonl))
      case .file(let file):
        documents.append(CorpusDocument(path: file.path, bytes: try file.read(options), format: file.format))
      }
    }
    return (documents, problems)
  }
}
