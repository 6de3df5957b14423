#include "pipeline/case/case_records.h"

#include <algorithm>

namespace uketsuke::pipeline {
namespace {

template <class Fits>
const ledger::CaseRecord* newest_that(const std::vector<ledger::CaseRecord>& records, const Fits& fits) {
  const auto found = std::find_if(records.rbegin(), records.rend(), fits);
  return found == records.rend() ? nullptr : &*found;
}

}  // namespace

const ledger::CaseRecord* newest_record(const std::vector<ledger::CaseRecord>& records, std::string_view kind) {
  return newest_that(records, [&](const ledger::CaseRecord& record) { return record.kind == kind; });
}

const ledger::CaseRecord* newest_record(const std::vector<ledger::CaseRecord>& records, std::string_view kind,
                                        int row) {
  return newest_that(records, [&, subject = std::to_string(row)](const ledger::CaseRecord& record) {
    return record.kind == kind && record.subject == subject;
  });
}

std::string fact(const ledger::CaseRecord* record, const std::string& id) {
  if (record == nullptr) return {};
  const auto found = record->facts.find(id);
  return found == record->facts.end() ? std::string() : found->second;
}

validate::CardState card_state(const std::vector<ledger::CaseRecord>& records, int row) {
  return validate::card_state_from(fact(newest_record(records, "card_state", row), "state"))
      .value_or(validate::CardState::Unknown);
}

}  // namespace uketsuke::pipeline
