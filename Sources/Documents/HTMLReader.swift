/// Reads an HTML page into blocks, marks and claims of identity.
///
/// Not a renderer: style sheets and scripts are not run.
package enum HTMLReader {
  /// Reads a page.
  ///
  /// `decoded` is valid UTF-8. `declared` is what the publisher says from outside; it helps to tell the site's name from
  /// the article's in the page title and becomes no part of the text.
  package static func read(_ decoded: [UInt8], declared: Declared = Declared()) -> Reading {
    Reading(result: DocumentBuilder(capacity: decoded.count).finish())
  }
}
