// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that `swift build` and `swift test` of the product never build it. The product's modules are
// compiled from their own folders, because what they share among themselves is not public.
func stage(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, path: "Product/\(name)", exclude: readme(name))
}

func binding(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, path: "Product/Bindings/\(name)")
}

func system(_ name: String, pkgConfig: String) -> Target {
  .systemLibrary(name: name, path: "Product/Bindings/\(name)", pkgConfig: pkgConfig)
}

func readme(_ name: String) -> [String] { ["Folding", "Matching"].contains(name) ? ["README.md"] : [] }

let package = Package(
  name: "imprimatur",
  platforms: [.macOS(.v26)],
  targets: [
    system("CICU", pkgConfig: "icu-i18n"),
    system("CMarkdown", pkgConfig: "md4c"),
    system("CPCRE2", pkgConfig: "libpcre2-8"),
    system("CYAML", pkgConfig: "yaml-0.1"),
    binding("ICU", "CICU"),
    binding("Markdown", "CMarkdown"),
    binding("PCRE2", "CPCRE2"),
    binding("YAML", "CYAML"),
    stage("Documents", "ICU", "Markdown", "YAML"),
    stage("Folding", "ICU", "Documents"),
    stage("Matching", "ICU", "PCRE2", "Documents", "Folding"),
    .executableTarget(name: "Benchmarks", dependencies: ["Documents", "Folding", "Matching", "PCRE2"]),
  ],
  cLanguageStandard: .gnu2x
)

for target in package.targets where [.regular, .executable].contains(target.type) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ]
}
