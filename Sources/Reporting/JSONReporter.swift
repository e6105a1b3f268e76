import Documents

/// The output records as one JSON array, indented for people; see `RecordWriter`.
struct JSONReporter: Reporter {
  private let writer: RecordWriter

  init(_ options: ReportOptions) {
    writer = RecordWriter(show: options.show, language: options.wording.language)
  }

  func begin() -> [UInt8] { [UInt8(ascii: "[")] }

  func report(_ report: DocumentReport, index: Int) -> [UInt8] {
    var json = JSONWriter(indentation: 2)
    writer.write(report, to: &json)
    return Array((index == 0 ? "\n" : ",\n").utf8) + json.take()
  }

  func end(_ summary: RunSummary) -> [UInt8] { Array((summary.documents + summary.failures == 0 ? "]\n" : "\n]\n").utf8) }
}
