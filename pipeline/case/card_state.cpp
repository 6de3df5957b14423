#include "pipeline/case/card_state.h"

namespace uketsuke::pipeline {

validate::CardState card_state(ledger::Store& store, const CaseId& id, int row) {
  validate::CardState state = validate::CardState::Unknown;
  for (const ledger::CaseRecord& record : store.cases().records(id)) {
    if (record.kind != "card_state" || record.subject != std::to_string(row)) continue;
    const auto found = record.facts.find("state");
    const std::string word = found == record.facts.end() ? std::string() : found->second;
    state = word == "registered"       ? validate::CardState::Registered
            : word == "not_registered" ? validate::CardState::NotRegistered
                                       : validate::CardState::Unknown;
  }
  return state;
}

}  // namespace uketsuke::pipeline
