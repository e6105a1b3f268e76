internal import SQLite

/// Where an article stands among everything that the inputs hold.
package struct DocumentPlace: Hashable, Sendable {
  /// Its number in the order of the inputs, from 1; the id of its row.
  package var position: Int
  /// The id of the input that it comes from.
  package var input: Int
  /// The path of the file.
  package var path: String
  /// The member of an archive; nil where the file itself is the article.
  package var member: String?
  /// The `id` of a JSON record, else the number of its line; nil for other articles.
  package var record: String?

  /// A place.
  package init(position: Int, input: Int, path: String, member: String? = nil, record: String? = nil) {
    self.position = position
    self.input = input
    self.path = path
    self.member = member
    self.record = record
  }

  /// The columns of `documents` that say where an article stands.
  static let columns = "id, input, path, member, record".split(separator: ", ").map(String.init)

  /// The values of these columns.
  var values: [SQLiteValue] {
    [.integer(position), .integer(input), .text(path), SQLiteValue(member), SQLiteValue(record)]
  }
}
