#include "core/errors/failure.h"
#include "pipeline/case/register_case.h"

namespace uketsuke::pipeline {
namespace {

// The reason as the form words it; a written one says more than "その他".
std::string loss_reason(const FormValues& form, int row) {
  const std::string chosen = form.text("membership.loss_reason", row);
  const std::string written = form.text("membership.loss_reason_other", row);
  if (chosen == "other" && !written.empty()) return written;
  return form.label("membership.loss_reason", row);
}

// 返納 as the form says; what is to come later stays out and is asked back with the letter. A 適用区分 that is printed on a
// card (併記) ends with the membership, wherever the card is.
void take_cards(const RegisterCase& entering, const PersonId& person, const std::string& returned, Date lost_on) {
  const bool gone = returned == "returned" || returned == "lost";
  ledger::Register& members = entering.store.members();
  for (const ledger::CertificateRow& row : members.certificates_of(person, {entering.file.received_on, {}})) {
    if (row.value.state != ledger::CertificateState::Issued || row.value.issued_on > entering.file.received_on) continue;
    ledger::Certificate certificate = row.value;
    const bool category_ends = row.value.limit_until && *row.value.limit_until >= lost_on;
    if (!gone && !category_ends) continue;
    if (category_ends) certificate.limit_until = plus_days(lost_on, -1);
    if (gone) {
      certificate.state =
          returned == "returned" ? ledger::CertificateState::Returned : ledger::CertificateState::Lost;
      certificate.state_on = entering.file.received_on;
      certificate.state_by = entering.file.id;
    }
    ledger::Recording recording = entering.recording(row.recording.valid_from);
    recording.valid_to = row.recording.valid_to;
    members.revise_certificate(row.id, certificate, recording);
  }
}

}  // namespace

void enter_loss(const RegisterCase& entering) {
  const Application& form = entering.application;
  bool anybody = false;
  for (const ApplicationPerson& person : form.people) {
    if (person.row == 0) continue;  // the 組合員 who applies loses only where a row says so
    const auto lost_on = form.values.day("membership.lost_on", person.row);
    if (!lost_on) missing(person.name + "さんの資格喪失年月日");
    const ledger::HouseholdRow household = named_household(entering, *lost_on);
    ledger::MembershipRow row = named_member(entering, household.id, person, *lost_on);
    if (row.value.lost_on) throw Failure("E-CONFLICT", person.name + "さんの資格は既に喪失しています");
    if (*lost_on < row.value.acquired_on) throw Failure("E-CONFLICT", person.name + "さんの資格取得日より前の喪失日です");
    row.value.lost_on = lost_on;
    row.value.lost_why = loss_reason(form.values, person.row);
    entering.store.members().revise_membership(row.id, row.value, entering.recording(*lost_on));
    take_cards(entering, row.value.person, form.values.text("certificate.returned", person.row), *lost_on);
    anybody = true;
  }
  if (!anybody) missing("資格を喪失する方");
}

}  // namespace uketsuke::pipeline
