import Documents
import FoundationEssentials
import Testing

/// The files of an outside suite in `Suites/<folder>`, by name.
func suiteFiles(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Suites/\(folder)")
  let names = try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
  return try names.compactMap { name in
    let path = root.appending(path: name)
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder), !isFolder else { return nil }
    return (name, Array(try Data(contentsOf: path)))
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SourceMap {
  /// What the map says of each upper byte: the lower range of that byte alone.
  var byteRanges: [ByteRange] { (0..<upperCount).map { lowerRange($0, $0 + 1) } }
}
