#include "tools/page_maker/people/changes.h"

#include <algorithm>

#include "tools/page_maker/people/household.h"

namespace uketsuke::page_maker {
namespace {

using namespace std::chrono_literals;

constexpr const char* kSelf = "本人";

Person member_of(const Household& home) {
  Person member = home.member;
  member.relation = kSelf;
  return member;
}

/// The member first; who lives elsewhere only where wanted.
std::vector<Person> everybody(const Household& home, bool with_absent) {
  std::vector<Person> out{member_of(home)};
  for (const Person& person : home.family)
    if (with_absent || !person.apart) out.push_back(person);
  return out;
}

Place invent_place(const GlyphSet& set, Random& random) {
  const Address& address = random.pick(set.addresses);
  return {address.postal_code, invent_address_line(address, random), address.kana};
}

Place invent_mailing(const GlyphSet& set, Random& random) {
  return random.chance(0.3) ? invent_place(set, random) : Place{};
}

std::string invent_return(Random& random) {
  return random.pick(std::vector<std::string>{"returned", "returned", "returned", "returned", "later", "lost"});
}

/// A new insurance and the day of its first day; every association has rules of its own for the day of loss
/// (定款・規約), here those of most: the day after for 社会保険, the same day for a municipality's 国民健康保険.
void join_employee_insurance(Leaving& leaving, Date lost_on, Random& random) {
  leaving.insurer =
      "全国健康保険協会" + random.pick(std::vector<std::string>{"東京", "神奈川", "埼玉", "千葉"}) + "支部";
  leaving.acquired_on = plus_days(lost_on, -1);
  if (random.chance(0.7))
    leaving.symbol_number =
        std::to_string(random.whole(1000000, 99999999)) + "－" + std::to_string(random.whole(1, 9999));
}

void join_municipality(const Household& home, Leaving& leaving, Date lost_on) {
  leaving.insurer = home.home.city;
  leaving.acquired_on = lost_on;
  leaving.proof_wanted = true;
}

/// A parent whose 75th birthday is the day: from then on 後期高齢者医療.
Person parent_of_75(const GlyphSet& set, const Household& home, Date birthday, Random& random) {
  const Surname family{home.member.family, home.member.family_kana, 1};
  Person parent = invent_person(set, family, random.chance(0.5), 75, birthday, random);
  parent.birth_date = Date{birthday.year() - std::chrono::years{75}, birthday.month(), birthday.day()};
  if (!parent.birth_date.ok()) parent.birth_date = Date{parent.birth_date.year(), birthday.month(), 28d};
  parent.relation = parent.male ? "父" : "母";
  return parent;
}

/// Who leaves: all of them, or one of the family.
std::vector<Person> leavers(const GlyphSet& set, const Household& home, const std::string& reason, Date lost_on,
                            Random& random) {
  if (reason == "reached_75") return {parent_of_75(set, home, lost_on, random)};
  const bool alone = reason == "died" || reason == "left_household" || random.chance(0.3);
  if (alone && !home.family.empty()) return {random.pick(home.family)};
  return everybody(home, true);
}

Leaving invent_leaving(const GlyphSet& set, const Household& home, Random random) {
  static const std::vector<std::string> kReasons{"left_work",
                                                 "joined_employee_insurance",
                                                 "joined_employee_insurance",
                                                 "joined_other_kokuho",
                                                 "moved_out",
                                                 "died",
                                                 "public_assistance",
                                                 "reached_75",
                                                 "left_household",
                                                 "expelled",
                                                 "other"};
  Leaving leaving;
  std::string reason = random.pick(kReasons);
  if (reason == "left_household" && home.family.empty()) reason = "left_work";  // nobody is left to part from
  const Date lost_on = plus_days(home.submitted_on, -random.whole(1, 13));
  if (reason == "joined_employee_insurance") join_employee_insurance(leaving, lost_on, random);
  if (reason == "left_work" || reason == "joined_other_kokuho") join_municipality(home, leaving, lost_on);
  const std::string other = random.pick(std::vector<std::string>{"海外へ出国", "組合員を退会", "国外に居住"});
  for (Person& person : leavers(set, home, reason, lost_on, random))
    leaving.people.push_back(
        {std::move(person), lost_on, reason, reason == "other" ? other : "", invent_return(random)});
  leaving.mailing = invent_mailing(set, random);
  return leaving;
}

Moving invent_moving(const GlyphSet& set, const Household& home, Random random) {
  Moving moving;
  moving.changed_on = plus_days(home.submitted_on, -random.whole(0, 13));
  moving.whole_household = home.family.empty() || random.chance(0.7);
  const Place here{home.home.postal_code, home.home_line, home.home.kana};
  if (moving.whole_household) {
    moving.people = everybody(home, false);
    moving.to = here;
    moving.from = invent_place(set, random);
  } else {
    moving.people = {random.pick(home.family)};
    moving.to = invent_place(set, random);
    moving.from = here;
  }
  if (random.chance(0.25)) moving.former_name = random.pick(set.surnames).kanji + "　" + home.member.given;
  moving.mailing = invent_mailing(set, random);
  moving.returned = invent_return(random);
  return moving;
}

/// Stays that end before the day, the earliest first, more than ninety days together.
std::vector<Stay> invent_stays(const GlyphSet& set, Date today, Random& random) {
  static const std::vector<std::string> kKinds{"総合病院", "病院", "クリニック", "整形外科医院", "内科診療所"};
  std::vector<Stay> stays;
  Date until = plus_days(today, -random.whole(2, 20));
  for (int days = 0; days <= 90 && stays.size() < 4;) {
    Stay stay;
    stay.days = random.whole(31, 60);
    stay.until = until;
    stay.from = plus_days(until, 1 - stay.days);
    stay.hospital = random.pick(set.surnames).kanji + random.pick(kKinds);
    const Address& place = random.pick(set.addresses);
    stay.address = place.city + place.town + invent_house_number(random);
    days += stay.days;
    until = plus_days(stay.from, -random.whole(5, 25));
    stays.push_back(std::move(stay));
  }
  std::reverse(stays.begin(), stays.end());
  return stays;
}

/// A certificate holds from the first of the month of application to the next 31 July.
Treatment invent_treatment(const GlyphSet& set, const Household& home, Random random) {
  Treatment treatment;
  treatment.patient = random.pick(everybody(home, true));
  treatment.kind = random.pick(std::vector<std::string>{"limit", "limit", "both", "both", "meal_reduction"});
  const Date today = home.submitted_on;
  treatment.needed_from = Date{today.year(), today.month(), 1d};
  const bool next_year = today.month() > std::chrono::July;
  treatment.needed_until = Date{today.year() + std::chrono::years{next_year ? 1 : 0}, std::chrono::July, 31d};
  treatment.long_stay = treatment.kind != "limit" && random.chance(0.7);
  if (treatment.long_stay) treatment.stays = invent_stays(set, today, random);
  treatment.mailing = invent_mailing(set, random);
  return treatment;
}

}  // namespace

Changes invent_changes(const GlyphSet& set, const Household& home, const Random& random) {
  Random numbers = random.fork("numbers");
  Changes changes;
  changes.symbol = std::to_string(numbers.whole(10, 9999));
  changes.number = std::to_string(numbers.whole(100, 9999999));
  changes.leaving = invent_leaving(set, home, random.fork("leaving"));
  changes.moving = invent_moving(set, home, random.fork("moving"));
  changes.treatment = invent_treatment(set, home, random.fork("treatment"));
  return changes;
}

}  // namespace uketsuke::page_maker
