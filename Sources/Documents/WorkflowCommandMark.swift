/// Whether a `[` behind `utf8` would open a command to a CI runner, which reads every line of a program's output.
///
/// The runners of GitHub Actions look for `##[` and those of Azure Pipelines for `##vso[` anywhere in a line.
/// - Complexity: O(n) in the number of letters before the bracket.
package func opensWorkflowCommand(_ utf8: ArraySlice<UInt8>) -> Bool {
  let letters = utf8.reversed().prefix { (0x61...0x7A).contains($0 | 0x20) }.count
  return utf8.dropLast(letters).suffix(2).elementsEqual([0x23, 0x23])
}
