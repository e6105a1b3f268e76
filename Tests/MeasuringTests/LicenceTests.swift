import Measuring
import Testing

@Suite struct LicenceTests {
  private static let words = [
    "elements": MeasureContext.Lexicon(entries: [
      (heading: "BY", words: ["署名", "Attribution", "姓名標示"]),
      (heading: "NC", words: ["非商业性使用", "NonCommercial", "非商業性"]),
      (heading: "ND", words: ["禁止演绎", "NoDerivatives", "禁止改作"]), (heading: "SA", words: ["相同方式共享", "ShareAlike"]),
      (heading: "PDDC", words: ["Dedication and Certification"]),
    ]),
    "places": MeasureContext.Lexicon(entries: [
      (heading: "DE", words: ["Germany", "Deutschland"]), (heading: "UK", words: ["England and Wales"]),
      (heading: "US", words: ["US", "United States"]),
    ]),
  ]

  private func licence(_ text: String) -> (id: MeasureValue, kind: MeasureValue, port: MeasureValue) {
    let arguments: [MeasureValue] = [.text(text), .text("elements"), .text("places")]
    return (
      value("licence-id", arguments, lexicons: Self.words), value("licence-kind", arguments, lexicons: Self.words),
      value("licence-port", arguments, lexicons: Self.words)
    )
  }

  @Test(
    arguments: [
      ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0", "CC-BY", nil),
      ("http://creativecommons.org/licenses/by-nc-sa/3.0/de/deed.de", "CC-BY-NC-SA-3.0-DE", "CC-BY-NC-SA", "DE"),
      ("https://creativecommons.org/licenses/by-nc/3.0/cn/", "CC-BY-NC-3.0", "CC-BY-NC", "CN"),
      ("https://creativecommons.org/licenses/by-sa/2.1/jp/", "CC-BY-SA-2.1-JP", "CC-BY-SA", "JP"),
      ("https://i.creativecommons.org/l/by-nd/4.0/88x31.png", "CC-BY-ND-4.0", "CC-BY-ND", nil),
      ("https://licensebuttons.net/l/by-sa/4.0", "CC-BY-SA-4.0", "CC-BY-SA", nil),
      ("https://creativecommons.org/publicdomain/zero/1.0/deed.zh", "CC0-1.0", "CC0", nil),
      ("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0", "CC-PDM", nil),
      ("<a href=\"https://creativecommons.org/licenses/by-sa/4.0/\">CC</a>", "CC-BY-SA-4.0", "CC-BY-SA", nil),
      ("SPDX-License-Identifier: CC-BY-NC-ND-4.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-ND", nil),
      ("CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0", "CC-BY-NC-SA", nil),
      ("遵循 CC 4.0 BY-SA 版权协议", "CC-BY-SA-4.0", "CC-BY-SA", nil), ("ＣＣ　ＢＹ　３．０", "CC-BY-3.0", "CC-BY", nil),
      ("cc-by-4.0", "CC-BY-4.0", "CC-BY", nil), ("CC0 1.0", "CC0-1.0", "CC0", nil),
      ("CC BY 3.0 DE", "CC-BY-3.0-DE", "CC-BY", "DE"),
      ("CC-BY-3.0-DE", "CC-BY-3.0-DE", "CC-BY", "DE"), ("CC BY-SA v4.0", "CC-BY-SA-4.0", "CC-BY-SA", nil),
      ("知识共享署名-非商业性使用-相同方式共享 4.0 国际许可协议", "CC-BY-NC-SA-4.0", "CC-BY-NC-SA", nil),
      ("Creative Commons Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0", "CC-BY-SA", nil),
      ("Creative Commons Attribution-NonCommercial 3.0 Germany", "CC-BY-NC-3.0-DE", "CC-BY-NC", "DE"),
      ("Attribution-NonCommercial-ShareAlike 2.0 England and Wales", "CC-BY-NC-SA-2.0-UK", "CC-BY-NC-SA", "UK"),
      ("Attribution 3.0 (United States)", "CC-BY-3.0-US", "CC-BY", "US"),
      ("Attribution 3.0 Usual terms", "CC-BY-3.0", "CC-BY", nil),
      ("CC BY-SA v3", "CC-BY-SA-3.0", "CC-BY-SA", nil), ("CC-BY-4", "CC-BY-4.0", "CC-BY", nil),
      ("Public Domain Dedication and Certification", "CC-PDDC", "CC-PDDC", nil),
      ("創用 CC 姓名標示-非商業性-禁止改作 4.0 國際", "CC-BY-NC-ND-4.0", "CC-BY-NC-ND", nil),
    ] as [(String, String, String, String?)])
  func named(_ text: String, _ id: String, _ kind: String, _ port: String?) {
    let found = licence(text)
    #expect(found.id == .text(id))
    #expect(found.kind == .text(kind))
    #expect(found.port == (port.map(MeasureValue.text) ?? .none))
  }

  @Test func withoutVersion() {
    for (text, kind) in [("CC BY-NC", "CC-BY-NC"), ("CC0", "CC0"), ("知识共享署名", "CC-BY"), ("CC BY-SA 6.0", "CC-BY-SA")] {
      #expect(licence(text).id == .none, "\(text)")
      #expect(licence(text).kind == .text(kind))
    }
  }

  @Test(arguments: [
    "CC: by 4.0 pm", "cc by the way", "ACC BY 4.0", "https://creativecommons.org/about/",
    "https://example.org/licenses/by/4.0/",
    "CC-BY-ND-SA-4.0", "Cc: all; by 3.0", "", "CC", "https://creativecommons.org/licenses/xy/4.0/",
  ])
  func unnamed(_ text: String) {
    #expect(value("licence-kind", [.text(text)]) == .none)
  }
}
