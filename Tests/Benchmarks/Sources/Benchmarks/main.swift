import Documents
import FoundationEssentials
import Glibc
import Matching

/// Prints how fast matching is against PCRE2 running the same regexes one after the other, in the same process.
///
/// usage: Benchmarks [--passes N] [--only NAME] PATH…

var passes = 5
var only: String?
var paths: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--passes": passes = arguments.popFirst().flatMap { Int($0) } ?? passes
  case "--only": only = arguments.popFirst()
  default: paths.append(argument)
  }
}

let texts = Texts(paths)
guard texts.bytes > 0 else {
  print("no text: name files or folders")
  exit(2)
}
print("\(texts.files.count) files, \(texts.bytes) bytes, \(passes) passes, CPU time")
let bench = Bench(texts: texts, passes: passes)
let parts: [(String, () -> Void)] = [
  ("fold", bench.folding), ("match", bench.matching), ("many", bench.manyKeywords), ("local", bench.local),
  ("cold", bench.cold), ("worst", bench.worstCases), ("each", bench.each),
]
for (name, run) in parts where only == nil || only == name { run() }
