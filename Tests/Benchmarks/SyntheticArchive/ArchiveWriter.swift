package import Files

/// Writes an archive of a plan: `pages.warc.gz`, `pages.zip` and `pages.jsonl` with a third of its pages each or with all
/// of them, and `truth.tsv`.
package enum ArchiveWriter {
  /// Writes into `folder`, which has to be there; memory does not grow with the archive.
  package static func write(_ plan: ArchivePlan, to folder: FilePath, isWhole: Bool = false) throws {
    let parts = isWhole ? 1 : 3
    func write(
      _ name: String, part: Int, end: () -> [UInt8] = { [] }, _ entry: (ArchivePlan, Int) -> [UInt8]
    ) throws {
      let file = try OpenFile(writing: folder.appending(name.utf8))
      var buffer: [UInt8] = []
      for index in stride(from: isWhole ? 0 : part, to: plan.count, by: parts) {
        buffer += entry(plan, index)
        if buffer.count > 1 << 20 {
          try file.write(buffer)
          buffer.removeAll(keepingCapacity: true)
        }
      }
      try file.write(buffer + end())
    }
    try write("pages.warc.gz", part: 0) { plan, index in
      WARC.response(plan.page(index), number: index)
    }
    var zip = ZipWriter()
    try write("pages.zip", part: 1, end: { zip.end() }) { plan, index in
      zip.member("\(index % 97)/\(index).html", Array(plan.page(index).html.utf8))
    }
    try write("pages.jsonl", part: 2) { plan, index in
      Array(plan.page(index).record(id: index).utf8)
    }
    try OpenFile(writing: folder.appending("truth.tsv".utf8)).write(Array(plan.truth.utf8))
  }
}
