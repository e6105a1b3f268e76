/// How far an input may expand when it is decoded.
package struct ExpansionLimits: Hashable, Sendable {
  /// How many archives and compressed streams may stand in one another.
  ///
  /// `a.tar.gz` is two.
  package var nesting = 6
  /// How many times as large as what is read for it a decoded stream or member may become, once it is larger than
  /// `ratioFloor`.
  ///
  /// Text seldom exceeds 20, access logs 60; bombs begin at 1,000.
  package var ratio = 200
  /// The size in bytes from which `ratio` counts.
  ///
  package var ratioFloor = 64 << 20
  /// The size in bytes that all decoded streams and members of one input may have together, beside `ratio` times the
  /// input's own size.
  package var totalFloor = 1 << 30

  /// What tells these limits, and whether archives are opened at all, from all others.
  package func key(_ opensArchives: Bool) -> String {
    "\(opensArchives) \(nesting) \(ratio) \(ratioFloor) \(totalFloor)"
  }

  /// Limits that real archives do not reach.
  package init() {}
}
