#include "ledger/sqlite/migrations.h"

namespace uketsuke::ledger::schema {

const char* const kV1Work = R"sql(
CREATE TABLE document(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, form_id TEXT NOT NULL, form_version TEXT NOT NULL, form_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('open', 'checked', 'keying', 'retired')), version INTEGER NOT NULL,
  created_at INTEGER NOT NULL) STRICT;
-- Regions are never deleted: until_version tells when a region was moved away.
CREATE TABLE document_region(
  id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES document(id), from_version INTEGER NOT NULL,
  until_version INTEGER, position INTEGER NOT NULL, file TEXT NOT NULL REFERENCES original(file), number INTEGER NOT NULL,
  x REAL NOT NULL, y REAL NOT NULL, w REAL NOT NULL, h REAL NOT NULL) STRICT;
CREATE INDEX document_region_document ON document_region(document, position);
CREATE INDEX document_region_page ON document_region(file, number) WHERE until_version IS NULL;
CREATE TABLE document_change(
  document TEXT NOT NULL REFERENCES document(id), version INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
  what TEXT NOT NULL, kind TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(document, version)) STRICT, WITHOUT ROWID;
CREATE TRIGGER document_change_no_update BEFORE UPDATE ON document_change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER document_change_no_delete BEFORE DELETE ON document_change BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE decision(
  id INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL REFERENCES document(id), field TEXT NOT NULL,
  row INTEGER NOT NULL, state TEXT NOT NULL, action TEXT NOT NULL, actor TEXT NOT NULL, by_person INTEGER NOT NULL,
  at INTEGER NOT NULL, undoes INTEGER REFERENCES decision(id), withdrawn INTEGER NOT NULL, item TEXT, seconds REAL NOT NULL,
  sealed BLOB NOT NULL) STRICT;
CREATE INDEX decision_field ON decision(document, field, row, id);
CREATE INDEX decision_actor ON decision(actor, id) WHERE by_person = 1;
CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;
CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decision is append-only'); END;

CREATE TABLE review_item(
  id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document(id), field TEXT NOT NULL, row INTEGER NOT NULL,
  file TEXT NOT NULL REFERENCES original(file), number INTEGER NOT NULL, position INTEGER NOT NULL, priority INTEGER NOT NULL,
  group_at INTEGER NOT NULL, ask_reason TEXT NOT NULL, must_type INTEGER NOT NULL, masked INTEGER NOT NULL,
  blind INTEGER NOT NULL, round INTEGER NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('waiting', 'leased', 'decided', 'postponed', 'cancelled')), version INTEGER NOT NULL,
  leased_by TEXT NOT NULL DEFAULT '', leased_until INTEGER NOT NULL DEFAULT 0, from_postponed INTEGER NOT NULL DEFAULT 0,
  postponed_reason TEXT NOT NULL DEFAULT '', postponed_by TEXT NOT NULL DEFAULT '', decided_by TEXT NOT NULL DEFAULT '',
  decision INTEGER REFERENCES decision(id), created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL) STRICT;
CREATE INDEX review_ready ON review_item(state, priority DESC, group_at, document, position, id);
CREATE INDEX review_leased ON review_item(leased_until) WHERE state = 'leased';
CREATE INDEX review_mine ON review_item(leased_by) WHERE state = 'leased';
CREATE INDEX review_decided ON review_item(decided_by, changed_at) WHERE state = 'decided';
CREATE INDEX review_age ON review_item(created_at) WHERE state = 'waiting';
CREATE INDEX review_document ON review_item(document, state);
CREATE UNIQUE INDEX review_open ON review_item(document, field, row, round) WHERE state IN ('waiting', 'leased', 'postponed');
CREATE TABLE review_exclusion(
  item TEXT NOT NULL REFERENCES review_item(id), user TEXT NOT NULL, PRIMARY KEY(item, user)) STRICT, WITHOUT ROWID;
