/// A needle found in a view.
struct Hit: Hashable, Sendable {
  /// The needle's index.
  var needle: UInt32
  /// Where it starts in the view.
  var start: UInt32
}

/// A row of bytes found in a view.
struct RunHit: Hashable, Sendable {
  /// The run's index.
  var run: UInt32
  /// Where the row begins in the view.
  var lower: UInt32
  /// Where it ends.
  var upper: UInt32
}
