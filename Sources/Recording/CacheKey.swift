package import Documents
internal import SHA256

/// What the check of an article depends on, as one hash: with the same key it has the same result.
///
/// Where the article stands is no part of it, so that a file that was moved is known again.
package struct CacheKey: Hashable, Sendable {
  /// 16 bytes.
  package let bytes: [UInt8]
  /// SHA-256 of the article's bytes, hexadecimal.
  package let contentHash: String

  /// The key of an article with these `content` bytes that is read as `format` (nil: by what it holds), with what the
  /// publisher declares, under rules and options with the digest `settings`.
  ///
  /// - Complexity: O(n); one to two gigabytes a second where the processor has instructions for SHA-256.
  package init(content: [UInt8], format: DocumentFormat?, isUnicode: Bool, declared: Declared, settings: String) {
    let hash = SHA256.hash(content)
    contentHash = SHA256.digits(hash)
    var parts: [String?] = [settings, format?.rawValue, isUnicode ? "unicode" : nil]
    parts += [
      declared.url, declared.siteTitle, declared.title, declared.author, declared.source, declared.language,
      declared.charset, declared.date, declared.captured,
    ]
    parts += declared.owners + [nil, declared.house.map { String(describing: $0) }]
    bytes = Array(Self.digest(parts, hash).prefix(16))
  }

  /// The digest of `parts`, which cannot run into each other.
  package static func digest(of parts: [String?]) -> String { SHA256.digits(digest(parts, [])) }

  private static func digest(_ parts: [String?], _ start: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.combine(start)
    for part in parts {
      // No UTF-8 text holds these bytes.
      hash.combine(part.map { Array($0.utf8) + [0xFF] } ?? [0xFE])
    }
    return hash.finish()
  }
}
