import Corpus
import Files
import Recording
import SQLite

/// Which documents are in a sample: those whose places have the smallest hashes, so that it is always the same ones.
struct ArchiveSample {
  /// The largest hash that is in; nil when everything is.
  let threshold: UInt64?

  /// Everything.
  static let all = ArchiveSample(threshold: nil)

  private init(threshold: UInt64?) { self.threshold = threshold }

  /// `count` of all documents in `inputs` whose paths are wanted; they are read for it but not checked.
  init(_ count: Int, of inputs: InputList, _ options: ArchiveOptions, progress: ArchiveProgress?) throws(SQLiteError) {
    var smallest = LargestFirst()
    var isFull = false
    var seen = 0
    while let input = try inputs.next(), Interruption.signal == nil {
      guard input.problem == nil else { continue }
      let reader = CorpusReader(input.file, options: options.check.corpus)
      var ordinal = 0
      while let entry = reader.next() {
        defer { ordinal += 1 }
        guard !entry.isProblem, options.paths.wants(entry) else { continue }
        seen += 1
        progress?.sampling(seen)
        smallest.insert(Self.hash(input.file.path, ordinal))
        if smallest.count > count {
          smallest.removeLargest()
          isFull = true
        }
      }
    }
    progress?.clear()
    threshold = isFull ? smallest.largest ?? 0 : nil
  }

  /// Whether the entry `ordinal` (from 0) of the input at `path` is in.
  func has(_ path: FilePath, _ ordinal: Int) -> Bool {
    guard let threshold else { return true }
    return Self.hash(path, ordinal) <= threshold
  }

  /// FNV-1a with a final mix.
  private static func hash(_ path: FilePath, _ ordinal: Int) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    path.bytes.forEach(add)
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: ordinal >> shift)) }
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    return state ^ (state >> 31)
  }
}

/// Numbers, of which the largest is at hand: a binary heap.
private struct LargestFirst {
  private var heap: [UInt64] = []
  var count: Int { heap.count }
  var largest: UInt64? { heap.first }

  mutating func insert(_ number: UInt64) {
    heap.append(number)
    var child = heap.count - 1
    while child > 0, heap[child] > heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeLargest() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, heap[child + 1] > heap[child] { child += 1 }
      if heap[parent] >= heap[child] { return }
      heap.swapAt(parent, child)
      parent = child
    }
  }
}
