package import Documents

/// Writes places, evidence and fixes of one document as the machine contract has them.
package struct EvidenceWriter: Sendable {
  /// The document.
  package let document: Document
  /// The lines of its decoded source.
  package let lines: LineIndex

  /// A writer for `document`.
  ///
  /// - Complexity: O(n), to find the lines.
  package init(_ document: Document) {
    self.document = document
    lines = LineIndex(document.decoded)
  }

  /// Where `range` of the text stands in the source.
  package func location(of range: TextRange) -> Location { document.location(of: range, using: lines) }

  /// The bytes that `range` of the text was made from, decoded.
  package func source(_ range: TextRange) -> ArraySlice<UInt8> {
    let place = document.decodedRange(range)
    return document.decoded[place.lower..<place.upper]
  }

  /// Writes a fact's value.
  package func write(_ value: FactValue, to json: inout JSONWriter) {
    switch value {
    case .null: json.null()
    case .flag(let flag): json.bool(flag)
    case .number(let number): json.double(number)
    case .text(let text): json.string(text)
    case .list(let values): json.array { json in for value in values { write(value, to: &json) } }
    case .evidence(let evidence): write(evidence, to: &json)
    }
  }

  /// Writes a fix; null where there is none.
  package func write(_ fix: Finding.Fix?, to json: inout JSONWriter) {
    guard let fix else { return json.null() }
    json.object { json in
      json.name("safe")
      json.bool(fix.isSafe)
      json.name("replacement")
      json.string(fix.replacement)
      json.name("plan")
      json.array { json in for step in fix.plan { json.string(step) } }
    }
  }

  /// Writes what supports a finding or a fact.
  package func write(_ evidence: [Finding.Evidence], to json: inout JSONWriter) {
    json.array { json in
      for item in evidence {
        json.object { json in
          // `family/name` is a rule or pattern; anything else says where on the page a value was found.
          json.name(item.origin.contains("/") ? "rule" : "source")
          json.string(item.origin)
          json.name("text")
          if let text = item.text {
            json.string(text)
          } else if let range = item.range {
            json.string(utf8: source(range))
          } else {
            json.null()
          }
          json.name("location")
          if let range = item.range { json.write(location(of: range)) } else { json.null() }
        }
      }
    }
  }
}
