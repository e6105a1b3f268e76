/// A reference that a push moves, as git tells a hook.
package struct GitUpdate: Hashable, Sendable {
  /// The object that it leads to now; nil when it is new.
  package var old: String?
  /// The object that it is to lead to; nil when it is to go.
  package var new: String?
  /// Its name on the side that is pushed to.
  package var reference: String

  /// A reference that goes from `old` to `new`; names of zeros mean that there is none.
  package init(old: String, new: String, reference: String) {
    func name(_ text: String) -> String? { text.allSatisfy { $0 == "0" } ? nil : text }
    (self.old, self.new, self.reference) = (name(old), name(new), reference)
  }

  /// The updates that `pre-receive` reads on its standard input: `<old> <new> <reference>`.
  package static func received(_ input: [UInt8]) -> [GitUpdate] {
    lines(input, fields: 3).map { GitUpdate(old: $0[0], new: $0[1], reference: $0[2]) }
  }

  /// The updates that `pre-push` reads on its standard input: `<local reference> <local> <reference> <remote>`.
  package static func pushed(_ input: [UInt8]) -> [GitUpdate] {
    lines(input, fields: 4).map { GitUpdate(old: $0[3], new: $0[1], reference: $0[2]) }
  }

  private static func lines(_ input: [UInt8], fields: Int) -> [[String]] {
    input.split(separator: 0x0A).compactMap { line in
      let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      return words.count == fields ? words : nil
    }
  }
}

extension GitRepository {
  /// What `update` brings that its side does not have: nil where that is nothing, or nothing that has files.
  ///
  /// For a push to `remote` that is what none of its branches has, as far as they were fetched; without `remote`, what
  /// no reference of this repository has.
  package func comparison(_ update: GitUpdate, remote: String?) throws(GitError) -> GitComparison? {
    // A tag may lead to a tree or a file; these are no versions of anything.
    guard let new = update.new, try hasCommit(new) else { return nil }
    let tip = try commit(new)
    var known = ["--all"]
    if let remote {
      known = ["--remotes=\(remote)"]
      if let old = update.old, try hasCommit(old) { known.append(old) }
    }
    let bases = try bases(of: tip, beyond: known)
    return bases.isEmpty ? nil : GitComparison(bases: bases, tip: .commit(tip))
  }
}
