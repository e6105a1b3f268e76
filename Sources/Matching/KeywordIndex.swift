internal import Folding

/// The keywords of one pattern by their first bytes.
struct KeywordIndex {
  private var entries: [UInt16: [(bytes: [UInt8], keyword: Int)]] = [:]

  init(_ keywords: [String], folds: FoldSet) {
    for (index, keyword) in keywords.enumerated() {
      let bytes = Folder.fold(Array(keyword.utf8), by: folds)
      guard let first = bytes.first else { continue }
      let key = UInt16(first) << 8 | UInt16(bytes.count > 1 ? bytes[1] : 0)
      entries[key, default: []].append((bytes, index))
    }
    for key in entries.keys { entries[key]?.sort { $0.bytes.count > $1.bytes.count } }
  }

  func first(in bytes: [UInt8], _ from: Int, _ upper: Int) -> (lower: Int, upper: Int, keyword: Int)? {
    var at = from
    while at < upper {
      let key = UInt16(bytes[at]) << 8
      let second = at + 1 < upper ? UInt16(bytes[at + 1]) : 0
      for key in second == 0 ? [key] : [key | second, key] {
        for entry in entries[key] ?? [] where at + entry.bytes.count <= upper {
          if bytes[at..<at + entry.bytes.count].elementsEqual(entry.bytes) {
            return (at, at + entry.bytes.count, entry.keyword)
          }
        }
      }
      at += 1
    }
    return nil
  }
}
