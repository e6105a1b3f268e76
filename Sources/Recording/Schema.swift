/// The tables of the findings database: the SQL of this folder's README, which says what each column means.
package enum Schema {
  /// What SQLite files of this program bear as their `application_id`: `IMPR`.
  package static let applicationID = 0x494D_5052
  /// The version of the tables, `user_version`.
  package static let version = 1

  /// The statements that make an empty database.
  package static var sql: String { (tables + indexes).joined(separator: "\n") }

  /// One statement for each table, in the order in which they are filled.
  package static let tables = [
    """
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      started TEXT NOT NULL,
      finished TEXT,
      state TEXT NOT NULL,
      program TEXT NOT NULL,
      arguments TEXT NOT NULL,
      rules TEXT NOT NULL,
      checked INTEGER NOT NULL,
      cached INTEGER NOT NULL,
      kept INTEGER NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE inputs (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,
      raw_path BLOB,
      format TEXT NOT NULL,
      is_found INTEGER NOT NULL,
      size INTEGER,
      modified INTEGER,
      state TEXT NOT NULL,
      first INTEGER,
      positions INTEGER NOT NULL,
      code TEXT,
      message TEXT,
      message_zh TEXT,
      is_failure INTEGER
    ) STRICT;
    """,
    """
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      input INTEGER NOT NULL REFERENCES inputs (id),
      path TEXT NOT NULL,
      member TEXT,
      record TEXT,
      url TEXT,
      host TEXT,
      site TEXT,
      language TEXT,
      format TEXT NOT NULL,
      encoding TEXT NOT NULL,
      date TEXT,
      captured TEXT,
      month TEXT,
      title TEXT,
      site_title TEXT,
      author TEXT,
      source TEXT,
      bytes INTEGER NOT NULL,
      content_hash TEXT NOT NULL,
      verdict TEXT NOT NULL,
      errors INTEGER NOT NULL,
      warnings INTEGER NOT NULL,
      notes INTEGER NOT NULL,
      suppressed INTEGER NOT NULL,
      is_complete INTEGER NOT NULL,
      repost_policy TEXT,
      spdx TEXT,
      owner TEXT,
      disclaimer_needed INTEGER,
      disclaimer_status TEXT,
      site_title_mismatch TEXT,
      cache_key BLOB NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents (id),
      rule TEXT NOT NULL,
      family TEXT NOT NULL,
      severity TEXT NOT NULL,
      confidence TEXT NOT NULL,
      message TEXT NOT NULL,
      message_zh TEXT NOT NULL,
      before TEXT NOT NULL,
      text TEXT NOT NULL,
      after TEXT NOT NULL,
      zone TEXT NOT NULL,
      byte_start INTEGER NOT NULL,
      byte_end INTEGER NOT NULL,
      line_start INTEGER NOT NULL,
      column_start INTEGER NOT NULL,
      line_end INTEGER NOT NULL,
      column_end INTEGER NOT NULL,
      count INTEGER NOT NULL,
      fix TEXT,
      evidence TEXT,
      fingerprint TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE facts (
      document INTEGER NOT NULL REFERENCES documents (id),
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (document, key)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE skipped (
      id INTEGER PRIMARY KEY,
      input INTEGER NOT NULL REFERENCES inputs (id),
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      member TEXT,
      record TEXT,
      code TEXT NOT NULL,
      message TEXT NOT NULL,
      message_zh TEXT NOT NULL,
      byte_start INTEGER,
      byte_end INTEGER,
      count INTEGER NOT NULL,
      is_failure INTEGER NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE sketches (
      document INTEGER PRIMARY KEY REFERENCES documents (id),
      sketch BLOB NOT NULL
    ) STRICT;
    """,
  ]

  /// The names of these tables.
  static var names: [String] { tables.map { String($0.split(separator: " ")[2]) } }

  /// What makes questions quick.
  package static let indexes = [
    "CREATE INDEX findings_by_document ON findings (document);",
    "CREATE INDEX findings_by_rule ON findings (rule);",
    "CREATE INDEX documents_by_site ON documents (site);",
    "CREATE INDEX skipped_by_position ON skipped (position);",
  ]
}
