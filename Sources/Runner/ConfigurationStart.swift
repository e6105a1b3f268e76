/// The configuration that `imprimatur init` writes: commented, with what was found out about the site.
package struct ConfigurationStart: Sendable {
  private let generator: SiteGenerator?
  private let title: String?
  private let titleFile: String?

  /// The start for a site of `generator` whose title stands in `titleFile`.
  package init(generator: SiteGenerator?, title: String?, titleFile: String?) {
    self.generator = generator
    self.title = title
    self.titleFile = titleFile
  }

  /// The text of the file.
  package var text: String {
    let ignored = generator?.made ?? ["/node_modules/"]
    return """
      # What counts for the articles in this folder and below; a nearer imprimatur.yaml counts in its place.
      # imprimatur config show --origin says what is in force, imprimatur config schema is for editors.

      # What matters: publisher is strict about your own site, archive about pages that are not what they say.
      profile: publisher

      # The least severity that is shown (info, warning, error), and the least that fails a run (or never).
      show: warning
      fail-on: error

      # What the publisher says of the site:
      # site:
      \(site)
      #   owner: the house that its rights claims name
      #   aliases: [other names of the site]
      #   url: https://example.org/

      # Rules and families by severity; off switches off. imprimatur rules list shows their names.
      # severities:
      #   garbled-text: error
      #   site-title/topic: off

      # Rule packs of your own, and only these rules or families:
      # rules: [imprimatur-rules]
      # select: [repost-ban, site-title]

      # Findings that are known; imprimatur baseline create writes them down.
      # baseline: imprimatur-baseline.jsonl

      # Left out beside what .gitignore and .imprimaturignore say, in the same syntax:
      ignore:
      \(ignored.map { "  - \(ConfigurationListing.scalar($0))" }.joined(separator: "\n"))

      # Other settings for some paths:
      # overrides:
      #   - paths: [drafts/]
      #     fail-on: never

      """
  }

  private var site: String {
    guard let title, let titleFile else { return "#   title: the title that the site is configured to have" }
    let quoted = ConfigurationListing.scalar(title)
    return "#   title: \(quoted)   # read from \(titleFile); say it here where that is not the site's title"
  }
}
