#include <set>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "ledger/codec/records.h"
#include "ledger/codec/texts.h"
#include "ledger/sqlite/cases_sqlite.h"

namespace uketsuke::ledger {
namespace {

// 記号 and 番号 are compared without spaces and full-width forms; leading zeros count.
std::string plain(std::string_view text) { return without_spaces(nfkc(text)); }

using KeyList = std::vector<std::pair<std::string, std::string>>;

void add_key(KeyList& out, const char* kind, const std::string& key) {
  if (!key.empty()) out.emplace_back(kind, key);
}

KeyList keys_of(const CaseSubject& s) {
  KeyList out;
  for (const std::string& name : s.name_keys) add_key(out, "name", without_spaces(name));
  if (!s.name.empty()) add_key(out, "name", without_spaces(s.name));
  add_key(out, "kana", kana_key(s.name_kana));
  if (s.birth_date && s.birth_date->ok()) add_key(out, "birth", to_iso(*s.birth_date));
  add_key(out, "symbol", plain(s.symbol));
  add_key(out, "number", plain(s.number));
  return out;
}

}  // namespace

void SqliteCases::set_subject(const CaseId& id, const CaseSubject& subject) {
  context_.write([&] {
    const Bytes sealed = context_.seal_text({"case", id.value}, "case_subject|" + id.value, to_record(subject));
    if (context_.db.run("UPDATE case_file SET subject_sealed=?, changed_at=? WHERE id=?",
                        {sealed, context_.now(), id.value}) == 0)
      throw Failure("E-LEDGER-NOTFOUND", "case");
    context_.db.run("DELETE FROM case_key WHERE case_id=?", {id.value});
    for (const auto& [kind, key] : keys_of(subject))
      context_.db.run("INSERT OR IGNORE INTO case_key VALUES(?,?,?)", {kind, context_.blind(kind, key), id.value});
  });
}

Listed<StoredCase> SqliteCases::find(const SearchQuery& query, const Window& window) {
  KeyList wanted;
  add_key(wanted, "name", without_spaces(query.name_key));
  add_key(wanted, "kana", kana_key(query.kana));
  if (query.birth_date && query.birth_date->ok()) add_key(wanted, "birth", to_iso(*query.birth_date));
  add_key(wanted, "symbol", plain(query.symbol));
  add_key(wanted, "number", plain(query.number));
  if (wanted.empty() && query.receipt_number.empty()) throw Failure("E-INPUT-VALUE", "no criterion");
  return context_.reading<Listed<StoredCase>>([&] {
    std::string sql = std::string(kCaseColumns) + "WHERE c.seq<?";
    std::vector<Bind> binds{cursor_number(window.cursor).value_or(INT64_MAX)};
    for (const auto& [kind, key] : wanted) {
      sql += " AND c.id IN (SELECT case_id FROM case_key WHERE kind=? AND digest=?)";
      binds.emplace_back(kind);
      binds.emplace_back(context_.blind(kind, key));
    }
    if (!query.receipt_number.empty()) {
      sql += " AND c.number=?";
      binds.emplace_back(plain(query.receipt_number));
    }
    const int limit = bounded(window.limit);
    binds.emplace_back(limit);
    Query q = context_.db.query(sql + " ORDER BY c.seq DESC LIMIT ?", binds);
    Listed<StoredCase> out;
    std::string last;
    while (q.next()) {
      out.items.push_back(case_of(q));
      last = q.text(13);
    }
    if (static_cast<int>(out.items.size()) == limit) out.next_cursor = last;
    return out;
  });
}

RegisterDay SqliteCases::register_day(Date day) {
  return context_.reading<RegisterDay>([&] {
    RegisterDay out;
    out.day = day;
    Query q = context_.db.query(std::string(kCaseColumns) + "WHERE c.received_on=? ORDER BY c.seq", {day});
    while (q.next()) out.rows.push_back({case_of(q), 0, {}});
    for (RegisterDayRow& row : out.rows) {
      Query sheets = context_.db.query(
          "SELECT count(DISTINCT s.arrival || '/' || s.sheet) FROM case_document c JOIN document_region r ON "
          "r.document=c.document AND r.until_version IS NULL"
          " JOIN side s ON s.file=r.file AND s.number=r.number AND s.status<>'duplicate' WHERE c.case_id=? "
          "AND c.unlinked_at IS NULL",
          {row.entry.file.id.value});
      if (sheets.next()) row.sheets = sheets.number(0);
      Query kinds = context_.db.query(
          "SELECT d.kind FROM case_document c JOIN document d ON d.id=c.document WHERE c.case_id=? AND "
          "c.unlinked_at IS NULL ORDER BY c.id",
          {row.entry.file.id.value});
      while (kinds.next()) row.document_kinds.push_back(kinds.text(0));
    }
    // Sheets of the day: those whose arrival bears that 到達日, or came in on that JST day when none is
    // stated.
    const Instant from = begin_in_japan(day);
    Query all = context_.db.query(
        "SELECT count(DISTINCT s.arrival || '/' || s.sheet), count(DISTINCT CASE WHEN NOT EXISTS(SELECT 1 "
        "FROM document_region r"
        " JOIN case_document c ON c.document=r.document AND c.unlinked_at IS NULL WHERE r.file=s.file AND "
        "r.number=s.number AND r.until_version IS NULL)"
        " THEN s.arrival || '/' || s.sheet END) FROM arrival a JOIN side s ON s.arrival=a.id"
        " WHERE (a.received_on=?1 OR (a.received_on IS NULL AND a.arrived_at>=?2 AND a.arrived_at<?3))"
        " AND (s.status IS NULL OR s.status NOT IN ('header', 'separator', 'duplicate', 'blank'))",
        {day, from, begin_in_japan(plus_days(day, 1))});
    if (all.next()) {
      out.sheets = all.number(0);
      out.without_case = all.number(1);
    }
    return out;
  });
}

}  // namespace uketsuke::ledger
