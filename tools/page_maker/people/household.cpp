#include "tools/page_maker/people/household.h"

#include "core/numbers/check_digits.h"

namespace uketsuke::page_maker {
namespace {

const Surname& pick_surname(const GlyphSet& set, Random& random) {
  // Half by head count (Japan's common names), half evenly (the rare ones are what goes wrong).
  if (random.chance(0.5)) return random.pick(set.surnames);
  double sum = 0;
  for (const Surname& name : set.surnames) sum += name.weight;
  double at = random.uniform(0, sum);
  for (const Surname& name : set.surnames)
    if ((at -= name.weight) <= 0) return name;
  return set.surnames.back();
}

void add_spouse(const GlyphSet& set, const Surname& family, Date today, int age, Random& random, Household& home) {
  Person spouse = invent_person(set, family, !home.member.male, age + random.whole(-5, 4), today, random);
  spouse.relation = spouse.male ? "夫" : "妻";
  spouse.occupation = random.chance(0.5) ? "会社員" : "主婦";
  if (spouse.male || spouse.occupation == "会社員") {
    spouse.occupation = "会社員";
    spouse.income_10k_yen = random.whole(60, 480);
  }
  home.family.push_back(std::move(spouse));
}

void add_child(const GlyphSet& set, const Surname& family, Date today, int age, Random& random, Household& home) {
  const bool male = random.chance(0.5);
  bool elder = false;
  for (const Person& other : home.family) elder = elder || other.relation == (male ? "長男" : "長女");
  Person child = invent_person(set, family, male, age, today, random);
  child.relation = male ? (elder ? "次男" : "長男") : (elder ? "次女" : "長女");
  child.student = age >= 16;
  child.occupation = child.student ? "学生" : "";
  child.apart = age >= 18 && random.chance(0.4);
  home.family.push_back(std::move(child));
}

void invent_work(const Surname& owner, Random& random, Household& home, const GlyphSet& set) {
  struct Trade {
    const char* trade;
    const char* duties;
    const char* suffix;
  };
  static const std::vector<Trade> kTrades{{"大工工事", "大工", "工務店"},     {"電気工事", "配線工事", "電設"},
                                          {"塗装工事", "外壁塗装", "塗装店"}, {"管工事", "配管", "設備工業"},
                                          {"内装工事", "内装仕上", "内装"},   {"造園業", "植木の手入", "造園"}};
  static const std::vector<std::string> kEmployment{"sole_proprietor", "company_officer", "employee",
                                                    "one_person_contractor"};
  const Trade& trade = random.pick(kTrades);
  home.employment = random.pick(kEmployment);
  home.trade = trade.trade;
  home.duties = trade.duties;
  const std::string shop =
      (home.employment == "employee" ? random.pick(set.surnames).kanji : owner.kanji) + trade.suffix;
  home.workplace = random.chance(0.4) ? "株式会社" + shop : shop;
  const Address& place = random.pick(set.addresses);
  home.workplace_line = place.city + place.town + invent_house_number(random);
  home.member.occupation = trade.duties;
  home.member.income_10k_yen = random.whole(180, 900);
}

void invent_history(Date today, Random& random, Household& home) {
  home.submitted_on = today;
  home.acquired_on = plus_days(today, -random.whole(0, 13));
  static const std::vector<std::string> kReasons{"left_employee_insurance", "left_employee_insurance",
                                                 "left_other_kokuho", "moved_in", "married"};
  home.reason = random.pick(kReasons);
  if (home.reason == "left_employee_insurance") {
    home.previous_insurer = "全国健康保険協会東京支部";
    const std::string body = "0113" + invent_digits(random, 3);
    home.previous_insurer_number = body + std::to_string(*insurer_number_check_digit(body));
  } else if (home.reason == "left_other_kokuho") {
    home.previous_insurer = home.home.city;
    const std::string body = "00" + invent_digits(random, 2) + "0" + invent_digits(random, 2);
    home.previous_insurer_number = body + std::to_string(*insurer_number_check_digit(body));
  }
  if (!home.previous_insurer.empty()) {
    home.previous_symbol = invent_digits(random, random.whole(4, 8));
    home.previous_number = std::to_string(random.whole(1, 99999));
    home.previous_lost_on = home.acquired_on;
  }
}

}  // namespace

Household invent_household(const GlyphSet& set, Date today, Random random) {
  Household home;
  const Surname family = pick_surname(set, random);
  const int age = random.whole(22, 68);
  home.member = invent_person(set, family, random.chance(0.7), age, today, random);
  if (age > 25 && random.chance(0.7)) add_spouse(set, family, today, age, random, home);
  const int children = age > 27 && age < 60 ? random.whole(0, 2) : 0;
  int child_age = std::min(age - 22, 21);
  for (int i = 0; i < children && child_age >= 0; ++i) {
    child_age = random.whole(std::max(0, child_age - 6), child_age);
    add_child(set, family, today, child_age, random, home);
    child_age -= 2;
  }
  home.home = random.pick(set.addresses);
  home.home_line = invent_address_line(home.home, random);
  if (random.chance(0.35)) home.former_line = invent_address_line(random.pick(set.addresses), random);
  home.phone =
      (random.chance(0.7) ? random.pick(std::vector<std::string>{"090", "080", "070"}) + invent_digits(random, 8)
                          : "03" + invent_digits(random, 8));
  invent_work(family, random, home, set);
  invent_history(today, random, home);
  home.bank = random.pick(set.banks);
  home.account_number = invent_digits(random, 7);
  home.changes = invent_changes(set, home, random.fork("changes"));
  return home;
}

}  // namespace uketsuke::page_maker
