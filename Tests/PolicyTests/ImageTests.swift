import Bytes
import Documents
import Folding
import Matching
import Policy
import Testing

@Suite struct ImageTests {
  let rules = PackCompiler.compile(DemoPack.files, measures: DemoPack.measures).rules

  @Test func imageReadsBackAsItWasWritten() throws {
    let image = rules.image()
    let read = try RuleSet(image: ReadOnlyBytes(image))
    #expect(read.patterns == rules.patterns)
    #expect(read.scores == rules.scores)
    #expect(read.facts == rules.facts)
    #expect(read.rules == rules.rules)
    #expect(read.families == rules.families)
    #expect(read.lexicons == rules.lexicons)
    #expect(read.messages == rules.messages)
    #expect(read.profiles == rules.profiles)
    #expect(read.digest == rules.digest)
    #expect(read.program.patterns == rules.program.patterns)
    #expect(read.image() == image)
  }

  @Test func imageIsTheSameForTheSameSources() {
    #expect(PackCompiler.compile(DemoPack.files, measures: DemoPack.measures).rules.image() == rules.image())
  }

  @Test func digestStandsInTheImage() {
    #expect(RuleSet.digest(ofImage: ReadOnlyBytes(rules.image())) == RuleSet.sourceDigest(DemoPack.files))
    #expect(RuleSet.digest(ofImage: ReadOnlyBytes([])) == nil)
    #expect(RuleSet.digest(ofImage: ReadOnlyBytes(Array("IMPR".utf8))) == nil)
  }

  @Test func truncatedImagesAreErrors() {
    let image = rules.image()
    for count in stride(from: 0, to: image.count, by: 37) {
      #expect(throws: ImageError.self) { try RuleSet(image: ReadOnlyBytes(Array(image[..<count]))) }
    }
    #expect(throws: ImageError.self) { try RuleSet(image: ReadOnlyBytes(image + [0])) }
  }

  /// A changed byte gives another rule set or an error, and never a trap.
  @Test func damagedImagesNeverTrap() {
    var image = rules.image()
    var errors = 0
    for index in stride(from: 0, to: image.count, by: 13) {
      let byte = image[index]
      for change: UInt8 in [0x01, 0xFF] {
        image[index] = byte ^ change
        if (try? RuleSet(image: ReadOnlyBytes(image))) == nil { errors += 1 }
      }
      image[index] = byte
    }
    #expect(errors > 0)
  }

  @Test func imagesAreOnlyUsedForTheirSources() throws {
    let files = [
      RuleFile(
        path: "demo.yaml",
        bytes: Array(
          """
          family: demo
          title: {en: Demo, zh: Demo}
          rules:
            - id: demo/words
              message: {en: m, zh: m}
              why: {en: w, zh: w}
              match: {keywords: [some words]}
              examples: {bad: [some words], good: [other]}
          """.utf8))
    ]
    var rules = PackCompiler.compile(files).rules
    rules.rules[0].message = LocalizedText(english: "from the image", chinese: "")
    let image = rules.image()
    func load(_ image: [UInt8], _ files: [RuleFile]) -> RuleSet {
      RuleSet.load(image: ReadOnlyBytes(image), sources: files.map { ($0.path, ReadOnlyBytes($0.bytes)) })
    }
    #expect(load(image, files).rules.first?.message.english == "from the image")
    var edited = files
    edited[0].bytes += Array("\n# edited\n".utf8)
    #expect(load(image, edited).rules.first?.message.english == "m")
    #expect(load(Array(image.dropLast()), files).rules.first?.message.english == "m")
    #expect(load([], files).rules.first?.message.english == "m")
  }
}
