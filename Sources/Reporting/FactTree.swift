import Policy

/// Facts as the record nests them: `repost.policy` and `repost.owner` stand together in `repost`.
struct FactTree {
  /// A branch or a value, under its name.
  struct Node {
    let name: String
    var value: FactValue?
    var children: [Node] = []
  }

  /// Deeper keys are not split further, so that no key makes a tree too deep to be written.
  private static let depth = 8

  /// What stands at the top, in the order in which it first came.
  private(set) var nodes: [Node] = []

  /// The tree of `facts`.
  ///
  /// - Complexity: O(n · m) in the number of facts and of names beside each other.
  init(_ facts: [(key: String, value: FactValue)]) {
    for fact in facts {
      let names = fact.key.split(separator: ".", maxSplits: Self.depth - 1).map(String.init)
      Self.insert(names[...], fact.value, into: &nodes)
    }
  }

  private static func insert(_ names: ArraySlice<String>, _ value: FactValue, into nodes: inout [Node]) {
    guard let name = names.first else { return }
    let at = nodes.firstIndex { $0.name == name } ?? nodes.count
    if at == nodes.count { nodes.append(Node(name: name)) }
    if names.count == 1 { nodes[at].value = value } else { insert(names.dropFirst(), value, into: &nodes[at].children) }
  }
}
