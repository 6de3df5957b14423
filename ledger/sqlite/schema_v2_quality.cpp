#include "ledger/sqlite/migrations.h"

namespace uketsuke::ledger::schema {

const char* const kV2Quality = R"sql(
-- Hidden samples: which field, by which policy; the values stand sealed in readings and decisions.
CREATE TABLE quality_sample(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK(kind IN ('accepted', 'known')),
  document TEXT NOT NULL REFERENCES document(id),
  field TEXT NOT NULL, row INTEGER NOT NULL, field_class TEXT NOT NULL, document_kind TEXT NOT NULL, policy TEXT NOT NULL,
  confidence REAL NOT NULL, item TEXT NOT NULL REFERENCES review_item(id), follows TEXT NOT NULL, drawn_at INTEGER NOT NULL) STRICT;
CREATE INDEX quality_sample_field ON quality_sample(document, field, row);
CREATE TRIGGER quality_sample_no_update BEFORE UPDATE ON quality_sample BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER quality_sample_no_delete BEFORE DELETE ON quality_sample BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE quality_event(
  id INTEGER PRIMARY KEY AUTOINCREMENT, sample TEXT NOT NULL REFERENCES quality_sample(id), at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK(what IN ('agreed', 'differs', 'reading_wrong', 'person_wrong', 'open', 'void')), actor TEXT NOT NULL,
  decision INTEGER REFERENCES decision(id), sequence INTEGER NOT NULL) STRICT;
CREATE INDEX quality_event_sample ON quality_event(sample, id);
CREATE TRIGGER quality_event_no_update BEFORE UPDATE ON quality_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER quality_event_no_delete BEFORE DELETE ON quality_event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
-- Each sample as it stands: its last event counts; a cancelled question without an answer is void.
CREATE VIEW quality_state AS
  SELECT s.*, e.id AS event, CASE
      WHEN e.what IS NOT NULL AND e.what <> 'open' THEN e.what
      WHEN (SELECT state FROM review_item WHERE id = s.item) = 'cancelled' THEN 'void' ELSE 'open' END AS verdict
  FROM quality_sample s
  LEFT JOIN quality_event e ON e.id = (SELECT max(id) FROM quality_event WHERE sample = s.id);

CREATE TABLE quality_alarm(
  id INTEGER PRIMARY KEY AUTOINCREMENT, field_class TEXT NOT NULL, at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK(what IN ('raised', 'acknowledged')), actor TEXT NOT NULL, policy TEXT NOT NULL,
  samples INTEGER NOT NULL, wrong INTEGER NOT NULL, after_event INTEGER NOT NULL, sequence INTEGER NOT NULL) STRICT;
CREATE INDEX quality_alarm_class ON quality_alarm(field_class, id);
CREATE TRIGGER quality_alarm_no_update BEFORE UPDATE ON quality_alarm BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER quality_alarm_no_delete BEFORE DELETE ON quality_alarm BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Policies that decided something stay for good: a decision names its policy by the hash.
CREATE TABLE policy_text(hash TEXT PRIMARY KEY, id TEXT NOT NULL, text TEXT NOT NULL, kept_at INTEGER NOT NULL) STRICT;
CREATE TRIGGER policy_text_no_update BEFORE UPDATE ON policy_text BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER policy_text_no_delete BEFORE DELETE ON policy_text BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE policy_adoption(
  id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL REFERENCES policy_text(hash), actor TEXT NOT NULL, at INTEGER NOT NULL,
  after_event INTEGER NOT NULL, sequence INTEGER NOT NULL) STRICT;
CREATE TRIGGER policy_adoption_no_update BEFORE UPDATE ON policy_adoption BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER policy_adoption_no_delete BEFORE DELETE ON policy_adoption BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE policy_tally(
  month TEXT NOT NULL, policy TEXT NOT NULL, field_class TEXT NOT NULL, accepted INTEGER NOT NULL, asked INTEGER NOT NULL,
  refused INTEGER NOT NULL, PRIMARY KEY(month, policy, field_class)) STRICT, WITHOUT ROWID;
)sql";

}  // namespace uketsuke::ledger::schema
