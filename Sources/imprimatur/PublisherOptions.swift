import ArgumentParser
import Documents

/// What the publisher says about the page from outside it.
struct PublisherOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The title that the site is configured to have.", valueName: "name"))
  var siteTitle: String?

  @Option(help: ArgumentHelp("The address that the page is published at.", valueName: "url"))
  var url: String?

  /// The options as documents carry them.
  var declared: Declared {
    var declared = Declared()
    declared.siteTitle = siteTitle
    declared.url = url
    return declared
  }
}
