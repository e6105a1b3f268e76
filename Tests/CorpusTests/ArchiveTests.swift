import Corpus
import Files
import Testing

@Suite struct ArchiveTests {
  private static let members = [
    ArchiveMaker.Member("posts/a.md", "# A\n"), ArchiveMaker.Member("posts/", [], type: 0o040000),
    ArchiveMaker.Member("b.html", "<p>B</p>\n"), ArchiveMaker.Member("image.png", "PNG"),
    ArchiveMaker.Member("c.jsonl", "{\"id\":1}\n{\"id\":2}\n"), ArchiveMaker.Member(".git/d.md", "hidden"),
  ]

  private static func expected(_ name: String) -> [String] {
    [
      "\(name)!posts/a.md markdown # A\n", "\(name)!b.html html <p>B</p>\n", "\(name)!c.jsonl:1 {\"id\":1}",
      "\(name)!c.jsonl:2 {\"id\":2}", "\(name) note: left-out .png 1, hidden 1",
    ]
  }

  @Test(
    "members are read in order, whatever the archive is called", arguments: ArchiveMaker.Format.allCases,
    ArchiveMaker.Filter.allCases)
  func formats(format: ArchiveMaker.Format, filter: ArchiveMaker.Filter) throws {
    if filter != .none, format == .sevenZip || format == .zip { return }
    let folder = try TemporaryFolder()
    try folder.write("site.bin", ArchiveMaker.archive(format, filter, Self.members))
    #expect(CorpusListing.lines(folder, ["site.bin"], showsText: true).sorted() == Self.expected("site.bin").sorted())
  }

  @Test(
    "a single compressed file is its content, by the name without the ending", arguments: ArchiveMaker.Filter.allCases)
  func compressed(filter: ArchiveMaker.Filter) throws {
    let folder = try TemporaryFolder()
    try folder.write("page.html.gz", ArchiveMaker.compressed(filter, Array("<p>text</p>".utf8)))
    try folder.write("rows.gz", ArchiveMaker.compressed(filter, Array("{\"a\":1}\n{\"a\":2}\n".utf8)))
    let expected = filter == .none ? "page.html.gz auto" : "page.html.gz html <p>text</p>"
    #expect(CorpusListing.lines(folder, ["page.html.gz"], showsText: true) == [expected])
    #expect(
      CorpusListing.lines(folder, ["rows.gz"], showsText: true) == ["rows.gz:1 {\"a\":1}", "rows.gz:2 {\"a\":2}"])
  }

  @Test("an archive in an archive is opened, 7z in a stream among them")
  func nested() throws {
    let folder = try TemporaryFolder()
    let inner = ArchiveMaker.archive(.tar, .gzip, [.init("c.md", "C")])
    let seven = ArchiveMaker.archive(.sevenZip, [.init("d.md", "D")])
    let zip = ArchiveMaker.archive(.zip, [.init("b.tar.gz", inner), .init("s.dat", seven), .init("z.txt", "Z")])
    try folder.write("a.tar", ArchiveMaker.archive(.tar, [.init("a.zip", zip)]))
    #expect(
      CorpusListing.lines(folder, ["a.tar"], showsText: true) == [
        "a.tar!a.zip!b.tar.gz!c.md markdown C", "a.tar!a.zip!s.dat!d.md markdown D", "a.tar!a.zip!z.txt text Z",
      ])
    var options = CorpusOptions()
    options.expansion.nesting = 2
    #expect(
      CorpusListing.lines(folder, ["a.tar"], options: options, showsText: true) == [
        "a.tar!a.zip!b.tar.gz fails: nesting-limit", "a.tar!a.zip!s.dat fails: nesting-limit",
        "a.tar!a.zip!z.txt text Z",
      ])
  }

  @Test("a walk looks into archives and compressed articles, and leaves out what else is compressed")
  func walk() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.zip", ArchiveMaker.archive(.zip, [.init("x.md", "X")]))
    try folder.write("in/app.js.gz", ArchiveMaker.compressed(.gzip, [1]))
    try folder.write("in/b.md.gz", ArchiveMaker.compressed(.gzip, [0x42]))
    try folder.write("in/c.md", ArchiveMaker.compressed(.gzip, [0x42]))
    try folder.write("in/pom.xml", Array("<?xml version='1.0'?><project/>".utf8))
    #expect(
      CorpusListing.lines(folder, ["in"]) == [
        "in/a.zip!x.md markdown 1 bytes", "in/b.md.gz markdown 1 bytes", "in/c.md markdown",
      ])
    let file = CorpusFile(path: folder.at("in/c.md"), format: .markdown, isFound: true)
    #expect(throws: CorpusProblem(.disguisedArchive, folder.at("in/c.md"))) { try file.read(CorpusOptions()) }
    #expect(CorpusListing.lines(folder, ["in/c.md"]) == ["in/c.md markdown 1 bytes"])
  }

  @Test("names in legacy encodings are decoded; absolute and parent names stay names")
  func names() throws {
    let gbk: [UInt8] = [0xD6, 0xD0, 0xCE, 0xC4, 0x2F, 0xCE, 0xC4, 0xD5, 0xC2, 0x2E, 0x6D, 0x64]
    let japanese: [UInt8] = [0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x2E, 0x6D, 0x64]
    let korean: [UInt8] = [0xC7, 0xD1, 0xB1, 0xDB, 0xC7, 0xD1, 0xB1, 0xDB, 0xC7, 0xD1, 0xB1, 0xDB, 0x2E, 0x6D, 0x64]
    let members: [ArchiveMaker.Member] = [
      .init(bytesOfName: gbk, [0x31]), .init(bytesOfName: japanese, [0x32]), .init("\u{4E2D}\u{6587}.md", [0x33]),
      .init("/etc/a.md", [0x34]), .init("../../b.md", [0x35]), .init("e\u{1B}[31m.md", [0x36]),
      .init(bytesOfName: korean, [0x37]),
    ]
    let zip = ArchiveMaker.archive(.zip, options: "hdrcharset=BINARY", members)
    let read = try CorpusListing.read(zip, as: "a.zip").documents
    let names = read.map { String($0.path.text.split(separator: "!", maxSplits: 1)[1]) }
    #expect(
      names == [
        "\u{4E2D}\u{6587}/\u{6587}\u{7AE0}.md", "\u{30C6}\u{30B9}\u{30C8}.md", "\u{4E2D}\u{6587}.md", "/etc/a.md",
        "../../b.md", "e\u{1B}[31m.md", "\u{D55C}\u{AE00}\u{D55C}\u{AE00}\u{D55C}\u{AE00}.md",
      ])
    #expect(read.map(\.bytes) == (0x31...0x37).map { [$0] })
  }

  @Test("links and devices are counted, not followed")
  func special() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.tar",
      ArchiveMaker.archive(
        .tar,
        [
          .init("a.md", "A"), .init("b.md", [], type: 0o120000, target: "/etc/passwd"),
          .init("c.md", [], target: "a.md"), .init("d", [], type: 0o010000), .init("e", [], type: 0o020000),
        ]))
    #expect(
      CorpusListing.lines(folder, ["a.tar"]) == [
        "a.tar!a.md markdown 1 bytes", "a.tar note: left-out device 1, hard-link 1, link 1, pipe 1",
      ])
  }

  @Test("encrypted members are failures, the others are read")
  func encrypted() throws {
    let folder = try TemporaryFolder()
    let zip = ArchiveMaker.archive(
      .zip, options: "encryption=traditional", passphrase: "secret", [.init("a.md", "A"), .init("b.png", "B")])
    try folder.write("a.zip", zip)
    #expect(
      CorpusListing.lines(folder, ["a.zip"]) == ["a.zip!a.md fails: encrypted", "a.zip note: left-out .png 1"])
  }

  @Test("office documents and other zips without articles are no failure")
  func office() throws {
    let folder = try TemporaryFolder()
    let docx = ArchiveMaker.archive(.zip, [.init("word/document.xml", "<?xml version='1.0'?><w:document/>")])
    try folder.write("a.zip", ArchiveMaker.archive(.zip, [.init("report.docx", docx), .init("empty.md", "")]))
    #expect(
      CorpusListing.lines(folder, ["a.zip"]) == ["a.zip!empty.md markdown 0 bytes", "a.zip note: left-out .xml 1"])
  }
}

