import Files

/// An input that holds others: reads what stands in one another, and says at the end what was left out.
final class ContainerStack {
  private var open: [any Container]
  private let account: InputAccount
  private let path: FilePath
  private var hasSaidLimit = false

  /// The input at `path`, which is `container`.
  init(_ container: any Container, _ account: InputAccount, path: FilePath) {
    open = [container]
    self.account = account
    self.path = path
  }

  /// The next thing in it; nil at the end.
  func next() -> CorpusEntry? {
    while let top = open.last {
      switch top.next() {
      case .entry(let entry):
        if case .problem(let problem) = entry, problem.code == .totalLimit { hasSaidLimit = true }
        return entry
      case .container(let inner): open.append(inner)
      case nil: open.removeLast()
      }
      if account.isExhausted, let problem = end() { return .problem(problem) }
    }
    let leftOut = account.takeLeftOut()
    guard !leftOut.isEmpty else { return nil }
    var problem = CorpusProblem(.leftOut, path)
    problem.leftOut = leftOut
    return .problem(problem)
  }

  /// Ends the reading of an input that has become too large, but for what has been read of it already.
  private func end() -> CorpusProblem? {
    open.removeAll { !($0 is Entries) }
    guard open.isEmpty, !hasSaidLimit else { return nil }
    hasSaidLimit = true
    var problem = CorpusProblem(.totalLimit, path)
    problem.limit = account.totalFloor
    return problem
  }
}
