#include "ledger/sqlite/migrations.h"

namespace uketsuke::ledger::schema {

const char* const kV5Mailings = R"sql(
-- 発送: fixed lists of pieces. The print file is sealed under the mailing's key, a piece's addressee and 送付書 under its own.
CREATE TABLE mailing(
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE CHECK(number > 0),
  state TEXT NOT NULL CHECK(state IN ('ready', 'released', 'cancelled')), version INTEGER NOT NULL, pages INTEGER NOT NULL,
  pdf_sha256 TEXT NOT NULL, pdf_bytes INTEGER NOT NULL, made_at INTEGER NOT NULL, made_by TEXT NOT NULL, closed_at INTEGER,
  closed_by TEXT NOT NULL DEFAULT '') STRICT;
CREATE TRIGGER mailing_no_delete BEFORE DELETE ON mailing BEGIN SELECT RAISE(ABORT, 'mailing is append-only'); END;
CREATE TRIGGER mailing_closed BEFORE UPDATE ON mailing WHEN OLD.state <> 'ready'
  BEGIN SELECT RAISE(ABORT, 'a closed mailing does not change'); END;
CREATE TABLE mailing_piece(
  mailing TEXT NOT NULL REFERENCES mailing(id), number INTEGER NOT NULL CHECK(number > 0),
  role TEXT NOT NULL CHECK(role IN ('member', 'employer', 'agent', 'heir')), addressee TEXT NOT NULL,
  envelope TEXT NOT NULL, mail_class TEXT NOT NULL, first_page INTEGER NOT NULL, pages INTEGER NOT NULL,
  cover_pages INTEGER NOT NULL, sheets INTEGER NOT NULL, is_protected INTEGER NOT NULL, pulled_at INTEGER,
  sealed BLOB NOT NULL, PRIMARY KEY(mailing, number)) STRICT, WITHOUT ROWID;
CREATE TRIGGER mailing_piece_no_delete BEFORE DELETE ON mailing_piece
  BEGIN SELECT RAISE(ABORT, 'mailing_piece is append-only'); END;
-- active: the notice is in this mailing now; 0 when the piece was pulled or the mailing cancelled.
CREATE TABLE mailing_notice(
  mailing TEXT NOT NULL, piece INTEGER NOT NULL, position INTEGER NOT NULL, notice TEXT NOT NULL REFERENCES notice(id),
  notice_version INTEGER NOT NULL, first_page INTEGER NOT NULL, pages INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK(active IN (0, 1)), PRIMARY KEY(mailing, piece, position),
  FOREIGN KEY(mailing, piece) REFERENCES mailing_piece(mailing, number)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX mailing_notice_once ON mailing_notice(notice) WHERE active = 1;
CREATE INDEX mailing_notice_notice ON mailing_notice(notice);
CREATE TRIGGER mailing_notice_no_delete BEFORE DELETE ON mailing_notice
  BEGIN SELECT RAISE(ABORT, 'mailing_notice is append-only'); END;
CREATE TRIGGER mailing_notice_only_leaves BEFORE UPDATE ON mailing_notice
  WHEN OLD.active = 0 OR NEW.active = 1 OR OLD.mailing <> NEW.mailing OR OLD.piece <> NEW.piece OR OLD.notice <> NEW.notice
  BEGIN SELECT RAISE(ABORT, 'a notice only leaves its mailing'); END;
)sql";

}  // namespace uketsuke::ledger::schema
