// 割合と認定証: what is judged anew because somebody reaches 70 or a new year of incomes begins on 8月1日 (国民健康保険法
// 42条1項3号・4号, 同法施行令27条の2).

#include <algorithm>

#include "pipeline/case/certificates_out.h"
#include "pipeline/case/events.h"
#include "validate/days/ages.h"
#include "validate/register/concerned.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kCopayment = "futan_wariai_chosho";
constexpr const char* kRenewal = "gendogaku_koshin_chosho";

HouseholdEvent judgement(Date from, std::string key, std::string why) {
  HouseholdEvent event;
  event.kind = kCopayment;
  event.why = std::move(why);
  event.from = from;
  event.key = std::move(key);
  event.common["certificate.copayment_from"] = to_iso(from);
  return event;
}

// From 70 on and not yet 75; who counts as 70 only from this very day has a case of their own.
bool judged_yearly(const validate::RegisterPerson& person, Date from) {
  return person.birth_date && person.insured_on(from) &&
         plus_days(validate::last_day_under_70(*person.birth_date), 1) < from &&
         from <= validate::last_day_before_75(*person.birth_date);
}

HouseholdEvent renewal(ledger::Store& store, const Context& context, const validate::RegisterHousehold& household,
                       Date from) {
  const Date day_before = plus_days(from, -1);
  HouseholdEvent event;
  event.kind = kRenewal;
  event.why = "8月1日の更新(限度額適用認定証)";
  event.from = from;
  event.key = "limit_renewal|" + to_iso(from);
  bool reduced = false;
  for (const validate::RegisterPerson& person : household.persons) {
    if (!person.insured_on(from) || (person.birth_date && validate::last_day_before_75(*person.birth_date) < from))
      continue;
    for (ledger::CertificateRow& out : certificates_out(store, PersonId(person.id), day_before)) {
      const ledger::CertificateRow held = with_printed_limit(store, context, std::move(out));
      const auto until = limit_until(context, held.value);
      if (!until || *until < day_before || *until >= from) continue;
      event.persons[person.branch]["certificate.kind"] = certificate_title(context, held.value);
      reduced = reduced || gives_reduction(context, held.value);
    }
  }
  event.common = {{"limit.kind", reduced ? "both" : "limit"}, {"limit.needed_from", to_iso(from)}};
  return event;
}

}  // namespace

std::vector<HouseholdEvent> judgements_at_70(const validate::RegisterHousehold& household, const DaySpan& days) {
  std::vector<HouseholdEvent> out;
  for (const validate::Concerned& concerned : validate::concerned_by_age(household, days.first, days.last)) {
    if (concerned.why != validate::Concern::From70) continue;
    HouseholdEvent event = judgement(concerned.from,
                                     "from_70|" + to_iso(concerned.from) + "|" + std::to_string(concerned.branch),
                                     "70歳到達(一部負担金の割合の判定)");
    event.persons[concerned.branch];
    out.push_back(std::move(event));
  }
  return out;
}

std::vector<HouseholdEvent> yearly_events(ledger::Store& store, const Context& context,
                                          const validate::RegisterHousehold& household, Date from) {
  std::vector<HouseholdEvent> out;
  HouseholdEvent yearly = judgement(from, "copayment_of_year|" + to_iso(from), "8月1日の定時判定(一部負担金の割合)");
  for (const validate::RegisterPerson& person : household.persons)
    if (judged_yearly(person, from)) yearly.persons[person.branch];
  if (!yearly.persons.empty()) out.push_back(std::move(yearly));
  HouseholdEvent renewed = renewal(store, context, household, from);
  if (!renewed.persons.empty()) out.push_back(std::move(renewed));
  return out;
}

}  // namespace uketsuke::pipeline
