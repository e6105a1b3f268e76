import ArgumentParser
import Documents

/// What the publisher says about the page from outside it.
struct PublisherOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The title that the site is configured to have.", valueName: "name"))
  var siteTitle: String?

  @Option(help: ArgumentHelp("The address that the page is published at.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("The charset that the page is served with (HTTP Content-Type).", valueName: "name"))
  var charset: String?

  func validate() throws {
    if let charset, !Declared.knows(charset: charset) {
      throw ValidationError(
        "'--charset' must be a name from the Encoding Standard, such as 'gbk': '\(charset)' is none.")
    }
  }

  /// The options as documents carry them.
  var declared: Declared {
    var declared = Declared()
    declared.siteTitle = siteTitle
    declared.url = url
    declared.charset = charset
    return declared
  }
}
