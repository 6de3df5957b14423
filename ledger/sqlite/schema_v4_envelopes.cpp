#include "ledger/sqlite/migrations.h"

namespace uketsuke::ledger::schema {

const char* const kV4Envelopes = R"sql(
-- Scanned on both sides: two sides of a file are one sheet.
ALTER TABLE batch ADD COLUMN both_sides INTEGER NOT NULL DEFAULT 0;
-- What people keyed from an envelope and its cover list; sealed under the batch's key, the last one stands.
CREATE TABLE envelope(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, batch TEXT NOT NULL REFERENCES batch(id), at INTEGER NOT NULL,
  actor TEXT NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX envelope_batch ON envelope(batch, seq);
CREATE TRIGGER envelope_no_update BEFORE UPDATE ON envelope BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER envelope_no_delete BEFORE DELETE ON envelope BEGIN SELECT RAISE(ABORT, 'append-only'); END;
-- Keyed digests of what a side says about whom: the same paper scanned again meets them.
CREATE TABLE side_key(
  digest BLOB NOT NULL, file TEXT NOT NULL REFERENCES original(file), number INTEGER NOT NULL,
  PRIMARY KEY(digest, file, number)) STRICT, WITHOUT ROWID;
CREATE INDEX side_key_side ON side_key(file, number);
-- A side that seems to show the paper of an earlier one again.
CREATE TABLE side_repeat(
  file TEXT NOT NULL REFERENCES original(file), number INTEGER NOT NULL,
  of_file TEXT NOT NULL REFERENCES original(file), of_number INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(file, number, of_file, of_number)) STRICT, WITHOUT ROWID;
)sql";

}  // namespace uketsuke::ledger::schema
