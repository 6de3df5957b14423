#include "ledger/sqlite/migrations.h"

// Instants are milliseconds since 1970 UTC, days are ISO text (JST), columns named sealed or *_sealed hold
// ciphertext.
namespace uketsuke::ledger::schema {

const char* const kV1Paper = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- Wrapped keys. A key can only be destroyed, never changed or removed: that is the disposal record.
CREATE TABLE object_key(
  kind TEXT NOT NULL, id TEXT NOT NULL, parent TEXT NOT NULL DEFAULT '',
  wrapped BLOB, made_at INTEGER NOT NULL, destroyed_at INTEGER,
  PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID;
CREATE INDEX object_key_parent ON object_key(parent) WHERE parent <> '';
CREATE TRIGGER object_key_no_delete BEFORE DELETE ON object_key BEGIN SELECT RAISE(ABORT, 'object_key is append-only'); END;
CREATE TRIGGER object_key_only_destroy BEFORE UPDATE ON object_key
  WHEN NEW.wrapped IS NOT NULL OR NEW.destroyed_at IS NULL OR OLD.wrapped IS NULL OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id
  BEGIN SELECT RAISE(ABORT, 'a key can only be destroyed'); END;

CREATE TABLE batch(
  id TEXT PRIMARY KEY, door TEXT NOT NULL, received_on TEXT, expected_sheets INTEGER, header_sheets INTEGER,
  operator TEXT NOT NULL, created_at INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TABLE batch_alarm(
  batch TEXT NOT NULL REFERENCES batch(id), code TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(batch, code)) STRICT, WITHOUT ROWID;

CREATE TABLE original(
  file TEXT PRIMARY KEY CHECK(length(file) = 64), kind TEXT NOT NULL, byte_count INTEGER NOT NULL,
  page_count INTEGER NOT NULL DEFAULT 0, stored_at INTEGER NOT NULL, missing INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TRIGGER original_no_delete BEFORE DELETE ON original BEGIN SELECT RAISE(ABORT, 'original is append-only'); END;

CREATE TABLE arrival(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, file TEXT REFERENCES original(file),
  batch TEXT NOT NULL REFERENCES batch(id), kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('waiting', 'done', 'refused', 'duplicate')), code TEXT NOT NULL DEFAULT '',
  byte_count INTEGER NOT NULL, page_count INTEGER NOT NULL DEFAULT 0, first TEXT REFERENCES arrival(id),
  received_on TEXT, operator TEXT NOT NULL, arrived_at INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX arrival_file ON arrival(file, seq);
CREATE INDEX arrival_batch ON arrival(batch, seq);
CREATE UNIQUE INDEX arrival_first ON arrival(file) WHERE file IS NOT NULL AND first IS NULL;
CREATE TRIGGER arrival_no_delete BEFORE DELETE ON arrival BEGIN SELECT RAISE(ABORT, 'arrival is append-only'); END;

-- One row per side of every arrival; status is null while the side is pending. id is arrival.seq * 10000 + number, so
-- that ids sort in scan order.
CREATE TABLE side(
  id INTEGER PRIMARY KEY, arrival TEXT NOT NULL REFERENCES arrival(id), number INTEGER NOT NULL CHECK(number > 0),
  batch TEXT NOT NULL REFERENCES batch(id), file TEXT NOT NULL REFERENCES original(file),
  status TEXT CHECK(status IN ('read', 'unidentified', 'refused', 'blank', 'separator', 'header', 'duplicate', 'rescan')),
  code TEXT NOT NULL DEFAULT '', form_id TEXT NOT NULL DEFAULT '', form_version TEXT NOT NULL DEFAULT '',
  form_hash TEXT NOT NULL DEFAULT '', form_page INTEGER NOT NULL DEFAULT 0, document_kind TEXT NOT NULL DEFAULT '',
  case_token TEXT NOT NULL DEFAULT '', sheet INTEGER NOT NULL, width_px INTEGER NOT NULL DEFAULT 0,
  height_px INTEGER NOT NULL DEFAULT 0, fields INTEGER NOT NULL DEFAULT 0, fields_accepted INTEGER NOT NULL DEFAULT 0,
  fields_asked INTEGER NOT NULL DEFAULT 0, fields_refused INTEGER NOT NULL DEFAULT 0, recorded_at INTEGER NOT NULL,
  sealed BLOB NOT NULL DEFAULT x'', settled_as TEXT, settled_by TEXT, settled_at INTEGER, settled_sealed BLOB,
  replaced_file TEXT, replaced_number INTEGER,
  UNIQUE(arrival, number)) STRICT;
CREATE INDEX side_page ON side(file, number);
CREATE INDEX side_batch ON side(batch, id);
CREATE INDEX side_attention ON side(id) WHERE settled_as IS NULL AND status IN ('rescan', 'unidentified', 'refused');
CREATE TRIGGER side_no_delete BEFORE DELETE ON side BEGIN SELECT RAISE(ABORT, 'every side keeps its row'); END;
CREATE TABLE side_history(
  id INTEGER PRIMARY KEY, side INTEGER NOT NULL REFERENCES side(id), recorded_at INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX side_history_side ON side_history(side, id);

CREATE TABLE job(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, file TEXT REFERENCES original(file), number INTEGER NOT NULL DEFAULT 0,
  subject TEXT NOT NULL, options TEXT NOT NULL, priority INTEGER NOT NULL, once_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('waiting', 'leased', 'done', 'parked')), attempts INTEGER NOT NULL DEFAULT 0,
  owner TEXT NOT NULL DEFAULT '', lease TEXT NOT NULL DEFAULT '', leased_until INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, available_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
  code TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX job_ready ON job(priority DESC, created_at, id) WHERE state = 'waiting';
CREATE INDEX job_leased ON job(leased_until) WHERE state = 'leased';
CREATE INDEX job_open_file ON job(file) WHERE state IN ('waiting', 'leased');
CREATE INDEX job_live ON job(kind, state, created_at) WHERE state <> 'done';
CREATE UNIQUE INDEX job_once ON job(once_key) WHERE once_key <> '' AND state IN ('waiting', 'leased');
CREATE TABLE worker(
  id TEXT PRIMARY KEY, pid INTEGER NOT NULL, busy INTEGER NOT NULL, pages_done INTEGER NOT NULL,
  memory_mb INTEGER NOT NULL, job TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

-- Sealed pack files: pictures of a side, PDF of a notice.
CREATE TABLE pack(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL,
  byte_count INTEGER NOT NULL, made_at INTEGER NOT NULL) STRICT;
CREATE INDEX pack_owner ON pack(owner_kind, owner_id, seq);
CREATE TABLE blob(
  pack TEXT NOT NULL REFERENCES pack(id), name TEXT NOT NULL, media TEXT NOT NULL,
  offset INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY(pack, name)) STRICT, WITHOUT ROWID;

CREATE TABLE reading(
  id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL REFERENCES original(file), number INTEGER NOT NULL,
  version INTEGER NOT NULL, recompute_key TEXT NOT NULL, document_kind TEXT NOT NULL, processor TEXT NOT NULL,
  recorded_at INTEGER NOT NULL, sealed BLOB NOT NULL,
  UNIQUE(file, number, version), UNIQUE(file, number, recompute_key)) STRICT;
CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'reading is append-only'); END;
CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'reading is append-only'); END;
)sql";

}  // namespace uketsuke::ledger::schema
