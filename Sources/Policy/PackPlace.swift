/// Where something stands in a rule pack.
struct PackPlace: Hashable, Sendable {
  /// The index of the file.
  var file: Int
  /// The line, 1-based.
  var line: Int
  /// The column, 1-based, in code points.
  var column: Int
}

/// What is wrong with the packs, gathered while they are read.
struct PackLog {
  /// The paths of the files, by index.
  let paths: [String]
  private var entries: [(place: PackPlace, order: Int, diagnostic: RuleDiagnostic)] = []
  /// More problems than an author will read; the rest is counted.
  private static let limit = 1_000
  private var uncounted = 0

  /// An empty log for files at `paths`.
  init(paths: [String]) { self.paths = paths }

  /// Notes a problem.
  mutating func add(
    _ code: DiagnosticCode, at place: PackPlace, _ message: String, help: String? = nil
  ) {
    hasErrors = hasErrors || code.entry.level == .error
    guard entries.count < Self.limit else {
      uncounted += 1
      return
    }
    let diagnostic = RuleDiagnostic(
      code: code.rawValue, level: code.entry.level, file: paths.indices.contains(place.file) ? paths[place.file] : "",
      line: place.line, column: place.column, message: message, help: help)
    entries.append((place, entries.count, diagnostic))
  }

  /// Notes an error of a condition, value or template in `text`.
  mutating func add(_ error: ExpressionError, in text: PackText) {
    add(error.code, at: text.place(at: error.offset), error.message, help: error.help)
  }

  /// Whether an error was noted.
  private(set) var hasErrors = false

  /// The diagnostics in the order of their places, each once.
  func sorted() -> [RuleDiagnostic] {
    var seen: Set<RuleDiagnostic> = []
    let ordered = entries.sorted {
      ($0.place.file, $0.place.line, $0.place.column, $0.order) < (
        $1.place.file, $1.place.line, $1.place.column, $1.order
      )
    }
    var diagnostics = ordered.map(\.diagnostic).filter { seen.insert($0).inserted }
    if uncounted > 0, let last = diagnostics.last {
      var rest = last
      rest.code = DiagnosticCode.outOfRange.rawValue
      rest.level = hasErrors ? .error : .warning
      rest.message = "\(uncounted) more problems are not listed"
      rest.help = "mend these first"
      diagnostics.append(rest)
    }
    return diagnostics
  }
}
