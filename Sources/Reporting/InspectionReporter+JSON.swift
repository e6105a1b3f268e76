package import Documents

extension InspectionReporter {
  /// The document called `name`, as one JSON object: `imprimatur-inspect/1`.
  package func json(_ document: Document, name: String) -> [UInt8] {
    var json = JSONWriter(indentation: 2)
    let lines = LineIndex(document.decoded)
    json.object { json in
      json.name("schema")
      json.string("imprimatur-inspect/1")
      json.name("path")
      json.string(name)
      json.name("format")
      json.string(document.format.rawValue)
      json.name("encoding")
      write(document.encoding, to: &json)
      json.name("language")
      json.optional(document.language)
      for (kind, claims) in document.identity.kinds {
        json.name(kind)
        json.array { json in
          for claim in claims { write(claim.range, [("origin", claim.origin)], document, lines, to: &json) }
        }
      }
      json.name("blocks")
      json.array { json in
        for block in document.blocks {
          let labels = [
            ("zone", block.zone.rawValue), ("name", block.name), ("level", block.level > 0 ? "\(block.level)" : nil),
            ("language", block.language),
          ]
          write(block.range, labels, document, lines, to: &json)
        }
      }
      json.name("marks")
      json.array { json in
        for mark in document.marks { write(mark.range, [("kind", mark.kind.rawValue)], document, lines, to: &json) }
      }
      json.name("skipped")
      json.array { json in for omission in document.omissions { json.write(omission) } }
    }
    json.endLine()
    return json.take()
  }

  private func write(_ encoding: EncodingReport, to json: inout JSONWriter) {
    json.object { json in
      json.name("name")
      json.string(encoding.name)
      json.name("basis")
      json.string(encoding.basis.rawValue)
      json.name("declared")
      json.optional(encoding.declared)
      json.name("invalid")
      json.array { json in
        for range in encoding.invalid {
          json.array { json in
            json.int(range.lower)
            json.int(range.upper)
          }
        }
      }
    }
  }

  private func write(
    _ range: TextRange, _ labels: [(String, String?)], _ document: Document, _ lines: LineIndex,
    to json: inout JSONWriter
  ) {
    json.object { json in
      for (name, value) in labels {
        guard let value else { continue }
        json.name(name)
        json.string(value)
      }
      json.name("text")
      json.string(document.string(range))
      json.name("location")
      json.write(document.location(of: range, using: lines))
    }
  }
}
