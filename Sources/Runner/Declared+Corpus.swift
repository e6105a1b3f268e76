import Corpus
import Documents

extension Declared {
  /// What the place of a document says about it, and behind that what the command says about every document.
  init(_ statements: CorpusStatements, over defaults: Declared) {
    self = defaults
    url = statements.url ?? defaults.url
    date = statements.date ?? defaults.date
    captured = statements.captured ?? defaults.captured
    charset = statements.isUnicode ? "utf-8" : statements.charset ?? defaults.charset
    language = statements.language ?? defaults.language
    title = statements.title ?? defaults.title
    author = statements.author ?? defaults.author
    source = statements.source ?? defaults.source
    siteTitle = statements.siteTitle ?? defaults.siteTitle
  }
}
