import Corpus
import Files
import FoundationEssentials
import Testing

/// The archives of the warcio test suite: see Suites/warcio.
@Suite struct WebArchiveSuiteTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Suites/warcio")

  private static func read(_ name: String) throws -> (documents: [CorpusDocument], problems: [String]) {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
    let (documents, problems) = try CorpusListing.read(bytes, as: name)
    let texts = problems.map { problem in
      problem.code.rawValue + problem.leftOut.map { " \($0.kind) \($0.count)" }.joined(separator: ",")
        + (problem.detail.map { ": " + $0 } ?? "")
    }
    return (documents, texts)
  }

  private static func names(_ documents: [CorpusDocument]) -> [String] {
    documents.map { document in
      let name = document.path.text.split(separator: "!", maxSplits: 1).last ?? ""
      return "\(name) \(document.format) \(document.bytes.count)"
    }
  }

  @Test("every archive gives the pages and the problems that it holds")
  func suite() throws {
    for (name, pages, problems) in Self.expected {
      let read = try Self.read(name)
      #expect(Self.names(read.documents) == pages, "\(name)")
      #expect(read.problems == problems, "\(name)")
    }
  }

  @Test("what a record says about its page reaches the document")
  func statements() throws {
    let page = try #require(try Self.read("example-iana.org-chunked.warc").documents.first)
    #expect(page.statements.url == "http://www.iana.org/")
    #expect(page.statements.captured == "2017-03-06T16:54:09Z")
    #expect(page.statements.charset == "UTF-8")
    let old = try #require(try Self.read("example.arc").documents.first)
    #expect(old.statements.url == "http://example.com/" && old.statements.captured == "2014-02-16T05:02:21Z")
    #expect(String(decoding: old.bytes.prefix(15), as: UTF8.self) == "<!doctype html>")
  }

  @Test("a record that says it is longer than the rest of the archive does not take the next ones with it")
  func lengths() throws {
    func record(_ number: Int, longer: Int = 0) -> String {
      let text = "Words of page \(number)."
      return "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://e.example/\(number)\r\n"
        + "Content-Type: text/plain\r\nContent-Length: \(text.utf8.count + longer)\r\n\r\n\(text)\r\n\r\n"
    }
    let archive = record(1) + record(2, longer: 5000) + record(3)
    let (documents, problems) = try CorpusListing.read(Array(archive.utf8), as: "a.warc")
    #expect(
      documents.map { String(decoding: $0.bytes.prefix(16), as: UTF8.self) } == (1...3).map { "Words of page \($0)." })
    #expect(problems.map(\.detail) == ["record 2: its length is not the one that it says"])
    let cut = try CorpusListing.read(Array((record(1) + record(2, longer: 5000)).utf8), as: "a.warc")
    #expect(cut.documents.count == 2 && cut.problems.map(\.code) == [.truncated])
  }

  private static let expected: [(String, [String], [String])] = [
    (
      "bad.arc", [],
      [
        "damaged-record: record 1: the head is no ARC head with a valid length",
        "damaged-record: record 2: the head is no ARC head with a valid length",
        "damaged-record: record 4: the head is no ARC head with a valid length", "left-out text/plain 1",
      ]
    ),
    (
      "example-bad-non-chunked.warc.gz", ["3:http://example.com/ html 1270"],
      ["left-out request 2, revisit 1, warcinfo 2"]
    ),
    (
      "example-bad.warc.gz.bad", ["2:http://example.com?example=1 html 1270"],
      ["left-out HTTP 302 1, request 2, revisit 1, warcinfo 1"]
    ),
    ("example-digest.warc", [], ["left-out request 4"]),
    ("example-iana.org-chunked.warc", ["2:http://www.iana.org/ html 7223"], ["left-out request 1, warcinfo 1"]),
    ("example-resource.warc.gz", ["3:http://example.com/ html 1303"], ["left-out warcinfo 2"]),
    ("example-space-in-target-uri.warc.gz", [], ["left-out image/png 1, warcinfo 1"]),
    (
      "example-space-in-url.arc",
      ["2:http://example.com/index.cfm?FuseAction=Email&EmailTitle=Examples From The Live Web&IsPopUp=False html 1271"],
      ["truncated", "left-out filedesc 1"]
    ),
    (
      "example-trunc.warc", ["3:http://example.com/ html 1270"],
      [
        "damaged-record: the gzip coding of the body is damaged",
        "damaged-record: record 3: its length is not the one that it says", "left-out request 1, warcinfo 2",
      ]
    ),
    (
      "example-wget-bad-target-uri.warc.gz", ["3:http://example.com/ html 1270"],
      ["left-out metadata 1, request 1, text/plain 2, warcinfo 1"]
    ),
    ("example-wrong-chunks.warc.gz", ["1:http://example.com/ html 1270"], ["digest-mismatch", "left-out request 1"]),
    ("example.arc", ["2:http://example.com/ html 1270"], ["left-out filedesc 1"]),
    ("example.arc.gz", ["2:http://example.com/ html 1270"], ["left-out filedesc 1"]),
    ("example.warc", ["3:http://example.com/ html 1270"], ["left-out request 2, revisit 1, warcinfo 2"]),
    ("example.warc.gz", ["3:http://example.com/ html 1270"], ["left-out request 2, revisit 1, warcinfo 2"]),
    ("post-test.warc.gz", [], ["left-out application/json 3, request 3"]),
  ]
}
