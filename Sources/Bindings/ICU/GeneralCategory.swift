/// The values of the property General_Category (UAX #44, table 12), by ICU's numbers.
package enum GeneralCategory: Int8, Hashable, Sendable, CaseIterable {
  /// Cn.
  case unassigned = 0
  /// Lu.
  case uppercaseLetter = 1
  /// Ll.
  case lowercaseLetter = 2
  /// Lt.
  case titlecaseLetter = 3
  /// Lm.
  case modifierLetter = 4
  /// Lo.
  case otherLetter = 5
  /// Mn.
  case nonspacingMark = 6
  /// Me.
  case enclosingMark = 7
  /// Mc.
  case spacingMark = 8
  /// Nd.
  case decimalNumber = 9
  /// Nl.
  case letterNumber = 10
  /// No.
  case otherNumber = 11
  /// Zs.
  case spaceSeparator = 12
  /// Zl.
  case lineSeparator = 13
  /// Zp.
  case paragraphSeparator = 14
  /// Cc.
  case control = 15
  /// Cf.
  case format = 16
  /// Co.
  case privateUse = 17
  /// Cs.
  case surrogate = 18
  /// Pd.
  case dashPunctuation = 19
  /// Ps.
  case openPunctuation = 20
  /// Pe.
  case closePunctuation = 21
  /// Pc.
  case connectorPunctuation = 22
  /// Po.
  case otherPunctuation = 23
  /// Sm.
  case mathSymbol = 24
  /// Sc.
  case currencySymbol = 25
  /// Sk.
  case modifierSymbol = 26
  /// So.
  case otherSymbol = 27
  /// Pi.
  case initialPunctuation = 28
  /// Pf.
  case finalPunctuation = 29

  /// The two-letter name, such as `Lu`.
  package var abbreviation: String { Self.abbreviations[Int(rawValue)] }

  /// Lu, Ll, Lt, Lm or Lo.
  package var isLetter: Bool { rawValue >= 1 && rawValue <= 5 }
  /// Mn, Me or Mc.
  package var isMark: Bool { rawValue >= 6 && rawValue <= 8 }
  /// Nd, Nl or No.
  package var isNumber: Bool { rawValue >= 9 && rawValue <= 11 }
  /// Zs, Zl or Zp.
  package var isSeparator: Bool { rawValue >= 12 && rawValue <= 14 }
  /// Pc, Pd, Ps, Pe, Pi, Pf or Po.
  package var isPunctuation: Bool { rawValue >= 19 && rawValue <= 23 || rawValue >= 28 }
  /// Sm, Sc, Sk or So.
  package var isSymbol: Bool { rawValue >= 24 && rawValue <= 27 }

  private static let abbreviations = [
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Co",
    "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf",
  ]
}
