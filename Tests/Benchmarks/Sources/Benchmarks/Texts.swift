import Documents
import FoundationEssentials

/// The files to measure on, each a document of one block.
struct Texts {
  var files: [[UInt8]] = []
  var documents: [Document] = []
  var bytes = 0

  init(_ paths: [String]) {
    for path in paths { add(path) }
    documents = files.map { Self.document($0) }
  }

  private mutating func add(_ path: String) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    if isFolder {
      for name in ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() {
        add(path + "/" + name)
      }
      return
    }
    guard let data = try? Data(contentsOf: URL(filePath: path)), !data.isEmpty else { return }
    let text = Array(String(decoding: data, as: UTF8.self).utf8)
    files.append(text)
    bytes += text.count
  }

  /// A document of one block of code, the zone in which line ends are what they are.
  static func document(_ text: [UInt8], zone: Zone = .code) -> Document {
    let block = Block(zone: zone, range: TextRange(0, text.count))
    return Document(
      source: text, format: .text, encoding: EncodingReport(name: "UTF-8", basis: .valid), decoded: text,
      decodedMap: nil, text: text, textMap: SourceMap(identity: text.count), blocks: [block], marks: [])
  }
}
