import ICU

/// Finds the language of a text: as declared unless the script rules that out, else by script and by ICU's statistics.
///
/// Chinese comes with its script, `zh-Hans` or `zh-Hant`. No answer is given where the text is short or mixed.
/// Holds converters and a detector, so one per worker.
struct LanguageRecognizer {
  /// Letters of this weight are looked at; see `ScriptSample`.
  static let sampleWeight = 1500
  /// Statistics of so many characters are asked for, and of not less than a tenth of them.
  static let statisticsLength = 600
  /// The least confidence of ICU that counts, of 100.
  static let leastConfidence = 20

  private var han = HanVariants()
  private var detector: CharsetDetector?
  private var converters: [String: CharsetConverter] = [:]

  /// The language of the running text in `blocks`; `declared` is what the source or its publisher says.
  ///
  /// - Complexity: O(1) in the length of the text, since a sample is looked at; O(n) in the number of marks.
  mutating func language(of text: [UInt8], _ blocks: [Block], _ marks: [Mark], declared: String?) -> String? {
    let declared = declared.flatMap { LanguageTag($0) }
    let sample = ScriptSample(text, blocks, marks, limit: Self.sampleWeight)
    guard let declared else { return recognised(sample) }
    if isContradicted(declared, by: sample), let found = recognised(sample) { return found }
    return declared.text == "zh" ? chinese(sample) ?? "zh" : declared.text
  }

  /// Whether hardly a letter is of a script that the declared language is written in, or most are of another
  /// language's own script.
  private func isContradicted(_ declared: LanguageTag, by sample: ScriptSample) -> Bool {
    guard sample.total >= 120 else { return false }
    switch declared.primary {
    case "zh": return sample[.han] * 20 < sample.total || isJapanese(sample)
    case "ja": return (sample[.kana] + sample[.han]) * 20 < sample.total
    case "ko": return (sample[.hangul] + sample[.han]) * 20 < sample.total
    case "ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "mn", "tg": return sample.dominant == .han
    default:
      guard let dominant = sample.dominant else { return false }
      return Self.languages[dominant] != declared.primary && [.han, .kana, .hangul, .thai].contains(dominant)
    }
  }

  private func isJapanese(_ sample: ScriptSample) -> Bool {
    let both = sample[.kana] + sample[.han]
    return sample[.kana] * 10 >= both && both * 2 > sample.total && both >= 12
  }

  private mutating func recognised(_ sample: ScriptSample) -> String? {
    if isJapanese(sample) { return "ja" }
    switch sample.dominant {
    case .han: return chinese(sample) ?? "zh"
    case .latin:
      if sample.vietnamese * 50 >= sample[.latin] { return "vi" }
      return statistical(sample, ["iso-8859-1", "iso-8859-2", "iso-8859-9"])
    case .cyrillic: return statistical(sample, ["iso-8859-5"])
    case .arabic: return statistical(sample, ["iso-8859-6"])
    case .other: return sample.other.flatMap { Self.otherLanguages[$0.code] }
    case .some(let group): return Self.languages[group]
    case nil: return nil
    }
  }

  private mutating func chinese(_ sample: ScriptSample) -> String? {
    han.isTraditional(sample.han).map { $0 ? "zh-Hant" : "zh-Hans" }
  }

  /// Languages that are alone with a script (CLDR, likely subtags).
  private static let languages: [ScriptSample.Group: String] = [
    .han: "zh", .kana: "ja", .hangul: "ko", .thai: "th", .greek: "el", .hebrew: "he",
  ]

  /// The same by ISO 15924 code.
  private static let otherLanguages = [
    "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Armn": "hy", "Geor": "ka", "Ethi": "am", "Beng": "bn", "Gujr": "gu",
    "Guru": "pa", "Knda": "kn", "Mlym": "ml", "Orya": "or", "Sinh": "si", "Taml": "ta", "Telu": "te", "Tibt": "bo",
  ]
}

// MARK: Statistics

extension LanguageRecognizer {
  /// The language that ICU's detector tells from the letters in a single-byte encoding, where it is sure enough.
  ///
  /// The detector knows languages by their encodings, so the text is put into the first one that can hold it.
  private mutating func statistical(_ sample: ScriptSample, _ names: [String]) -> String? {
    let text = sample.text.prefix(Self.statisticsLength)
    guard text.count * 10 >= Self.statisticsLength else { return nil }
    if detector == nil { detector = try? CharsetDetector() }
    for name in names {
      guard let bytes = encoded(text, name), let guesses = detector?.detect(bytes) else { continue }
      let best = guesses.filter { !$0.language.isEmpty }.max { $0.confidence < $1.confidence }
      return best.flatMap { $0.confidence >= Self.leastConfidence ? $0.language : nil }
    }
    return nil
  }

  /// The text in an encoding; nil when it lacks more than one letter in a hundred.
  private mutating func encoded(_ text: ArraySlice<UInt32>, _ name: String) -> [UInt8]? {
    if name == "iso-8859-1", text.allSatisfy({ $0 < 0x100 }) { return text.map { UInt8($0) } }
    if converters[name] == nil {
      converters[name] = Charset(exactly: name).flatMap { try? CharsetConverter($0) }
    }
    guard let converter = converters[name] else { return nil }
    let scalars = text.compactMap { Unicode.Scalar($0) }
    func bytes(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
      var utf8: [UInt8] = []
      for scalar in scalars {
        utf8.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
      }
      return converter.encodeStrict(utf8)
    }
    if let whole = bytes(scalars) { return whole }
    let kept = scalars.filter { $0.isASCII || bytes([$0]) != nil }
    return (scalars.count - kept.count) * 100 <= scalars.count ? bytes(kept) : nil
  }
}
