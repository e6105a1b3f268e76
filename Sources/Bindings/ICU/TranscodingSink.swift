/// Puts together what ICU says of every UTF-16 unit: UTF-8, and runs of characters with their source bytes.
///
/// A character's bytes end where the next one begins, so one character is always open.
@safe
struct TranscodingSink {
  private(set) var result = Transcoded()
  private let isStateful: Bool
  private let isEastAsian: Bool
  private let hasEuroAt80: Bool
  private let source: UnsafePointer<UInt8>
  private let output: UnsafeMutablePointer<UInt8>
  private var run = Transcoded.Run(lower: 0, lowerUnit: 0, upperUnit: 0, count: 0)
  private var openStart = -1
  private var openUpper = 0
  private var closedEnd = 0
  private var lead: UInt32 = 0

  /// A sink for `source`; `output` has room for three bytes per unit of one `append`, and four more.
  init(source: UnsafePointer<UInt8>, output: UnsafeMutablePointer<UInt8>, isStateful: Bool, charset: Charset) {
    unsafe self.source = unsafe source
    unsafe self.output = unsafe output
    self.isStateful = isStateful
    isEastAsian = charset.isEastAsian
    hasEuroAt80 = charset.hasEuroAt80
  }

  mutating func reserve(_ count: Int) { result.utf8.reserveCapacity(count) }

  /// Takes the units of one call to the converter; `offsets` count from `base`, -1 continues the open character.
  mutating func append(
    _ units: UnsafePointer<UInt16>, _ offsets: UnsafePointer<Int32>, count: Int, base: Int
  ) {
    var written = 0
    for index in 0..<count {
      let offset = Int(unsafe offsets[index])
      if offset >= 0 || openStart < 0 {
        let start = max(base + max(offset, 0), closedEnd)
        if start > openStart {
          close(at: start)
          openStart = start
        }
      }
      let before = written
      let unit = replacement(of: UInt32(unsafe units[index]))
      unsafe write(unit, output, &written)
      openUpper += written - before
    }
    unsafe result.utf8.append(contentsOf: UnsafeBufferPointer(start: output, count: written))
  }

  /// U+FFFD for a byte that the Encoding Standard calls an error and ICU maps to a character of private use.
  @inline(__always)
  private mutating func replacement(of unit: UInt32) -> UInt32 {
    guard unit >= 0xE000, unit <= 0xF8FF, isEastAsian, unsafe source[openStart] == 0xFF else { return unit }
    result.invalid.append(openStart..<openStart + 1)
    return 0xFFFD
  }

  /// Takes source bytes that became one U+FFFD.
  mutating func invalid(_ lower: Int, _ upper: Int) {
    let lower = max(lower, closedEnd, openStart < 0 ? 0 : openStart + 1)
    guard upper > lower else { return }
    close(at: lower)
    if hasEuroAt80, upper - lower == 1, unsafe source[lower] == 0x80 {
      result.utf8.append(contentsOf: [0xE2, 0x82, 0xAC])
    } else {
      result.invalid.append(lower..<upper)
      result.utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
    }
    unit(lower, upper - lower, 3)
    closedEnd = upper
  }

  /// The result, the source being `count` bytes long.
  mutating func finish(count: Int) -> Transcoded {
    close(at: count)
    if run.count > 0 { result.runs.append(run) }
    return result
  }

  private mutating func close(at end: Int) {
    guard openStart >= 0 else { return }
    let end = isStateful ? firstShift(openStart + 1, end) : end
    if openUpper > 0 { unit(openStart, end - openStart, openUpper) }
    closedEnd = end
    openStart = -1
    openUpper = 0
  }

  @inline(__always)
  private mutating func unit(_ start: Int, _ lowerUnit: Int, _ upperUnit: Int) {
    if run.lowerUnit == lowerUnit, run.upperUnit == upperUnit, run.lower + run.count * lowerUnit == start {
      run.count += 1
      return
    }
    if run.count > 0 { result.runs.append(run) }
    run = Transcoded.Run(lower: start, lowerUnit: lowerUnit, upperUnit: upperUnit, count: 1)
  }

  /// Where the escape sequences behind a character of ISO 2022 begin: ESC, SO and SI are in no character.
  private func firstShift(_ from: Int, _ end: Int) -> Int {
    var at = from
    while at < end {
      let byte = unsafe source[at]
      if byte == 0x1B || byte == 0x0E || byte == 0x0F { return at }
      at += 1
    }
    return end
  }

  @inline(__always)
  private mutating func write(_ unit: UInt32, _ output: UnsafeMutablePointer<UInt8>, _ count: inout Int) {
    if unit < 0x80 {
      unsafe output[count] = UInt8(truncatingIfNeeded: unit)
      count += 1
    } else if unit < 0x800 {
      unsafe output[count] = UInt8(truncatingIfNeeded: 0xC0 | unit >> 6)
      unsafe output[count + 1] = UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F)
      count += 2
    } else if unit & 0xF800 == 0xD800 {
      unsafe surrogate(unit, output, &count)
    } else {
      unsafe output[count] = UInt8(truncatingIfNeeded: 0xE0 | unit >> 12)
      unsafe output[count + 1] = UInt8(truncatingIfNeeded: 0x80 | unit >> 6 & 0x3F)
      unsafe output[count + 2] = UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F)
      count += 3
    }
  }

  /// ICU gives surrogates in pairs only, though the two may come in two calls.
  private mutating func surrogate(_ unit: UInt32, _ output: UnsafeMutablePointer<UInt8>, _ count: inout Int) {
    guard unit & 0xFC00 == 0xDC00 else {
      lead = unit
      return
    }
    let scalar = 0x10000 + (lead & 0x3FF) << 10 + unit & 0x3FF
    unsafe output[count] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    unsafe output[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
    unsafe output[count + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
    unsafe output[count + 3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
    count += 4
  }
}
