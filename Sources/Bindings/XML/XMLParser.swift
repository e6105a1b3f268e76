internal import CInputLibraries

/// Reads XML portion by portion with Expat, and tells a handler what it holds.
///
/// Documents that declare entities are refused, and nothing outside the document is ever looked up. A reference to an
/// entity that nobody declared, such as `&nbsp;` in a feed, stays text as it is written. Not for use from several threads.
@safe
package final class XMLParser {
  /// The longest tag, comment or other piece that has to be whole, in bytes.
  ///
  /// Expat begins such a piece anew with every
  /// portion.
  private static let pieceLimit = 4 << 20

  private let library: UnsafePointer<ExpatFunctions>
  private let parser: OpaquePointer
  private let session: Session
  private var parsed = 0

  /// A parser of UTF-8, whatever the document says of its encoding.
  ///
  /// - Throws: when Expat is not installed.
  package init(_ handler: any XMLHandler) throws(XMLFailure) {
    guard let library = unsafe input_expat(), let parser = unsafe library.pointee.XML_ParserCreate("UTF-8") else {
      throw XMLFailure(.missingLibrary)
    }
    unsafe self.library = unsafe library
    unsafe self.parser = unsafe parser
    session = unsafe Session(handler, library.pointee, parser)
    install()
  }

  deinit { unsafe library.pointee.XML_ParserFree(parser) }

  /// Parses the next bytes; `isLast` says that the document ends with them.
  ///
  /// - Throws: why it cannot be read on; nothing may be parsed after that.
  package func parse(_ bytes: [UInt8], isLast: Bool = false) throws(XMLFailure) {
    let library = unsafe self.library.pointee
    let parser = unsafe self.parser
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe library.XML_Parse(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), isLast ? 1 : 0)
    }
    parsed += bytes.count
    let offset = unsafe Int(library.XML_GetCurrentByteIndex(parser))
    if let reason = session.refusal { throw XMLFailure(reason, offset: offset) }
    guard status == XML_STATUS_OK else {
      let code = unsafe library.XML_GetErrorCode(parser)
      let text = unsafe library.XML_ErrorString(code).map { text in unsafe String(cString: text) } ?? "error"
      throw XMLFailure(.malformed(text), offset: max(0, offset))
    }
    if parsed - max(0, offset) > Self.pieceLimit { throw XMLFailure(.limit, offset: max(0, offset)) }
  }

  private func install() {
    let library = unsafe self.library.pointee
    unsafe library.XML_SetUserData(parser, Unmanaged.passUnretained(session).toOpaque())
    _ = unsafe library.XML_UseForeignDTD(parser, 1)
    unsafe library.XML_SetElementHandler(
      parser, { data, name, attributes in unsafe Session.of(data)?.start(name, attributes) },
      { data, name in unsafe Session.of(data)?.end(name) })
    unsafe library.XML_SetCharacterDataHandler(parser) { data, text, count in
      unsafe Session.of(data)?.text(text, Int(count))
    }
    unsafe library.XML_SetSkippedEntityHandler(parser) { data, name, isParameter in
      if isParameter == 0 { unsafe Session.of(data)?.entity(name) }
    }
    unsafe library.XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      unsafe Session.of(data)?.stop(.entities)
    }
  }
}

/// What Expat calls back.
@safe
private final class Session {
  private static let depthLimit = 1000

  private let handler: any XMLHandler
  private let library: ExpatFunctions
  private let parser: OpaquePointer
  private var depth = 0
  private(set) var refusal: XMLFailure.Reason?

  init(_ handler: any XMLHandler, _ library: ExpatFunctions, _ parser: OpaquePointer) {
    self.handler = handler
    self.library = library
    unsafe self.parser = unsafe parser
  }

  static func of(_ data: UnsafeMutableRawPointer?) -> Session? {
    unsafe data.map { unsafe Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
  }

  func stop(_ reason: XMLFailure.Reason) {
    refusal = refusal ?? reason
    _ = unsafe library.XML_StopParser(parser, 0)
  }

  func start(_ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard refusal == nil, let name = unsafe name else { return }
    depth += 1
    if depth > Self.depthLimit { return stop(.limit) }
    var attributes: [(name: String, value: String)] = []
    var at = 0
    while let pairs = unsafe pairs, let key = unsafe pairs[at], let value = unsafe pairs[at + 1] {
      unsafe attributes.append((String(cString: key), String(cString: value)))
      at += 2
    }
    let offset = unsafe Int(library.XML_GetCurrentByteIndex(parser))
    handler.start(unsafe String(cString: name), attributes, offset: offset)
  }

  func end(_ name: UnsafePointer<CChar>?) {
    guard refusal == nil, let name = unsafe name else { return }
    depth -= 1
    handler.end(unsafe String(cString: name))
  }

  func text(_ text: UnsafePointer<CChar>?, _ count: Int) {
    guard refusal == nil, let text = unsafe text else { return }
    handler.text(unsafe Array(UnsafeRawBufferPointer(start: text, count: count)))
  }

  func entity(_ name: UnsafePointer<CChar>?) {
    guard refusal == nil, let name = unsafe name else { return }
    handler.text(unsafe Array("&\(String(cString: name));".utf8))
  }
}
