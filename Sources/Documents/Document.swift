import ICU

/// The form an article is written in.
package enum DocumentFormat: String, CaseIterable, Sendable {
  case text, markdown, html, json
  /// The configuration of a site generator or content system, for what it says of the site.
  case siteConfiguration = "site-configuration"
}

/// What the publisher says about the page from outside it: record fields and command-line options.
package struct Declared: Hashable, Sendable {
  /// The address the page is published at.
  package var url: String?
  /// The title that the site is configured to have.
  package var siteTitle: String?
  /// Who publishes the site, and other names of the site, as they are configured.
  package var owners: [String] = []
  /// The article's title.
  package var title: String?
  /// The article's author.
  package var author: String?
  /// Where the article was taken from.
  package var source: String?
  /// The article's language (BCP 47).
  package var language: String?
  /// The charset of an HTTP `Content-Type`.
  package var charset: String?
  /// When it was published, as it is written there.
  package var date: String?
  /// When it was captured or last changed, as it is written there: it was there by then.
  package var captured: String?
  /// What the house asks of the disclaimers in its articles; nil where nothing is said.
  package var house: HouseDisclaimer?

  /// Nothing declared.
  package init() {}

  /// Whether `charset` is the name of an encoding that can be read: a label of the Encoding Standard or a name of ICU's.
  package static func knows(charset: String) -> Bool { Charset(label: charset) != nil }
}

/// How the bytes became text.
package struct EncodingReport: Hashable, Sendable {
  /// What the choice of the encoding rests on.
  package enum Basis: String, Sendable {
    case byteOrderMark = "bom", transport, declared, valid, detected, fallback
  }

  /// The encoding that was used: its WHATWG name in upper case, such as `UTF-8`, `GB18030`, `WINDOWS-1252`.
  package var name: String
  /// What the choice rests on.
  package var basis: Basis
  /// The encoding that the transport, `<meta>` or XML declaration names, as it is written there; nil when none does.
  package var declared: String?
  /// Byte sequences that are not valid in the encoding, in source bytes, ascending; each became one U+FFFD.
  package var invalid: [ByteRange]

  /// An encoding found on `basis`.
  package init(name: String, basis: Basis, declared: String? = nil, invalid: [ByteRange] = []) {
    self.name = name
    self.basis = basis
    self.declared = declared
    self.invalid = invalid
  }
}

/// Something that was left out while reading, and why; it ends up in the output's `skipped`.
package struct Omission: Hashable, Sendable {
  /// A stable code such as `nesting-limit`, `size-limit`, `match-limit`.
  package var code: String
  /// One English sentence: what, where, what to do.
  package var message: String
  /// The source bytes it concerns, where they are known.
  package var range: ByteRange?

  /// An omission with the stable `code`.
  package init(code: String, message: String, range: ByteRange? = nil) {
    self.code = code
    self.message = message
    self.range = range
  }
}

/// An article as the checker understands it: its text in blocks, each byte of it mapped back to the source.
///
/// `text` holds every block's text as valid UTF-8. Bytes of `text` between blocks (separators, masked syntax) belong to
/// no block and are never matched. A value is immutable after reading and may be shared between threads.
package struct Document: Sendable {
  /// The bytes as given.
  package var source: [UInt8]
  /// The form they were read as.
  package var format: DocumentFormat
  /// How they became text.
  package var encoding: EncodingReport
  /// The source decoded to valid UTF-8; the same storage as `source` where that was valid UTF-8 already.
  package var decoded: [UInt8]
  /// From `decoded` down to `source`; nil when they are the same bytes.
  package var decodedMap: SourceMap?
  /// The text of all blocks, UTF-8; the same storage as `decoded` where the reader had nothing to change.
  package var text: [UInt8]
  /// From `text` down to `decoded`.
  package var textMap: SourceMap
  /// The blocks, in text order.
  package var blocks: [Block]
  /// Inline marks, in the order of their first byte.
  package var marks: [Mark]
  /// The parts of the page's identity that were found, with their place in `text`.
  package var identity: Identity
  /// The language of the whole (BCP 47 with script for Chinese: `zh-Hans`, `zh-Hant`), as declared or recognised.
  package var language: String?
  /// What was left out while reading.
  package var omissions: [Omission]
  /// What the publisher says from outside.
  package var declared: Declared

  /// A document of these parts.
  package init(
    source: [UInt8], format: DocumentFormat, encoding: EncodingReport, decoded: [UInt8], decodedMap: SourceMap?,
    text: [UInt8], textMap: SourceMap, blocks: [Block], marks: [Mark], identity: Identity = Identity(),
    language: String? = nil, omissions: [Omission] = [], declared: Declared = Declared()
  ) {
    self.source = source
    self.format = format
    self.encoding = encoding
    self.decoded = decoded
    self.decodedMap = decodedMap
    self.text = text
    self.textMap = textMap
    self.blocks = blocks
    self.marks = marks
    self.identity = identity
    self.language = language
    self.omissions = omissions
    self.declared = declared
  }

  /// The source bytes that `range` of the text was made from.
  ///
  /// - Complexity: O(log n) in the number of pieces of the maps.
  package func sourceRange(_ range: TextRange) -> ByteRange {
    let inDecoded = textMap.lowerRange(range.lower, range.upper)
    return decodedMap?.lowerRange(inDecoded.lower, inDecoded.upper) ?? inDecoded
  }

  /// The index of the block that holds the text offset `offset`, nil between blocks.
  ///
  /// - Complexity: O(log n) in the number of blocks.
  package func blockIndex(at offset: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.upper <= offset { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].range.lower <= offset ? low : nil
  }

  /// The text of `range` as a string.
  package func string(_ range: TextRange) -> String {
    String(decoding: text[range.lower..<range.upper], as: UTF8.self)
  }
}
