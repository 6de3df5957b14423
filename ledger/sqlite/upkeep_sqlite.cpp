#include "ledger/sqlite/upkeep_sqlite.h"

#include <set>

#include "core/errors/failure.h"
#include "ledger/chain/chain.h"
#include "ledger/sqlite/originals_sqlite.h"
#include "ledger/sqlite/packs_sqlite.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

bool is_part(const fs::path& path) { return path.filename().string().rfind(".part-", 0) == 0; }

bool older_than(const fs::path& path, int stale_s) {
  std::error_code error;
  const auto changed = fs::last_write_time(path, error);
  return !error && fs::file_time_type::clock::now() - changed >= std::chrono::seconds(stale_s);
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(folder, error); !error && it != fs::recursive_directory_iterator();
       it.increment(error))
    if (it->is_regular_file(error)) out.push_back(it->path());
  return out;
}

}  // namespace

ReconcileReport SqliteUpkeep::reconcile(int stale_s) {
  ReconcileReport report;
  clear_originals(report, stale_s);
  clear_packs(report, stale_s);
  find_missing(report);
  list_all_destroyed();  // a crash may have come between a disposal and its line in the list
  audit_.check_head(report.head_moved);
  return report;
}

void SqliteUpkeep::clear_originals(ReconcileReport& report, int stale_s) {
  // Under the lock no process stands between giving a file its name and committing its row.
  const FileLock lock(originals_lock(context_));
  for (const fs::path& path : files_below(context_.options.data / "originals")) {
    if (is_part(path)) {
      if (!older_than(path, stale_s)) continue;
      context_.files.remove_durably(path);
      ++report.parts_removed;
    } else if (path.extension() == ".sealed") {
      const bool known = context_.reading<bool>([&] {
        return context_.db
            .query(
                "SELECT 1 FROM original o JOIN object_key k ON k.kind='file' AND k.id=o.file"
                " AND k.wrapped IS NOT NULL WHERE o.file=?",
                {path.stem().string()})
            .next();
      });
      if (known) continue;
      context_.files.remove_durably(path);
      ++report.orphans_removed;
    }
  }
}

void SqliteUpkeep::clear_packs(ReconcileReport& report, int stale_s) {
  for (const fs::path& path : files_below(context_.options.data / "blobs")) {
    if (!older_than(path, stale_s)) continue;
    const bool part = is_part(path);
    const bool known = !part && context_.reading<bool>([&] {
      return context_.db
          .query(
              "SELECT 1 FROM pack p JOIN object_key k ON k.kind='pack' AND k.id=p.id"
              " AND k.wrapped IS NOT NULL WHERE p.id=?",
              {path.stem().string()})
          .next();
    });
    if (known) continue;
    context_.files.remove_durably(path);
    ++(part ? report.parts_removed : report.orphans_removed);
  }
}

void SqliteUpkeep::find_missing(ReconcileReport& report) {
  std::vector<std::pair<std::string, bool>> originals;
  std::vector<std::string> packs;
  context_.read([&] {
    Query q = context_.db.query(
        "SELECT o.file, o.missing FROM original o JOIN object_key k ON k.kind='file' AND k.id=o.file AND "
        "k.wrapped IS NOT NULL");
    while (q.next()) originals.emplace_back(q.text(0), q.truth(1));
    Query p = context_.db.query(
        "SELECT p.id FROM pack p JOIN object_key k ON k.kind='pack' AND k.id=p.id AND k.wrapped IS NOT NULL");
    while (p.next()) packs.push_back(p.text(0));
  });
  for (const auto& [file, flagged] : originals) {
    const bool missing = !fs::exists(original_path(context_, ScanFileId(file)));
    if (missing) report.missing.push_back(file);
    if (missing != flagged)
      context_.write([&] { context_.db.run("UPDATE original SET missing=? WHERE file=?", {missing, file}); });
  }
  for (const std::string& pack : packs)
    if (!fs::exists(pack_path(context_, pack))) report.missing.push_back(pack);
}

FilesReport SqliteUpkeep::verify_files() {
  FilesReport report;
  std::vector<ScanFileId> files;
  struct Blob {
    Owner owner;
    std::string pack;
    std::string name;
  };
  std::vector<Blob> blobs;
  context_.read([&] {
    Query q = context_.db.query("SELECT file FROM original ORDER BY file");
    while (q.next()) files.emplace_back(q.text(0));
    Query b = context_.db.query(
        "SELECT p.owner_kind, p.owner_id, p.id, b.name FROM pack p JOIN blob b ON b.pack=p.id ORDER BY "
        "p.seq");
    while (b.next()) blobs.push_back({{b.text(0), b.text(1)}, b.text(2), b.text(3)});
  });
  const auto check = [&](const std::string& id, const std::function<void()>& open) {
    try {
      open();
      ++report.checked;
    } catch (const Failure& failure) {
      if (failure.code() == "E-LEDGER-DISPOSED")
        ++report.disposed;
      else
        report.bad.push_back(id);
    }
  };
  for (const ScanFileId& file : files)
    check(file.value, [&] { originals_.stream(file, [](std::span<const std::uint8_t>) {}); });
  for (const Blob& blob : blobs) check(blob.pack + "/" + blob.name, [&] { open_blob(context_, blob.pack, blob.name); });
  return report;
}

}  // namespace uketsuke::ledger
