import Corpus
import Files
import Testing

@Suite struct WebRecordTests {
  private static let body = WARCMaker.page(1)

  @Test("codings of the transport are undone, whatever their order")
  func codings() throws {
    let gzip = ArchiveMaker.deflated(Self.body)
    let cases: [(String, [String], [UInt8])] = [
      ("plain", [], Self.body),
      ("chunked", ["Transfer-Encoding: chunked"], WARCMaker.chunked(Self.body, size: 100)),
      ("gzip", ["Content-Encoding: gzip"], gzip), ("x-gzip", ["content-encoding:x-gzip"], gzip),
      ("zlib", ["Content-Encoding: deflate"], ArchiveMaker.deflated(Self.body, windowBits: 15)),
      ("bare", ["Content-Encoding: deflate"], ArchiveMaker.deflated(Self.body, windowBits: -15)),
      ("br", ["Content-Encoding: br"], ArchiveMaker.brotli(Self.body)),
      ("zstd", ["Content-Encoding: zstd"], ArchiveMaker.compressed(.zstd, Self.body)),
      ("both", ["Transfer-Encoding: chunked", "Content-Encoding: gzip"], WARCMaker.chunked(gzip, size: 77)),
      ("twice", ["Content-Encoding: gzip, br"], ArchiveMaker.brotli(gzip)),
      ("undone", ["Content-Encoding: gzip", "Transfer-Encoding: chunked"], Self.body),
      ("undone-br", ["Content-Encoding: br"], Self.body), ("identity", ["Content-Encoding: identity"], Self.body),
    ]
    let warc = cases.flatMap { WARCMaker.response("http://a/\($0.0)", fields: $0.1, $0.2) }
    let (documents, problems) = try CorpusListing.read(warc, as: "a.warc")
    #expect(problems.isEmpty)
    #expect(documents.map(\.statements.url) == cases.map { "http://a/\($0.0)" })
    for (document, item) in zip(documents, cases) { #expect(document.bytes == Self.body, "\(item.0)") }
  }

  @Test("other types, statuses and kinds of record are counted; conversions are text")
  func kinds() throws {
    let text = Array("text".utf8)
    let warc =
      WARCMaker.response("http://a/1", type: "image/png", [0x89])
      + WARCMaker.response("http://a/2", status: "404 No", text)
      + WARCMaker.record("conversion", uri: "http://a/3", fields: ["Content-Type: text/plain"], text)
      + WARCMaker.record("resource", uri: "http://a/4", fields: ["Content-Type: text/html"], Self.body)
      + WARCMaker.record("revisit", uri: "http://a/5", []) + WARCMaker.record("x\u{1B}[2J", [])
      + WARCMaker.response("http://a/6", type: "", Array(" <HTML><p>x".utf8))
      + WARCMaker.response("http://a/7", type: "", text)
      + WARCMaker.record("response", uri: "dns:a", fields: ["Content-Type: text/dns"], text)
    let (documents, problems) = try CorpusListing.read(warc, as: "a")
    #expect(
      documents.map { $0.path.text.split(separator: "!").last ?? "" } == [
        "3:http://a/3", "4:http://a/4", "7:http://a/6",
      ])
    #expect(documents.map(\.format) == [.text, .html, .html])
    #expect(
      problems.map(\.leftOut) == [
        [
          LeftOut(kind: "HTTP 404", count: 1), LeftOut(kind: "image/png", count: 1),
          LeftOut(kind: "other record", count: 1), LeftOut(kind: "other type", count: 1),
          LeftOut(kind: "revisit", count: 1), LeftOut(kind: "text/dns", count: 1),
        ]
      ])
  }

  @Test("digests in every notation are compared; one that differs is noted and the page is read")
  func digests() throws {
    let abc = Array("abc".utf8)
    let right = [
      "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
      "sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "md5:900150983cd24fb0d6963f7d28e17f72",
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "SHA-256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====", "sha1:short",
    ]
    let wrong = ["sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE6", "sha1:b9993e364706816aba3e25717850c26c9cd0d89d"]
    let warc = (right + wrong).flatMap { digest in
      WARCMaker.response("http://a/", warc: ["WARC-Payload-Digest: \(digest)"], abc)
    }
    let (documents, problems) = try CorpusListing.read(warc, as: "a")
    #expect(documents.count == 9)
    #expect(problems.map(\.code) == [.digestMismatch, .digestMismatch])
    #expect(problems.map { $0.path.text.suffix(11) } == ["8:http://a/", "9:http://a/"])
    #expect(!problems.contains { $0.isFailure })
  }

  @Test("a record whose length is wrong costs no other", arguments: [-20, -1, 5, 700, 3000])
  func wrongLength(difference: Int) throws {
    var second = WARCMaker.response("http://a/2", WARCMaker.page(2))
    let head = String(decoding: second, as: UTF8.self)
    let length = Int(head.split(separator: "Content-Length: ")[1].split(separator: "\r\n")[0]) ?? 0
    second = Array(head.replacing("Content-Length: \(length)", with: "Content-Length: \(length + difference)").utf8)
    let warc =
      WARCMaker.response("http://a/1", WARCMaker.page(1)) + second + WARCMaker.response("http://a/3", WARCMaker.page(3))
      + WARCMaker.response("http://a/4", WARCMaker.page(4))
    let (documents, problems) = try CorpusListing.read(warc, as: "a.warc")
    let numbers = documents.compactMap { $0.statements.url?.last }
    #expect(numbers == ["1", "2", "3", "4"])
    #expect(problems.contains { $0.code == .damagedRecord })
    #expect(documents.last?.bytes == WARCMaker.page(4))
  }

  @Test("WACZ: the pages in its web archives, not its lists")
  func wacz() throws {
    let warc = ArchiveMaker.deflated(WARCMaker.response("http://a/1", Self.body))
    let list = "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"url\": \"http://a/1\"}\n"
    let zip = ArchiveMaker.archive(
      .zip, options: "compression=store",
      [
        .init("archive/data.warc.gz", warc),
        .init("indexes/index.cdx.gz", ArchiveMaker.deflated(Array("a 1 {}\n".utf8))),
        .init("pages/pages.jsonl", list),
        .init("datapackage.json", "{\"profile\": \"data-package\", \"wacz_version\": \"1.1\"}"),
      ])
    let (documents, problems) = try CorpusListing.read(zip, as: "site.wacz")
    #expect(
      documents.map { $0.path.text.split(separator: "!").suffix(2).joined(separator: "!") } == [
        "archive/data.warc.gz!1:http://a/1"
      ])
    #expect(problems.flatMap(\.leftOut).map(\.kind) == [".cdx", "WACZ datapackage", "WACZ pages"])
  }

  @Test("a large response of another type is passed over, a large page is a failure")
  func large() throws {
    var options = CorpusOptions()
    options.sizeLimit = 100_000
    let large = [UInt8](repeating: 0x20, count: 300_000)
    let warc =
      WARCMaker.response("http://a/1", type: "video/mp4", large) + WARCMaker.response("http://a/2", large)
      + WARCMaker.response("http://a/3", fields: ["Content-Encoding: gzip"], ArchiveMaker.deflated(large))
      + WARCMaker.response("http://a/4", Self.body)
    let (documents, problems) = try CorpusListing.read(warc, as: "a.warc", options: options)
    #expect(documents.map(\.statements.url) == ["http://a/4"])
    #expect(problems.map(\.code) == [.sizeLimit, .sizeLimit, .leftOut])
  }
}
