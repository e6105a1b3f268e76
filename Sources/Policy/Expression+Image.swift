import Documents
import Folding

extension Expression {
  /// Writes the expression into an image.
  func write(to image: inout ImageWriter) {
    switch self {
    case .literal(let literal): literal.write(to: &image)
    case .occurs(let pattern, let zones, let scope):
      image.write(UInt8(10))
      image.write(UInt32(pattern))
      image.writeOptional(zones) { $0.write($1.rawValue) }
      image.write(code: scope)
    case .count(let pattern): image.write(11, pattern)
    case .density(let pattern): image.write(12, pattern)
    case .distance(let one, let other):
      image.write(13, one)
      image.write(UInt32(other))
    case .capture(let pattern, let name):
      image.write(14, pattern)
      image.write(name)
    case .score(let index): image.write(15, index)
    case .fact(let key): image.write(16, key)
    case .field(let name): image.write(17, name)
    case .metadata(let name): image.write(18, name)
    case .measure(let name, let arguments):
      image.write(19, name)
      image.writeList(arguments) { $1.write(to: &$0) }
    case .template(let parts):
      image.write(UInt8(20))
      image.writeList(parts) { $1.write(to: &$0) }
    case .not(let operand):
      image.write(UInt8(21))
      operand.write(to: &image)
    case .and(let one, let other): image.write(22, one, other)
    case .or(let one, let other): image.write(23, one, other)
    case .compare(let one, let comparison, let other):
      image.write(24, one, other)
      image.write(code: comparison)
    case .arithmetic(let one, let sign, let other):
      image.write(25, one, other)
      image.write(sign)
    }
  }

  /// Reads an expression back.
  init(from image: inout ImageReader) throws(ImageError) {
    self = try image.nested { (image) throws(ImageError) in try Self.read(&image) }
  }

  private static func read(_ image: inout ImageReader) throws(ImageError) -> Expression {
    let tag = try image.readUInt8()
    switch tag {
    case 0...4: return .literal(try Literal(tag, from: &image))
    case 10:
      return .occurs(
        pattern: try image.readIndex(),
        zones: try image.readOptional { (image) throws(ImageError) in ZoneSet(rawValue: try image.readUInt32()) },
        scope: try image.readCode(Scope.codes))
    case 11: return .count(pattern: try image.readIndex())
    case 12: return .density(pattern: try image.readIndex())
    case 13: return .distance(try image.readIndex(), try image.readIndex())
    case 14: return .capture(pattern: try image.readIndex(), name: try image.readString())
    case 15: return .score(try image.readIndex())
    case 16: return .fact(try image.readString())
    case 17: return .field(try image.readString())
    case 18: return .metadata(try image.readString())
    case 19: return .measure(name: try image.readString(), arguments: try image.readExpressions())
    case 20: return .template(try image.readList { (image) throws(ImageError) in try TemplatePart(from: &image) })
    case 21: return .not(try Expression(from: &image))
    case 22: return .and(try Expression(from: &image), try Expression(from: &image))
    case 23: return .or(try Expression(from: &image), try Expression(from: &image))
    case 24:
      let (one, other) = (try Expression(from: &image), try Expression(from: &image))
      return .compare(one, try image.readCode(Comparison.codes), other)
    case 25:
      let (one, other) = (try Expression(from: &image), try Expression(from: &image))
      let sign = try image.readString()
      guard ["+", "-", "*", "/"].contains(sign) else { throw image.invalid(1) }
      return .arithmetic(one, sign, other)
    default: throw image.invalid(1)
    }
  }
}

extension Expression.Literal {
  fileprivate func write(to image: inout ImageWriter) {
    switch self {
    case .null: image.write(UInt8(0))
    case .flag(let flag):
      image.write(UInt8(1))
      image.write(flag)
    case .number(let number):
      image.write(UInt8(2))
      image.write(number)
    case .text(let text): image.write(3, text)
    case .name(let name): image.write(4, name)
    }
  }

  fileprivate init(_ tag: UInt8, from image: inout ImageReader) throws(ImageError) {
    switch tag {
    case 1: self = .flag(try image.readBool())
    case 2: self = .number(try image.readDouble())
    case 3: self = .text(try image.readString())
    case 4: self = .name(try image.readString())
    default: self = .null
    }
  }
}

extension Expression.TemplatePart {
  fileprivate func write(to image: inout ImageWriter) {
    switch self {
    case .text(let text): image.write(0, text)
    case .value(let value):
      image.write(UInt8(1))
      value.write(to: &image)
    }
  }

  fileprivate init(from image: inout ImageReader) throws(ImageError) {
    switch try image.readUInt8() {
    case 0: self = .text(try image.readString())
    case 1: self = .value(try Expression(from: &image))
    default: throw image.invalid(1)
    }
  }
}

extension ImageWriter {
  fileprivate mutating func write(_ tag: UInt8, _ index: Int) {
    write(tag)
    write(UInt32(index))
  }

  fileprivate mutating func write(_ tag: UInt8, _ text: String) {
    write(tag)
    write(text)
  }

  fileprivate mutating func write(_ tag: UInt8, _ one: Expression, _ other: Expression) {
    write(tag)
    one.write(to: &self)
    other.write(to: &self)
  }
}
