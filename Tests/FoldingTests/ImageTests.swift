import Folding
import Testing

@Suite("Images")
struct ImageTests {
  private static func sample() -> ImageWriter {
    var writer = ImageWriter()
    writer.write(UInt8(7))
    writer.write(true)
    writer.write(UInt16(0xABCD))
    writer.write(UInt32(0xDEAD_BEEF))
    writer.write(UInt64.max - 1)
    writer.write(-42)
    writer.write(0.1)
    writer.write("a\u{4E2D}\u{1F600}")
    writer.write([UInt8]([1, 2, 3]))
    writer.write([UInt16]([1, 0xFFFF]))
    writer.write([UInt32]([1, 0xFFFF_FFFF]))
    writer.write([UInt64]([1, .max]))
    writer.write(["", "x"])
    writer.writeList([1, 2]) { $0.write($1) }
    writer.writeOptional("y")
    writer.writeOptional(nil)
    writer.write(case: Scope.clause)
    return writer
  }

  private static func read(_ reader: inout ImageReader) throws(ImageError) {
    #expect(try reader.readUInt8() == 7)
    #expect(try reader.readBool())
    #expect(try reader.readUInt16() == 0xABCD)
    #expect(try reader.readUInt32() == 0xDEAD_BEEF)
    #expect(try reader.readUInt64() == .max - 1)
    #expect(try reader.readInt() == -42)
    #expect(try reader.readDouble() == 0.1)
    #expect(try reader.readString() == "a\u{4E2D}\u{1F600}")
    #expect(try reader.readBytes() == [1, 2, 3])
    #expect(try reader.readUInt16s() == [1, 0xFFFF])
    #expect(try reader.readUInt32s() == [1, 0xFFFF_FFFF])
    #expect(try reader.readUInt64s() == [1, .max])
    #expect(try reader.readStrings() == ["", "x"])
    let list = try reader.readList { (reader) throws(ImageError) in try reader.readInt() }
    #expect(list == [1, 2])
    #expect(try reader.readOptionalString() == "y")
    #expect(try reader.readOptionalString() == nil)
    #expect(try reader.readCase(of: Scope.self) == .clause)
    try reader.finish()
  }

  @Test("What is written is read back")
  func roundTrip() throws {
    var reader = ImageReader(Self.sample().bytes)
    try Self.read(&reader)
  }

  @Test("Every shorter image is an error, not a trap")
  func truncation() {
    let bytes = Self.sample().bytes
    for count in 0..<bytes.count {
      var reader = ImageReader(Array(bytes.prefix(count)))
      #expect(throws: ImageError.self) {
        _ = try reader.readUInt8()
        _ = try reader.readBool()
        _ = try reader.readUInt16()
        _ = try reader.readUInt32()
        _ = try reader.readUInt64()
        _ = try reader.readInt()
        _ = try reader.readDouble()
        _ = try reader.readString()
        _ = try reader.readBytes()
        _ = try reader.readUInt16s()
        _ = try reader.readUInt32s()
        _ = try reader.readUInt64s()
        _ = try reader.readStrings()
        _ = try reader.readList { (reader) throws(ImageError) in try reader.readInt() }
        _ = try reader.readOptionalString()
        _ = try reader.readOptionalString()
        _ = try reader.readCase(of: Scope.self)
        try reader.finish()
      }
    }
  }

  @Test("A length beyond the image's end does not allocate")
  func hugeLength() {
    var reader = ImageReader([0xFF, 0xFF, 0xFF, 0xFF, 1, 2])
    #expect(throws: ImageError(.truncated, at: 0)) { try reader.readUInt64s() }
  }

  @Test("Damage is named with its place")
  func damage() throws {
    var text = ImageReader([1, 0, 0, 0, 0xFF])
    #expect(throws: ImageError(.invalid, at: 4)) { try text.readString() }
    var flag = ImageReader([2])
    #expect(throws: ImageError(.invalid, at: 0)) { try flag.readBool() }
    var rest = ImageReader([1, 2])
    #expect(try rest.readUInt8() == 1)
    #expect(throws: ImageError(.excess, at: 1)) { try rest.finish() }
    #expect(rest.remaining == 1)
  }

  @Test("Nesting has a limit")
  func nesting() {
    func descend(_ reader: inout ImageReader) throws(ImageError) {
      try reader.nested { (reader) throws(ImageError) in try descend(&reader) }
    }
    var reader = ImageReader([1])
    #expect(throws: ImageError(.depth, at: 0)) { try descend(&reader) }
  }
}
