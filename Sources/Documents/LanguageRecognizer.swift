import ICU

/// Finds the language of a text: as declared unless the script rules that out, else by script and by ICU's statistics.
///
/// Chinese comes with its script, `zh-Hans` or `zh-Hant`. No answer is given where the text is short or mixed.
/// Holds converters and a detector, so one per worker.
struct LanguageRecognizer {
  /// So many letters are looked at.
  static let sampleLength = 2000
  /// Statistics of so many characters are asked for, and of not less than a tenth of them.
  static let statisticsLength = 1000
  /// The least confidence of ICU that counts, of 100.
  static let leastConfidence = 20

  private var han = HanVariants()
  private var detector: CharsetDetector?
  private var converters: [String: CharsetConverter] = [:]

  /// The language of the running text in `blocks`; `declared` is what the source or its publisher says.
  ///
  /// - Complexity: O(1) in the length of the text, since a sample is looked at.
  mutating func language(of text: [UInt8], _ blocks: [Block], declared: String?) -> String? {
    let declared = declared.flatMap { LanguageTag($0) }
    if let declared, declared.text != "zh", blocks.isEmpty { return declared.text }
    let sample = ScriptSample(text, blocks, limit: Self.sampleLength)
    guard let declared else { return recognised(sample) }
    if isContradicted(declared, by: sample), let found = recognised(sample) { return found }
    return declared.text == "zh" ? chinese(sample) ?? "zh" : declared.text
  }

  /// Whether hardly a letter is of a script that the declared language is written in.
  ///
  /// That can be said of the languages that have a script of their own, and of a text in such a script.
  private func isContradicted(_ declared: LanguageTag, by sample: ScriptSample) -> Bool {
    let total = sample.total
    guard total >= 40 else { return false }
    if let scripts = Self.scripts[declared.primary] {
      return scripts.reduce(0) { $0 + (sample.counts[$1] ?? 0) } * 20 < total
    }
    guard let dominant = sample.dominant else { return false }
    return Self.scripts.values.contains { $0.contains(dominant) }
  }

  private mutating func recognised(_ sample: ScriptSample) -> String? {
    let kana = sample.counts["Jpan"] ?? 0
    let han = sample.counts["Hani"] ?? 0
    if kana * 10 >= kana + han, (kana + han) * 2 >= sample.total, kana + han >= 4 { return "ja" }
    guard let script = sample.dominant else { return nil }
    switch script {
    case "Hani": return chinese(sample) ?? "zh"
    case "Latn":
      if sample.vietnamese * 50 >= sample.total { return "vi" }
      return statistical(sample, ["iso-8859-1", "iso-8859-2", "iso-8859-9"])
    case "Cyrl": return statistical(sample, ["iso-8859-5"])
    case "Arab": return statistical(sample, ["iso-8859-6"])
    default: return Self.scripts.first { $0.value.contains(script) }?.key
    }
  }

  private mutating func chinese(_ sample: ScriptSample) -> String? {
    han.isTraditional(sample.han).map { $0 ? "zh-Hant" : "zh-Hans" }
  }

  /// Languages that are alone with a script, by ISO 15924 code (CLDR, likely subtags; Hebrew shares its own with Yiddish,
  /// which is rare).
  private static let scripts: [String: Set<String>] = [
    "zh": ["Hani"], "ja": ["Jpan", "Hani"], "ko": ["Kore"], "th": ["Thai"], "lo": ["Laoo"], "km": ["Khmr"],
    "my": ["Mymr"], "el": ["Grek"], "he": ["Hebr"], "hy": ["Armn"], "ka": ["Geor"], "am": ["Ethi"], "bn": ["Beng"],
    "gu": ["Gujr"], "pa": ["Guru"], "kn": ["Knda"], "ml": ["Mlym"], "or": ["Orya"], "si": ["Sinh"], "ta": ["Taml"],
    "te": ["Telu"], "bo": ["Tibt"],
  ]
}

// MARK: Statistics

extension LanguageRecognizer {
  /// The language that ICU's detector tells from the letters in a single-byte encoding, where it is sure enough.
  ///
  /// The detector knows languages by their encodings, so the text is put into each encoding that can hold it.
  private mutating func statistical(_ sample: ScriptSample, _ names: [String]) -> String? {
    let text = sample.text.prefix(Self.statisticsLength)
    guard text.count * 10 >= Self.statisticsLength else { return nil }
    if detector == nil { detector = try? CharsetDetector() }
    var best: (language: String, confidence: Int)?
    for name in names {
      guard let bytes = encoded(text, name), let guesses = detector?.detect(bytes) else { continue }
      for guess in guesses where !guess.language.isEmpty && guess.confidence > best?.confidence ?? 0 {
        best = (guess.language, guess.confidence)
      }
    }
    guard let best, best.confidence >= Self.leastConfidence else { return nil }
    return best.language
  }

  /// The text in an encoding; nil when it lacks more than one letter in fifty.
  private mutating func encoded(_ text: ArraySlice<UInt32>, _ name: String) -> [UInt8]? {
    if converters[name] == nil {
      converters[name] = Charset(exactly: name).flatMap { try? CharsetConverter($0) }
    }
    guard let converter = converters[name] else { return nil }
    let scalars = text.compactMap { Unicode.Scalar($0) }
    func bytes(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
      converter.encodeStrict(Array(String(String.UnicodeScalarView(scalars)).utf8))
    }
    if let whole = bytes(scalars) { return whole }
    let kept = scalars.filter { $0.isASCII || bytes([$0]) != nil }
    return (scalars.count - kept.count) * 50 <= scalars.count ? bytes(kept) : nil
  }
}
