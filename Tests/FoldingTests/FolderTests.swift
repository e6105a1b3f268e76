import Documents
import Testing

@testable import Folding

@Suite struct FolderTests {
  static let sets: [FoldSet] =
    [[], .case, .width, .han, .invisible, .separators, .confusables, .lines, [.lines, .separators, .invisible]]
    + [.characters, [.case, .confusables], [.width, .separators], FoldSet(rawValue: 63), FoldSet(rawValue: 127)]

  @Test(
    "each fold by example",
    arguments: [
      ("case", "ÀÉẞſKΣΑ\u{10400}", "àéßskσα\u{10428}"), ("width", "ＡＢ９％＿　，。（", "AB9%_ ，。（"),
      ("width", "ｶﾞﾊﾟｱ･", "ガパア・"), ("width", "\u{1D41C}\u{1D7D7}\u{A0}", "c9 "), ("han", "禁止轉載豈⼝體", "禁止转载岂口体"),
      ("invisible", "禁\u{200B}止\u{FEFF}转\u{336}载\u{E0101}", "禁止转载"), ("invisible", "e\u{301}", "e\u{301}"),
      ("invisible", "يُمْنَعُ نـسـخ", "يمنع نسخ"), ("width", "re\u{301}ed\u{FF41}\u{301}", "réedá"),
      ("width", "\u{1106}\u{116E}", "무"),
      ("width", "İZİN", "IZIN"), ("separators", "N o  r e p o s t s!", "No reposts!"),
      ("separators", "무.단.전.재 금지", "무단전재 금지"),
      ("separators", "z.a.k.a.z k.o.p.i.i", "zakaz kopii"), ("separators", "U.S.A. a b c", "U.S.A. a b c"),
      ("separators", "禁★止#转※载", "禁止转载"),
      ("separators", "禁 止·转-载 a b", "禁止转载 a b"), ("separators", "禁....止", "禁....止"), ("separators", "한 국", "한 국"),
      ("confusables", "р\u{430}ypal Ѕale", "paypal Sale"), ("confusables", "инвeстиции", "инвестиции"),
      ("confusables", "шf", "шf"), ("confusables", "СОРҮRІGНТ", "COPYRIGHT"),
    ])
  func examples(fold: String, text: String, folded: String) throws {
    let set = try #require(FoldSet.named.first { $0.name == fold }?.fold)
    #expect(Folder.fold(text, by: set) == folded)
  }

  @Test("a wrapped line is joined as it would be read")
  func lines() {
    #expect(Folder.fold("禁止\n转载", by: .lines) == "禁止转载")
    #expect(Folder.fold("禁止，\n 转载", by: .lines) == "禁止，转载")
    #expect(Folder.fold("all  \r\n\trights\nreserved", by: .lines) == "all rights reserved")
    #expect(Folder.fold("使用\nSwift 한국\n어", by: .lines) == "使用 Swift 한국 어")
    #expect(Folder.fold("a  b", by: .lines) == "a  b")
  }

  @Test("folding what is folded changes nothing", arguments: sets)
  func idempotence(folds: FoldSet) {
    var random = RandomText(seed: UInt64(folds.rawValue) + 1)
    for _ in 0..<20 {
      let text = random.next(20)
      let once = Folder.fold(text, by: folds)
      let twice = Folder.fold(once, by: folds)
      #expect(Array(once.utf8) == Array(twice.utf8), "\(text.debugDescription)")
    }
  }

  @Test("every range of a view leads to text that folds to it", arguments: sets)
  func maps(folds: FoldSet) {
    var random = RandomText(seed: UInt64(folds.rawValue) + 77)
    for _ in 0..<4 {
      let text = Array(random.next(8).utf8)
      let view = Folder.fold(text, TextRange(0, text.count), by: folds)
      let starts = view.bytes.indices.filter { view.bytes[$0] & 0xC0 != 0x80 } + [view.bytes.count]
      for lower in starts {
        for upper in starts where upper > lower {
          let range = view.map.textRange(lower, upper)
          #expect(view.map.folded(of: range.lower) == lower)
          // A stretch cut out of its context may keep what would have been dropped at its edges or joined across them;
          // characters one by one have no context.
          guard folds.isDisjoint(with: [.separators, .confusables, .lines, .width, .invisible]) else { continue }
          #expect(Folder.fold(Array(text[range.lower..<range.upper]), by: folds) == Array(view.bytes[lower..<upper]))
        }
      }
      #expect(view.map.textRange(0, view.bytes.count).upper <= text.count)
    }
  }

  @Test("a stretch that is cut out folds to the view of it where no neighbour matters")
  func cutOut() {
    let text = Array("a\u{200B}禁\u{200B}止 轉·載ｶﾞ".utf8)
    let folds: FoldSet = [.invisible, .separators, .han, .width]
    let view = Folder.fold(text, TextRange(0, text.count), by: folds)
    #expect(String(decoding: view.bytes, as: UTF8.self) == "a禁止转载ガ")
    let range = view.map.textRange(4, 10)
    #expect(String(decoding: text[range.lower..<range.upper], as: UTF8.self) == "止 轉")
    let kana = view.map.textRange(13, 16)
    #expect(String(decoding: text[kana.lower..<kana.upper], as: UTF8.self) == "ｶﾞ")
  }

  @Test("a character is of the same class before and after it was folded")
  func classes() {
    for (scalar, _) in FoldTable.all {
      let folded = Folder.fold(scalar, by: .characters)
      guard folded != scalar else { continue }
      #expect(CharacterClass.isCJKLetter(scalar) == CharacterClass.isCJKLetter(folded), "\(scalar)")
      #expect(CharacterClass.isWide(scalar) == CharacterClass.isWide(folded), "\(scalar)")
      #expect(CharacterClass.isSeparator(scalar) == CharacterClass.isSeparator(folded), "\(scalar)")
      #expect(CharacterClass.isLineEnd(scalar) == CharacterClass.isLineEnd(folded), "\(scalar)")
      #expect(FoldTable.entry(folded) & FoldTable.Flag.invisible == 0, "\(scalar)")
      #expect(Folder.fold(folded, by: .characters) == folded, "\(scalar)")
      for folds in [FoldSet.case, .width, .han] {
        #expect(Folder.fold(Folder.fold(scalar, by: folds), by: .characters) == folded, "\(scalar)")
      }
    }
  }

  @Test("bytes that are no UTF-8 do not trap")
  func invalidBytes() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(Folder.fold(bytes, by: FoldSet(rawValue: 127)).count <= 4 * bytes.count)
    }
  }
}
