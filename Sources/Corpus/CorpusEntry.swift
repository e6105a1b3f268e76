package import Files

/// One thing to be checked, or a reason why it is not.
package enum CorpusEntry: Sendable {
  /// A file, to be read by whoever checks it.
  case file(CorpusFile)
  /// A document whose bytes are there already.
  case document(CorpusDocument)
  /// A line of JSON Lines.
  case record(RecordLine)
  /// Something that is not checked.
  case problem(CorpusProblem)
}

extension CorpusEntry {
  /// The path of what it is about.
  package var path: FilePath {
    switch self {
    case .file(let file): file.path
    case .document(let document): document.path
    case .record(let line): line.path
    case .problem(let problem): problem.path
    }
  }
}

/// A line of JSON Lines.
package struct RecordLine: Hashable, Sendable {
  /// The file it stands in.
  package let path: FilePath
  /// Its number, 1-based; blank lines count.
  package let number: Int
  /// Its bytes without the line feed.
  package let bytes: [UInt8]

  /// The line `number` of `path`.
  package init(path: FilePath, number: Int, bytes: [UInt8]) {
    self.path = path
    self.number = number
    self.bytes = bytes
  }
}

/// A file to be checked.
package struct CorpusFile: Hashable, Sendable {
  /// Where it is.
  package let path: FilePath
  /// What it is to be read as.
  package let format: InputFormat
  /// Whether a walk came upon it; otherwise it was named.
  package let isFound: Bool

  /// The file at `path`.
  package init(path: FilePath, format: InputFormat, isFound: Bool) {
    self.path = path
    self.format = format
    self.isFound = isFound
  }

  /// The file's bytes.
  ///
  /// - Throws: a problem where it cannot be read, is larger than `options.sizeLimit`, is a report being written, or is an
  ///   archive or compressed in spite of its name.
  package func read(_ options: CorpusOptions) throws(CorpusProblem) -> [UInt8] {
    var problem: CorpusProblem?
    do throws(FileError) {
      let file = try OpenFile(reading: path)
      let status = try file.status()
      problem = options.problem(with: status, path, isFound: isFound)
      if problem == nil {
        let bytes = try file.readToEnd(expected: status.size, limit: options.sizeLimit)
        let isArchive = isFound && Signature(bytes) != nil
        if bytes.count <= options.sizeLimit, !isArchive { return bytes }
        if isArchive { problem = CorpusProblem(.disguisedArchive, path) }
      }
    } catch {
      throw CorpusProblem(error, path, isFound: isFound)
    }
    throw problem ?? options.tooLarge(path)
  }
}
