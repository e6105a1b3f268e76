// swift-tools-version: 6.2
import PackageDescription

/// A module of the pipeline: `Sources/<name>`, importing only what stands above it in the folder listing.
func stage(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/\(name)", exclude: readme(name))
}

/// A safe Swift face over a C library, in `Sources/Bindings/<name>`.
func binding(_ name: String, data: [String] = [], _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/Bindings/\(name)", exclude: data)
}

/// The module map and header that make a system library visible to Swift.
func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/Bindings/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([apt]), .brew([brew])])
}

func tests(_ name: String, resources: [String] = [], _ dependencies: Target.Dependency...) -> Target {
  .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: resources)
}

/// Long explanations stand as README.md in the folder they explain; SwiftPM has to be told to skip them.
func readme(_ name: String) -> [String] {
  ["Folding", "Matching", "Measuring", "Policy", "Recording", "Relating", "Runner"].contains(name) ? ["README.md"] : []
}

let package = Package(
  name: "imprimatur",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "imprimatur", targets: ["imprimatur"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // MARK: Bindings
    system("SystemICU", pkgConfig: "icu-i18n", apt: "libicu-dev", brew: "icu4c"),
    system("CMarkdown", pkgConfig: "md4c", apt: "libmd4c-dev", brew: "md4c"),
    system("CPCRE2", pkgConfig: "libpcre2-8", apt: "libpcre2-dev", brew: "pcre2"),
    system("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
    system("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    binding("CICU", "SystemICU"),
    binding("CInputLibraries"),
    binding("CPinyin", data: ["LICENSE", "README.md", "pinyin.txt"]),
    binding("CPublicSuffix", data: ["LICENSE", "README.md", "suffixes.txt"]),
    binding("CArchivePage"),
    binding("CReportPage", data: ["page.css", "page.js"]),
    binding("CRulePacks"),
    binding("Archive", "CInputLibraries", "Files"),
    binding("CSHA256"),
    binding("ArchivePage", "CArchivePage"),
    binding("Bytes"),
    binding("Files"),
    binding("ICU", "CICU"),
    binding("Markdown", "CMarkdown"),
    binding("PCRE2", "CPCRE2"),
    binding("Pinyin", "CPinyin"),
    binding("Processes", "Files"),
    binding("PublicSuffix", "CPublicSuffix"),
    binding("ReportPage", "CReportPage"),
    binding("RulePacks", "CRulePacks", "Bytes"),
    binding("SHA256", "CSHA256"),
    binding("SQLite", "CSQLite"),
    binding("Threads"),
    binding("XML", "CInputLibraries"),
    binding("YAML", "CYAML"),

    // MARK: The pipeline, in the order data flows
    stage("Corpus", "Archive", "Files", "ICU", "Processes", "SHA256", "XML"),
    stage("Documents", "ICU", "Markdown", "YAML"),
    stage("Folding", "Bytes", "ICU", "Documents"),
    stage("Matching", "ICU", "PCRE2", "Documents", "Folding"),
    stage("Measuring", "ICU", "Pinyin", "PublicSuffix", "Documents", "Folding", "Matching"),
    stage("Policy", "Bytes", "ICU", "PCRE2", "SHA256", "YAML", "Documents", "Folding", "Matching", "Measuring"),
    stage(
      "Recording", "Files", "ICU", "SHA256", "SQLite", "Corpus", "Documents", "Measuring", "Policy"),
    stage("Relating", "ICU", "SQLite", "Documents", "Folding", "Policy"),
    stage(
      "Reporting", "ArchivePage", "Files", "ICU", "ReportPage", "SHA256", "SQLite", "Documents", "Folding",
      "Policy"),
    stage(
      "Runner", "Archive", "Bytes", "Files", "RulePacks", "SHA256", "SQLite", "Threads", "YAML", "Corpus", "Documents",
      "Folding", "Matching", "Measuring", "Policy", "Recording", "Relating", "Reporting"),
    stage("Serving", "Files", "Threads", "Corpus", "Documents", "Policy", "Reporting", "Runner"),
    .executableTarget(
      name: "imprimatur",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "Files", "RulePacks", "SQLite", "Corpus", "Documents", "Folding", "Matching", "Measuring", "Policy",
        "Recording", "Relating", "Reporting", "Runner", "Serving",
      ],
      path: "Sources/imprimatur"),

    // MARK: Tests
    tests(
      "BindingsTests", "Bytes", "Files", "ICU", "Markdown", "PCRE2", "Processes", "ReportPage", "RulePacks", "SHA256",
      "SQLite",
      "Threads", "YAML"),
    .systemLibrary(
      name: "CArchiveWriting", path: "Tests/CArchiveWriting",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    tests("CorpusTests", resources: ["Suites"], "Archive", "CArchiveWriting", "Corpus", "Files"),
    tests("DocumentsTests", resources: ["Suites"], "Documents", "ICU", "Markdown", "YAML"),
    tests("FoldingTests", "Documents", "Folding", "ICU"),
    tests("MatchingTests", resources: ["Suites"], "Documents", "Folding", "Matching", "PCRE2"),
    tests("MeasuringTests", "Documents", "Folding", "ICU", "Matching", "Measuring", "Pinyin", "PublicSuffix"),
    tests(
      "PolicyTests", resources: ["Diagnostics"], "Bytes", "Documents", "Folding", "Matching", "Measuring", "Policy",
      "YAML"),
    tests(
      "RelatingTests", "Files", "RulePacks", "SQLite", "SyntheticArchive", "Corpus", "Documents", "Policy", "Relating",
      "Runner"),
    tests(
      "ReportingTests", resources: ["Schemas"], "ArchivePage", "Files", "ICU", "Processes", "RulePacks", "SQLite",
      "Documents", "Policy", "Recording", "Relating", "Reporting", "Runner"),
    tests(
      "RunnerTests", "Bytes", "Files", "SQLite", "Corpus", "Documents", "Policy", "Recording", "Relating", "Reporting",
      "RulePacks",
      "Runner"),
    tests("RecordingTests", resources: ["Suites"], "Files", "SQLite", "Documents", "Policy", "Recording"),
    tests("ServingTests", "Documents", "Policy", "Reporting", "Runner", "Serving"),
    tests("LayoutTests"),
    tests("RuleTests", "Documents", "Folding", "Matching", "Measuring", "Policy", "RulePacks", "Runner", "YAML"),
    tests("SampleTests", "Files", "Corpus", "Documents", "Policy", "Reporting", "Runner"),
    tests("CommandTests", resources: ["Cases", "Packs"], "Files", "SyntheticArchive", "YAML"),

    // MARK: Speed, run by hand: Tests/Benchmarks/README.md
    .target(
      name: "SyntheticArchive", dependencies: ["Files", "ICU", "Corpus", "Documents"],
      path: "Tests/Benchmarks/SyntheticArchive"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "Files", "PCRE2", "Processes", "SQLite", "Corpus", "Documents", "Folding", "Matching", "SyntheticArchive",
      ],
      path: "Tests/Benchmarks", exclude: ["README.md", "Peers", "SyntheticArchive", "kill_archive.py"]),
  ],
  cLanguageStandard: .gnu2x
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}

// Compiling all packs takes a debug build without this ten seconds, and the tests do it many times.
for target in package.targets where ["Folding", "ICU", "Matching", "Policy"].contains(target.name) {
  target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}

// Checking at run time that no two accesses overlap costs a release build six hundredths of its time; the tests, which
// run the same code in debug builds, keep the check.
for target in package.targets where [.regular, .executable].contains(target.type) {
  target.swiftSettings?.append(.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)))
}
