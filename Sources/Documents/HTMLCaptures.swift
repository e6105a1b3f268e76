/// The elements whose text is being noted as a claim.
///
/// A capture waits for its first character, then runs to the end of its element or of the block, whichever comes first.
struct HTMLCaptures {
  /// One claim in the making.
  struct Capture {
    var kind: ClaimKind
    var rank: Int
    var origin: String
    var number: Int32 = 0
    /// The text offset of its first character.
    var start = 0
  }

  private var waiting: [Capture] = []
  private var running: [Capture] = []
  private var count: Int32 = 0

  /// Notes a capture and gives its number.
  mutating func begin(_ capture: Capture) -> Int32 {
    count &+= 1
    var capture = capture
    capture.number = count
    waiting.append(capture)
    return count
  }

  /// Text follows at `offset`: what waits begins here.
  mutating func start(at offset: Int) {
    guard !waiting.isEmpty else { return }
    for var capture in waiting {
      capture.start = offset
      running.append(capture)
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Ends the capture with that number; nil when it had no text, or was ended before.
  ///
  /// - Complexity: O(n) in the number of captures of open elements.
  mutating func end(_ number: Int32) -> Capture? {
    if let index = running.lastIndex(where: { $0.number == number }) { return running.remove(at: index) }
    if let index = waiting.lastIndex(where: { $0.number == number }) { waiting.remove(at: index) }
    return nil
  }

  /// Ends all that have text.
  mutating func finish(at offset: Int) -> [Capture] {
    guard !running.isEmpty else { return [] }
    defer { running.removeAll(keepingCapacity: true) }
    return running
  }
}
