import Documents

/// One output record a line: see `RecordWriter`.
struct JSONLinesReporter: Reporter {
  private let writer: RecordWriter

  init(_ options: ReportOptions) {
    writer = RecordWriter(show: options.show, language: options.wording.language)
  }

  func report(_ report: DocumentReport) -> [UInt8] {
    var json = JSONWriter()
    writer.write(report, to: &json)
    json.endLine()
    return json.take()
  }
}
