/// An order in which things come after what they depend on, and the circles that stand in the way.
struct DependencyOrder {
  /// All indices, each after those it depends on; otherwise as they were.
  private(set) var order: [Int] = []
  /// Circles that were met: each thing depends on the next, the last on the first.
  private(set) var circles: [[Int]] = []
  /// How many things stand behind each other at most, from each index on.
  private(set) var depths: [Int]

  private enum State { case new, open, done }

  /// How many circles are told; each may be as long as there are things.
  private static let mostCircles = 20

  /// The order of `count` things of which each depends on `dependencies`.
  ///
  /// - Complexity: O(n + m) in the number of things and dependencies; no recursion.
  init(count: Int, dependencies: (Int) -> [Int]) {
    depths = Array(repeating: 1, count: count)
    var states = Array(repeating: State.new, count: count)
    for start in 0..<count where states[start] == .new {
      var path: [(index: Int, rest: ArraySlice<Int>)] = [(start, dependencies(start)[...])]
      states[start] = .open
      while let (index, rest) = path.last {
        guard let next = rest.first else {
          path.removeLast()
          states[index] = .done
          order.append(index)
          if let parent = path.last?.index { depths[parent] = max(depths[parent], depths[index] + 1) }
          continue
        }
        path[path.count - 1].rest = rest.dropFirst()
        switch states[next] {
        case .new:
          states[next] = .open
          path.append((next, dependencies(next)[...]))
        case .open where circles.count >= Self.mostCircles: break
        case .open:
          let begin = path.firstIndex { $0.index == next } ?? 0
          circles.append(path[begin...].map(\.index))
        case .done: depths[index] = max(depths[index], depths[next] + 1)
        }
      }
    }
  }
}
