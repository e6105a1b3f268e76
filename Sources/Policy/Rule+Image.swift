import Folding

extension LocalizedText {
  /// Writes both texts into an image.
  func write(to image: inout ImageWriter) {
    image.write(english)
    image.write(chinese)
  }

  /// Reads both texts back.
  init(from image: inout ImageReader) throws(ImageError) {
    self.init(english: try image.readText(), chinese: try image.readText())
  }
}

extension Rule {
  /// Writes the rule into an image; its file is the one of `files` with the same name.
  func write(to image: inout ImageWriter, files: [String: Int]) {
    image.write(id)
    message.write(to: &image)
    why.write(to: &image)
    image.writeList(fields) { image, field in
      image.write(field.name)
      field.value.write(to: &image)
    }
    image.write(code: severity)
    image.write(isOptional)
    image.write(code: confidence)
    image.writeList(escalations) { image, escalation in
      escalation.condition.write(to: &image)
      image.writeOptional(escalation.severity) { $0.write(code: $1) }
    }
    image.writeOptional(pattern) { $0.write(UInt32($1)) }
    image.writeOptional(condition) { $1.write(to: &$0) }
    switch report {
    case .each: image.write(UInt8(0))
    case .once(let atLeast, let spots):
      image.write(UInt8(1))
      image.write(atLeast)
      image.write(spots)
    case .gathered(let from, let spots):
      image.write(UInt8(2))
      image.write(from)
      image.write(spots)
    }
    image.writeList(evidence) { $1.write(to: &$0) }
    image.writeOptional(fix) { image, fix in
      image.write(fix.isSafe)
      image.writeOptional(fix.replacement)
      image.write(fix.isAppended)
      image.write(fix.plan)
      image.writeOptional(fix.condition) { $1.write(to: &$0) }
    }
    image.write(UInt32(files[origin.file] ?? 0))
    image.write(UInt32(origin.line))
  }

  /// Reads a rule back.
  init(from image: inout ImageReader, files: [String]) throws(ImageError) {
    let id = try image.readString()
    let message = try LocalizedText(from: &image)
    let why = try LocalizedText(from: &image)
    let fields = try image.readList { (image) throws(ImageError) in
      Field(name: try image.readString(), value: try Expression(from: &image))
    }
    let severity = try image.readCode(Severity.codes)
    let isOptional = try image.readBool()
    let confidence = try image.readCode(Confidence.codes)
    let escalations = try image.readList { (image) throws(ImageError) in try Escalation(from: &image) }
    let pattern = try image.readOptional { (image) throws(ImageError) in try image.readIndex() }
    let condition = try image.readOptionalExpression()
    let report = try Report(from: &image)
    let evidence = try image.readExpressions()
    let fix = try image.readOptional { (image) throws(ImageError) in
      Fix(
        isSafe: try image.readBool(), replacement: try image.readOptionalString(), isAppended: try image.readBool(),
        plan: try image.readStrings(), condition: try image.readOptionalExpression())
    }
    self.init(
      id: id, message: message, fields: fields, why: why, severity: severity, isOptional: isOptional,
      escalations: escalations, confidence: confidence, pattern: pattern, condition: condition, report: report,
      evidence: evidence, fix: fix,
      origin: Origin(file: try image.readName(files), line: try image.readIndex()))
  }
}

extension Rule.Escalation {
  fileprivate init(from image: inout ImageReader) throws(ImageError) {
    self.init(
      condition: try Expression(from: &image),
      severity: try image.readOptional { (image) throws(ImageError) in try image.readCode(Severity.codes) })
  }
}

extension Rule.Report {
  fileprivate init(from image: inout ImageReader) throws(ImageError) {
    switch try image.readUInt8() {
    case 0: self = .each
    case 1: self = .once(atLeast: try image.readInt(), spots: try image.readInt())
    case 2: self = .gathered(from: try image.readInt(), spots: try image.readInt())
    default: throw image.invalid(1)
    }
  }
}
