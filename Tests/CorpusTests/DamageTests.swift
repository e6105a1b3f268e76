import Corpus
import Files
import Testing

/// Whatever happens to an archive, reading it ends, what stands before the damage is handed out, and the damage is said.
@Suite struct DamageTests {
  /// The inputs, and how many of their first documents stand before a byte of each.
  enum Kind: String, CaseIterable {
    case gzip, warc, warcGzip, warcWhole, arc, zip, sevenZip, tar, tarGzip, tarBzip2, tarXz, tarZstd, feed, jsonl

    var bytes: [UInt8] {
      let pages = (1...20).map(WARCMaker.page)
      let members = pages.enumerated().map { ArchiveMaker.Member("\($0.offset).html", $0.element) }
      let records = pages.enumerated().map { WARCMaker.response("http://a/\($0.offset)", $0.element) }
      switch self {
      case .gzip: return ArchiveMaker.deflated(pages.flatMap(\.self))
      case .warc: return records.flatMap(\.self)
      case .warcGzip: return records.flatMap { ArchiveMaker.deflated($0) }
      case .warcWhole: return ArchiveMaker.deflated(records.flatMap(\.self))
      case .arc:
        let head = "filedesc://a.arc 0.0.0.0 20240101000000 text/plain 20\n1 0 Test\nURL IP\n\n\n\n\n"
        return pages.enumerated().reduce(into: Array(head.utf8)) { arc, page in
          let http = Array("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8) + page.element
          arc += Array("http://a/\(page.offset) 1.2.3.4 20240101000000 text/html \(http.count)\n".utf8) + http + [0x0A]
        }
      case .zip: return ArchiveMaker.archive(.zip, members)
      case .sevenZip: return ArchiveMaker.archive(.sevenZip, members)
      case .tar: return ArchiveMaker.archive(.tar, members)
      case .tarGzip: return ArchiveMaker.archive(.tar, .gzip, members)
      case .tarBzip2: return ArchiveMaker.archive(.tar, .bzip2, members)
      case .tarXz: return ArchiveMaker.archive(.tar, .xz, members)
      case .tarZstd: return ArchiveMaker.archive(.tar, .zstd, members)
      case .feed:
        let items = pages.map { page in
          "<item><description><![CDATA[\(String(decoding: page, as: UTF8.self))]]></description></item>"
        }
        return Array("<rss><channel><title>T</title>\(items.joined())</channel></rss>".utf8)
      case .jsonl:
        return ArchiveMaker.deflated(
          Array((1...20).map { "{\"content\":\"\(String(repeating: "x\($0)", count: 99))\"}\n" }.joined().utf8))
      }
    }

    /// Whether a part that was cut off can be noticed: text of lines or tar blocks may end anywhere it likes.
    func mustComplain(cutAt end: Int, of count: Int) -> Bool {
      switch self {
      case .warc, .arc: return false
      case .tar: return false
      case .warcGzip: return false
      default: return true
      }
    }
  }

  @Test("cut off anywhere, the documents before the cut are read, and the cut is a problem", arguments: Kind.allCases)
  func truncated(kind: Kind) throws {
    let bytes = kind.bytes
    let whole = try CorpusListing.read(bytes, as: "input")
    #expect(whole.problems.allSatisfy { $0.code == .leftOut })
    var seen = 0
    for step in 1..<24 {
      let end = bytes.count * step / 24
      let cut = try CorpusListing.read(Array(bytes[..<end]), as: "input")
      // The last document may be a part of one.
      let complete = zip(cut.documents, whole.documents).prefix { $0.0.bytes == $0.1.bytes }.count
      #expect(complete >= cut.documents.count - 1, "\(kind) cut at \(end)")
      if cut.documents.count < whole.documents.count || complete < cut.documents.count,
        kind.mustComplain(cutAt: end, of: bytes.count)
      {
        #expect(cut.problems.contains { $0.isFailure }, "\(kind) cut at \(end): \(cut.problems.map(\.code))")
      }
      seen = max(seen, complete)
    }
    if kind != .sevenZip, kind != .gzip { #expect(seen >= (kind.isCoarse ? 0 : 15), "\(kind)") }
  }

  @Test(
    "with bits turned over nothing crashes, and no change goes unsaid where there is a check sum",
    arguments: Kind.allCases)
  func flipped(kind: Kind) throws {
    let bytes = kind.bytes
    let whole = try CorpusListing.read(bytes, as: "input")
    var state: UInt64 = 7
    for _ in 0..<60 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var damaged = bytes
      let place = Int(state >> 33) % bytes.count
      damaged[place] ^= 1 << UInt8(state >> 60 & 7)
      let read = try CorpusListing.read(damaged, as: "input")
      let isSame = read.documents.map(\.bytes) == whole.documents.map(\.bytes)
      if !isSame, kind.hasCheckSums {
        #expect(read.problems.contains { $0.isFailure }, "\(kind) at \(place): \(read.problems.map(\.code))")
      }
    }
  }
}

extension DamageTests.Kind {
  /// Whether one block of the compression holds all documents.
  var isCoarse: Bool { self == .tarBzip2 || self == .tarXz || self == .tarZstd }

  /// Whether the format tells every changed byte of a document.
  var hasCheckSums: Bool {
    switch self {
    case .gzip, .warcGzip, .warcWhole, .tarGzip, .jsonl, .tarXz, .tarBzip2: true
    default: false
    }
  }
}
