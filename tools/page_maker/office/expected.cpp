#include "tools/page_maker/office/expected.h"

#include <algorithm>

namespace uketsuke::page_maker {
namespace {

// From the age of 70 on the paper carries the share that the patient pays; a senior judges it.
void expect_joining(OfficeCase& one, Date received_on) {
  one.notices.push_back({"shikaku_shutoku_kettei", "household", one.home.member.name()});
  std::vector<const Person*> people{&one.home.member};
  for (const Person& person : one.home.family) people.push_back(&person);
  for (std::size_t row = 0; row < people.size(); ++row) {
    one.notices.push_back({"shikaku_kakuninsho", "person", people[row]->name()});
    if (age_on(people[row]->birth_date, received_on) >= kCopaymentAge)
      one.records.push_back(
          {"copayment",
           static_cast<int>(row),
           {{"ratio", "2割"}, {"from", to_iso(one.home.acquired_on)}, {"reason", "課税標準額による"}}});
  }
  one.end = "notified";
}

bool member_died(const Household& home) {
  const auto& people = home.changes.leaving.people;
  return std::any_of(people.begin(), people.end(), [&](const auto& leaver) {
    return leaver.reason == "died" && leaver.person.name() == home.member.name();
  });
}

// Letters of a 組合員 who died go to the 相続人, whom a senior names.
void expect_leaving(OfficeCase& one) {
  const bool died = member_died(one.home);
  const char* household = died ? "heir" : "household";
  if (died)
    one.records.push_back({"addressee",
                           0,
                           {{"role", "heir"},
                            {"name", one.home.member.family + "　花子"},
                            {"postal_code", one.home.home.postal_code},
                            {"address", one.home.home_line}}});
  one.notices.push_back({"shikaku_soshitsu_tsuchi", household, one.home.member.name()});
  one.notices.push_back({"shikaku_soshitsu_utsushi", "employer", one.home.workplace});
  if (one.home.changes.leaving.proof_wanted) one.notices.push_back({"soshitsu_shomei", household, one.home.member.name()});
  one.records.push_back({"employer",
                         0,
                         {{"name", one.home.workplace},
                          {"postal_code", one.home.home.postal_code},
                          {"address", one.home.workplace_line}}});
  one.end = "notified";
}

void expect_moving(OfficeCase& one) {
  if (!one.home.changes.moving.former_name.empty())
    one.notices.push_back({"shikaku_kakuninsho", "person", one.home.member.name()});
  one.end = "completed";
}

// 標準負担額減額 is for who pays no 住民税; everybody else gets the limit alone. The certificate holds from the first of the
// month of application to the next 31 July.
void expect_limit(OfficeCase& one, Date received_on) {
  const Treatment& treatment = one.home.changes.treatment;
  const bool reduced = treatment.kind != "limit";
  const bool old = age_on(treatment.patient.birth_date, received_on) >= kCopaymentAge;
  const char* category = reduced ? (old ? "低所得Ⅱ" : "オ") : (old ? "現役並みⅡ" : "ウ");
  std::map<std::string, std::string> facts{{"category", category},
                                           {"output", reduced ? "limit_reduction_card" : "limit_card"},
                                           {"valid_from", to_iso(treatment.needed_from)},
                                           {"valid_until", to_iso(treatment.needed_until)},
                                           {"reason", "課税証明書により判定"}};
  if (treatment.long_stay) facts["long_stay_from"] = to_iso(treatment.needed_from);
  one.records.push_back({"limit", 0, std::move(facts)});
  one.notices.push_back(
      {reduced ? "gendogaku_hyojun_ninteisho" : "gendogaku_ninteisho", "person", treatment.patient.name()});
  one.end = "notified";
}

}  // namespace

int age_on(Date birth, Date day) {
  const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  const bool before = day.month() < birth.month() || (day.month() == birth.month() && day.day() < birth.day());
  return before ? years - 1 : years;
}

void set_expected(OfficeCase& one, Date received_on) {
  if (one.procedure == "shikaku_shutoku") expect_joining(one, received_on);
  if (one.procedure == "shikaku_soshitsu") expect_leaving(one);
  if (one.procedure == "jusho_henko") expect_moving(one);
  if (one.procedure == "gendogaku_nintei") expect_limit(one, received_on);
}

}  // namespace uketsuke::page_maker
