#include "validate/register/concerned.h"

#include "validate/days/ages.h"

namespace uketsuke::validate {
namespace {

void add_family(const RegisterHousehold& household, Date from, Concern why, std::vector<Concerned>& out) {
  for (const RegisterPerson& person : household.persons)
    if (!person.is_head && person.insured_on(from)) out.push_back({person.branch, why, from});
}

}  // namespace

std::vector<Concerned> concerned_by_age(const RegisterHousehold& household, Date first, Date last) {
  std::vector<Concerned> out;
  const auto within = [&](Date day) { return first <= day && day <= last; };
  for (const RegisterPerson& person : household.persons) {
    if (!person.birth_date) continue;
    const Date from_70 = plus_days(last_day_under_70(*person.birth_date), 1);
    if (within(from_70) && person.insured_on(from_70)) out.push_back({person.branch, Concern::From70, from_70});
    const Date birthday_75 = plus_days(last_day_before_75(*person.birth_date), 1);
    if (!within(birthday_75) || !person.insured_on(birthday_75)) continue;
    out.push_back({person.branch, Concern::Reaches75, birthday_75});
    if (person.is_head) add_family(household, birthday_75, Concern::MemberReaches75, out);
  }
  return out;
}

std::vector<Concerned> concerned_by_loss_of_member(const RegisterHousehold& household, Date lost_on) {
  std::vector<Concerned> out;
  add_family(household, lost_on, Concern::FollowsMember, out);
  return out;
}

}  // namespace uketsuke::validate
