import SQLite

/// The tables that `Relator` fills and those that it needs on the way.
enum RelatingSchema {
  /// The tables of results, as they stand in the database.
  static let tables = ["reposts", "earlier_copies", "brands", "foreign_brands", "boilerplate", "site_findings"]

  private static let results = """
    CREATE TABLE reposts (
      original INTEGER NOT NULL REFERENCES documents (id),
      copy INTEGER NOT NULL REFERENCES documents (id),
      kind TEXT NOT NULL,
      share_of_original REAL NOT NULL,
      share_of_copy REAL NOT NULL,
      sequence TEXT NOT NULL,
      sentence TEXT NOT NULL,
      rule TEXT,
      policy_before TEXT NOT NULL,
      policy_after TEXT,
      spdx_before TEXT,
      spdx_after TEXT,
      is_licence_changed INTEGER NOT NULL,
      is_source_named INTEGER NOT NULL,
      is_contested INTEGER NOT NULL,
      PRIMARY KEY (copy, original)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reposts_by_original ON reposts (original);
    CREATE TABLE earlier_copies (
      document INTEGER NOT NULL REFERENCES documents (id),
      earlier INTEGER NOT NULL REFERENCES documents (id),
      share_of_document REAL NOT NULL,
      share_of_earlier REAL NOT NULL,
      PRIMARY KEY (document, earlier)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE brands (
      site TEXT PRIMARY KEY,
      brand TEXT NOT NULL,
      pages INTEGER NOT NULL,
      total INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE foreign_brands (
      document INTEGER PRIMARY KEY REFERENCES documents (id),
      site TEXT NOT NULL,
      brand TEXT NOT NULL,
      home TEXT
    ) STRICT;
    CREATE TABLE boilerplate (
      site TEXT PRIMARY KEY,
      pages INTEGER NOT NULL,
      sampled INTEGER NOT NULL,
      shingles INTEGER NOT NULL,
      share REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE site_findings (
      site TEXT NOT NULL,
      rule TEXT NOT NULL,
      text TEXT,
      pages INTEGER NOT NULL,
      total INTEGER NOT NULL,
      example INTEGER NOT NULL REFERENCES findings (id),
      UNIQUE (site, rule, text)
    ) STRICT;
    """

  private static let temporary = """
    CREATE TEMP TABLE texts (
      document INTEGER PRIMARY KEY,
      first INTEGER NOT NULL,
      digest INTEGER NOT NULL,
      digest2 INTEGER NOT NULL,
      sketch BLOB NOT NULL
    );
    CREATE TEMP TABLE keys (key INTEGER NOT NULL, text INTEGER NOT NULL, is_pair INTEGER NOT NULL);
    CREATE TEMP TABLE candidates (one INTEGER NOT NULL, other INTEGER NOT NULL);
    CREATE TEMP TABLE matches (
      one INTEGER NOT NULL,
      other INTEGER NOT NULL,
      share_one REAL NOT NULL,
      share_other REAL NOT NULL,
      PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    CREATE TEMP TABLE originals (first INTEGER PRIMARY KEY, document INTEGER NOT NULL);
    """

  /// Makes empty tables of results, and the temporary ones.
  static func makeAnew(in database: Database) throws(SQLiteError) {
    for table in tables { try database.execute("DROP TABLE IF EXISTS main.\(table)") }
    try dropTemporary(in: database)
    try database.execute(results)
    try database.execute(temporary)
  }

  /// Drops the temporary tables.
  static func dropTemporary(in database: Database) throws(SQLiteError) {
    for table in ["texts", "keys", "candidates", "matches", "originals"] {
      try database.execute("DROP TABLE IF EXISTS temp.\(table)")
    }
  }
}
