import Corpus
package import Files
package import Policy

/// A configuration file with those that it builds on, read and merged.
package struct LoadedConfiguration: Sendable {
  /// The file that counts for its folder and everything below, an absolute path.
  package let path: FilePath
  /// The files in the order in which they were read, this one first.
  package let files: [FilePath]
  /// Their bytes, for messages.
  package let sources: [[UInt8]]
  /// What they say together.
  package let tree: ConfigurationTree
  /// What is wrong with them.
  package internal(set) var diagnostics: [RuleDiagnostic]

  /// The folder of `path`.
  package var folder: FilePath { path.parent ?? FilePath("/") }
  /// Whether it may not be used.
  package var hasErrors: Bool { diagnostics.contains { $0.level == .error } }

  /// What the file with this index is called in messages: its path from the working folder.
  package func name(_ file: Int) -> String {
    files.indices.contains(file) ? ConfigurationReader.name(of: files[file]) : ""
  }

  /// The path that `text` means, from the working folder.
  package func path(_ text: ConfigurationText) -> FilePath {
    let path = ConfigurationReader.resolved(
      text.text, from: files.indices.contains(text.file) ? files[text.file] : path)
    return FilePath.workingFolder.map { path.relative(to: $0) } ?? path
  }

  /// The bytes of the file called `name`; empty where it is none of these.
  package func source(called name: String) -> [UInt8] {
    files.indices.first { self.name($0) == name }.map { sources[$0] } ?? []
  }
}

/// Reads a configuration file and, before it, those that it extends.
///
/// Each file counts once, where it is first asked for; a file that extends itself through others is an error.
struct ConfigurationReader {
  /// The largest configuration file that is read, in bytes.
  static let sizeLimit = 1 << 20
  /// The most files that one configuration is made of.
  static let fileLimit = 50

  private var files: [FilePath] = []
  private var sources: [[UInt8]] = []
  private var tree = ConfigurationTree()
  private var diagnostics: [RuleDiagnostic] = []
  /// The files that are being read, each for the sake of the one before.
  private var open: [SettingFiles.Identity] = []
  private var taken: Set<SettingFiles.Identity> = []
  private let place: SettingFiles

  private init(_ place: SettingFiles) { self.place = place }

  /// The configuration at `path`, an absolute path.
  ///
  /// - Throws: when the file itself cannot be read; what is wrong with it or another is in the diagnostics.
  static func read(_ path: FilePath, in place: SettingFiles = .disk) throws(FileError) -> LoadedConfiguration {
    var reader = ConfigurationReader(place)
    switch try place.read(path, limit: sizeLimit) {
    case .file(let bytes, let identity): reader.take(path, bytes, identity)
    case .tooLarge: reader.refuse(path)
    case .other: throw FileError.missing(path)
    }
    return LoadedConfiguration(
      path: path, files: reader.files, sources: reader.sources, tree: reader.tree, diagnostics: reader.diagnostics)
  }

  /// What the file at the absolute `path` is called: its path from the working folder.
  static func name(of path: FilePath) -> String {
    FilePath.workingFolder.map { path.relative(to: $0).text } ?? path.text
  }

  /// Takes note of a file that is too large to be read.
  private mutating func refuse(_ path: FilePath) {
    files.append(path)
    sources.append([])
    diagnostics.append(
      RuleDiagnostic(
        code: DiagnosticCode.outOfRange.rawValue, level: .error, file: Self.name(of: path), line: 1, column: 1,
        message: "the configuration is larger than \(Self.sizeLimit >> 20) MiB", help: nil))
  }

  private mutating func take(_ path: FilePath, _ bytes: [UInt8], _ identity: SettingFiles.Identity) {
    let index = files.count
    files.append(path)
    sources.append(bytes)
    let name = Self.name(of: path)
    let read = ConfigurationFile.read(RuleFile(path: name, bytes: bytes), index: index)
    diagnostics += read.diagnostics
    guard let file = read.file else { return }
    open.append(identity)
    for text in file.extended { extend(text, from: path, name) }
    open.removeLast()
    taken.insert(identity)
    tree.take(file)
  }

  private mutating func extend(_ text: ConfigurationText, from path: FilePath, _ name: String) {
    func wrong(_ code: DiagnosticCode, _ message: String, help: String? = nil) -> RuleDiagnostic {
      ConfigurationFile.diagnostic(code, at: text, in: name, message, help: help)
    }
    let target = Self.resolved(text.text, from: path)
    // What is wrong with a file is shown with its line: nobody's passwords are to be read out so.
    guard ["yaml", "yml"].contains(target.fileExtension) else {
      diagnostics.append(
        wrong(.unreadable, "`\(text.text)` is not called a configuration", help: "their names end with .yaml or .yml"))
      return
    }
    do throws(FileError) {
      guard place.isFile(target), case let found = try place.read(target, limit: Self.sizeLimit) else {
        if !place.mayHold(target) { throw FileError.missing(target) }
        diagnostics.append(wrong(.unreadable, "`\(text.text)` is no file"))
        return
      }
      guard case .file(let bytes, let identity) = found else { return refuse(target) }
      if open.contains(identity) {
        let circle = "`\(text.text)` leads back to a configuration that builds on it"
        diagnostics.append(wrong(.cycle, circle, help: "take one of the `extends` in the circle out"))
      } else if !taken.contains(identity) {
        guard files.count < Self.fileLimit else {
          diagnostics.append(wrong(.outOfRange, "more than \(Self.fileLimit) files build on each other"))
          return
        }
        take(target, bytes, identity)
      }
    } catch {
      diagnostics.append(
        wrong(
          .unreadable, "`\(text.text)` cannot be read: \(error.systemMessage)",
          help: "paths are relative to the file that names them"))
    }
  }

  /// The absolute path that `text` means in the file at `path`.
  static func resolved(_ text: String, from path: FilePath) -> FilePath {
    let target = FilePath(text)
    if target.bytes.first == UInt8(ascii: "/") { return target.absolute }
    return (path.parent ?? FilePath("/")).appending(target.bytes).absolute
  }
}
