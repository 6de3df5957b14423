#include "ledger/sqlite/readings_sqlite.h"

#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "ledger/codec/records.h"
#include "ledger/sqlite/packs_sqlite.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, version, recompute_key, document_kind, processor, recorded_at, sealed FROM reading WHERE "
    "file=? AND number=? ";

std::string place_of(const PageId& page, std::string_view recompute_key) {
  return "reading|" + owner_of(page).id + "|" + std::string(recompute_key);
}

}  // namespace

StagedPack SqliteReadings::stage(const PageId& page, const std::vector<NewBlob>& blobs) {
  UKETSUKE_REQUIRE(!context_.in_transaction());  // it waits for the disk while nobody else could write
  StagedPack pack = stage_pack(context_, blobs);
  pack.page = page;
  return pack;
}

void SqliteReadings::attach(const StagedPack& pack) {
  context_.write([&] {
    // A page that was disposed of takes nothing new.
    context_.keys.need(owner_of(pack.page), context_.now());
    attach_pack(context_, owner_of(pack.page), pack);
  });
}

std::optional<NewBlob> SqliteReadings::blob(const PageId& page, std::string_view name) {
  return find_blob(context_, owner_of(page), name);
}

std::int64_t SqliteReadings::store(const StoredReading& r) {
  return context_.writing<std::int64_t>([&] {
    const PageId& page = r.reading.page;
    int version = 0;
    {
      Query q = context_.db.query("SELECT id FROM reading WHERE file=? AND number=? AND recompute_key=?",
                                  {page.file.value, page.number, r.reading.recompute_key});
      if (q.next()) return q.whole(0);
      Query last = context_.db.query("SELECT max(version) FROM reading WHERE file=? AND number=?",
                                     {page.file.value, page.number});
      version = last.next() ? last.number(0) : 0;
    }
    context_.db.run(
        "INSERT INTO reading(file, number, version, recompute_key, document_kind, processor, recorded_at, "
        "sealed)"
        " VALUES(?,?,?,?,?,?,?,?)",
        {page.file.value, page.number, version + 1, r.reading.recompute_key, r.reading.document_kind, r.processor,
         context_.now(), context_.seal_text(owner_of(page), place_of(page, r.reading.recompute_key), to_record(r))});
    return context_.db.last_row();
  });
}

StoredReading SqliteReadings::reading_of(const Query& q, const PageId& page) const {
  StoredReading out;
  out.id = q.whole(0);
  out.version = q.number(1);
  out.reading.page = page;
  out.reading.recompute_key = q.text(2);
  out.reading.document_kind = q.text(3);
  out.processor = q.text(4);
  out.recorded_at = q.instant(5);
  reading_from(context_.open_text(owner_of(page), place_of(page, out.reading.recompute_key), q.bytes(6)), out);
  return out;
}

std::optional<StoredReading> SqliteReadings::latest(const PageId& page) {
  return context_.reading<std::optional<StoredReading>>([&]() -> std::optional<StoredReading> {
    Query q =
        context_.db.query(std::string(kColumns) + "ORDER BY version DESC LIMIT 1", {page.file.value, page.number});
    return q.next() ? std::optional(reading_of(q, page)) : std::nullopt;
  });
}

std::vector<StoredReading> SqliteReadings::versions(const PageId& page) {
  return context_.reading<std::vector<StoredReading>>([&] {
    std::vector<StoredReading> out;
    Query q = context_.db.query(std::string(kColumns) + "ORDER BY version", {page.file.value, page.number});
    while (q.next()) out.push_back(reading_of(q, page));
    return out;
  });
}

bool SqliteReadings::has(const PageId& page, std::string_view recompute_key) {
  return context_.reading<bool>([&] {
    return context_.db
        .query("SELECT 1 FROM reading WHERE file=? AND number=? AND recompute_key=?",
               {page.file.value, page.number, recompute_key})
        .next();
  });
}

}  // namespace uketsuke::ledger
