#include <algorithm>
#include <fstream>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "ledger/seal/destroyed_keys.h"
#include "ledger/restore.h"
#include "ledger/seal/stream.h"
#include "ledger/sqlite/originals_sqlite.h"
#include "ledger/sqlite/packs_sqlite.h"
#include "ledger/sqlite/upkeep_sqlite.h"

// A backup in two halves. data/ holds the database without a single wrapped key, the sealed files and a
// manifest of their hashes; keys/keys.db holds the wrapped keys. Old data halves may be kept for long; the
// keys half is replaced by the newest one after each disposal, and then what was disposed of cannot be had
// from any old data half either. On the machine that disposed of it an old keys half does not bring it back: the
// list of destroyed keys beside the head is obeyed.
namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

std::string quoted(const fs::path& path) {
  std::string out = "'";
  for (const char c : path.string()) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

// Copies a file durably and returns its hash.
std::string copy_file(FileSystem& files, const fs::path& from, const fs::path& to, std::uint64_t& bytes) {
  std::ifstream in(from, std::ios::binary);
  if (!in) throw Failure("E-LEDGER-CORRUPT", "stored file is missing").at(from.filename().string());
  make_private_folder(to.parent_path());
  const auto out = files.begin_file(to.parent_path());
  Sha256 hash;
  Bytes piece(kChunkBytes);
  while (in) {
    in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
    const auto part = std::span(piece).first(static_cast<std::size_t>(in.gcount()));
    hash.add(part);
    out->add(part);
    bytes += part.size();
  }
  out->keep_as(to);
  return hash.hex();
}

// Lets the keys of a copy be taken out or put back, which the triggers forbid in living data.
void without_key_triggers(Database& db, const std::function<void()>& work) {
  std::vector<std::string> triggers;
  {
    Query q =
        db.query("SELECT sql, name FROM sqlite_master WHERE type='trigger' AND tbl_name='object_key' ORDER BY name");
    while (q.next()) triggers.insert(triggers.end(), {q.text(0), q.text(1)});
  }
  for (std::size_t i = 0; i < triggers.size(); i += 2) db.script("DROP TRIGGER " + triggers[i + 1]);
  work();
  for (std::size_t i = 0; i < triggers.size(); i += 2) db.script(triggers[i]);
}

void split_keys(const fs::path& whole, const fs::path& data, const fs::path& keys, int busy_timeout_ms) {
  Database db(whole, busy_timeout_ms);
  db.script("ATTACH " + quoted(keys) +
            " AS k; CREATE TABLE k.object_key(kind TEXT NOT NULL, id TEXT NOT NULL, wrapped BLOB,"
            " destroyed_at INTEGER, PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID;"
            "INSERT INTO k.object_key SELECT kind, id, wrapped, destroyed_at FROM main.object_key; DETACH k;");
  without_key_triggers(db, [&] { db.script("UPDATE object_key SET wrapped=NULL"); });
  db.script("VACUUM INTO " + quoted(data));
}

// What was disposed of since the backup was made, by the list outside the data folder, as table "gone".
void collect_gone(Database& db, const fs::path& head_file) {
  std::string data_id;
  if (Query q = db.query("SELECT value FROM meta WHERE key='data_id'"); q.next()) data_id = q.text(0);
  db.script("CREATE TEMP TABLE gone(name TEXT PRIMARY KEY)");
  for (const std::string& name :
       DestroyedKeys(real_file_system(), destroyed_keys_beside(head_file, data_id)).names())
    db.run("INSERT INTO gone VALUES(?)", {name});
}

}  // namespace

