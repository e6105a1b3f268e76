/// What the program calls itself in reports.
package enum Product {
  /// Its name, as it is typed.
  package static let name = "imprimatur"
  /// Its version (Semantic Versioning 2.0.0).
  package static let version = "0.1.0"
}
