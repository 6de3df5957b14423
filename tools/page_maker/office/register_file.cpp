#include "tools/page_maker/office/register_file.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text/csv.h"

namespace uketsuke::page_maker {
namespace {

struct Column {
  const char* name;
  const char* concept_id;
};

constexpr Column kColumns[] = {{"記号", "household.symbol"},
                               {"番号", "household.number"},
                               {"枝番", "membership.branch"},
                               {"氏名", "person.name"},
                               {"フリガナ", "person.name_kana"},
                               {"生年月日", "person.birth_date"},
                               {"性別", "person.sex"},
                               {"続柄", "person.relation"},
                               {"資格取得年月日", "membership.acquired_on"},
                               {"郵便番号", "address.postal_code"},
                               {"住所", "address.text"},
                               {"電話番号", "person.phone"},
                               {"個人番号", "person.my_number"}};

// The member as known before the day: under the former name where it has changed. The kana of a former family name are
// not on any paper of the day, so the file leaves them empty.
Person member_before(const OfficeCase& one) {
  Person member = one.home.member;
  member.relation = "本人";
  const std::string& former = one.home.changes.moving.former_name;
  if (one.procedure == "jusho_henko" && !former.empty()) {
    member.family = former.substr(0, former.find("　"));
    member.family_kana = member.given_kana = "";
  }
  return member;
}

// Everybody of the household, with who leaves it and is not among its family (a parent of 75).
std::vector<Person> people_of(const OfficeCase& one) {
  std::vector<Person> people{member_before(one)};
  people.insert(people.end(), one.home.family.begin(), one.home.family.end());
  if (one.procedure == "shikaku_soshitsu")
    for (const Leaver& leaver : one.home.changes.leaving.people)
      if (std::none_of(people.begin(), people.end(),
                       [&](const Person& known) { return known.my_number == leaver.person.my_number; }))
        people.push_back(leaver.person);
  return people;
}

std::string kana_of(const Person& person) { return person.family_kana.empty() ? std::string() : person.kana(); }

// A member for some years, a child since its birth.
Date acquired_on(const Person& person, Date day, std::size_t household) {
  const int days = 500 + 97 * static_cast<int>(household % 31);
  return std::max(plus_days(day, -days), person.birth_date);
}

}  // namespace

std::string register_csv(const OfficeDay& day) {
  std::string out;
  for (const Column& column : kColumns) out += (out.empty() ? "" : ",") + std::string(column.name);
  out += "\r\n";
  for (std::size_t i = 0; i < day.cases.size(); ++i) {
    const OfficeCase& one = day.cases[i];
    if (!is_registered(one)) continue;
    const bool moved = one.procedure == "jusho_henko" && one.home.changes.moving.whole_household;
    const Place& from = one.home.changes.moving.from;
    int branch = 0;
    for (const Person& person : people_of(one)) {
      const std::vector<std::string> cells{one.home.changes.symbol,
                                           one.home.changes.number,
                                           fmt::format("{:02}", ++branch),
                                           person.name(),
                                           kana_of(person),
                                           to_iso(person.birth_date),
                                           person.male ? "男" : "女",
                                           person.relation,
                                           to_iso(acquired_on(person, day.received_on, i)),
                                           moved ? from.postal_code : one.home.home.postal_code,
                                           moved ? from.line : one.home.home_line,
                                           one.home.phone,
                                           person.my_number};
      std::string row;
      for (const std::string& cell : cells) row += (row.empty() ? "" : ",") + csv_cell(cell);
      out += row + "\r\n";
    }
  }
  return out;
}

std::string register_mapping() {
  std::string out = "encoding = \"utf-8\"\ndates = [\"western\"]\n\ncolumn = [\n";
  for (const Column& column : kColumns)
    out += fmt::format("  {{ concept = \"{}\", name = \"{}\" }},\n", column.concept_id, column.name);
  return out + "]\n\n[codes.\"person.sex\"]\n\"男\" = \"male\"\n\"女\" = \"female\"\n";
}

}  // namespace uketsuke::page_maker
