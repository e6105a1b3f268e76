internal import CMarkdown

/// One run of md4c: turns its pointers into Swift values and calls the four functions that a subclass overrides.
///
/// A class, because md4c's callbacks are C functions that get one pointer, and not generic, because C functions cannot be.
@safe
class ParseSession {
  /// Why the session itself ended the run.
  enum Stop {
    case none
    case handler
    case expansion
  }

  private(set) var stop = Stop.none
  /// What md4c reads.
  private let source: UnsafeBufferPointer<UInt8>
  /// What stands there in truth: as long, and different in places that md4c takes for comments only.
  private let original: UnsafeBufferPointer<UInt8>
  private var attributeBytes = 0
  private var blocks: [MarkdownBlock] = []
  private var spans: [(type: Int, span: MarkdownSpan)] = []
  private var openSpans = [Int](repeating: 0, count: 16)

  init(_ source: UnsafeBufferPointer<UInt8>, _ original: UnsafeBufferPointer<UInt8>) {
    unsafe self.source = unsafe source
    unsafe self.original = unsafe original
  }

  func enter(_ block: MarkdownBlock) -> Bool { true }
  func leave(_ block: MarkdownBlock) -> Bool { true }
  func enter(_ span: MarkdownSpan) -> Bool { true }
  func leave(_ span: MarkdownSpan) -> Bool { true }
  func text(_ kind: MarkdownText, _ bytes: Span<UInt8>, _ offset: Int?) -> Bool { true }

  /// Runs md4c; 0 at the document's end, 1 when somebody ended it, -1 when memory ran out.
  final func run(_ dialect: MarkdownDialect) -> Int32 {
    var parser = MD_PARSER()
    parser.flags = dialect.rawValue
    unsafe parser.enter_block = { type, detail, session in
      unsafe ParseSession.from(session).enterBlock(type, detail)
    }
    unsafe parser.leave_block = { _, _, session in unsafe ParseSession.from(session).leaveBlock() }
    unsafe parser.enter_span = { type, detail, session in
      unsafe ParseSession.from(session).enterSpan(type, detail)
    }
    unsafe parser.leave_span = { type, _, session in unsafe ParseSession.from(session).leaveSpan(type) }
    unsafe parser.text = { type, text, count, session in
      unsafe ParseSession.from(session).text(type, text, Int(count))
    }
    // An empty array may have no address, which md4c would take for text of no length all the same.
    let base = unsafe UnsafeRawPointer(source.baseAddress)?.assumingMemoryBound(to: CChar.self)
    let session = unsafe Unmanaged.passUnretained(self).toOpaque()
    return unsafe md_parse(base, MD_SIZE(source.count), &parser, session)
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> ParseSession {
    guard let pointer = unsafe pointer else { preconditionFailure("md4c lost its user data") }
    return unsafe Unmanaged<ParseSession>.fromOpaque(pointer).takeUnretainedValue()
  }

  private func enterBlock(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    // md4c goes on for a while after it was told to end, so nothing gets through any more.
    guard stop == .none else { return 1 }
    closeSpans(downTo: 0)
    let block = unsafe value(type, detail)
    blocks.append(block)
    return goOn { enter(block) }
  }

  /// Leaves the block that was entered last; md4c's details of a leave may differ from those of its enter.
  private func leaveBlock() -> Int32 {
    guard stop == .none else { return 1 }
    closeSpans(downTo: 0)
    guard let block = blocks.popLast() else { return 0 }
    return goOn { leave(block) }
  }

  private func enterSpan(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    guard stop == .none else { return 1 }
    let span = unsafe value(type, detail)
    let index = Int(type.rawValue) & 15
    spans.append((index, span))
    openSpans[index] += 1
    return goOn { enter(span) }
  }

  /// Leaves a span so that spans stay nested.
  ///
  /// md4c 0.4.8 reports only one end of a span whose other end a link without brackets swallowed: what was never entered
  /// is not left, and what stands open inside is left first.
  private func leaveSpan(_ type: MD_SPANTYPE) -> Int32 {
    guard stop == .none else { return 1 }
    let index = Int(type.rawValue) & 15
    guard openSpans[index] > 0, let place = spans.lastIndex(where: { $0.type == index }) else { return 0 }
    closeSpans(downTo: place)
    return stop == .none ? 0 : 1
  }

  private func closeSpans(downTo count: Int) {
    while spans.count > count, stop == .none, let last = spans.popLast() {
      openSpans[last.type] -= 1
      _ = goOn { leave(last.span) }
    }
  }

  private func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ count: Int) -> Int32 {
    guard stop == .none else { return 1 }
    let start = unsafe UnsafeRawPointer(text)?.assumingMemoryBound(to: UInt8.self)
    let buffer = unsafe UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
    let offset = unsafe offset(buffer)
    let bytes = unsafe truth(buffer, offset)
    return goOn { unsafe self.text(Self.kind(type), bytes.span, offset) }
  }

  @inline(__always)
  private func goOn(_ body: () -> Bool) -> Int32 {
    if stop == .none, !body() { stop = .handler }
    return stop == .none ? 0 : 1
  }

  /// Ends the run when links name long references so often that the output would be many times the source.
  func account(for count: Int) {
    attributeBytes += count
    if unsafe attributeBytes > 8 * source.count + 1 << 20 { stop = .expansion }
  }

  /// The bytes that stand in truth where md4c reads `buffer`, which begins at `offset` of the source.
  func truth(_ buffer: UnsafeBufferPointer<UInt8>, _ offset: Int?) -> UnsafeBufferPointer<UInt8> {
    guard let offset else { return unsafe buffer }
    return unsafe UnsafeBufferPointer(rebasing: original[offset..<offset + buffer.count])
  }

  /// Where the bytes stand in the source, if they are in it.
  func offset(_ buffer: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = buffer.baseAddress, let base = unsafe source.baseAddress, buffer.count > 0 else { return nil }
    let offset = Int(bitPattern: start) - Int(bitPattern: base)
    return unsafe offset >= 0 && offset + buffer.count <= source.count ? offset : nil
  }
}

/// The session that hands everything to a handler.
@safe
final class HandlerSession<Handler: MarkdownHandler>: ParseSession {
  private let handler: UnsafeMutablePointer<Handler>

  init(
    _ source: UnsafeBufferPointer<UInt8>, _ original: UnsafeBufferPointer<UInt8>,
    _ handler: UnsafeMutablePointer<Handler>
  ) {
    unsafe self.handler = unsafe handler
    unsafe super.init(source, original)
  }

  override func enter(_ block: MarkdownBlock) -> Bool { unsafe handler.pointee.enter(block) }
  override func leave(_ block: MarkdownBlock) -> Bool { unsafe handler.pointee.leave(block) }
  override func enter(_ span: MarkdownSpan) -> Bool { unsafe handler.pointee.enter(span) }
  override func leave(_ span: MarkdownSpan) -> Bool { unsafe handler.pointee.leave(span) }
  override func text(_ kind: MarkdownText, _ bytes: Span<UInt8>, _ offset: Int?) -> Bool {
    unsafe handler.pointee.text(kind, bytes, sourceOffset: offset)
  }
}