@Suite struct ExpansionTests {
  private static let zeros = [UInt8](repeating: 0x20, count: 3 << 20)

  private static func options() -> CorpusOptions {
    var options = CorpusOptions()
    options.expansion.ratioFloor = 1 << 20
    return options
  }

  @Test(
    "what expands too far is a failure, and the members behind it are read", arguments: ArchiveMaker.Format.allCases)
  func bomb(format: ArchiveMaker.Format) throws {
    let bomb = format == .zip || format == .sevenZip ? Self.zeros : ArchiveMaker.compressed(.gzip, Self.zeros)
    let archive = ArchiveMaker.archive(format, [.init("a.md", "A"), .init("bomb.md", bomb), .init("c.md", "C")])
    let (documents, problems) = try CorpusListing.read(archive, as: "a", options: Self.options())
    #expect(documents.filter { $0.bytes.count == 1 }.map(\.bytes) == [[0x41], [0x43]])
    // One solid block of a 7z is read in one go, so that its ratio shows only in the member that brings it in.
    #expect(problems.map(\.code) == [.ratioLimit])
  }

  @Test("the total of all members is limited, too: overlapping members, archives in archives")
  func total() throws {
    var options = CorpusOptions()
    options.expansion.totalFloor = 1 << 20
    options.expansion.ratio = 10
    options.expansion.ratioFloor = 1 << 30
    let members = (0..<20).map { ArchiveMaker.Member("\($0).md", [UInt8](repeating: 0x20, count: 200_000)) }
    let (documents, problems) = try CorpusListing.read(
      ArchiveMaker.archive(.zip, members), as: "a.zip", options: options)
    #expect((5..<10).contains(documents.filter { $0.bytes.count == 200_000 }.count))
    #expect(problems.last?.code == .totalLimit && problems.last?.limit == 1 << 20)
  }

  @Test("a member beyond the size limit is a failure, the next is read")
  func memberSize() throws {
    var options = CorpusOptions()
    options.sizeLimit = 1000
    let folder = try TemporaryFolder()
    let members: [ArchiveMaker.Member] = [
      .init("a.md", [UInt8](repeating: 0x41, count: 1001)), .init("b.md", [UInt8](repeating: 0x41, count: 1000)),
    ]
    try folder.write("a.tgz", ArchiveMaker.archive(.tar, .gzip, members))
    #expect(
      CorpusListing.lines(folder, ["a.tgz"], options: options) == [
        "a.tgz!a.md fails: size-limit", "a.tgz!b.md markdown 1000 bytes",
      ])
  }

  @Test("a gzip that holds itself ends at the nesting limit")
  func quine() throws {
    var bytes: [UInt8] = Array("text".utf8)
    for _ in 0..<10 { bytes = ArchiveMaker.compressed(.gzip, bytes) }
    #expect(try CorpusListing.read(bytes, as: "a.gz").problems.map(\.code) == [.nestingLimit])
  }
}
