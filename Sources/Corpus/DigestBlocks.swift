/// What the functions of the SHA family have in common (FIPS 180-4, 5).
func digestBlocks(_ message: [UInt8], _ take: (Span<UInt8>) -> Void) {
  let whole = message.count / 64 * 64
  for start in stride(from: 0, to: whole, by: 64) { take(message.span.extracting(start..<(start + 64))) }
  var rest = Array(message[whole...]) + [0x80]
  while rest.count % 64 != 56 { rest.append(0) }
  let bits = UInt64(message.count) * 8
  for shift in stride(from: 56, through: 0, by: -8) { rest.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
  for start in stride(from: 0, to: rest.count, by: 64) { take(rest.span.extracting(start..<(start + 64))) }
}

func digestWord(_ bytes: Span<UInt8>, _ index: Int) -> UInt32 {
  UInt32(bytes[4 * index]) << 24 | UInt32(bytes[4 * index + 1]) << 16 | UInt32(bytes[4 * index + 2]) << 8
    | UInt32(bytes[4 * index + 3])
}

func rotatedLeft(_ value: UInt32, _ count: UInt32) -> UInt32 { value << count | value >> (32 - count) }

func digestBytes(_ words: [UInt32]) -> [UInt8] {
  words.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
}
