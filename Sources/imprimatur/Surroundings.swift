import Files
import Policy
import Reporting

/// What the terminal and the environment ask for.
enum Surroundings {
  /// The language of the locale (POSIX: `LC_ALL`, then `LC_MESSAGES`, then `LANG`).
  static var language: MessageLanguage {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(ProcessEnvironment.value).first { !$0.isEmpty }
    return MessageLanguage.allCases.first { locale?.hasPrefix($0.rawValue) == true } ?? .english
  }

  /// Whether what goes to `file` may be coloured: only on a terminal, unless `NO_COLOR` or `CLICOLOR_FORCE` say otherwise.
  static func hasColor(_ file: borrowing OpenFile) -> Bool {
    if let no = ProcessEnvironment.value("NO_COLOR"), !no.isEmpty { return false }
    if let force = ProcessEnvironment.value("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
    return file.isTerminal && ProcessEnvironment.value("TERM") != "dumb"
  }

  /// The number of columns of the terminal behind `file`, or what suits a file.
  static func columns(_ file: borrowing OpenFile) -> Int {
    file.isTerminal ? min(file.terminalColumns ?? 100, 160) : 100
  }

  /// How reports of `format` name inputs: from the root of the repository where the CI server says which folder that is.
  static func reportPaths(for format: ReportFormat) -> ReportPaths {
    guard !format.isForPeople, let folder = FilePath.current?.text else { return ReportPaths() }
    let variable = format == .gitlab ? "CI_PROJECT_DIR" : "GITHUB_WORKSPACE"
    let root = ProcessEnvironment.value(variable).flatMap { $0.isEmpty ? nil : FilePath($0).resolved?.text }
    let isInside = root.map { folder == $0 || folder.hasPrefix($0 + "/") } ?? false
    return ReportPaths(workingFolder: folder, root: isInside ? root ?? folder : folder)
  }

  /// The path that `argument` means, byte for byte also where it is not UTF-8.
  static func path(_ argument: String) -> FilePath {
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return FilePath(argument) }
    let raw = ProcessEnvironment.arguments.first { String(decoding: $0, as: UTF8.self) == argument }
    return raw.map { FilePath(bytes: $0) } ?? FilePath(argument)
  }
}
