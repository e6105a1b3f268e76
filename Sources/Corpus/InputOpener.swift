import Archive
import Files
import XML

/// Finds out what an input is, by its content first and by its name where the content does not tell, and opens it.
final class InputOpener {
  /// How the corpus is read.
  let options: CorpusOptions

  /// An opener for a corpus read with `options`.
  init(_ options: CorpusOptions) { self.options = options }

  /// What `input` is; nil when it is left out, which its account then says.
  func open(_ input: Input) -> Content? {
    do throws(ByteFailure) {
      return try opened(input)
    } catch {
      return .entry(.problem(problem(error, input.path)))
    }
  }

  /// What is said about `failure` in the input at `path`.
  func problem(_ failure: ByteFailure, _ path: FilePath) -> CorpusProblem {
    var problem = CorpusProblem(.damaged, path)
    switch failure {
    case .file(let error): return CorpusProblem(error, path, isFound: false)
    case .damaged(let message): problem.detail = message
    case .truncated: problem = CorpusProblem(.truncated, path)
    case .encrypted: problem = CorpusProblem(.encrypted, path)
    case .missingLibrary(let name):
      problem = CorpusProblem(.missingLibrary, path)
      problem.detail = name
    case .limit(.ratio(let ratio)):
      problem = CorpusProblem(.ratioLimit, path)
      problem.limit = ratio
    case .limit(.total(let total)):
      problem = CorpusProblem(.totalLimit, path)
      problem.limit = total
    }
    return problem
  }

  private func opened(_ input: Input) throws(ByteFailure) -> Content? {
    guard options.opensArchives, let signature = Signature(input.bytes.peek(Signature.length)) else {
      return plain(input)
    }
    guard input.depth < options.expansion.nesting else {
      var problem = CorpusProblem(.nestingLimit, input.path)
      problem.limit = options.expansion.nesting
      return .entry(.problem(problem))
    }
    switch signature {
    case .gzip: return try opened(input.decoded(InflatedBytes(.gzip, input.bytes)))
    case .filtered(let compression):
      return try opened(input.decoded(FilteredBytes(compression, input.bytes)))
    case .tar, .zip: return .container(try ArchiveContainer(input, self))
    case .sevenZip: return try sevenZip(input)
    case .warc, .arc: return .container(WebArchiveContainer(input, self, isARC: signature == .arc))
    }
  }

  /// A 7z archive lists its contents at its end; from a stream it has to be taken into memory.
  private func sevenZip(_ input: Input) throws(ByteFailure) -> Content? {
    if input.bytes.seekableSize != nil { return .container(try ArchiveContainer(input, self)) }
    let (bytes, failure) = readAll(input)
    if let failure { throw failure }
    guard bytes.count <= options.sizeLimit else { return .entry(.problem(options.tooLarge(input.path))) }
    let memory = PeekableBytes(MemoryBytes(bytes))
    return .container(
      try ArchiveContainer(
        Input(bytes: memory, path: input.path, name: input.name, depth: input.depth, account: input.account), self))
  }

  /// What an input is that is neither compressed nor an archive.
  private func plain(_ input: Input) -> Content? {
    let format = options.format(of: input.name)
    if format.isOpen {
      let start = format == .jsonl ? [] : input.bytes.peek(4096)
      if options.opensArchives, format != .jsonl, DumpKind.looksLikeXML(start) {
        if let kind = DumpKind(input.bytes) { return .container(DumpContainer(input, kind, self)) }
        if options.format == .xml { return .entry(.problem(CorpusProblem(.unknownXML, input.path))) }
      }
      if format == .jsonl || (format == .auto && InputFormat.looksLikeRecords(startLines(input))) {
        return records(input)
      }
    }
    guard input.isNamed || options.isWanted(input.name) else {
      if input.file == nil { input.account.leaveOut(Self.kind(of: input.name)) }
      return nil
    }
    guard format != .xml || input.isNamed else {
      if input.file == nil { input.account.leaveOut(Self.kind(of: input.name)) }
      return nil
    }
    if let file = input.file { return .entry(.file(file)) }
    if input.depth > 0, format == .json, Self.isPackage(input) {
      input.account.leaveOut("WACZ datapackage")
      return nil
    }
    return document(input, format)
  }

  /// The document that `input` is; what stands before damage is a document, too.
  private func document(_ input: Input, _ format: InputFormat) -> Content {
    let (bytes, failure) = readAll(input)
    if bytes.count > options.sizeLimit { return .entry(.problem(options.tooLarge(input.path))) }
    let document = CorpusEntry.document(
      CorpusDocument(path: input.path, bytes: bytes, format: format, isMember: input.depth > 0))
    guard let failure else { return .entry(document) }
    let problem = CorpusEntry.problem(problem(failure, input.path))
    return .container(Entries(bytes.isEmpty ? [problem] : [document, problem]))
  }

  /// All bytes of `input`, or the first `sizeLimit` and some more; and why they end where they do.
  private func readAll(_ input: Input) -> ([UInt8], ByteFailure?) {
    var bytes: [UInt8] = []
    do throws(ByteFailure) {
      while bytes.count <= options.sizeLimit {
        let more = try input.bytes.next()
        if more.isEmpty { break }
        if bytes.isEmpty { bytes = more } else { bytes += more }
      }
      return (bytes, nil)
    } catch {
      return (bytes, error)
    }
  }

  /// Lines of JSON; the list of pages in a WACZ is none of articles.
  private func records(_ input: Input) -> Content? {
    if input.depth > 0, Self.isPageList(input.bytes.peek(256)) {
      input.account.leaveOut("WACZ pages")
      return nil
    }
    return .container(RecordContainer(LineReader(input.bytes, limit: options.sizeLimit), input.path, self))
  }

  /// The list of pages begins with its format (WACZ 1.1, "pages.jsonl").
  private static func isPageList(_ start: [UInt8]) -> Bool {
    String(decoding: start, as: UTF8.self).contains("\"json-pages-")
  }

  /// The description of a WACZ and the digest of that, by their names and what they must hold (WACZ 1.1,
  /// "datapackage.json" and "datapackage-digest.json").
  private static func isPackage(_ input: Input) -> Bool {
    let name = String(decoding: input.name.name, as: UTF8.self)
    let start = String(decoding: input.bytes.peek(4096), as: UTF8.self)
    return name == "datapackage.json" && start.contains("wacz")
      || name == "datapackage-digest.json" && start.contains("\"datapackage.json\"")
  }

  /// The first bytes of `input`: as far as the first line that holds something and the beginning of the next, but not
  /// more than 1 MiB; an input whose first line is longer has to be called `jsonl` by its name or by the user.
  private func startLines(_ input: Input) -> [UInt8] {
    var bytes = input.bytes.peek(1)
    while bytes.count <= min(options.sizeLimit, 1 << 20) {
      let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: true)
      let first = lines.first?.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
      if first != UInt8(ascii: "{") || (lines.count > 1 && lines[1].contains { $0 > 0x20 }) { break }
      guard let more = input.bytes.peekMore() else { break }
      bytes = more
    }
    return bytes
  }

  /// Whether a member of this name may hold something to be checked.
  func mayBeWanted(_ name: FilePath) -> Bool { options.isWanted(name) || InputFormat.mayHoldOthers(name) }

  /// The kind that something of this name is counted as when it is left out: the ending of its name.
  static func kind(of name: FilePath) -> String {
    guard let ending = name.fileExtension, ending.utf8.count <= 8,
      ending.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
    else { return "other" }
    return "." + ending
  }
}
