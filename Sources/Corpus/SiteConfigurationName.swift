package import Files

/// The names of the files in which site generators and content systems are told the site's title.
package enum SiteConfigurationName {
  /// The folder of VitePress, of which only the configuration is read.
  static let folder = Array(".vitepress".utf8)

  private static let scripts = ["js", "mjs", "cjs", "ts", "mts", "cts"]

  /// The paths below a site's folder, the ones that say most first; those of the same generator stand together.
  package static let paths: [String] =
    ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml", "config/_default/hugo.yaml"]
    + ["_config.yml", "_config.yaml", "_config.toml"]
    + scripts.map { "docusaurus.config.\($0)" } + scripts.map { ".vitepress/config.\($0)" }
    + ["wp-cli.yml", "blueprint.json", "config.toml", "config/_default/config.toml"]

  private static let names = Set(
    paths.filter { !$0.hasPrefix(".") }.map { Array($0.utf8.split(separator: 0x2F).last ?? []) })

  /// Whether the file at `path` is called like one.
  package static func isOne(_ path: FilePath) -> Bool {
    let name = Array(path.name)
    if names.contains(name) { return true }
    guard let folder = path.parent, holdsOnlyConfiguration(folder), name.starts(with: "config.".utf8) else {
      return false
    }
    return path.fileExtension.map(scripts.contains) == true
  }

  /// Whether nothing but configuration is looked for in the folder at `path`.
  static func holdsOnlyConfiguration(_ path: FilePath) -> Bool { path.name.elementsEqual(folder) }
}
