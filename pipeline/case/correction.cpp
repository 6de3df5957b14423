#include "pipeline/case/correction.h"

#include <algorithm>
#include <set>

#include "core/errors/failure.h"
#include "ledger/register_time.h"
#include "pipeline/case/case_records.h"
#include "validate/limits/limit_paper.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kRecord = "correction";

bool among(const std::vector<CaseId>& cases, const CaseId& id) {
  return std::find(cases.begin(), cases.end(), id) != cases.end();
}

template <class Row>
bool is_void(const Row& row) {
  return row.recording.status == ledger::RegisterStatus::Void;
}

// The certificates of a person on the days that matter: today, and the day from which the decision holds, which may lie
// ahead.
std::vector<ledger::CertificateRow> certificates_near(ledger::Store& store, const PersonId& person,
                                                      const std::vector<Date>& days) {
  std::vector<ledger::CertificateRow> out;
  for (const Date day : days)
    for (ledger::CertificateRow& row : store.members().certificates_of(person, {day, {}}))
      if (std::none_of(out.begin(), out.end(), [&](const auto& known) { return known.id == row.id; }))
        out.push_back(std::move(row));
  return out;
}

std::vector<Date> days_of(const Context& context, const Application& form) {
  std::vector<Date> days{japan_date(context.clock->now())};
  for (const char* ahead : {"certificate.copayment_from", "limit.needed_from"})
    if (const auto day = form.values.day(ahead); day && *day > days.front()) days.push_back(*day);
  return days;
}

std::set<PersonId> persons_of(ledger::Store& store, const std::vector<CaseId>& cases, const Application& form) {
  std::set<PersonId> out;
  for (const CaseId& one : cases) {
    for (const PersonId& person : store.members().persons_of_case(one)) out.insert(person);
    for (const ledger::MembershipRow& row : store.members().memberships_of_case(one)) out.insert(row.value.person);
  }
  if (const auto household = store.members().household_by_number(form.symbol, form.number))
    for (const ledger::MembershipRow& row : store.members().membership_history(household->id)) out.insert(row.value.person);
  return out;
}

class Restoring {
 public:
  Restoring(const RegisterCase& entering, const std::vector<CaseId>& corrected)
      : entering_(entering), members_(entering.store.members()), corrected_(corrected) {}

  void run() {
    for (const CaseId& wrong : corrected_) {
      for (const HouseholdId& id : members_.households_of_case(wrong))
        if (const auto row = before(members_.history(id), id.value))
          members_.revise_household(id, row->value, recording_);
      for (const PersonId& id : members_.persons_of_case(wrong))
        if (const auto row = before(members_.history(id), id.value)) members_.revise_person(id, row->value, recording_);
      for (const ledger::MembershipRow& touched : members_.memberships_of_case(wrong))
        if (const auto row = before(members_.history(touched.id), touched.id.value))
          members_.revise_membership(touched.id, row->value, recording_);
    }
    for (const PersonId& person : persons_of(entering_.store, corrected_, entering_.application))
      for (const ledger::CertificateRow& row :
           certificates_near(entering_.store, person, days_of(entering_.context, entering_.application)))
        restore_certificate(row);
  }

 private:
  // What stood when the corrected cases came, from the first day that they changed (kept in recording_); nothing where
  // they made the thing, or it was restored already.
  template <class Row>
  std::optional<Row> before(const std::vector<Row>& rows, const std::string& id) {
    std::vector<Row> earlier;
    std::optional<Date> from;
    bool later = false;
    for (const Row& row : rows) {
      if (is_void(row) || row.recording.by_case == entering_.file.id) continue;
      const bool wrong = among(corrected_, row.recording.by_case);
      if (wrong) from = std::min(from.value_or(row.recording.valid_from), row.recording.valid_from);
      if (!wrong && !from) earlier.push_back(row);
      later = !wrong && from;
    }
    if (later)
      throw Failure("E-CONFLICT", "訂正する案件の後に、別の案件がこの登録を変えています。後の案件を先に訂正してください");
    if (!from || !done_.insert(id).second) return std::nullopt;
    recording_ = entering_.recording(*from);
    return ledger::holding(earlier, {*from, {}});
  }

  void restore_certificate(const ledger::CertificateRow& standing) {
    const auto rows = members_.history(standing.id);
    if (among(corrected_, rows.front().recording.by_case)) return make_void(standing);
    if (!among(corrected_, standing.recording.by_case)) return;  // untouched, or changed since by another case
    const auto earlier = std::find_if(rows.rbegin(), rows.rend(), [&](const ledger::CertificateRow& row) {
      return !is_void(row) && !among(corrected_, row.recording.by_case);
    });
    ledger::Recording recording = entering_.recording(standing.recording.valid_from);
    recording.valid_to = earlier->recording.valid_to;
    members_.revise_certificate(standing.id, earlier->value, recording);
  }

  void make_void(const ledger::CertificateRow& wrong) {
    if (wrong.value.state != ledger::CertificateState::Issued) return;
    const Date today = japan_date(entering_.context.clock->now());
    ledger::Certificate certificate = wrong.value;
    certificate.state = ledger::CertificateState::Void;
    certificate.state_on = std::max(today, wrong.value.issued_on);
    certificate.state_by = entering_.file.id;
    ledger::Recording recording = entering_.recording(std::max(today, wrong.recording.valid_from));
    recording.valid_to = wrong.recording.valid_to;
    members_.revise_certificate(wrong.id, certificate, recording);
  }

  const RegisterCase& entering_;
  ledger::Register& members_;
  const std::vector<CaseId>& corrected_;
  std::set<std::string> done_;
  ledger::Recording recording_;
};

}  // namespace

std::vector<CaseId> corrected_cases(ledger::Store& store, const CaseId& id) {
  std::vector<CaseId> out;
  for (CaseId at = id;;) {
    std::optional<ledger::StoredCase> earlier;
    for (const ledger::CaseRecord& record : store.cases().records(at))
      if (record.kind == kRecord && !fact(&record, "of").empty()) earlier = store.cases().by_number(fact(&record, "of"));
    if (!earlier) return out;
    out.push_back(earlier->file.id);
    at = earlier->file.id;
  }
}

void restore_before(const RegisterCase& entering, const std::vector<CaseId>& corrected) {
  Restoring(entering, corrected).run();
}

std::vector<WrongCertificate> wrong_certificates(ledger::Store& store, const Context& context, const CaseFile& file) {
  const std::vector<CaseId> corrected = corrected_cases(store, file.id);
  const auto form = application_of(store, context, file);
  std::vector<WrongCertificate> out;
  if (corrected.empty() || !form) return out;
  for (const PersonId& person : persons_of(store, corrected, *form))
    for (ledger::CertificateRow& row : certificates_near(store, person, days_of(context, *form)))
      if (row.value.state == ledger::CertificateState::Void && row.value.state_by == file.id &&
          among(corrected, store.members().history(row.id).front().recording.by_case))
        out.push_back({person, std::move(row)});
  return out;
}

}  // namespace uketsuke::pipeline