-- Counting a million rows at each keystroke would be slow; triggers keep the figures.
CREATE TABLE review_tally(state TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT;
INSERT INTO review_tally VALUES('waiting', 0), ('leased', 0), ('decided', 0), ('postponed', 0), ('cancelled', 0);
CREATE TRIGGER review_tally_insert AFTER INSERT ON review_item BEGIN
  UPDATE review_tally SET n = n + 1 WHERE state = NEW.state; END;
CREATE TRIGGER review_tally_update AFTER UPDATE OF state ON review_item WHEN OLD.state <> NEW.state BEGIN
  UPDATE review_tally SET n = n - 1 WHERE state = OLD.state; UPDATE review_tally SET n = n + 1 WHERE state = NEW.state; END;

CREATE TABLE case_file(
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE, token TEXT NOT NULL UNIQUE,
  procedure TEXT NOT NULL, state TEXT NOT NULL, received_on TEXT NOT NULL, due_on TEXT, batch TEXT REFERENCES batch(id),
  version INTEGER NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
  sender_sealed BLOB NOT NULL, subject_sealed BLOB NOT NULL) STRICT;
CREATE INDEX case_state ON case_file(state, received_on, seq);
CREATE INDEX case_day ON case_file(received_on, seq);
CREATE TABLE case_event(
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT NOT NULL REFERENCES case_file(id), at INTEGER NOT NULL,
  actor TEXT NOT NULL, what TEXT NOT NULL, state TEXT, sequence INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX case_event_case ON case_event(case_id, id);
CREATE TRIGGER case_event_no_update BEFORE UPDATE ON case_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER case_event_no_delete BEFORE DELETE ON case_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE case_document(
  id INTEGER PRIMARY KEY, case_id TEXT NOT NULL REFERENCES case_file(id), document TEXT NOT NULL REFERENCES document(id),
  linked_at INTEGER NOT NULL, unlinked_at INTEGER) STRICT;
CREATE UNIQUE INDEX case_document_now ON case_document(case_id, document) WHERE unlinked_at IS NULL;
CREATE INDEX case_document_case ON case_document(case_id, id);
CREATE INDEX case_document_document ON case_document(document);
CREATE TABLE case_attachment(
  case_id TEXT NOT NULL REFERENCES case_file(id), kind TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY(case_id, kind)) STRICT, WITHOUT ROWID;

CREATE TABLE finding_revision(
  case_id TEXT NOT NULL REFERENCES case_file(id), revision INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(case_id, revision)) STRICT, WITHOUT ROWID;
CREATE TABLE finding(
  case_id TEXT NOT NULL, revision INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL,
  rule_version INTEGER NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, comparison TEXT NOT NULL,
  fields TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(case_id, revision, ordinal),
  FOREIGN KEY(case_id, revision) REFERENCES finding_revision(case_id, revision)) STRICT, WITHOUT ROWID;
CREATE TRIGGER finding_no_update BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'finding is append-only'); END;
CREATE TRIGGER finding_no_delete BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'finding is append-only'); END;
CREATE TABLE finding_acceptance(
  case_id TEXT NOT NULL REFERENCES case_file(id), finding TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,
  sealed BLOB NOT NULL, PRIMARY KEY(case_id, finding)) STRICT, WITHOUT ROWID;
CREATE TRIGGER finding_acceptance_no_update BEFORE UPDATE ON finding_acceptance BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER finding_acceptance_no_delete BEFORE DELETE ON finding_acceptance BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Blind index: keyed digests of normalised names, kana, birth dates and 記号番号.
CREATE TABLE case_key(
  kind TEXT NOT NULL, digest BLOB NOT NULL, case_id TEXT NOT NULL REFERENCES case_file(id),
  PRIMARY KEY(kind, digest, case_id)) STRICT, WITHOUT ROWID;
CREATE INDEX case_key_case ON case_key(case_id);
)sql";

}  // namespace uketsuke::ledger::schema
