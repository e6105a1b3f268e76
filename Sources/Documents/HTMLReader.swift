/// Reads an HTML page into blocks, marks and claims of identity.
///
/// What it takes for text and what not:
/// - style sheets and scripts are not run; only `style` attributes, `hidden`, `aria-hidden="true"`, `<template>`,
///   closed dialogs and the fallback of players hide text, which is then read as hidden, not dropped;
/// - `<noscript>` is read as part of the page: it is what crawlers and readers without scripts see;
/// - scripts, styles and the content of `<iframe>` are no text; JSON-LD is metadata;
/// - one `<br>` is a line break in a block, two in a row are a block boundary;
/// - comments, alternatives, addresses and metadata stand in blocks of their own behind the running text.
package enum HTMLReader {
  /// Reads a page.
  ///
  /// `decoded` is valid UTF-8. `declared` is what the publisher says from outside; it helps to tell the site's name from
  /// the article's in the page title and becomes no part of the text.
  ///
  /// - Complexity: O(n) in the number of bytes, whatever they are.
  package static func read(_ decoded: [UInt8], declared: Declared = Declared()) -> Reading {
    var tokenizer = HTMLTokenizer(decoded)
    var page = HTMLPage(decoded)
    tokenizer.run(&page)
    return page.finish(declared)
  }
}

extension HTMLPage {
  /// Closes what is open and gives the reading.
  consuming func finish(_ declared: Declared) -> Reading {
    if !open.isEmpty { close(from: 0) }
    while let entry = open.popLast() { leave(entry) }
    let language = language ?? languageHint
    let omissions = omissions
    let (result, found) = flow.finish()
    var identity = found
    if identity.titles.contains(where: { $0.origin == "h1" }) { identity.titles.removeAll { $0.origin == "h2" } }
    var reading = Reading(result: result, identity: identity, language: language, omissions: omissions)
    TitleSplitter.split(&reading, declared: declared)
    return reading
  }
}
