#include "pipeline/case/registration.h"

#include "core/errors/failure.h"
#include "pipeline/case/correction.h"
#include "pipeline/case/limit.h"
#include "pipeline/case/register_case.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {

void missing(const std::string& what) { throw Failure("E-CASE-UNFINISHED", what); }

ledger::Recording RegisterCase::recording(Date valid_from) const {
  ledger::Recording out;
  out.by_case = file.id;
  out.actor = actor;
  out.valid_from = valid_from;
  out.status = ledger::RegisterStatus::Provisional;
  return out;
}

ledger::HouseholdRow named_household(const RegisterCase& entering, Date day) {
  const Application& form = entering.application;
  if (form.number.empty()) missing("記号・番号");
  const auto named = entering.store.members().household_by_number(form.symbol, form.number);
  if (!named) throw Failure("E-LEDGER-NOTFOUND", "記号番号の世帯");
  const auto on_day = entering.store.members().household(named->id, {day, {}});
  return on_day ? *on_day : *named;
}

ledger::MembershipRow named_member(const RegisterCase& entering, const HouseholdId& household,
                                   const ApplicationPerson& person, Date day) {
  // Who accepted a finding about the name (a letter differs) still names this member: then the birth date decides.
  std::vector<ledger::MembershipRow> found;
  std::vector<ledger::MembershipRow> alike;
  for (const ledger::MembershipRow& row : entering.store.members().members(household, {day, {}})) {
    const auto known = entering.store.members().person(row.value.person, {day, {}});
    if (!known || known->value.birth_date != person.birth_date) continue;
    if (validate::name_key(known->value.name) == validate::name_key(person.name)) found.push_back(row);
    if (validate::compare_names(known->value.name, person.name) <= validate::Comparison::Partial) alike.push_back(row);
  }
  if (found.empty()) found = std::move(alike);
  if (found.empty()) throw Failure("E-LEDGER-NOTFOUND", person.name + "さん(この世帯の被保険者)");
  if (found.size() > 1) throw Failure("E-CONFLICT", "同じ氏名・生年月日の方が世帯に2人います");
  return found.front();
}

namespace {

// A 却下 that is corrected has entered nobody.
std::optional<CaseId> that_acquired(ledger::Store& store, const std::vector<CaseId>& corrected) {
  for (const CaseId& one : corrected)
    if (!store.members().memberships_of_case(one).empty()) return one;
  return std::nullopt;
}

}  // namespace

void register_provisionally(ledger::Store& store, const Context& context, const CaseFile& file,
                            const std::string& actor) {
  const validate::Procedure* procedure = context.procedure(file.procedure);
  if (procedure == nullptr) throw Failure("E-TEMPLATE-INVALID", "procedure " + file.procedure);
  const auto application = application_of(store, context, file);
  if (!application) missing("届書");
  const RegisterCase entering{store, context, file, *application, actor};
  const std::vector<CaseId> corrected = corrected_cases(store, file.id);
  if (!corrected.empty()) restore_before(entering, corrected);
  switch (procedure->effect) {
    case validate::RegisterEffect::None: return;
    case validate::RegisterEffect::Acquire:
      if (const auto wrong = that_acquired(store, corrected)) return correct_acquisition(entering, *wrong);
      return enter_acquisition(entering);
    case validate::RegisterEffect::Lose: return enter_loss(entering);
    case validate::RegisterEffect::Move: return enter_move(entering);
    case validate::RegisterEffect::Limit: return decide_limit(entering);
    case validate::RegisterEffect::Copayment: return enter_copayment(entering);
    case validate::RegisterEffect::Reissue: return enter_reissue(entering);
  }
}

}  // namespace uketsuke::pipeline
