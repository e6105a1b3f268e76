/// The values of the property Bidi_Class (UAX #9, table 4), by ICU's numbers.
package enum BidiClass: Int32, Hashable, Sendable, CaseIterable {
  /// L.
  case leftToRight = 0
  /// R.
  case rightToLeft = 1
  /// EN.
  case europeanNumber = 2
  /// ES.
  case europeanSeparator = 3
  /// ET.
  case europeanTerminator = 4
  /// AN.
  case arabicNumber = 5
  /// CS.
  case commonSeparator = 6
  /// B.
  case paragraphSeparator = 7
  /// S.
  case segmentSeparator = 8
  /// WS.
  case whiteSpace = 9
  /// ON.
  case otherNeutral = 10
  /// LRE.
  case leftToRightEmbedding = 11
  /// LRO.
  case leftToRightOverride = 12
  /// AL.
  case arabicLetter = 13
  /// RLE.
  case rightToLeftEmbedding = 14
  /// RLO.
  case rightToLeftOverride = 15
  /// PDF.
  case popDirectionalFormat = 16
  /// NSM.
  case nonspacingMark = 17
  /// BN.
  case boundaryNeutral = 18
  /// FSI.
  case firstStrongIsolate = 19
  /// LRI.
  case leftToRightIsolate = 20
  /// RLI.
  case rightToLeftIsolate = 21
  /// PDI.
  case popDirectionalIsolate = 22
}
