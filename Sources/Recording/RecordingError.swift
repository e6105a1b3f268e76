package import Files
package import SQLite

/// Why a findings database cannot be used.
package enum RecordingError: Error, Sendable {
  /// SQLite refused something.
  case database(SQLiteError)
  /// The file system refused something.
  case file(FileError)
  /// There is no such file.
  case missing
  /// The file is a database of some other program.
  case foreign
  /// A newer version of the program made it, with this version of the schema.
  case newer(Int)
  /// Another process is writing it; its number where it is known.
  case inUse(process: Int?)
}
