package import Files

/// Writes an archive of a plan: a third each in `pages.warc.gz`, `pages.zip` and `pages.jsonl`, and `truth.tsv`.
package enum ArchiveWriter {
  /// Writes into `folder`, which has to be there; memory does not grow with the archive.
  package static func write(_ plan: ArchivePlan, to folder: FilePath) throws {
    try write(plan, to: folder.appending("pages.warc.gz".utf8), part: 0) { plan, index in
      WARC.response(plan.page(index), number: index)
    }
    var zip = ZipWriter()
    try write(plan, to: folder.appending("pages.zip".utf8), part: 1, end: { zip.end() }) { plan, index in
      zip.member("\(index % 97)/\(index).html", Array(plan.page(index).html.utf8))
    }
    try write(plan, to: folder.appending("pages.jsonl".utf8), part: 2) { plan, index in
      Array(plan.page(index).record(id: index).utf8)
    }
    try OpenFile(writing: folder.appending("truth.tsv".utf8)).write(Array(plan.truth.utf8))
  }

  private static func write(
    _ plan: ArchivePlan, to path: FilePath, part: Int, end: () -> [UInt8] = { [] },
    _ entry: (ArchivePlan, Int) -> [UInt8]
  ) throws {
    let file = try OpenFile(writing: path)
    var buffer: [UInt8] = []
    for index in stride(from: part, to: plan.count, by: 3) {
      buffer += entry(plan, index)
      if buffer.count > 1 << 20 {
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.write(buffer + end())
  }
}
