#include "pipeline/office/answers.h"

#include "core/errors/failure.h"
#include "core/numbers/number_search.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {
namespace {

void confirm(Decision& decision, const FieldValue& value, bool must_type) {
  if (must_type || !value.reading || value.reading->reading.state == ReadState::Unreadable)
    throw Failure("E-INPUT-VALUE", "読み取りが確かでないため、入力してください");
  decision.state = value.reading->reading.state;
  decision.value = decision.state == ReadState::Read ? value.reading->reading.value : std::string();
}

ReadState state_of(const std::string& action) {
  if (action == "type") return ReadState::Read;
  if (action == "blank") return ReadState::Blank;
  if (action == "struck_out") return ReadState::StruckOut;
  if (action == "unreadable") return ReadState::Unreadable;
  throw Failure("E-INPUT-VALUE", "action");
}

std::string stored_action(const std::string& action) {
  if (action == "confirm") return "confirmed";
  return action == "type" ? "typed" : action;
}

void check_hard_rules(const Office& office, const Actor& actor, const FieldInfo& field, const std::string& value,
                      const std::string& override_reason) {
  const bool number = takes_words(field) && holds_my_number(value);
  const auto why = office.context.rules.refusal(field, value);
  if (!why && !number) return;
  if (override_reason.empty())
    throw Failure("E-INPUT-VALUE", number ? "個人番号はこの欄に入力できません。番号を除いて入力してください"
                                          : office.context.rules.sentence(*why));
  if (!actor.user.has("senior")) throw Failure("E-AUTH-DENIED", "override");
}

}  // namespace

ledger::StoredDecision decision_of(const Office& office, const Actor& actor, const FieldValue& value, bool must_type,
                                   const FieldAnswer& answer) {
  ledger::StoredDecision out;
  out.decision.field = value.ref;
  out.decision.actor = actor.name();
  out.decision.by_person = true;
  out.decision.reason = stored_action(answer.action);
  out.action = out.decision.reason;
  out.note = answer.note;
  out.override_reason = answer.override_reason;
  out.seconds = answer.seconds;
  if (answer.action == "confirm") {
    confirm(out.decision, value, must_type);
  } else {
    out.decision.state = state_of(answer.action);
    if (out.decision.state == ReadState::Read) {
      out.typed = answer.value;
      out.decision.value = normalised(value.info, answer.value);
    }
  }
  if (out.decision.state == ReadState::Read)
    check_hard_rules(office, actor, value.info, out.decision.value, answer.override_reason);
  return out;
}

void revalidate_cases(const Office& office, const DocumentId& document, const std::string& actor) {
  for (const CaseId& id : office.store.cases().of_document(document))
    revalidate(office.store, office.context, id, actor);
}

void require_open_cases(const Office& office, const DocumentId& document) {
  for (const CaseId& id : office.store.cases().of_document(document)) {
    const CaseState state = office.store.cases().get(id).file.state;
    if (state != CaseState::Received && state != CaseState::Checking && state != CaseState::Examining &&
        state != CaseState::Returned)
      throw Failure("E-CASE-STATE", std::string(to_japanese(state)));
  }
}

ledger::StoredDecision masked_decision(ledger::StoredDecision decision) {
  decision.decision.value = masked(decision.decision.value);
  decision.typed = masked(decision.typed);
  return decision;
}

FieldValue masked_value(FieldValue value) {
  if (!value.info.my_number && !takes_words(value.info)) return value;
  if (value.reading) {
    FieldReading& reading = value.reading->reading;
    reading.value = shown_to_all(value.info, reading.value);
    reading.raw = shown_to_all(value.info, reading.raw);
    for (Candidate& candidate : reading.candidates) candidate.value = shown_to_all(value.info, candidate.value);
  }
  if (value.decision && value.info.my_number) value.decision = masked_decision(*value.decision);
  return value;
}

}  // namespace uketsuke::pipeline
