#include "pipeline/case/same_matter.h"

#include <algorithm>
#include <cmath>

#include "core/text/text.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

using validate::RegisterEffect;

// Two forms about the same person so many days apart are two events (a second move, a limit of the next year), days.
constexpr int kSameMatter_days = 90;
// Earlier cases of one household or person that are looked at.
constexpr int kMostCases = 50;

// 資格取得 is about everybody on the form.
std::vector<ApplicationPerson> concerned(const Application& application, RegisterEffect effect) {
  return effect == RegisterEffect::Acquire ? application.people : application.concerned();
}

bool same_person(const ApplicationPerson& a, const ApplicationPerson& b) {
  if (!a.birth_date || a.birth_date != b.birth_date) return !a.name.empty() && a.name == b.name && a.row == b.row;
  if (!a.name_kana.empty() && kana_key(a.name_kana) == kana_key(b.name_kana)) return true;
  return !a.name.empty() && validate::name_key(a.name) == validate::name_key(b.name);
}

// 資格取得 of further family names the same 組合員 again: only somebody who enters counts there.
bool enters(const ApplicationPerson& person, const Application& application) {
  return application.kind != "add_family" || person.row > 0;
}

bool same_people(const Application& a, const Application& b, RegisterEffect effect) {
  const auto theirs = concerned(b, effect);
  for (const ApplicationPerson& mine : concerned(a, effect))
    for (const ApplicationPerson& other : theirs)
      if (enters(mine, a) && enters(other, b) && same_person(mine, other)) return true;
  return false;
}

ledger::SearchQuery query_of(const Application& application) {
  ledger::SearchQuery query;
  query.symbol = application.symbol;
  query.number = application.number;
  if (!query.number.empty()) return query;
  query.kana = application.people.front().name_kana;
  query.birth_date = application.people.front().birth_date;
  return query;
}

bool earlier(const CaseFile& a, const CaseFile& b) {
  return std::pair(a.received_on, a.number) < std::pair(b.received_on, b.number);
}

}  // namespace

std::optional<validate::Judged> same_matter(ledger::Store& store, const Context& context,
                                            const ledger::StoredCase& stored, const Application& application) {
  const ledger::SearchQuery query = query_of(application);
  if (query.number.empty() && (query.kana.empty() || !query.birth_date)) return std::nullopt;
  const RegisterEffect effect = context.procedure(stored.file.procedure)->effect;
  ledger::Window window;
  window.limit = kMostCases;
  std::string numbers;
  for (const ledger::StoredCase& other : store.cases().find(query, window).items) {
    if (other.file.procedure != stored.file.procedure || !earlier(other.file, stored.file)) continue;
    if (other.file.state == CaseState::Withdrawn || other.file.state == CaseState::Rejected) continue;
    if (std::abs(days_between(other.file.received_on, stored.file.received_on)) > kSameMatter_days) continue;
    const auto form = application_of(store, context, other.file);
    if (!form || !same_people(application, *form, effect)) continue;
    if (effect == RegisterEffect::Move && without_spaces(application.address) != without_spaces(form->address)) continue;
    numbers += (numbers.empty() ? "" : "、") + other.file.number;
  }
  if (numbers.empty()) return std::nullopt;
  validate::Judged out;
  out.finding.rule = "case.same_matter";
  out.finding.message = "case.same_matter";
  out.finding.severity = Severity::Warning;
  out.basis = out.detail = numbers;
  return out;
}

}  // namespace uketsuke::pipeline
