#include <array>

#include "core/errors/failure.h"
#include "ledger/sqlite/migrations.h"

namespace uketsuke::ledger {
namespace {

int version_of(const Database& db) {
  Query q = db.query("PRAGMA user_version");
  return q.next() ? q.number(0) : 0;
}

std::string step_sql(int version) {
  switch (version) {
    case 1: return std::string(schema::kV1Paper) + schema::kV1Work + schema::kV1Office;
    case 2: return schema::kV2Quality;
    case 3: return schema::kV3Records;
    case 4: return schema::kV4Envelopes;
    case 5: return schema::kV5Mailings;
    default: throw Failure("E-LEDGER-SCHEMA");
  }
}

}  // namespace

int schema_version() { return 5; }

void migrate(Database& db) {
  if (version_of(db) == schema_version()) return;
  while (true) {
    db.begin_write();
    try {
      const int have = version_of(db);
      if (have > schema_version()) throw Failure("E-LEDGER-SCHEMA");
      if (have == schema_version()) {
        db.rollback();
        return;
      }
      db.script(step_sql(have + 1));
      db.script("PRAGMA user_version=" + std::to_string(have + 1));
      db.commit();
    } catch (...) {
      db.rollback();
      throw;
    }
  }
}

std::string schema_dump(const Database& db) {
  std::string out;
  Query q = db.query(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY "
      "type='table' DESC, type, name");
  while (q.next()) out += q.text(0) + ";\n";
  return out;
}

}  // namespace uketsuke::ledger
