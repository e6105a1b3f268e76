/// The head of a record of a web archive.
struct WebRecord {
  /// Its number in the archive, from 1.
  var number: Int
  /// `response`, `resource`, `conversion`, …; `response` for ARC.
  var type: String
  /// The address that was fetched, without the brackets that some writers put around it.
  var uri: String?
  /// When it was captured, as written; ISO 8601 made of ARC's 14 digits.
  var date: String?
  /// The media type of the block.
  var contentType: String
  /// The length of the block in bytes.
  var length: Int
  /// `WARC-Block-Digest`.
  var blockDigest: String?
  /// `WARC-Payload-Digest`.
  var payloadDigest: String?
  /// The language (`WARC-Identified-Content-Language`, Common Crawl), if it is one.
  var language: String?
  /// Whether the crawler kept only the first part of the body (`WARC-Truncated`).
  var isTruncated = false
  /// Whether the block begins with the head of an HTTP response.
  var isHTTP = false
}

/// Reads the records of a web archive one after the other: the head, then, as the caller wishes, the block.
protocol RecordFraming: AnyObject {
  /// Where the records stand.
  var bytes: RecordBytes { get }

  /// The head of the next record; nil at the end.
  ///
  /// - Throws: what is wrong at this place. The next call goes on at the next record that can be found.
  func next() throws(RecordDamage) -> WebRecord?

  /// Looks, behind a block that was taken, for what has to stand there; where the block `isWhole` no more, whether the
  /// next record stands in it.
  ///
  /// Where it does not, the length of the record was wrong; from the block is put back what belongs to the next record.
  /// - Throws: when it does not.
  func finish(_ block: inout [UInt8], isWhole: Bool) throws(RecordDamage)
}

/// What is wrong with a record, in English.
struct RecordDamage: Error, Hashable {
  /// The words.
  let message: String

  /// A damage.
  init(_ message: String) { self.message = message }
}
