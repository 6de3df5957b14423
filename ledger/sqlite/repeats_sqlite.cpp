#include "core/errors/failure.h"
#include "ledger/sqlite/sides_sqlite.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kKeyKind = "side";

// Place of a side in the order of arrival; throws when it is not expected.
std::int64_t order_of(const Context& context, const PageId& page) {
  Query q = context.db.query(
      "SELECT s.id FROM side s JOIN arrival a ON a.id=s.arrival WHERE s.file=? AND s.number=? AND a.first IS NULL",
      {page.file.value, page.number});
  if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "side");
  return q.whole(0);
}

}  // namespace

void SqliteSides::set_keys(const PageId& page, const std::vector<std::string>& keys) {
  context_.write([&] {
    order_of(context_, page);
    context_.db.run("DELETE FROM side_key WHERE file=? AND number=?", {page.file.value, page.number});
    for (const std::string& key : keys)
      context_.db.run("INSERT OR IGNORE INTO side_key VALUES(?,?,?)",
                      {context_.blind(kKeyKind, key), page.file.value, page.number});
  });
}

std::vector<PageId> SqliteSides::sharing_keys(const PageId& page, int most) {
  return context_.reading<std::vector<PageId>>([&] {
    std::vector<PageId> out;
    Query q = context_.db.query(
        "SELECT k.file, k.number FROM side_key m JOIN side_key k ON k.digest=m.digest"
        " JOIN side s ON s.file=k.file AND s.number=k.number JOIN arrival a ON a.id=s.arrival AND a.first IS NULL"
        " WHERE m.file=?1 AND m.number=?2 AND (k.file<>?1 OR k.number<>?2)"
        " GROUP BY k.file, k.number ORDER BY count(*) DESC, s.id DESC LIMIT ?3",
        {page.file.value, page.number, most});
    while (q.next()) out.push_back({ScanFileId(q.text(0)), q.number(1)});
    return out;
  });
}

PageId SqliteSides::mark_repeat(const PageId& one, const PageId& other) {
  return context_.writing<PageId>([&] {
    const bool one_is_later = order_of(context_, one) > order_of(context_, other);
    const PageId& later = one_is_later ? one : other;
    const PageId& earlier = one_is_later ? other : one;
    context_.db.run("INSERT OR IGNORE INTO side_repeat VALUES(?,?,?,?,?)",
                    {later.file.value, later.number, earlier.file.value, earlier.number, context_.now()});
    return later;
  });
}

std::vector<PageId> SqliteSides::repeats(const PageId& page) {
  return context_.reading<std::vector<PageId>>([&] {
    std::vector<PageId> out;
    Query q = context_.db.query("SELECT of_file, of_number FROM side_repeat WHERE file=? AND number=? ORDER BY at, of_file",
                                {page.file.value, page.number});
    while (q.next()) out.push_back({ScanFileId(q.text(0)), q.number(1)});
    return out;
  });
}

}  // namespace uketsuke::ledger
