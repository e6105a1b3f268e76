import ArgumentParser
import Corpus
import Policy
import Reporting
import Runner

extension FailureLevel: ExpressibleByArgument {}
extension InputFormat: ExpressibleByArgument {}
extension MessageLanguage: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

/// A number of bytes: `4096`, `64K`, `256M`, `2G`, in powers of 1,024.
struct ByteCount: ExpressibleByArgument {
  /// The number.
  let bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let digits = argument.prefix { ("0"..."9").contains($0) }
    guard let number = Int(digits), number > 0 else { return nil }
    let shift: Int
    switch argument.dropFirst(digits.count).uppercased() {
    case "", "B": shift = 0
    case "K", "KB", "KIB": shift = 10
    case "M", "MB", "MIB": shift = 20
    case "G", "GB", "GIB": shift = 30
    default: return nil
    }
    guard number <= Self.most >> shift else { return nil }
    bytes = number << shift
  }

  /// One gibibyte: positions are numbers of 32 bits, and decoded text can be three times as long as its source.
  private static let most = 1 << 30
}

extension ByteCount: CustomStringConvertible {
  var description: String {
    let shift = [30, 20, 10].first { bytes.trailingZeroBitCount >= $0 } ?? 0
    return "\(bytes >> shift)\(shift == 30 ? "G" : shift == 20 ? "M" : shift == 10 ? "K" : "")"
  }
}

/// The formats of reports that the command line knows by name.
enum FormatName {
  /// The format called `name`.
  static func format(_ name: String, option: String) throws -> ReportFormat {
    if let format = ReportFormat(rawValue: name) { return format }
    throw ValidationError("There is no format '\(name)' for '\(option)'; choose one of \(all).")
  }

  /// The names of all formats.
  static var all: String { ReportFormat.allCases.map(\.rawValue).joined(separator: ", ") }

  /// The format and the file that `FORMAT:FILE` names.
  static func output(_ argument: String) throws -> (format: ReportFormat, file: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw ValidationError("'--output \(argument)' has no file; write FORMAT:FILE, such as jsonl:report.jsonl.")
    }
    return (try format(String(parts[0]), option: "--output"), String(parts[1]))
  }
}
