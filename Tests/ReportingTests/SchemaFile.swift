import FoundationEssentials

/// The files of `Schemas/`.
enum SchemaFile {
  /// The bytes of `name`.
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().path()
    return [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/Schemas/\(name)")))
  }
}
