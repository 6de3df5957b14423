#pragma once

#include <string>

#include "ledger/sqlite/database.h"

namespace uketsuke::ledger {

/// Version of the schema this program writes; kept in PRAGMA user_version.
int schema_version();

/// Brings the database to schema_version() by the numbered steps, each in one transaction. A released step is
/// never edited: tests keep a dump of each released schema. Throws Failure E-LEDGER-SCHEMA when the file is
/// newer.
void migrate(Database& db);

/// All CREATE statements of the database in a stable order, for the test that keeps released schemas.
std::string schema_dump(const Database& db);

namespace schema {
extern const char* const kV1Paper;    ///< keys, batches, originals, sides, jobs, readings
extern const char* const kV1Work;     ///< documents, decisions, review, cases, findings
extern const char* const kV1Office;   ///< register, vault, notices, users, settings, chains
extern const char* const kV2Quality;  ///< hidden samples, drift alarms, policies
extern const char* const kV3Records;  ///< records of a case
extern const char* const kV4Envelopes;  ///< envelopes, sides that show a paper again
extern const char* const kV5Mailings;  ///< mailings and their pieces
}  // namespace schema

}  // namespace uketsuke::ledger
