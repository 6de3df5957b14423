#include "pipeline/case/limit.h"

#include "core/errors/failure.h"

namespace uketsuke::pipeline {
namespace {

std::optional<Date> day_of(const std::map<std::string, std::string>& facts, const char* id) {
  const auto found = facts.find(id);
  if (found == facts.end()) return std::nullopt;
  const Date day = date_from_iso(found->second);
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::string text_of(const std::map<std::string, std::string>& facts, const char* id) {
  const auto found = facts.find(id);
  return found == facts.end() ? std::string() : found->second;
}

std::optional<LimitDecision> newest(ledger::Store& store, const CaseId& id) {
  std::optional<LimitDecision> out;
  for (const ledger::CaseRecord& record : store.cases().records(id)) {
    if (record.kind != "limit") continue;
    out = LimitDecision{text_of(record.facts, "category"),      text_of(record.facts, "output"),
                        text_of(record.facts, "reason"),        day_of(record.facts, "valid_from"),
                        day_of(record.facts, "valid_until"),    day_of(record.facts, "long_stay_from"),
                        record.actor};
  }
  return out;
}

}  // namespace

LimitDecision decided_limit(ledger::Store& store, const CaseId& id) {
  const auto found = newest(store, id);
  if (!found) throw Failure("E-CASE-UNFINISHED", "適用区分の決定");
  return *found;
}

void decide_limit(const RegisterCase& entering) { decided_limit(entering.store, entering.file.id); }

}  // namespace uketsuke::pipeline
