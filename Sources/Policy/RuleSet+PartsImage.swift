import Documents
import Folding

extension RuleSet.Pattern {
  /// Writes the pattern into an image.
  func write(to image: inout ImageWriter, families: [String: Int]) {
    image.write(name)
    image.write(UInt32(families[family] ?? 0))
    switch source {
    case .matched(let index):
      image.write(UInt8(0))
      image.write(UInt32(index))
    case .measured(let name, let arguments, let least):
      image.write(UInt8(1))
      image.write(name)
      image.writeList(arguments) { $1.write(to: &$0) }
      image.write(least)
    case .union(let members):
      image.write(UInt8(2))
      image.writeList(members) { $0.write(UInt32($1)) }
    case .blocks: image.write(UInt8(3))
    case .claims(let kind):
      image.write(UInt8(4))
      image.write(kind)
    }
    image.write(zones.rawValue)
    image.write(metadataNames)
    image.write(masks.rawValue)
    image.write(languages)
    image.writeList(requirements) { $1.write(to: &$0) }
  }

  /// Reads a pattern back.
  init(from image: inout ImageReader, families: [String]) throws(ImageError) {
    let name = try image.readString()
    let family = try image.readName(families)
    let source = try RuleSet.Pattern.Source(from: &image)
    let zones = ZoneSet(rawValue: try image.readUInt32())
    let metadataNames = try image.readStrings()
    let masks = MarkSet(rawValue: try image.readUInt16())
    self.init(
      name: name, family: family, source: source, zones: zones, metadataNames: metadataNames, masks: masks,
      languages: try image.readStrings(),
      requirements: try image.readList { (image) throws(ImageError) in try RuleSet.Requirement(from: &image) })
  }
}

extension RuleSet.Pattern.Source {
  fileprivate init(from image: inout ImageReader) throws(ImageError) {
    switch try image.readUInt8() {
    case 0: self = .matched(try image.readIndex())
    case 1:
      self = .measured(
        name: try image.readString(), arguments: try image.readExpressions(), least: try image.readDouble())
    case 2: self = .union(try image.readList { (image) throws(ImageError) in try image.readIndex() })
    case 3: self = .blocks
    case 4: self = .claims(try image.readString())
    default: throw image.invalid(1)
    }
  }
}

extension RuleSet.Requirement {
  fileprivate func write(to image: inout ImageWriter) {
    image.write(UInt32(pattern))
    image.write(isVeto)
    image.write(code: scope)
    image.writeOptional(distance) { $0.write(UInt32($1)) }
    image.write(code: side)
  }

  fileprivate init(from image: inout ImageReader) throws(ImageError) {
    self.init(
      pattern: try image.readIndex(), isVeto: try image.readBool(), scope: try image.readCode(Scope.codes),
      distance: try image.readOptional { (image) throws(ImageError) in try image.readIndex() },
      side: try image.readCode(RuleSet.Requirement.Side.codes))
  }
}

extension RuleSet.Score {
  /// Writes the score into an image.
  func write(to image: inout ImageWriter, families: [String: Int]) {
    image.write(name)
    image.write(UInt32(families[family] ?? 0))
    image.writeList(terms) { image, term in
      term.expression.write(to: &image)
      image.write(term.weight)
      image.writeOptional(term.cap) { $0.write($1) }
    }
  }

  /// Reads a score back.
  init(from image: inout ImageReader, families: [String]) throws(ImageError) {
    self.init(
      name: try image.readString(), family: try image.readName(families),
      terms: try image.readList { (image) throws(ImageError) in
        Term(
          expression: try Expression(from: &image), weight: try image.readDouble(),
          cap: try image.readOptional { (image) throws(ImageError) in try image.readDouble() })
      })
  }
}

extension RuleSet.FactRule {
  /// Writes the fact into an image.
  func write(to image: inout ImageWriter, families: [String: Int]) {
    image.write(key)
    image.write(UInt32(families[family] ?? 0))
    image.write(code: mode)
    image.writeList(rows) { image, row in
      image.writeOptional(row.condition) { $1.write(to: &$0) }
      row.value.write(to: &image)
      image.writeList(row.evidence) { $1.write(to: &$0) }
      image.writeOptional(row.rule)
    }
    image.writeOptional(evidenceKey)
  }

  /// Reads a fact back.
  init(from image: inout ImageReader, families: [String]) throws(ImageError) {
    self.init(
      key: try image.readString(), family: try image.readName(families), mode: try image.readCode(Mode.codes),
      rows: try image.readList { (image) throws(ImageError) in
        Row(
          condition: try image.readOptionalExpression(), value: try Expression(from: &image),
          evidence: try image.readExpressions(), rule: try image.readOptionalString())
      },
      evidenceKey: try image.readOptionalString())
  }
}
