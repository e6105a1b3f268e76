extension SourceMap {
  /// The map that leads through `lower` as well: from this map's upper text to the text below `lower`.
  ///
  /// Bytes that come from part of a unit of `lower` (half an escape) map to the whole unit.
  /// - Complexity: O(p + q log q) in the numbers of pieces, and O(n) in the bytes of replaced units.
  package func composed(over lower: SourceMap) -> SourceMap {
    if lower.isIdentity { return self }
    var result = SourceMap()
    for (index, piece) in pieces.enumerated() {
      let end = index + 1 < pieces.count ? Int(pieces[index + 1].upper) : upperCount
      let units = (end - Int(piece.upper)) / Int(piece.upperUnit)
      if piece.upperUnit == 1, piece.lowerUnit == 1 {
        lower.copy(from: Int(piece.lower), count: units, into: &result)
        continue
      }
      for unit in 0..<units {
        let start = Int(piece.lower) + unit * Int(piece.lowerUnit)
        result.replace(
          lower: lower.lowerRange(start, start + Int(piece.lowerUnit)), upperCount: Int(piece.upperUnit))
      }
    }
    return result
  }

  /// Appends to `result` what this map says of its upper bytes `start ..< start + count`.
  func copy(from start: Int, count: Int, into result: inout SourceMap) {
    var at = start
    let stop = min(start + count, upperCount)
    var index = pieceIndex(of: start)
    while at < stop {
      let piece = pieces[index]
      let end = min(stop, index + 1 < pieces.count ? Int(pieces[index + 1].upper) : upperCount)
      let unit = Int(piece.upperUnit)
      while at < end {
        let offset = at - Int(piece.upper)
        let lower = Int(piece.lower) + offset / unit * Int(piece.lowerUnit)
        let whole = (end - at) / unit
        if offset % unit == 0, whole > 0 {
          result.units(lower: lower, lowerUnit: Int(piece.lowerUnit), upperUnit: unit, count: whole)
          at += whole * unit
        } else {
          let part = min(end - at, unit - offset % unit)
          result.replace(lower: ByteRange(lower, lower + Int(piece.lowerUnit)), upperCount: part)
          at += part
        }
      }
      index += 1
    }
    if stop < start + count { result.insert(at: lowerEnd, upperCount: start + count - stop) }
  }

  /// Behind the last lower byte that the map knows.
  private var lowerEnd: Int { upperCount == 0 ? 0 : lowerRange(upperCount - 1, upperCount).upper }
}
