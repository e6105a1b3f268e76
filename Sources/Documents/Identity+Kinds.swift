extension Identity {
  /// The claims of the kind called `name` in rules, such as `site-titles`; nil for another name.
  package func claims(named name: String) -> [Claim]? {
    switch name {
    case "titles": titles
    case "site-titles": siteTitles
    case "page-titles": pageTitles
    case "sections": sections
    case "authors": authors
    case "publishers": publishers
    case "sources": sources
    case "addresses": addresses
    case "licences": licences
    case "dates": dates
    default: nil
    }
  }
}
