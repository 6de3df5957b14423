#include "ledger/sqlite/migrations.h"

namespace uketsuke::ledger::schema {

const char* const kV1Office = R"sql(
CREATE TABLE counter(name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE vault(token TEXT PRIMARY KEY, digest BLOB UNIQUE, sealed BLOB NOT NULL, kept_at INTEGER NOT NULL) STRICT;

-- 加入者台帳: identities, then rows with valid time (valid_from, valid_to) and recorded time.
CREATE TABLE person(id TEXT PRIMARY KEY) STRICT;
CREATE TABLE household(id TEXT PRIMARY KEY, number_digest BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE membership(
  id TEXT PRIMARY KEY, household TEXT NOT NULL REFERENCES household(id), person TEXT NOT NULL REFERENCES person(id),
  branch INTEGER NOT NULL CHECK(branch > 0), UNIQUE(household, branch)) STRICT;
CREATE INDEX membership_person ON membership(person);
CREATE TABLE certificate(id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person(id)) STRICT;
CREATE INDEX certificate_person ON certificate(person);
CREATE TABLE register_row(
  row INTEGER PRIMARY KEY AUTOINCREMENT, thing TEXT NOT NULL CHECK(thing IN ('person', 'household', 'membership', 'certificate')),
  id TEXT NOT NULL, by_case TEXT NOT NULL, actor TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT,
  status TEXT NOT NULL CHECK(status IN ('provisional', 'final', 'void')), recorded_at INTEGER NOT NULL, settled_at INTEGER,
  sealed BLOB NOT NULL) STRICT;
CREATE INDEX register_row_id ON register_row(thing, id, row);
CREATE INDEX register_row_case ON register_row(by_case, row);
CREATE TRIGGER register_row_no_delete BEFORE DELETE ON register_row BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER register_row_only_status BEFORE UPDATE ON register_row
  WHEN OLD.status <> 'provisional' OR NEW.status = 'provisional' OR NEW.settled_at IS NULL OR OLD.thing <> NEW.thing
    OR OLD.id <> NEW.id OR OLD.by_case <> NEW.by_case OR OLD.actor <> NEW.actor OR OLD.valid_from <> NEW.valid_from
    OR OLD.valid_to IS NOT NEW.valid_to OR OLD.recorded_at <> NEW.recorded_at OR OLD.sealed <> NEW.sealed
  BEGIN SELECT RAISE(ABORT, 'only the status of a provisional row may change'); END;
CREATE TABLE register_key(
  kind TEXT NOT NULL, digest BLOB NOT NULL, person TEXT NOT NULL REFERENCES person(id),
  row INTEGER NOT NULL REFERENCES register_row(row), PRIMARY KEY(kind, digest, row)) STRICT, WITHOUT ROWID;

-- 公印 and other pictures of the association, by content: thousands of notices share one.
CREATE TABLE picture(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

CREATE TABLE notice(
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, case_id TEXT NOT NULL REFERENCES case_file(id), kind TEXT NOT NULL,
  recipient TEXT NOT NULL, sequence INTEGER NOT NULL, document_number TEXT NOT NULL, issued_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('draft', 'ready', 'released', 'pulled')), version INTEGER NOT NULL,
  pages INTEGER NOT NULL DEFAULT 0, pdf_sha256 TEXT NOT NULL DEFAULT '', pdf_bytes INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, released_at INTEGER, released_by TEXT NOT NULL DEFAULT '', sealed BLOB NOT NULL,
  pulled_sealed BLOB, UNIQUE(case_id, kind, recipient)) STRICT;
CREATE INDEX notice_state ON notice(state, seq);
CREATE TRIGGER notice_no_delete BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'notice is append-only'); END;

CREATE TABLE user_account(
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, roles TEXT NOT NULL, duties TEXT NOT NULL,
  password TEXT NOT NULL, must_change INTEGER NOT NULL, locked INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER, last_sign_in INTEGER, created_at INTEGER NOT NULL) STRICT;
CREATE TRIGGER user_account_no_delete BEFORE DELETE ON user_account BEGIN SELECT RAISE(ABORT, 'users are locked, not deleted'); END;
CREATE TABLE session(
  digest TEXT PRIMARY KEY, id TEXT NOT NULL, user TEXT NOT NULL REFERENCES user_account(id), opened_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT;
CREATE INDEX session_user ON session(user);
CREATE TABLE user_token(
  digest TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES user_account(id), label TEXT NOT NULL, made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL) STRICT;
CREATE INDEX user_token_user ON user_token(user);

CREATE TABLE setting(
  key TEXT PRIMARY KEY, value TEXT NOT NULL, owner TEXT NOT NULL, assumed INTEGER NOT NULL, version INTEGER NOT NULL,
  changed_at INTEGER, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE setting_change(
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL REFERENCES setting(key), at INTEGER NOT NULL, by TEXT NOT NULL,
  value TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE INDEX setting_change_key ON setting_change(key, id);
CREATE TRIGGER setting_change_no_update BEFORE UPDATE ON setting_change BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER setting_change_no_delete BEFORE DELETE ON setting_change BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Two chains in one table: 'ledger' and 'access'. txn is the first sequence of the transaction that wrote the entry.
CREATE TABLE chain_entry(
  chain TEXT NOT NULL CHECK(chain IN ('ledger', 'access')), sequence INTEGER NOT NULL CHECK(sequence > 0),
  txn INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, actor TEXT NOT NULL, by_case TEXT NOT NULL,
  door TEXT NOT NULL, at INTEGER NOT NULL, payload_hmac TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
  seal BLOB NOT NULL, PRIMARY KEY(chain, sequence)) STRICT, WITHOUT ROWID;
CREATE INDEX chain_subject ON chain_entry(chain, subject, sequence);
CREATE INDEX chain_case ON chain_entry(chain, by_case, sequence) WHERE by_case <> '';
CREATE INDEX chain_actor ON chain_entry(chain, actor, sequence);
CREATE TRIGGER chain_entry_no_update BEFORE UPDATE ON chain_entry BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;
CREATE TRIGGER chain_entry_no_delete BEFORE DELETE ON chain_entry BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;
CREATE TABLE chain_payload(
  chain TEXT NOT NULL, sequence INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(chain, sequence),
  FOREIGN KEY(chain, sequence) REFERENCES chain_entry(chain, sequence)) STRICT, WITHOUT ROWID;
CREATE TRIGGER chain_payload_no_update BEFORE UPDATE ON chain_payload BEGIN SELECT RAISE(ABORT, 'append-only'); END;
)sql";

}  // namespace uketsuke::ledger::schema