BackupReport SqliteUpkeep::backup(const fs::path& folder, const std::string& actor) {
  if (fs::exists(folder))
    throw Failure("E-ENV-DISK", "the backup folder exists already").at(folder.filename().string());
  BackupReport report;
  report.data = folder / "data";
  report.keys = folder / "keys" / "keys.db";
  make_private_folder(report.data);
  make_private_folder(report.keys.parent_path());
  const fs::path whole = folder / ".whole.db";
  // Entered before the copy, so that a copy restored while nothing else happened agrees with the outside head.
  audit_.append("backup.made", context_.data_id, actor, {});
  {
    const std::lock_guard lock(context_.mutex);
    context_.db.script("VACUUM INTO " + quoted(whole));
  }
  split_keys(whole, report.data / "uketsuke.db", report.keys, context_.options.busy_timeout_ms);
  std::string manifest;
  {
    Database copy(whole, context_.options.busy_timeout_ms);
    const auto add = [&](const fs::path& path) {
      const fs::path relative = fs::relative(path, context_.options.data);
      manifest +=
          copy_file(context_.files, path, report.data / relative, report.bytes) + "  " + relative.string() + "\n";
      ++report.files;
    };
    Query o = copy.query(
        "SELECT o.file FROM original o JOIN object_key k ON k.kind='file' AND k.id=o.file WHERE "
        "k.destroyed_at IS NULL ORDER BY o.file");
    while (o.next()) add(original_path(context_, ScanFileId(o.text(0))));
    Query p = copy.query(
        "SELECT p.id FROM pack p JOIN object_key k ON k.kind='pack' AND k.id=p.id WHERE k.destroyed_at IS "
        "NULL ORDER BY p.seq");
    while (p.next()) add(pack_path(context_, p.text(0)));
  }
  context_.files.write_durably(report.data / "manifest.txt", as_bytes(manifest));
  for (const char* tail : {"", "-wal", "-shm"}) context_.files.remove_durably(whole.string() + tail);
  return report;
}

void restore_backup(const fs::path& backup, const fs::path& keys_file, const fs::path& target) {
  restore_backup(backup, keys_file, target, {});
}

void restore_backup(const fs::path& backup, const fs::path& keys_file, const fs::path& target,
                    const fs::path& head_file) {
  if (fs::exists(target)) throw Failure("E-ENV-DISK", "the target exists already").at(target.filename().string());
  const fs::path data = backup / "data";
  if (!fs::exists(data / "uketsuke.db") || !fs::exists(keys_file)) throw Failure("E-LEDGER-CORRUPT", "not a backup");
  make_private_folder(target);
  std::uint64_t bytes = 0;
  std::ifstream manifest(data / "manifest.txt");
  std::string hash;
  std::string name;
  while (manifest >> hash >> name)
    if (copy_file(real_file_system(), data / name, target / name, bytes) != hash)
      throw Failure("E-LEDGER-CORRUPT", "backup file does not match its manifest")
          .at(fs::path(name).filename().string());
  copy_file(real_file_system(), data / "uketsuke.db", target / "uketsuke.db", bytes);
  Database db(target / "uketsuke.db", 0);
  collect_gone(db, head_file);
  db.script("ATTACH " + quoted(keys_file) + " AS k");
  without_key_triggers(db, [&] {
    // The key of what is gone is never written, not even for a moment.
    db.script(
        "UPDATE main.object_key SET (wrapped, destroyed_at) = (SELECT o.wrapped, o.destroyed_at FROM "
        "k.object_key o"
        " WHERE o.kind=object_key.kind AND o.id=object_key.id)"
        " WHERE NOT EXISTS(SELECT 1 FROM gone g WHERE g.name IN (kind||' '||id, replace(parent, ':', ' ')));"
        "UPDATE main.object_key SET destroyed_at=made_at WHERE destroyed_at IS NULL AND wrapped IS NULL"
        " AND EXISTS(SELECT 1 FROM gone g WHERE g.name IN (kind||' '||id, replace(parent, ':', ' ')));");
  });
  db.script(
      "DETACH k;"
      "DELETE FROM case_key WHERE 'case '||case_id IN (SELECT name FROM gone);"
      "DELETE FROM register_key WHERE 'person '||person IN (SELECT name FROM gone);"
      "UPDATE vault SET digest=NULL WHERE 'number '||token IN (SELECT name FROM gone);");
}

}  // namespace uketsuke::ledger
