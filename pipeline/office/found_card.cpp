#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/register_case.h"
#include "pipeline/office/correct.h"
#include "pipeline/office/steps.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

bool written_off(const ledger::Certificate& certificate) {
  return certificate.state == ledger::CertificateState::Lost || certificate.state == ledger::CertificateState::Void;
}

// The newest certificate of a kind that was written off, be it by one case or by any.
std::optional<ledger::CertificateRow> newest_written_off(const Office& office, const PersonId& person,
                                                         const std::string& kind, Date day, const CaseId& by_case) {
  std::optional<ledger::CertificateRow> out;
  for (ledger::CertificateRow& row : office.store.members().certificates_of(person, {day, {}}))
    if (row.value.kind == kind && written_off(row.value) && (by_case.empty() || row.value.state_by == by_case))
      out = std::move(row);
  return out;
}

// The row of a case's form that is about a person of the register.
int row_of(const Office& office, const ledger::StoredCase& stored, const ledger::Person& person) {
  for (const CasePerson& one : case_people(case_sources(office, stored)))
    if (one.row > 0 && validate::name_key(one.name) == validate::name_key(person.name)) return one.row;
  return 0;
}

}  // namespace

CaseView take_found_card(const Office& office, const Actor& actor, const FoundCard& card) {
  require_role(actor, {"reviewer", "mailroom"});
  ledger::Register& members = office.store.members();
  const auto household = members.household_by_number(card.symbol, card.number);
  if (!household) throw Failure("E-LEDGER-NOTFOUND", "記号番号の世帯");
  for (const ledger::MembershipRow& member : members.membership_history(household->id)) {
    if (member.value.branch != card.branch) continue;
    const auto lost = newest_written_off(office, member.value.person, card.kind, card.returned_on, {});
    if (!lost) throw Failure("E-CONFLICT", "無効または紛失とした証ではありません。交付中の証の返納は、届で処理してください");
    const ledger::StoredCase stored = office.store.cases().get(*lost->value.state_by);
    const int row = row_of(office, stored, members.history(member.value.person).back().value);
    return record_fact(office, actor, stored.file.id, "card_found", row,
                       {{"card", card.kind}, {"returned_on", to_iso(card.returned_on)}});
  }
  throw Failure("E-LEDGER-NOTFOUND", "枝番の方");
}

void enter_found_card(const Office& office, const Actor& actor, const ledger::StoredCase& stored, int row,
                      const std::map<std::string, std::string>& facts) {
  const auto application = application_of(office.store, office.context, stored.file);
  if (!application) throw Failure("E-CASE-UNFINISHED", "届書");
  const auto said = std::find_if(application->people.begin(), application->people.end(),
                                 [&](const ApplicationPerson& person) { return person.row == row; });
  if (said == application->people.end()) throw Failure("E-INPUT-VALUE", "対象の方");
  const Date day = date_from_iso(facts.at("returned_on"));
  const RegisterCase entering{office.store, office.context, stored.file, *application, actor.name()};
  const ledger::HouseholdRow household = named_household(entering, stored.file.received_on);
  const PersonId person = named_member(entering, household.id, *said, stored.file.received_on).value.person;
  const auto lost = newest_written_off(office, person, facts.at("card"), day, stored.file.id);
  if (!lost) throw Failure("E-CONFLICT", "この案件で無効または紛失とした証がありません");
  ledger::Certificate certificate = lost->value;
  certificate.state = ledger::CertificateState::Returned;
  certificate.state_on = day;
  certificate.state_by = stored.file.id;
  certificate.replaced_by.reset();
  ledger::Recording recording = entering.recording(day);
  recording.valid_to = lost->recording.valid_to;
  recording.status = ledger::RegisterStatus::Final;
  office.store.members().revise_certificate(lost->id, certificate, recording);
}

}  // namespace uketsuke::pipeline
