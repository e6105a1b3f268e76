package import Bytes
package import Folding
import Matching
import Measuring

extension RuleSet {
  /// The version of the image's layout; changed with everything that is written.
  static let imageVersion: UInt32 = 6
  private static let magic = Array("IMPR".utf8)

  /// The rule set as flat bytes that `init(image:)` reads back without parsing anything.
  ///
  /// The same rules give the same bytes.
  package func image() -> [UInt8] {
    var image = ImageWriter()
    image.write(Self.magic)
    image.write(Self.imageVersion)
    image.write(digest)
    program.write(to: &image)
    let (names, families) = Self.table(
      families.map(\.name) + patterns.map(\.family) + scores.map(\.family) + facts.map(\.family))
    let (paths, files) = Self.table(rules.map(\.origin.file))
    image.write(names)
    image.write(paths)
    image.writeList(patterns) { $1.write(to: &$0, families: families) }
    image.writeList(scores) { $1.write(to: &$0, families: families) }
    image.writeList(facts) { $1.write(to: &$0, families: families) }
    image.writeList(rules) { $1.write(to: &$0, files: files) }
    image.writeList(self.families) { image, family in
      image.write(family.name)
      family.title.write(to: &image)
    }
    image.writeList(lexicons.sorted { $0.key < $1.key }) { image, lexicon in
      image.write(lexicon.key)
      image.writeList(lexicon.value.entries) { image, entry in
        image.write(entry.heading)
        image.write(entry.words)
      }
    }
    image.writeList(messages.sorted { $0.key < $1.key }) { image, message in
      image.write(message.key)
      message.value.write(to: &image)
    }
    image.writeList(profiles.sorted { $0.key < $1.key }) { image, profile in
      image.write(profile.key)
      image.writeList(profile.value.sorted { $0.key < $1.key }) { image, entry in
        image.write(entry.key)
        image.writeOptional(entry.value) { $0.write(code: $1) }
      }
    }
    image.writeList(settings.sorted { $0.key < $1.key }) { image, part in
      image.write(part.key)
      image.writeList(part.value.sorted { $0.key < $1.key }) { image, entry in
        image.write(entry.key)
        image.write(entry.value)
      }
    }
    return image.bytes
  }

  /// The different ones of `names` in order, and the index of each.
  private static func table(_ names: [String]) -> (names: [String], indices: [String: Int]) {
    var table: [String] = []
    var indices: [String: Int] = [:]
    for name in names where indices[name] == nil {
      indices[name] = table.count
      table.append(name)
    }
    return (table, indices)
  }

  /// The digest of the sources that `image` was made from; nil where it is no image of this version.
  package static func digest(ofImage image: ReadOnlyBytes) -> String? {
    var reader = ImageReader(image)
    return try? header(&reader)
  }

  /// Reads back what `image()` wrote.
  ///
  /// - Complexity: O(n) in the image's size.
  /// - Throws: `ImageError` where the bytes are damaged or of another version; there is no trap on any bytes.
  package init(image bytes: ReadOnlyBytes) throws(ImageError) {
    var image = ImageReader(bytes)
    let digest = try Self.header(&image)
    self.init(program: try MatchProgram(from: &image), digest: digest)
    let names = try image.readStrings()
    let files = try image.readStrings()
    patterns = try image.readList { (image) throws(ImageError) in try Pattern(from: &image, families: names) }
    scores = try image.readList { (image) throws(ImageError) in try Score(from: &image, families: names) }
    facts = try image.readList { (image) throws(ImageError) in try FactRule(from: &image, families: names) }
    rules = try image.readList { (image) throws(ImageError) in try Rule(from: &image, files: files) }
    families = try image.readList { (image) throws(ImageError) in
      Family(name: try image.readString(), title: try LocalizedText(from: &image))
    }
    for (name, lexicon) in try Self.lexicons(&image) { lexicons[name] = lexicon }
    for (key, text) in try Self.messages(&image) { messages[key] = text }
    for (name, profile) in try Self.profiles(&image) { profiles[name] = profile }
    for (part, values) in try Self.settings(&image) { settings[part] = values }
    try image.finish()
    guard refersToItself else { throw image.invalid() }
  }

  /// The rules of `image` where it was made from `sources`, else the sources compiled.
  package static func load(image: ReadOnlyBytes, sources: [(path: String, bytes: ReadOnlyBytes)]) -> RuleSet {
    if digest(ofImage: image) == sourceDigest(sources), let rules = try? RuleSet(image: image) { return rules }
    return PackCompiler.compile(sources.map { RuleFile(path: $0.path, bytes: $0.bytes[0..<$0.bytes.count]) }).rules
  }

  private static func header(_ image: inout ImageReader) throws(ImageError) -> String {
    guard try image.readBytes() == magic else { throw image.invalid(magic.count) }
    guard try image.readUInt32() == imageVersion else { throw image.invalid(4) }
    return try image.readString()
  }

  private static func lexicons(
    _ image: inout ImageReader
  ) throws(ImageError) -> [(String, MeasureContext.Lexicon)] {
    try image.readList { (image) throws(ImageError) in
      let name = try image.readString()
      let entries = try image.readList { (image) throws(ImageError) in
        (heading: try image.readString(), words: try image.readStrings())
      }
      return (name, MeasureContext.Lexicon(entries: entries))
    }
  }

  private static func messages(_ image: inout ImageReader) throws(ImageError) -> [(String, LocalizedText)] {
    try image.readList { (image) throws(ImageError) in (try image.readString(), try LocalizedText(from: &image)) }
  }

  private static func profiles(
    _ image: inout ImageReader
  ) throws(ImageError) -> [(String, [String: Severity?])] {
    try image.readList { (image) throws(ImageError) in
      let name = try image.readString()
      let entries = try image.readList { (image) throws(ImageError) in
        let subject = try image.readString()
        let severity = try image.readOptional { (image) throws(ImageError) in try image.readCode(Severity.codes) }
        return (subject, severity)
      }
      var profile: [String: Severity?] = [:]
      for (subject, severity) in entries { profile.updateValue(severity, forKey: subject) }
      return (name, profile)
    }
  }

  private static func settings(
    _ image: inout ImageReader
  ) throws(ImageError) -> [(String, [String: [String]])] {
    try image.readList { (image) throws(ImageError) in
      let part = try image.readString()
      let entries = try image.readList { (image) throws(ImageError) in
        (name: try image.readString(), value: try image.readStrings())
      }
      return (part, Dictionary(entries.map { ($0.name, $0.value) }) { $1 })
    }
  }
}
