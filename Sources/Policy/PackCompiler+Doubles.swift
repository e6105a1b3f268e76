import Documents
import Folding
import Matching
import Measuring

extension PackCompiler {
  /// Patterns and words that `files` have twice, under the same options; the files must be sound.
  ///
  /// - Complexity: that of compiling the files.
  package static func doubles(in files: [RuleFile]) -> [RuleDiagnostic] {
    var compiler = PackCompiler(files, measures: MeasureCatalog.all)
    _ = compiler.compile(digest: "")
    guard !compiler.log.hasErrors else { return [] }
    var log = PackLog(paths: compiler.log.paths)
    compiler.findDoublePatterns(&log)
    compiler.findDoubleWords(&log)
    return log.sorted()
  }

  /// What makes two patterns find the same, their text aside.
  private struct Options: Hashable {
    var folds: FoldSet
    var boundary: PatternSpec.Boundary
    var zones: ZoneSet
    var masks: MarkSet
    var languages: [String]
    var requirements: [RuleSet.Requirement]

    init(_ spec: PatternSpec, _ pattern: RuleSet.Pattern) {
      (folds, boundary, zones, masks) = (spec.folds, spec.boundary, spec.zones, spec.masks)
      (languages, requirements) = (pattern.languages, pattern.requirements)
    }
  }

  private struct Whole: Hashable {
    var source: PatternSpec.Source
    var options: Options
  }

  private struct Word: Hashable {
    var text: [UInt8]
    var options: Options
  }

  private func findDoublePatterns(_ log: inout PackLog) {
    var first: [Whole: Int] = [:]
    for index in names.patterns.indices {
      guard case .matched(let spec) = patterns[index].source else { continue }
      let whole = Whole(source: specs[spec].source, options: Options(specs[spec], patterns[index]))
      guard let earlier = first[whole] else {
        first[whole] = index
        continue
      }
      let (entry, other) = (names.patterns[index], names.patterns[earlier])
      log.add(
        .doublePattern, at: entry.place, "`\(entry.qualifiedName)` looks for the same as `\(other.qualifiedName)`",
        help: "that one is in \(log.paths[other.place.file]):\(other.place.line)")
    }
  }

  /// Words that stand in two lists, each of which has others too.
  private func findDoubleWords(_ log: inout PackLog) {
    var first: [Word: (index: Int, place: PackPlace)] = [:]
    for index in names.patterns.indices {
      guard case .matched(let spec) = patterns[index].source,
        case .keywords(let words) = names.patterns[index].pattern.source
      else { continue }
      let options = Options(specs[spec], patterns[index])
      for word in words {
        let key = Word(text: Folder.fold(Array(word.text.utf8), by: options.folds), options: options)
        guard let earlier = first[key] else {
          first[key] = (index, word.place)
          continue
        }
        guard earlier.index != index else { continue }
        let other = names.patterns[earlier.index].qualifiedName
        log.add(
          .doublePattern, at: word.place, "the word `\(word.text)` stands in `\(other)` too",
          help: "in \(log.paths[earlier.place.file]):\(earlier.place.line)")
      }
    }
  }
}
