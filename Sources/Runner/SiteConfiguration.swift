package import Corpus
import Documents
package import Files

/// The title that a site generator is configured with.
package enum SiteConfiguration {
  /// A title and the file that gives it.
  package struct Title: Hashable, Sendable {
    /// The title.
    package let text: String
    /// The file, an absolute path.
    package let file: FilePath
  }

  /// The largest configuration that is read, in bytes.
  private static let sizeLimit = 1 << 20

  /// The title that the configuration in the folder at the absolute path `folder` gives; nil where there is none.
  ///
  /// - Complexity: a call of `stat` for each name that a configuration may have.
  package static func title(in folder: FilePath, of files: SettingFiles = .disk) -> Title? {
    for name in SiteConfigurationName.paths {
      let path = folder.appending(Array(name.utf8))
      let isAmbiguous = !name.hasPrefix(".") && name.hasSuffix("config.toml") && !name.hasPrefix("_")
      if let title = title(of: path, in: files, needsAddress: isAmbiguous) { return Title(text: title, file: path) }
    }
    return nil
  }

  /// What other programs call their configuration, too, has to give the site's address to be taken for one.
  private static func title(of path: FilePath, in files: SettingFiles, needsAddress: Bool) -> String? {
    guard case .file(let bytes, _)? = try? files.read(path, limit: sizeLimit) else { return nil }
    var reader = DocumentReader()
    guard let document = try? reader.read(bytes, format: .siteConfiguration, path: path.text) else { return nil }
    if needsAddress, document.identity.addresses.isEmpty { return nil }
    return document.identity.siteTitles.first.map { document.string($0.range) }
  }
}
