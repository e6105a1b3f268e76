internal import CPCRE2

/// What one worker needs to search: the capture offsets of the last match, the limits and a stack for compiled patterns.
///
/// It serves any pattern, one after the other, and allocates only when a pattern has more groups than all before.
/// - Note: Thread safety: one per worker, which the missing `Sendable` makes the compiler check. pcre2api: a match data
///   block and a match context that holds a JIT stack must not be used by two threads at the same time.
@safe
package final class MatchMemory {
  /// Where a search gives up.
  package struct Limits: Hashable, Sendable {
    /// How often the matcher may take another path, in one search.
    package var matches: UInt32
    /// How deeply the interpreter may nest; compiled patterns know no depth.
    package var depth: UInt32
    /// How much heap the interpreter may take, in KiB; compiled patterns take none.
    package var heapKiB: UInt32

    /// The given limits, or ones that stop a catastrophic pattern after some milliseconds.
    package init(matches: UInt32 = 1_000_000, depth: UInt32 = 10_000, heapKiB: UInt32 = 16_384) {
      self.matches = matches
      self.depth = depth
      self.heapKiB = heapKiB
    }
  }

  /// The limits of the searches to come.
  package var limits: Limits {
    didSet { applyLimits() }
  }

  let context: OpaquePointer
  private let stack: OpaquePointer?
  private(set) var data: OpaquePointer
  private var offsets: UnsafeMutablePointer<Int>
  private var capacity: Int
  private var matched = 0
  private var offsetLimit = Int.max

  /// Memory for any pattern.
  package init(limits: Limits = Limits()) {
    self.limits = limits
    capacity = 32
    guard let context = unsafe pcre2_match_context_create_8(nil),
      let data = unsafe pcre2_match_data_create_8(UInt32(capacity), nil)
    else { preconditionFailure("out of memory") }
    unsafe self.context = unsafe context
    unsafe self.data = unsafe data
    unsafe offsets = unsafe Self.offsets(of: data)
    unsafe stack = unsafe pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
    unsafe pcre2_jit_stack_assign_8(context, nil, stack.map { unsafe UnsafeMutableRawPointer($0) })
    applyLimits()
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
  }

  /// The number of groups that the last match reached, the whole match included; 0 after a search without a match.
  package var count: Int { matched }

  /// The bytes that group `group` matched in the last match, 0 being the whole match; nil when it took no part in it.
  ///
  /// Offsets count bytes from the start of the subject. O(1), no allocation.
  @inline(__always)
  package func range(_ group: Int) -> (lower: Int, upper: Int)? {
    guard group >= 0, group < matched else { return nil }
    let lower = unsafe offsets[2 * group]
    let upper = unsafe offsets[2 * group + 1]
    // PCRE2_UNSET is the largest size_t, which an Int holds as -1.
    return lower < 0 || upper < 0 ? nil : (lower, upper)
  }

  /// Makes room for the groups of a pattern and forgets the last match.
  func prepare(captures: Int) {
    matched = 0
    guard captures >= capacity else { return }
    guard let larger = unsafe pcre2_match_data_create_8(UInt32(captures + 1), nil) else { return }
    unsafe pcre2_match_data_free_8(data)
    unsafe data = unsafe larger
    capacity = captures + 1
    unsafe offsets = unsafe Self.offsets(of: larger)
  }

  /// Sets the last offset at which a match may start.
  func limit(start: Int) {
    guard start != offsetLimit else { return }
    offsetLimit = start
    unsafe pcre2_set_offset_limit_8(context, start == .max ? ~0 : start)
  }

  /// Takes PCRE2's result: the number of groups, or 0 when the match data are too small for all of them.
  func found(_ result: Int32) { matched = result == 0 ? capacity : Int(result) }

  private func applyLimits() {
    unsafe pcre2_set_match_limit_8(context, limits.matches)
    unsafe pcre2_set_depth_limit_8(context, limits.depth)
    unsafe pcre2_set_heap_limit_8(context, limits.heapKiB)
  }

  private static func offsets(of data: OpaquePointer) -> UnsafeMutablePointer<Int> {
    unsafe UnsafeMutableRawPointer(pcre2_get_ovector_pointer_8(data)).assumingMemoryBound(to: Int.self)
  }
}
