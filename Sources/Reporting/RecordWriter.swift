import Documents
import Policy

/// Writes the output record of one input: the machine contract, version 1.
///
/// The members, in this order; a program may rely on each of them, and on nothing else:
///
/// - `schema`: `imprimatur/1`.
/// - `id`: a record's `id` as it was given, else the number of its line; a file's path.
/// - `path`: the path of the file, or `-` for standard input.
/// - `format`, `encoding`, `language`: how the bytes were read; `language` is null where it is unknown.
/// - `verdict`: `block` where a finding is an error, `review` where one is a warning, else `pass`.
/// - `facts`: what the rules decided, nested by the dots of the facts' names.
/// - `findings`: those at or above the severity asked for, in the order of their place.
/// - `suppressed`: the number of findings that suppressions in the document held back.
/// - `known`: the number of findings that the baseline knows; missing without one.
/// - `unchanged`: the number of findings that the change at hand did not bring; missing where none is asked about.
/// - `skipped`: what was left out and why.
/// - `input`: fields of the input record that were asked for; missing where none was.
/// - `error`: null. An input that could not be checked has only `schema`, `id`, `path`, `skipped`, `input` and `error`.
///
/// Places are bytes of the source as given, 0-based, `end` exclusive, with line and column, both 1-based; a column is a
/// code point. `text` is what stands there, decoded.
struct RecordWriter {
  /// The least severity of findings that are written.
  let show: Severity
  /// The language of messages.
  let language: MessageLanguage

  /// Writes the record of `report`.
  func write(_ report: DocumentReport, to json: inout JSONWriter) {
    json.object { json in
      json.name("schema")
      json.string("imprimatur/1")
      json.name("id")
      write(report.identifier, path: report.path, to: &json)
      json.name("path")
      json.string(report.path)
      switch report.outcome {
      case .failed(let failure): write(failure, kept: report.kept, to: &json)
      case .checked(let document, let evaluation):
        let body = CheckedWriter(places: EvidenceWriter(document), show: show, language: language)
        body.write(evaluation, to: &json)
        write(report.kept, to: &json)
        json.name("error")
        json.null()
      }
    }
  }

  private func write(_ identifier: DocumentReport.Identifier, path: String, to json: inout JSONWriter) {
    switch identifier {
    case .path: json.string(path)
    case .line(let number): json.int(number)
    case .given(let value): json.value(value)
    }
  }

  private func write(
    _ failure: DocumentReport.Failure, kept: [(name: String, value: JSONValue)], to json: inout JSONWriter
  ) {
    let message = failure.message.text(language)
    json.name("skipped")
    json.array { json in
      guard failure.isSkip else { return }
      json.object { json in
        json.name("code")
        json.string(failure.code)
        json.name("message")
        json.string(message)
      }
    }
    write(kept, to: &json)
    json.name("error")
    json.object { json in
      json.name("code")
      json.string(failure.code)
      json.name("message")
      json.string(message)
    }
  }

  private func write(_ kept: [(name: String, value: JSONValue)], to json: inout JSONWriter) {
    guard !kept.isEmpty else { return }
    json.name("input")
    json.object { json in
      for (name, value) in kept {
        json.name(name)
        json.value(value)
      }
    }
  }
}
