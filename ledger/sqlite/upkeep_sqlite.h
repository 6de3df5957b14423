#pragma once

#include <functional>

#include "ledger/sqlite/audit_sqlite.h"
#include "ledger/sqlite/context.h"
#include "ledger/upkeep.h"

namespace uketsuke::ledger {

class SqliteUpkeep final : public Upkeep {
 public:
  SqliteUpkeep(Context& context, SqliteAudit& audit, Originals& originals, Register& members)
      : context_(context), audit_(audit), originals_(originals), members_(members) {}
  ReconcileReport reconcile(int stale_s) override;
  FilesReport verify_files() override;
  BackupReport backup(const std::filesystem::path& folder, const std::string& actor) override;
  bool disposed(const PageId& page) override;
  void destroy_page(const PageId& page, const std::string& actor, const std::string& reason) override;
  void destroy_file(const ScanFileId& file, const std::string& actor, const std::string& reason) override;
  void destroy_case(const CaseId& id, const std::string& actor, const std::string& reason) override;
  void destroy_person(const PersonId& id, const std::string& actor, const std::string& reason) override;
  void destroy_notice(const NoticeId& id, const std::string& actor, const std::string& reason) override;
  void destroy_document(const DocumentId& document, const std::string& actor, const std::string& reason) override;

 private:
  void clear_originals(ReconcileReport& report, int stale_s);
  void clear_packs(ReconcileReport& report, int stale_s);
  void find_missing(ReconcileReport& report);
  void dispose(const std::string& kind, const std::string& subject, const std::string& actor, const std::string& reason,
               const std::vector<Owner>& owners, const std::function<void()>& more = {});
  bool all_others_apart(const PageId& page);
  void list_destroyed(const std::vector<Owner>& owners);
  void list_all_destroyed();
  Context& context_;
  SqliteAudit& audit_;
  Originals& originals_;
  Register& members_;
};

}  // namespace uketsuke::ledger
