internal import CPCRE2

/// What PCRE2 found out about the pattern when it compiled it.
extension Pattern {
  /// A lower bound of the length of any match, in scalars; 0 when PCRE2 does not know one.
  package var minimumLength: Int { Int(unsafe Self.info(code, PCRE2_INFO_MINLENGTH, as: UInt32.self)) }

  /// How far the pattern looks back at most, in scalars; `\b` and `^` in multiline mode count as 1.
  package var maximumLookbehind: Int { Int(unsafe Self.info(code, PCRE2_INFO_MAXLOOKBEHIND, as: UInt32.self)) }

  /// Whether the pattern may match no bytes at all.
  package var matchesEmpty: Bool { unsafe Self.info(code, PCRE2_INFO_MATCHEMPTY, as: UInt32.self) != 0 }

  /// The byte every match starts with, if there is one such byte; with `caseless` its other case starts one, too.
  package var firstByte: UInt8? {
    guard unsafe Self.info(code, PCRE2_INFO_FIRSTCODETYPE, as: UInt32.self) == 1 else { return nil }
    return UInt8(truncatingIfNeeded: unsafe Self.info(code, PCRE2_INFO_FIRSTCODEUNIT, as: UInt32.self))
  }

  /// A byte that stands in every match somewhere behind its first one, if PCRE2 knows one.
  package var requiredByte: UInt8? {
    guard unsafe Self.info(code, PCRE2_INFO_LASTCODETYPE, as: UInt32.self) == 1 else { return nil }
    return UInt8(truncatingIfNeeded: unsafe Self.info(code, PCRE2_INFO_LASTCODEUNIT, as: UInt32.self))
  }

  /// Whether every match starts at the start of the subject, or of a line in multiline mode.
  package var startsAtLine: Bool {
    let type = unsafe Self.info(code, PCRE2_INFO_FIRSTCODETYPE, as: UInt32.self)
    let options = unsafe Self.info(code, PCRE2_INFO_ALLOPTIONS, as: UInt32.self)
    return type == 2 || options & UInt32(PCRE2_ANCHORED) != 0
  }

  /// The bytes a match may start with, in order; nil when PCRE2 made no such set.
  package var firstBytes: [UInt8]? {
    if let firstByte, !options.contains(.caseless) { return [firstByte] }
    var bitmap: UnsafePointer<UInt8>?
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTBITMAP), &bitmap)
    guard let bitmap = unsafe bitmap else { return nil }
    return (UInt8.min...UInt8.max).filter { unsafe bitmap[Int($0) / 8] & 1 << ($0 % 8) != 0 }
  }

  /// The bytes of memory the pattern takes, machine code included.
  package var memorySize: Int {
    unsafe Self.info(code, PCRE2_INFO_SIZE, as: Int.self) + Self.info(code, PCRE2_INFO_JITSIZE, as: Int.self)
  }
}
