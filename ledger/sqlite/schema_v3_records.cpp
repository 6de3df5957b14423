#include "ledger/sqlite/migrations.h"

namespace uketsuke::ledger::schema {

const char* const kV3Records = R"sql(
-- What was done or learned about a case that no document holds; the facts are sealed under the case's key.
CREATE TABLE case_record(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT NOT NULL REFERENCES case_file(id), kind TEXT NOT NULL,
  at INTEGER NOT NULL, actor TEXT NOT NULL, sequence INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX case_record_case ON case_record(case_id, seq);
CREATE TRIGGER case_record_no_update BEFORE UPDATE ON case_record BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER case_record_no_delete BEFORE DELETE ON case_record BEGIN SELECT RAISE(ABORT, 'append-only'); END;
)sql";

}  // namespace uketsuke::ledger::schema
