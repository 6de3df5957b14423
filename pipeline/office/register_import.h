#pragma once

#include <filesystem>

#include "pipeline/office/office.h"
#include "pipeline/office/register_file.h"

/// 台帳の取込み: an existing register enters the member register from a file.
namespace uketsuke::pipeline {

struct ImportChoice {
  bool check_only = false;     ///< nothing is changed, whatever the file holds
  bool skip_bad_rows = false;  ///< a household with a bad row is left out whole; the others are taken
};

/// What an import did, or would do.
struct ImportReport {
  std::vector<RegisterFault> faults;  ///< by line
  std::size_t rows = 0;               ///< of persons in the file
  std::size_t households = 0;
  std::size_t fresh = 0;                   ///< rows whose person was no member under that number before
  std::size_t changed = 0;                 ///< rows that became a revision; the 組合員's row when the household did
  std::size_t unchanged = 0;               ///< rows equal to what stands
  std::size_t skipped = 0;                 ///< rows of households with a bad row
  std::vector<std::size_t> changed_lines;  ///< lines of the changed rows
  bool done = false;                       ///< the register stands as the file says, but for what was skipped
  Date valid_from{};                       ///< day from which revisions hold
  CaseId by_case;                          ///< the import itself, in the place of a case; empty unless done
};

/// Checks the whole file first, then enters all of it in one transaction as final rows: new ones valid from their
/// 資格取得日, revisions from today (JST). Nothing is changed when a row is bad, unless skip_bad_rows is given and
/// every bad row's household can be told. A file sent again changes nothing. Enters the ledger as "register.imported"
/// with the file's SHA-256 in the payload (one row's hash in the clear would let a 個人番号 be guessed). Role: admin,
/// as for users and settings: no 決裁 of a second person stands behind these rows.
ImportReport import_register(const Office& office, const Actor& actor, const Bytes& file,
                             const RegisterMapping& mapping, const ImportChoice& choice);

}  // namespace uketsuke::pipeline
