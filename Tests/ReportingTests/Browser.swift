import Foundation
import Testing

/// A headless Chromium, which shows a page as its reader gets it.
struct Browser {
  /// There is none on this machine.
  struct Missing: Error, CustomStringConvertible {
    let description = "no Chromium was found: ./make test installs one, IMPRIMATUR_CHROMIUM names one"
  }

  private let program: URL

  init() throws {
    let named = ProcessInfo.processInfo.environment["IMPRIMATUR_CHROMIUM"].map { [$0] } ?? []
    let usual = [
      "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
      "/opt/homebrew/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]
    guard let path = (named + usual).first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw Missing()
    }
    program = URL(fileURLWithPath: path)
  }

  /// What the browser writes for `page`, opened with `fragment` and run with `arguments`.
  private func run(_ page: URL, fragment: String, _ arguments: [String]) throws -> String {
    let profile = page.deletingLastPathComponent().appendingPathComponent("profile-" + UUID().uuidString)
    let output = page.deletingLastPathComponent().appendingPathComponent("out-" + UUID().uuidString)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = program
    process.arguments =
      ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile.path] + arguments
      + [page.absoluteString + (fragment.isEmpty ? "" : "#" + fragment)]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }

  /// The page's elements after its script has run.
  func elements(of page: URL, fragment: String = "") throws -> String {
    try run(page, fragment: fragment, ["--dump-dom"])
  }

  /// A picture of the page, a PNG.
  func picture(of page: URL, width: Int) throws -> Data {
    let file = page.deletingLastPathComponent().appendingPathComponent("picture.png")
    _ = try run(page, fragment: "", ["--screenshot=" + file.path, "--window-size=\(width),800", "--hide-scrollbars"])
    return try Data(contentsOf: file)
  }

  /// The page as it is printed, a PDF.
  func print(_ page: URL) throws -> Data {
    let file = page.deletingLastPathComponent().appendingPathComponent("print.pdf")
    _ = try run(page, fragment: "", ["--print-to-pdf=" + file.path, "--no-pdf-header-footer"])
    return try Data(contentsOf: file)
  }
}
