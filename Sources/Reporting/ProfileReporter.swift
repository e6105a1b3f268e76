import Documents
package import Policy

/// Writes where the time of a run went: for people as tables of the slowest, for programs as JSON.
package struct ProfileReporter {
  private let wording: Wording
  private let palette: Palette

  /// A reporter in the words of `options`.
  package init(_ options: ReportOptions) {
    wording = options.wording
    palette = Palette(isOn: options.hasColor)
  }

  /// The tables of `profile`: of each kind the `most` slowest.
  package func text(_ profile: RuleProfile, most: Int) -> [UInt8] {
    var output = summary(profile)
    for kind in RuleProfile.Row.Kind.allCases {
      let rows = profile.rows.filter { $0.kind == kind }
      guard !rows.isEmpty else { continue }
      output += [0x0A] + palette.paint(wording.text("profile.\(kind.rawValue)s"), .strong) + [0x0A]
      output += table(Array(rows.prefix(most)))
      let rest = rows.dropFirst(most)
      if !rest.isEmpty {
        let time = rest.reduce(Duration.zero) { $0 + $1.time }
        let line = wording.text("profile.more", ["n": .number(rest.count), "time": .text(Self.milliseconds(time))])
        output += Array("  ".utf8) + palette.paint(line, .quiet) + [0x0A]
      }
    }
    return output
  }

  private func summary(_ profile: RuleProfile) -> [UInt8] {
    let size = Double(profile.bytes) / 1_048_576
    let head = wording.text(
      "profile.summary", ["documents": .number(profile.documents), "size": .text("\((size * 100).rounded() / 100)")])
    var output = palette.paint(head, .strong) + [0x0A]
    for (key, time) in Self.phases(profile) {
      output += Screen.padded("  " + wording.text("profile.\(key)"), to: 26)
      output += Self.right(Self.milliseconds(time), 12) + [0x0A]
    }
    return output
  }

  private static func phases(_ profile: RuleProfile) -> [(name: String, time: Duration)] {
    [
      ("reading", profile.reading), ("folding", profile.folding), ("filtering", profile.filtering),
      ("matching", profile.matching), ("measuring", profile.measuring), ("judging", profile.judging),
    ]
  }

  private func table(_ rows: [RuleProfile.Row]) -> [UInt8] {
    let headings = ["time", "candidates", "runs", "matches", "findings"].map { wording.text("profile.\($0)") }
    let hasFindings = rows.first?.kind == .rule
    var output: [UInt8] = []
    for (index, heading) in headings.prefix(hasFindings ? 5 : 4).enumerated() {
      output += Self.right(heading, index == 0 ? 14 : 11)
    }
    output = palette.paint(output, .quiet) + [0x0A]
    for row in rows {
      output += Self.right(Self.milliseconds(row.time), 14)
      for count in [row.candidates, row.runs, row.matches] + (hasFindings ? [row.findings] : []) {
        output += Self.right(count == 0 ? "\u{B7}" : String(count), 11)
      }
      output += [0x20, 0x20] + palette.paint(row.name, .path) + [0x0A]
    }
    return output
  }

  /// `text` at the right of `width` columns.
  private static func right(_ text: String, _ width: Int) -> [UInt8] {
    let padded = Screen.padded(text, to: width)
    let bytes = Screen.safe(text)
    return Array(padded.dropFirst(bytes.count)) + bytes
  }

  private static func nanoseconds(_ time: Duration) -> Int {
    let parts = time.components
    return Int(parts.seconds) * 1_000_000_000 + Int(parts.attoseconds / 1_000_000_000)
  }

  /// Milliseconds with three places.
  private static func milliseconds(_ time: Duration) -> String {
    let microseconds = (nanoseconds(time) + 500) / 1000
    let fraction = String(microseconds % 1000)
    return "\(microseconds / 1000).\(String(repeating: "0", count: 3 - fraction.utf8.count))\(fraction) ms"
  }
}

// MARK: For programs

extension ProfileReporter {
  /// The profile as one JSON object: `documents`, `bytes`, `phases` and `rows`, the slowest first; times are
  /// nanoseconds of one thread.
  ///
  /// A row has `kind` (`rule`, `fact`, `pattern`, `measure`), `name`, `nanoseconds`, `candidates`, `runs`, `matches`,
  /// `findings` and `compilingNanoseconds`.
  package func json(_ profile: RuleProfile) -> [UInt8] {
    var json = JSONWriter(indentation: 2)
    json.object { json in
      json.name("schema")
      json.string("imprimatur-profile/1")
      json.name("documents")
      json.int(profile.documents)
      json.name("bytes")
      json.int(profile.bytes)
      json.name("phases")
      json.object { json in
        for (name, time) in Self.phases(profile) {
          json.name(name)
          json.int(Self.nanoseconds(time))
        }
      }
      json.name("rows")
      json.array { json in for row in profile.rows { Self.write(row, to: &json) } }
    }
    json.endLine()
    return json.take()
  }

  private static func write(_ row: RuleProfile.Row, to json: inout JSONWriter) {
    json.object { json in
      json.name("kind")
      json.string(row.kind.rawValue)
      json.name("name")
      json.string(row.name)
      let numbers = [
        ("nanoseconds", nanoseconds(row.time)), ("candidates", row.candidates), ("runs", row.runs),
        ("matches", row.matches), ("findings", row.findings), ("compilingNanoseconds", nanoseconds(row.compiling)),
      ]
      for (name, number) in numbers {
        json.name(name)
        json.int(number)
      }
    }
  }
}
