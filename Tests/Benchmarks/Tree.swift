import Corpus
import Files
import FoundationEssentials

/// The files of one format of a corpus, copied so that every program reads the same bytes: unique, valid UTF-8, none else.
struct Tree {
  /// The folder they stand in, a hundred to a folder below it.
  let folder: URL
  /// The files in the order of the corpus.
  let files: [URL]
  /// The bytes of all files.
  let byteCount: Int

  /// Copies what `corpus` holds of `format` to `folder`; one file at a time, so that this process stays small.
  init(_ format: InputFormat, of corpus: String, to folder: URL, fileExtension: String) throws {
    let options = CorpusOptions()
    let reader = CorpusReader([FilePath(corpus)], options: options)
    var seen: Set<Int> = []
    var files: [URL] = []
    var byteCount = 0
    while let entry = reader.next() {
      guard case .file(let file) = entry, file.format == format, let bytes = try? file.read(options), !bytes.isEmpty,
        String(validating: bytes, as: UTF8.self) != nil, seen.insert(bytes.hashValue).inserted
      else { continue }
      let place = folder.appending(path: String(files.count / 100))
      if files.count.isMultiple(of: 100) { try Scratch.make(place) }
      files.append(place.appending(path: "\(files.count).\(fileExtension)"))
      try Data(bytes).write(to: files[files.count - 1])
      byteCount += bytes.count
    }
    guard byteCount > 0 else { throw BenchmarkFailure("\(corpus) holds no \(format.rawValue) in UTF-8") }
    self.folder = folder
    self.files = files
    self.byteCount = byteCount
  }

  /// The bytes of every file.
  func texts() throws -> [[UInt8]] {
    try files.map { Array(try Data(contentsOf: $0)) }
  }

  /// Links to files from all over the tree that together have about `limit` bytes, in `folder`, for slow programs.
  func sample(of limit: Int, in folder: URL) throws -> Sample {
    try Scratch.make(folder)
    let step = max(1, byteCount / limit)
    var count = 0
    for index in stride(from: 0, to: files.count, by: step) {
      let bytes = try Data(contentsOf: files[index])
      try bytes.write(to: folder.appending(path: files[index].lastPathComponent))
      count += bytes.count
    }
    return Sample(folder: folder, byteCount: count)
  }

  /// A part of a tree.
  struct Sample {
    /// The folder that holds it.
    let folder: URL
    /// The bytes of all its files.
    let byteCount: Int
  }
}

/// The folder for what a run leaves behind until its end.
struct Scratch {
  /// Where it is.
  let folder: URL

  /// Makes a new folder.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "imprimatur-benchmarks-" + UUID().uuidString)
    try Self.make(folder)
  }

  /// Removes the folder.
  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// A place in the folder.
  func place(_ name: String) -> URL { folder.appending(path: name) }

  /// Makes a folder and all folders above it.
  static func make(_ folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }
}
