internal import Documents
package import Folding

extension PatternSpec {
  /// Writes the pattern into an image.
  package func write(to image: inout ImageWriter) {
    image.write(name)
    switch source {
    case .regex(let regex):
      image.write(UInt8(0))
      image.write(regex)
    case .keywords(let keywords):
      image.write(UInt8(1))
      image.write(keywords)
    }
    image.write(folds.rawValue)
    image.write(case: boundary)
    image.write(zones.rawValue)
    image.write(masks.rawValue)
    image.write(case: within)
    image.write(case: role)
    image.writeOptional(waiver)
  }

  /// Reads a pattern back.
  package init(from image: inout ImageReader) throws(ImageError) {
    let name = try image.readString()
    let source: Source
    switch try image.readUInt8() {
    case 0: source = .regex(try image.readString())
    case 1: source = .keywords(try image.readStrings())
    default: throw image.invalid(1)
    }
    self.init(
      name: name, source: source, folds: FoldSet(rawValue: try image.readUInt8()),
      boundary: try image.readCase(), zones: ZoneSet(rawValue: try image.readUInt32()),
      masks: MarkSet(rawValue: try image.readUInt16()), within: try image.readCase(), role: try image.readCase(),
      waiver: try image.readOptionalString())
  }
}
