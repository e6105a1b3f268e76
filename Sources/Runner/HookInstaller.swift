package import Files

/// Puts hooks into a folder of git's and takes them away again, leaving hooks of others as they are.
package struct HookInstaller: Sendable {
  /// What became of a hook.
  package enum Outcome: String, CaseIterable, Sendable {
    /// It was put there.
    case installed
    /// It was put there; the one that was there is run before it.
    case chained
    /// It was there and was written anew.
    case renewed
    /// It was taken away.
    case removed
    /// It was taken away, and the one that was there before is back.
    case restored
    /// Another hook stands in its place, which was left alone, and so was the one set aside for ours.
    case foreign
  }

  private let folder: FilePath

  /// An installer for the hooks in `folder`, which need not be there.
  package init(_ folder: FilePath) { self.folder = folder }

  /// Where `hook` stands.
  package func path(_ hook: Hook) -> FilePath { folder.appending(Array(hook.rawValue.utf8)) }

  /// Installs `hook` as a script that runs `program` with `options`.
  package func install(_ hook: Hook, program: FilePath, options: [String]) throws(FileError) -> Outcome {
    try folder.makeFolder()
    let place = path(hook)
    let current = try script(place)
    var outcome = current == nil ? Outcome.installed : .renewed
    if let current, !HookScript.isOurs(current) {
      // A link moves as a link: where it leads stays the same in the same folder.
      try place.move(to: setAside(hook))
      outcome = .chained
    }
    let draft = folder.appending(Array("\(hook.rawValue).new-imprimatur".utf8))
    do { try OpenFile(writing: draft).write(Array(HookScript.text(hook, program: program, options: options).utf8)) }
    try draft.makeExecutable()
    try draft.move(to: place)
    return outcome
  }

  /// Takes `hook` away; nil where it is not there.
  package func uninstall(_ hook: Hook) throws(FileError) -> Outcome? {
    let place = path(hook)
    let before = setAside(hook)
    let hasBefore = (try? FileStatus.of(before, followsLinks: false)) != nil
    guard let current = try script(place) else {
      guard hasBefore else { return nil }
      try before.move(to: place)
      return .restored
    }
    guard HookScript.isOurs(current) else { return hasBefore ? .foreign : nil }
    guard hasBefore else {
      try place.removeFile()
      return .removed
    }
    try before.move(to: place)
    return .restored
  }

  private func setAside(_ hook: Hook) -> FilePath { folder.appending(Array((hook.rawValue + HookScript.before).utf8)) }

  /// The beginning of what stands at `place`; nil where nothing does, empty where it is no file that can be read.
  private func script(_ place: FilePath) throws(FileError) -> [UInt8]? {
    guard (try? FileStatus.of(place, followsLinks: false)) != nil else { return nil }
    guard let file = try? OpenFile(reading: place) else { return [] }
    return (try? file.read(upTo: 1 << 12)) ?? []
  }
}
