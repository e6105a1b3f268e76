internal import Folding

/// Everything that is looked for at once in one pass over a view: the strings of keywords and gates, and rows of bytes.
///
/// Each string and row has users: a keyword of a pattern, or the gate of a regex.
struct LiteralFilter: Sendable, Equatable {
  /// Who wants to know that a string or row was found.
  struct User: Sendable, Equatable {
    /// The pattern's index.
    var pattern: UInt32
    /// The keyword's index; `gate` for the gate of a regex.
    var keyword: UInt32
    /// Of a keyword where its own spelling begins in the pool; of a gate the least distance to the match's start.
    var first: UInt32
    /// Of a keyword the length of its own spelling; of a gate the greatest distance, `unlimited` for any.
    var second: UInt32

    static let gate = UInt32.max
    static let unlimited = UInt32.max
  }

  private(set) var table = NeedleTable()
  private var long: LongFilter
  private var characters: CharacterFilter
  private var pairs: PairFilter
  private(set) var runs = RunFilter()
  /// For each needle where its users begin, then for each run, and at the end their number.
  private var userStarts: [UInt32]
  /// The users, four numbers each.
  private var users: [UInt32]

  /// How many bytes have to stand behind the text that is searched.
  static let padding = 16

  /// Finds all strings and rows in `text[from ..< to]`, which begins on a scalar boundary and behind which at least
  /// `padding` more bytes stand.
  func scan(
    _ text: Span<UInt8>, _ from: Int, _ to: Int, into hits: inout [Hit], _ runHits: inout [RunHit]
  ) {
    scanNeedles(text, from, to, into: &hits)
    runs.scan(text, from, to, into: &runHits)
  }

  /// Finds all strings in `text[from ..< to]`, which begins on a scalar boundary and behind which at least `padding`
  /// more bytes stand.
  func scanNeedles(_ text: Span<UInt8>, _ from: Int, _ to: Int, into hits: inout [Hit]) {
    long.scan(text, from, to, table, into: &hits)
    characters.scan(text, from, to, table, into: &hits)
    pairs.scan(text, from, to, table, into: &hits)
  }

  /// The users of the needle with index `needle`.
  @inline(__always)
  func users(ofNeedle needle: Int) -> Range<Int> { Int(userStarts[needle])..<Int(userStarts[needle + 1]) }

  /// The users of the run with index `run`.
  @inline(__always)
  func users(ofRun run: Int) -> Range<Int> { users(ofNeedle: table.count + run) }

  /// The user with index `index`.
  @inline(__always)
  func user(_ index: Int) -> User {
    let at = 4 &* index
    return User(pattern: users[at], keyword: users[at + 1], first: users[at + 2], second: users[at + 3])
  }

  /// Whether it looks for nothing.
  var isEmpty: Bool { users.isEmpty }

  /// A filter for what `builder` has collected.
  init(_ builder: LiteralFilterBuilder) {
    table = builder.table
    let spellings = UInt32(table.pool.count)
    table.close(with: builder.spellings)
    runs = builder.runs
    let lists = builder.needleUsers + builder.runUsers
    userStarts = [0]
    users = []
    for list in lists {
      for user in list {
        var first = user.first
        if user.keyword != User.gate, first & LiteralFilterBuilder.isSpelling != 0 {
          first = first & ~LiteralFilterBuilder.isSpelling + spellings
        }
        users += [user.pattern, user.keyword, first, user.second]
      }
      userStarts.append(UInt32(users.count / 4))
    }
    let needles = table
    let all = 0..<needles.count
    let brief = all.filter { needles.length($0) < LongFilter.shortest }
    long = LongFilter(needles, all.filter { needles.length($0) >= LongFilter.shortest })
    characters = CharacterFilter(needles, brief.filter { CharacterFilter.accepts(needles.bytes($0)) })
    pairs = PairFilter(needles, brief.filter { !CharacterFilter.accepts(needles.bytes($0)) })
  }

  func write(to image: inout ImageWriter) {
    table.write(to: &image)
    long.write(to: &image)
    characters.write(to: &image)
    pairs.write(to: &image)
    runs.write(to: &image)
    image.write(userStarts)
    image.write(users)
  }

  init(from image: inout ImageReader, patterns: Int) throws(ImageError) {
    table = try NeedleTable(from: &image)
    long = try LongFilter(from: &image, table)
    characters = try CharacterFilter(from: &image, table)
    pairs = try PairFilter(from: &image, table)
    runs = try RunFilter(from: &image)
    userStarts = try image.readUInt32s()
    users = try image.readUInt32s()
    let isSound =
      users.count % 4 == 0 && userStarts.count == table.count + runs.sets.count + 1 && userStarts.first == 0
      && Int(userStarts.last ?? 0) == users.count / 4 && zip(userStarts, userStarts.dropFirst()).allSatisfy { $0 <= $1 }
    guard isSound else { throw image.invalid() }
    let pool = table.pool.count
    let isBound = (0..<users.count / 4).allSatisfy { index in
      let user = user(index)
      return Int(user.pattern) < patterns && (user.keyword == User.gate || Int(user.first) + Int(user.second) <= pool)
    }
    guard isBound else { throw image.invalid() }
  }
}
