/// Reads the configuration of a site generator or content system for what it says of the site: its title, address,
/// language and author.
///
/// YAML, TOML and JSON are read whole; of a script (Docusaurus, VitePress) the strings of the configuration object are.
/// Everything else in the file is no text that anybody reads.
enum SiteConfigurationReader {
  /// What the values are in, by the end of the file's name.
  private enum Syntax {
    case data(FrontMatter.Syntax)
    case script

    init(_ path: String?) {
      let name = path.map { $0.utf8.split(separator: UInt8(ascii: ".")).last.map { String($0) ?? "" } ?? "" } ?? ""
      switch name.lowercased() {
      case "toml": self = .data(.toml)
      case "json": self = .data(.json)
      case "js", "mjs", "cjs", "ts", "mts", "cts": self = .script
      default: self = .data(.yaml)
      }
    }
  }

  /// What a key says of the site.
  private struct Meaning {
    var zone: Zone
    var claim: ClaimKind?
    var rank: Int
  }

  /// Keys by their path, in lower case, those in `languages` of Hugo by the last one.
  private static let meanings: [String: Meaning] = {
    var meanings: [String: Meaning] = [:]
    let titles = ["title", "core install.title", "siteoptions.blogname", "steps.options.blogname"]
    for (rank, path) in titles.enumerated() {
      meanings[path] = Meaning(zone: .siteTitle, claim: .siteTitle, rank: rank)
    }
    for path in ["url", "baseurl", "base_url", "core install.url"] {
      meanings[path] = Meaning(zone: .meta, claim: .address, rank: 0)
    }
    for path in ["author", "author.name", "params.author", "params.author.name"] {
      meanings[path] = Meaning(zone: .meta, claim: .author, rank: 0)
    }
    for path in ["description", "tagline", "subtitle", "params.description", "params.subtitle"] {
      meanings[path] = Meaning(zone: .meta, claim: nil, rank: 0)
    }
    return meanings
  }()

  private static let languageKeys: Set<String> = [
    "language", "languagecode", "lang", "locale", "defaultcontentlanguage",
  ]

  /// Reads `decoded`, which is valid UTF-8, as the file called `path`.
  ///
  /// - Complexity: O(n).
  static func read(_ decoded: [UInt8], path: String?, limits: ReadingLimits) -> Reading {
    let (values, omission) = values(decoded, Syntax(path))
    var assembly = ReadingAssembly(blockLimit: limits.blocks)
    assembly.endMain()
    for value in values.lazy.map(\.trimmed) {
      let key = value.name("").lowercased()
      if languageKeys.contains(key), assembly.language == nil, Self.isLanguage(value.text) {
        assembly.language = String(decoding: value.text, as: UTF8.self)
      }
      guard let meaning = meaning(of: key) else { continue }
      let name = value.name("site-configuration:")
      guard let range = assembly.add(meaning.zone, value.text, value.map, name: name), let claim = meaning.claim else {
        continue
      }
      assembly.claim(claim, rank: meaning.rank, origin: name, range: range)
    }
    if let omission { assembly.note(omission) }
    return assembly.finish()
  }

  private static func values(_ decoded: [UInt8], _ syntax: Syntax) -> ([MetadataValue], Omission?) {
    switch syntax {
    case .script: return (ScriptObjectReader.values(in: decoded), nil)
    case .data(let syntax):
      let mark = decoded.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let whole = FrontMatter(syntax: syntax, content: mark..<decoded.count, end: decoded.count)
      return FrontMatterReader.read(decoded, whole)
    }
  }

  private static func meaning(of key: String) -> Meaning? {
    if let meaning = meanings[key] { return meaning }
    // Hugo gives each language a title of its own: `languages.en.title`.
    let parts = key.split(separator: ".")
    guard parts.count == 3, parts[0] == "languages", parts[2] == "title" else { return nil }
    return Meaning(zone: .siteTitle, claim: .siteTitle, rank: 10)
  }

  private static func isLanguage(_ text: [UInt8]) -> Bool {
    (2...35).contains(text.count) && text.allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x5F }
  }
}
