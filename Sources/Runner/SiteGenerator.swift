package import Files

/// A program that makes a site of articles, recognised by its files.
package enum SiteGenerator: String, CaseIterable, Sendable {
  case hexo = "Hexo"
  case hugo = "Hugo"
  case jekyll = "Jekyll"
  case docusaurus = "Docusaurus"
  case vitePress = "VitePress"

  /// The generator of the site in the folder at the absolute path `folder`; nil where none is recognised.
  package static func of(_ folder: FilePath) -> SiteGenerator? {
    func has(_ name: String) -> Bool { (try? FileStatus.of(folder.appending(Array(name.utf8)))) != nil }
    func hasAny(_ start: String) -> Bool {
      ["js", "ts", "mjs", "mts", "cjs", "cts"].contains { has("\(start).\($0)") }
    }
    if hasAny("docusaurus.config") { return .docusaurus }
    if hasAny(".vitepress/config") || hasAny("docs/.vitepress/config") { return .vitePress }
    if ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default/hugo.toml"].contains(where: has) {
      return .hugo
    }
    if ["config.toml", "config.yaml", "config.yml", "config.json"].contains(where: has),
      has("archetypes") || has("content")
    {
      return .hugo
    }
    guard has("_config.yml") || has("_config.yaml") else { return nil }
    // Both call it so: Hexo is a package of Node.js with its posts under `source`, Jekyll a gem with `_posts`.
    if has("source/_posts") || has("scaffolds") || has("db.json") { return .hexo }
    return has("package.json") && !has("Gemfile") && !has("_posts") ? .hexo : .jekyll
  }

  /// Where the articles are, relative to the site's folder.
  package var articles: [String] {
    switch self {
    case .hexo: ["source"]
    case .hugo: ["content"]
    case .jekyll: ["_posts"]
    case .docusaurus: ["docs", "blog"]
    case .vitePress: ["docs"]
    }
  }

  /// What the generator makes or takes from elsewhere, as patterns of `.gitignore`.
  package var made: [String] {
    switch self {
    case .hexo: ["/public/", "/themes/", "/node_modules/", "/scaffolds/"]
    case .hugo: ["/public/", "/resources/", "/themes/", "/archetypes/"]
    case .jekyll: ["/_site/", "/vendor/", "/_layouts/", "/_includes/"]
    case .docusaurus: ["/build/", "/node_modules/"]
    case .vitePress: ["node_modules/", "dist/"]
    }
  }
}
