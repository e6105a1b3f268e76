/// A node of a pack's YAML with its place.
struct PackNode: Sendable {
  /// What the node is.
  enum Content: Sendable {
    case scalar(PackText)
    case list([PackNode])
    case mapping([(key: PackNode, value: PackNode)])
  }

  /// What the node is.
  var content: Content
  /// Where it begins.
  var place: PackPlace

  /// The scalar, when the node is one.
  var text: PackText? { if case .scalar(let text) = content { text } else { nil } }

  /// The items, when the node is a list.
  var items: [PackNode]? { if case .list(let items) = content { items } else { nil } }

  /// The entries, when the node is a mapping.
  var entries: [(key: PackNode, value: PackNode)]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// The value of the first entry with the key `name`, when the node is a mapping.
  subscript(name: String) -> PackNode? { entries?.first { $0.key.text?.text == name }?.value }

  /// What it is called in messages.
  var kindTitle: String {
    switch content {
    case .scalar(let text): text.text.isEmpty ? "nothing" : "a text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The texts of a list of scalars; other items are left out.
  var texts: [PackText] { items?.compactMap(\.text) ?? [] }

  /// The scalars by name of a mapping; other values are left out.
  var named: [(name: PackText, value: PackNode)] {
    (entries ?? []).compactMap { entry in entry.key.text.map { ($0, entry.value) } }
  }
}
