#include "tools/page_maker/documents/paper_facts.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/calendar/wareki.h"

namespace uketsuke::page_maker {
namespace {

long long floor_to(long long value, long long unit) { return value / unit * unit; }

}  // namespace

Tax tax_of(const DocumentFacts& facts, Random& random) {
  Tax t;
  const WarekiDate issued = to_wareki(facts.issued_on);
  t.fiscal_year = issued.year - (issued.month < 6 ? 1 : 0);
  t.revenue = facts.person.income_10k_yen * 10000LL + random.whole(0, 9999);
  t.salary_income = std::max(0LL, t.revenue - std::max(650000LL, t.revenue * 3 / 10 + 80000));
  t.social = t.revenue * 14 / 100 + random.whole(0, 999);
  t.life = random.chance(0.6) ? random.whole(10, 70) * 1000LL : 0;
  if (&facts.person == &facts.home.member)
    for (const Person& p : facts.home.family)
      if (p.income_10k_yen == 0) ++t.dependants;
  t.family = 330000LL * t.dependants;
  t.deductions = t.social + t.life + t.basic + t.family;
  t.tax_base = floor_to(std::max(0LL, t.salary_income - t.deductions), 1000);
  if (t.tax_base == 0) return t;
  t.city = std::max(0LL, t.tax_base * 6 / 100 - 1500);
  t.prefecture = std::max(0LL, t.tax_base * 4 / 100 - 1000);
  t.city_head = 3000;
  t.prefecture_head = 1000;
  t.forest = 1000;
  t.annual = floor_to(t.city, 100) + floor_to(t.prefecture, 100) + 5000;
  return t;
}

School invent_school(const DocumentFacts& facts, Random& random) {
  static const std::vector<std::string> kPlaces{"青葉", "東陽", "北陵", "桜ヶ丘", "中央", "城西", "明誠"};
  School s;
  const int age = static_cast<int>(facts.issued_on.year()) - static_cast<int>(facts.person.birth_date.year());
  s.university = age >= 19;
  const std::string place = random.pick(kPlaces);
  if (s.university) {
    s.name = place + (random.chance(0.7) ? "大学" : "工科大学");
    s.faculty = random.pick(
        std::vector<std::string>{"経済学部経済学科", "工学部機械工学科", "文学部史学科", "看護学部看護学科"});
    s.head = "学長";
    s.word = "本学";
    s.year = random.whole(1, 4);
  } else {
    s.name = random.pick(std::vector<std::string>{"私立", "県立", "市立"}) + place + "高等学校";
    s.faculty = random.chance(0.5) ? "全日制課程普通科" : "商業科";
    s.head = "学校長";
    s.word = "本校";
    s.year = random.whole(1, 3);
  }
  s.id = fmt::format("{}{:05}", random.pick(std::vector<std::string>{"A", "B", "2", "S-"}), random.whole(1000, 99999));
  const int years_left = (s.university ? 4 : 3) - s.year;
  const int spring = static_cast<int>(facts.issued_on.year()) + (unsigned{facts.issued_on.month()} >= 4 ? 1 : 0);
  s.until = Date{std::chrono::year{spring + years_left}, std::chrono::March, std::chrono::day{31}};
  return s;
}

std::vector<Resident> residents(const Household& home) {
  std::vector<Resident> out{{&home.member, "世帯主"}};
  for (const Person& person : home.family)
    if (!person.apart)
      out.push_back({&person, person.relation == "長男" || person.relation == "次男" || person.relation == "長女" ||
                                      person.relation == "次女"
                                  ? "子"
                                  : person.relation});
  return out;
}

PrintedValue sex(const Person& p, int row) {
  return {"sex", row, "choice", p.male ? "male" : "female", p.male ? "男" : "女", false};
}

PrintedValue plain(const std::string& text) { return {"", 0, "text", text, text, false}; }

PrintedValue number_of(Paper& paper, const Person& p, int row, bool shown) {
  if (!shown) return plain(paper.chance().chance(0.5) ? "省略" : "＊＊＊");
  const std::string& n = p.my_number;
  return paper.digits("my_number", n, n.substr(0, 4) + " " + n.substr(4, 4) + " " + n.substr(8), row);
}

LeftWork invent_left_work(const DocumentFacts& facts, Random& random) {
  const Date lost = facts.home.previous_lost_on.ok() ? facts.home.previous_lost_on : facts.home.acquired_on;
  return {facts, plus_days(lost, -random.whole(200, 6000)), plus_days(lost, -1), lost,
          random.pick(std::vector<std::string>{"株式会社東和建設", "有限会社丸福商店", "株式会社山陽設備",
                                               "大栄運輸株式会社"})};
}

}  // namespace uketsuke::page_maker
