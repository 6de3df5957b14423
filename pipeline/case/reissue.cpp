// 再交付: the certificate that a row of the form names is void from the day of the application on; the letters of the
// case give out the new one (pipeline/notices).

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/case_notices.h"
#include "pipeline/case/certificates_out.h"
#include "pipeline/case/register_case.h"
#include "pipeline/case/reissue.h"

namespace uketsuke::pipeline {
namespace {

// The newest one of the kind with that person, also one that was reported lost before.
std::optional<ledger::CertificateRow> held(const RegisterCase& entering, const PersonId& person,
                                           const std::string& kind) {
  std::optional<ledger::CertificateRow> out;
  const Date day = entering.file.received_on;
  for (ledger::CertificateRow& row : entering.store.members().certificates_of(person, {day, {}})) {
    const ledger::CertificateState state = row.value.state;
    const bool written_off = state == ledger::CertificateState::Returned || state == ledger::CertificateState::Void;
    if (!written_off && row.value.kind == kind && row.value.issued_on <= day) out = std::move(row);
  }
  return out;
}

// What a paper says of the certificate itself, not of the person or the letter around it.
bool of_the_certificate(const std::string& concept_id) {
  return concept_id.starts_with("limit.") || concept_id == "certificate.expires_on" ||
         concept_id == "certificate.copayment" || concept_id == "certificate.copayment_from";
}

}  // namespace

std::optional<ledger::CertificateRow> voided_by(ledger::Store& store, const CaseId& by_case, const PersonId& person,
                                                const std::string& kind, Date day) {
  for (ledger::CertificateRow& row : store.members().certificates_of(person, {day, {}}))
    if (row.value.kind == kind && row.value.state == ledger::CertificateState::Void && row.value.state_by == by_case)
      return std::move(row);
  return std::nullopt;
}

std::map<std::string, std::string> printed_before(ledger::Store& store, const ledger::CertificateRow& certificate) {
  const CaseId by_case = store.members().history(certificate.id).front().recording.by_case;
  std::map<std::string, std::string> out;
  for (const ledger::StoredNotice& letter : notices_of_case(store, by_case)) {
    if (letter.facts.notice.kind != certificate.value.kind || letter.facts.recipient != certificate.value.person.value)
      continue;
    for (const auto& [id, text] : letter.facts.notice.variables)
      if (of_the_certificate(id)) out[id] = text;
    break;
  }
  return out;
}

int next_issue(ledger::Store& store, const PersonId& person, const std::string& kind,
               const std::optional<Date>& valid_until, Date day) {
  int last = 0;
  for (const ledger::CertificateRow& row : store.members().certificates_of(person, {day, {}}))
    if (row.value.kind == kind && row.value.valid_until == valid_until) last = std::max(last, row.value.issue);
  return last + 1;
}

void enter_reissue(const RegisterCase& entering) {
  const Application& form = entering.application;
  const Date day = entering.file.received_on;
  const ledger::HouseholdRow household = named_household(entering, day);
  bool anybody = false;
  for (const ApplicationPerson& person : form.people) {
    if (person.row == 0) continue;
    const std::string kind = form.values.text("certificate.reissue_kind", person.row);
    if (kind.empty()) missing(person.name + "さんの再交付する証の種類");
    if (form.values.text("certificate.reissue_cause", person.row).empty()) missing(person.name + "さんの再交付の理由");
    const ledger::MembershipRow member = named_member(entering, household.id, person, day);
    if (member.value.lost_on && *member.value.lost_on <= day)
      throw Failure("E-CONFLICT", person.name + "さんの資格は既に喪失しています");
    const auto old = held(entering, member.value.person, kind);
    if (!old)
      throw Failure("E-CONFLICT", person.name + "さんに交付中の" +
                                      form.values.label("certificate.reissue_kind", person.row) + "がありません");
    ledger::Certificate certificate = old->value;
    certificate.state = ledger::CertificateState::Void;
    certificate.state_on = day;
    certificate.state_by = entering.file.id;
    ledger::Recording recording = entering.recording(day);
    recording.valid_to = old->recording.valid_to;
    entering.store.members().revise_certificate(old->id, certificate, recording);
    anybody = true;
  }
  if (!anybody) missing("再交付を受ける方");
}

}  // namespace uketsuke::pipeline
