import Archive
import Files
import XML

/// The entries of a feed, a WordPress export or a MediaWiki dump, read as they come.
///
/// Behind a place that is not well-formed it goes on at the next entry.
final class DumpContainer: Container {
  /// How much of the head is kept to begin anew with.
  private static let headLimit = 4 << 20
  /// How many bytes of heads are parsed again before a dump full of damage is given up.
  private static let restartLimit = 256 << 20

  private let input: Input
  private let kind: DumpKind
  private let opener: InputOpener
  private let text: DumpText
  private let handler: DumpHandler
  private var parser: XMLParser?
  /// What was parsed up to the first entry; nil when it is too long to be kept.
  private var head: [UInt8]? = []
  /// How many bytes the parser got, and those of the last portion.
  private var parsed = 0
  private var waiting: [CorpusEntry] = []
  private var number = 0
  private var isAtEnd = false
  /// Whether what comes up to the next entry is passed over.
  private var isLost = false
  private var carried: [UInt8] = []
  /// What is left of a portion behind a place that is not well-formed.
  private var backlog: [UInt8] = []
  /// How many bytes were parsed again to begin anew.
  private var restarts = 0

  /// The dump that `input` holds.
  init(_ input: Input, _ kind: DumpKind, _ opener: InputOpener) {
    self.input = input
    self.kind = kind
    self.opener = opener
    text = DumpText(input.bytes)
    handler = DumpHandler(limit: opener.options.sizeLimit)
  }

  /// The next article; nil at the end.
  func next() -> Content? {
    while waiting.isEmpty, !isAtEnd { read() }
    return waiting.isEmpty ? nil : .entry(waiting.removeFirst())
  }

  private func read() {
    if !backlog.isEmpty {
      defer { backlog = [] }
      return take(backlog)
    }
    do throws(ByteFailure) {
      let portion = try text.next()
      if !portion.isEmpty { return take(portion) }
      isAtEnd = true
      if !isLost { parse([], isLast: true) }
    } catch {
      isAtEnd = true
      waiting.append(.problem(opener.problem(error, input.path)))
    }
  }

  /// Parses `portion`, from the next entry on where the place was lost.
  private func take(_ portion: [UInt8]) {
    guard isLost else { return parse(portion) }
    guard let name = handler.firstEntry?.name, let head else { return }
    let bytes = carried + portion
    guard let start = bytes.start(of: name) else {
      carried = Array(bytes.suffix(name.utf8.count + 2))
      return
    }
    carried = []
    isLost = false
    parser = nil
    parsed = 0
    handler.isRepeating = true
    parse(head)
    handler.isRepeating = false
    if !isAtEnd { parse(Array(bytes[start...])) }
  }

  /// Parses `portion`, and hands out the entries that are complete with it.
  private func parse(_ portion: [UInt8], isLast: Bool = false) {
    if handler.firstEntry == nil, let head { self.head = head.count > Self.headLimit ? nil : head + portion }
    var failure: XMLFailure?
    do throws(XMLFailure) {
      if parser == nil { parser = try XMLParser(handler) }
      parsed += portion.count
      try parser?.parse(portion, isLast: isLast)
    } catch {
      failure = error
    }
    if let first = handler.firstEntry, let head, head.count > first.offset { self.head = Array(head[..<first.offset]) }
    collect()
    if let failure { fail(failure, portion, isLast: isLast) }
  }

  private func collect() {
    for entry in handler.take() {
      number += 1
      if let reason = entry.leftOut(kind) {
        input.account.leaveOut(reason)
        continue
      }
      let name = entry.link ?? entry.text("link", "title", "guid", "id") ?? ""
      let path = input.path.appending(member: Array("\(number):\(name.prefix(300))".utf8))
      if entry.isTooLarge {
        waiting.append(.problem(opener.options.tooLarge(path)))
      } else {
        waiting.append(.document(entry.document(kind, path: path, head: handler.head)))
      }
    }
  }

  /// Says what is the matter at the place of `failure`, and looks for the next entry behind it.
  private func fail(_ failure: XMLFailure, _ portion: [UInt8], isLast: Bool) {
    var problem = CorpusProblem(.damaged, input.path)
    switch failure.reason {
    case .malformed(let message): problem.detail = message
    case .entities: problem = CorpusProblem(.entitiesRefused, input.path)
    case .limit: problem.detail = "nested too deeply, or a tag is too long"
    case .missingLibrary:
      problem = CorpusProblem(.missingLibrary, input.path)
      problem.detail = "libexpat"
    }
    if isLast { problem = CorpusProblem(.truncated, input.path) }
    waiting.append(.problem(problem))
    restarts += head?.count ?? 0
    guard case .malformed = failure.reason, !isLast, !handler.isRepeating, let first = handler.firstEntry, head != nil,
      restarts < Self.restartLimit
    else {
      isAtEnd = true
      return
    }
    isLost = true
    // The entry that is damaged counts, too.
    if handler.isInside { number += 1 }
    handler.reset()
    let offset = min(max(0, failure.offset - (parsed - portion.count)), portion.count)
    backlog = Array(portion[offset...]).droppingStart(of: first.name)
  }
}

extension [UInt8] {
  /// The offset of the first start tag of the element `name`.
  fileprivate func start(of name: String) -> Int? {
    let tag = Array("<\(name)".utf8)
    guard count > tag.count else { return nil }
    return (0..<(count - tag.count)).first { at in
      self[at] == tag[0] && self[at..<(at + tag.count)] == tag[...]
        && (self[at + tag.count] <= 0x20 || self[at + tag.count] == UInt8(ascii: ">"))
    }
  }

  /// The bytes without the first when an entry begins with it: the one that is damaged is not to be tried again.
  fileprivate func droppingStart(of name: String) -> [UInt8] {
    start(of: name) == 0 ? Array(dropFirst()) : self
  }
}
