#include "pipeline/office/steps.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/notices/addressee.h"
#include "pipeline/office/approval.h"
#include "pipeline/office/case_letters.h"
#include "pipeline/office/case_view.h"
#include "pipeline/office/correct.h"
#include "pipeline/office/protection.h"

namespace uketsuke::pipeline {
namespace {

// What the program does shows in the case's own history.
StepView system_step(const validate::ProcedureStep& step, const ledger::StoredCase& stored,
                     const std::vector<ledger::CaseEvent>& history) {
  StepView view;
  view.id = step.id;
  view.label = step.label;
  view.system = true;
  const CaseState reached = step.id == "register" ? CaseState::Provisional : CaseState::Approved;
  const bool undone = stored.file.state == CaseState::Withdrawn || stored.file.state == CaseState::Checking ||
                      stored.file.state == CaseState::Examining || stored.file.state == CaseState::Received;
  for (const ledger::CaseEvent& event : history) {
    if (event.state != reached || undone) continue;
    view.done = true;
    view.at = event.at;
    view.actor = event.actor;
  }
  return view;
}

StepView recorded_step(const validate::ProcedureStep& step, const CaseSources& sources) {
  StepView view;
  view.id = step.id;
  view.label = step.label;
  view.required = step.required;
  const ledger::CaseRecord* last = newest_record(sources.records, step.id);
  view.done = last != nullptr;
  if (step.per_person) {
    const std::vector<CasePerson> people = case_people(sources);
    view.done = !people.empty() && std::all_of(people.begin(), people.end(), [&](const CasePerson& person) {
      return newest_record(sources.records, step.id, person.row) != nullptr;
    });
  }
  if (last != nullptr) {
    view.at = last->at;
    view.actor = last->actor;
  }
  return view;
}

// The first required step that must be done by `state` and is not; nullptr when there is none.
const validate::ProcedureStep* open_step(const Office& office, const ledger::StoredCase& stored, CaseState state) {
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  if (procedure == nullptr) return nullptr;
  const auto due = [&](const validate::ProcedureStep& step) {
    return step.required && !step.system && step.before == state;
  };
  if (std::none_of(procedure->steps.begin(), procedure->steps.end(), due)) return nullptr;
  const CaseSources sources = case_sources(office, stored);
  for (const validate::ProcedureStep& step : procedure->steps)
    if (due(step) && !recorded_step(step, sources).done) return &step;
  return nullptr;
}

}  // namespace

CaseSources case_sources(const Office& office, const ledger::StoredCase& stored) {
  return {application_of(office.store, office.context, stored.file), office.store.cases().records(stored.file.id),
          office.store.cases().history(stored.file.id)};
}

CaseView record_fact(const Office& office, const Actor& actor, const CaseId& id, const std::string& kind, int person,
                     const std::map<std::string, std::string>& facts) {
  const RecordKind* known = office.context.record(kind);
  if (known == nullptr) throw Failure("E-INPUT-VALUE", "記録の種類");
  if (std::none_of(known->roles.begin(), known->roles.end(), [&](const auto& role) {
        return actor.user.has(role) || (role == "reviewer" && actor.user.has("senior"));
      }))
    throw Failure("E-AUTH-DENIED");
  require_duty(office, actor, id);
  known->check(facts);
  office.store.transact([&] {
    const ledger::StoredCase stored = office.store.cases().get(id);
    ledger::CaseRecord record;
    record.kind = kind;
    record.facts = facts;
    if (kind == "addressee" && is_protected(office, stored)) record.facts[kChosenUnderProtection] = "yes";
    if (known->per_person || (known->or_person && person > 0)) {
      const auto people = case_people(case_sources(office, stored));
      if (std::none_of(people.begin(), people.end(), [&](const CasePerson& one) { return one.row == person; }))
        throw Failure("E-INPUT-VALUE", "対象の方");
      record.subject = std::to_string(person);
    }
    if (kind == "later_check") require_later_check(office, actor, stored, facts);
    if (kind == "limit" && (is_settled(stored.file.state) || stored.file.state == CaseState::AwaitingApproval))
      throw Failure("E-CASE-STATE", std::string(to_japanese(stored.file.state)));
    office.store.cases().add_record(id, actor.name(), record);
    if (kind == "card_found") enter_found_card(office, actor, stored, person, facts);
    end_if_done(office, id, actor.name());
  });
  return case_view(office, actor, id);
}

std::vector<StepView> case_steps(const Office& office, const ledger::StoredCase& stored, const CaseSources& sources) {
  std::vector<StepView> out;
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  if (procedure == nullptr) return out;
  for (const validate::ProcedureStep& step : procedure->steps) {
    StepView view = step.system ? system_step(step, stored, sources.history) : recorded_step(step, sources);
    if (step.id == "notices") view.done = view.done && letters_of_case(office.store, stored.file.id).settled();
    if (!view.actor.empty()) view.actor = actor_label(office, view.actor);
    out.push_back(std::move(view));
  }
  return out;
}

std::vector<RecordView> case_records(const Office& office, const CaseSources& sources) {
  std::vector<RecordView> out;
  const std::vector<CasePerson> people = case_people(sources);
  for (auto record = sources.records.rbegin(); record != sources.records.rend(); ++record) {
    RecordView view;
    view.kind = record->kind;
    const RecordKind* known = office.context.record(record->kind);
    view.label = known == nullptr ? record->kind : known->label;
    if (known != nullptr) view.words = known->words(record->facts);
    for (const CasePerson& person : people)
      if (std::to_string(person.row) == record->subject) view.person = person.name;
    view.actor = actor_label(office, record->actor);
    view.at = record->at;
    out.push_back(std::move(view));
  }
  return out;
}

std::vector<CasePerson> case_people(const CaseSources& sources) {
  std::vector<CasePerson> out;
  if (sources.form)
    for (const ApplicationPerson& person : sources.form->people) out.push_back({person.row, person.name});
  return out;
}

void require_steps(const Office& office, const ledger::StoredCase& stored, CaseState state) {
  if (const auto* step = open_step(office, stored, state)) throw Failure("E-CASE-UNFINISHED", step->label);
}

void end_if_done(const Office& office, const CaseId& id, const std::string& actor) {
  const ledger::StoredCase stored = office.store.cases().get(id);
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  if (procedure == nullptr || stored.file.state != CaseState::Approved || !letters_of_case(office.store, id).settled() ||
      open_step(office, stored, procedure->done) != nullptr)
    return;
  const auto records = office.store.cases().records(id);
  const bool delivered = newest_record(records, "delivery") != nullptr;
  const CaseState end =
      delivered && procedure->allows(CaseState::Approved, CaseState::Delivered) ? CaseState::Delivered : procedure->done;
  office.store.cases().move(id, stored.version, end, {actor, std::string(to_string(end)), {}});
}

}  // namespace uketsuke::pipeline
