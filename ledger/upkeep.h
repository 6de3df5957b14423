#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/ids.h"

namespace uketsuke::ledger {

/// What reconcile() found at start.
struct ReconcileReport {
  int orphans_removed = 0;  ///< files without a row: the crash came before the commit, nobody was told they are stored
  int parts_removed = 0;    ///< half-written temporary files
  std::vector<std::string> missing;  ///< rows whose file is gone: E-LEDGER-CORRUPT when read
  bool head_moved = false;           ///< the outside head lagged by a crash and was brought up
};

/// What verify_files() found.
struct FilesReport {
  int checked = 0;
  int disposed = 0;
  std::vector<std::string> bad;  ///< ids of files that do not open or do not match
  bool ok() const { return bad.empty(); }
};

/// What a backup holds.
struct BackupReport {
  int files = 0;
  std::uint64_t bytes = 0;
  std::filesystem::path data;  ///< database without keys, and sealed files
  std::filesystem::path keys;  ///< wrapped keys: keep apart, replace after each disposal
};

/// Care of the data folder (保全): reconcile, verify, back up, dispose.
class Upkeep {
 public:
  virtual ~Upkeep() = default;
  /// Clears what a crash left. Runs at opening; safe beside live processes. Unattached packs and temporary
  /// files are removed only when older than `stale_s` seconds, since a live process may be about to use them.
  virtual ReconcileReport reconcile(int stale_s = 3600) = 0;
  /// Opens and hashes every stored file.
  virtual FilesReport verify_files() = 0;
  /// A consistent copy while others work: `folder`/data and `folder`/keys. Enters "backup.made" first, so the
  /// copy holds its own entry. Throws E-ENV-DISK; `folder` must not exist.
  virtual BackupReport backup(const std::filesystem::path& folder, const std::string& actor) = 0;
  /// Disposal of one side: pictures, readings, candidates, index entries, its own copy of the original. The original
  /// goes in the same step once every other kept side of its file has a copy of its own (ledger/side_copy.h).
  virtual void destroy_page(const PageId& page, const std::string& actor, const std::string& reason) = 0;
  /// True when the side's keys were destroyed, by itself or with its file.
  virtual bool disposed(const PageId& page) = 0;
  /// Disposal (廃棄): destroys the keys of an original and of everything derived from its sides, and removes
  /// the sealed file.
  virtual void destroy_file(const ScanFileId& file, const std::string& actor, const std::string& reason) = 0;
  /// Disposal of a case's sealed texts and its place in the search; number, states and trail stay.
  virtual void destroy_case(const CaseId& id, const std::string& actor, const std::string& reason) = 0;
  /// Disposal of a person: register rows, memberships, certificates, and the numbers in the vault they refer
  /// to.
  virtual void destroy_person(const PersonId& id, const std::string& actor, const std::string& reason) = 0;
  /// Disposal of a notice's variables and PDF.
  virtual void destroy_notice(const NoticeId& id, const std::string& actor, const std::string& reason) = 0;
  /// Disposal of a document's decided values.
  virtual void destroy_document(const DocumentId& document, const std::string& actor, const std::string& reason) = 0;
};

/// Makes a backup's two halves into a data folder that can be opened with the master key: copies
/// `backup`/data to `target` (which must not exist) and puts the keys of `keys_file` back. Throws E-ENV-DISK,
/// E-LEDGER-CORRUPT.
void restore_backup(const std::filesystem::path& backup, const std::filesystem::path& keys_file,
                    const std::filesystem::path& target);

}  // namespace uketsuke::ledger
