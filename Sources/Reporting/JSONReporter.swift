import Documents

/// The output records as one JSON array, indented for people; see `RecordWriter`.
struct JSONReporter: Reporter {
  private let writer: RecordWriter

  init(_ options: ReportOptions) {
    writer = RecordWriter(show: options.show, language: options.wording.language)
  }

  func begin() -> [UInt8] { Array("[\n".utf8) }

  func report(_ report: DocumentReport) -> [UInt8] {
    var json = JSONWriter(indentation: 2)
    writer.write(report, to: &json)
    return json.take()
  }

  var separator: [UInt8] { Array(",\n".utf8) }

  func end(_ summary: RunSummary) -> [UInt8] { Array("\n]\n".utf8) }
}
