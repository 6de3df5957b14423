#include "core/errors/failure.h"
#include "ledger/codec/records.h"
#include "ledger/sqlite/cases_sqlite.h"

namespace uketsuke::ledger {
namespace {

Owner owner_of(const CaseId& id) { return {"case", id.value}; }

std::string place_of(const CaseId& id, std::string_view kind, Instant at) {
  return "case_record|" + id.value + "|" + std::string(kind) + "|" + std::to_string(at.time_since_epoch().count());
}

}  // namespace

CaseRecord SqliteCases::add_record(const CaseId& id, const std::string& actor, const CaseRecord& record) {
  if (record.kind.empty()) throw Failure("E-INPUT-VALUE", "kind of the record");
  return context_.writing<CaseRecord>([&] {
    get(id);
    CaseRecord kept = record;
    kept.actor = actor;
    kept.at = context_.now();
    const std::string text = to_record(kept);
    kept.sequence = audit_.append("case.recorded." + record.kind, id.value, actor, text);
    context_.db.run("INSERT INTO case_record(case_id, kind, at, actor, sequence, sealed) VALUES(?,?,?,?,?,?)",
                    {id.value, kept.kind, kept.at, actor, kept.sequence,
                     context_.seal_text(owner_of(id), place_of(id, kept.kind, kept.at), text)});
    add_event(id, {actor, "record." + kept.kind, {}}, std::nullopt, kept.sequence);
    return kept;
  });
}

std::vector<CaseRecord> SqliteCases::records(const CaseId& id) {
  return context_.reading<std::vector<CaseRecord>>([&] {
    std::vector<CaseRecord> out;
    Query q = context_.db.query("SELECT kind, at, actor, sequence, sealed FROM case_record WHERE case_id=? ORDER BY seq",
                                {id.value});
    while (q.next()) {
      CaseRecord record;
      const std::string text =
          context_.open_or_empty(owner_of(id), place_of(id, q.text(0), q.instant(1)), q.bytes(4));
      if (!text.empty()) record = case_record_from(text);
      record.kind = q.text(0);
      record.at = q.instant(1);
      record.actor = q.text(2);
      record.sequence = q.whole(3);
      out.push_back(std::move(record));
    }
    return out;
  });
}

}  // namespace uketsuke::ledger
