#include <set>

#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

Date day(const char* iso) { return date_from_iso(iso); }

Recording recorded(const CaseId& by_case, const char* from, RegisterStatus status = RegisterStatus::Provisional) {
  return {by_case, "taro", day(from), std::nullopt, status};
}

Person person(const std::string& name, const std::string& kana, const std::string& token = {}) {
  return {name, kana, day("1985-03-02"), "female", token, {{"person.occupation", "左官"}}};
}

TEST_P(StoreContract, ProvisionalRowsBecomeFinalOrVoidTogether) {
  const CaseId approved = new_case().file.id;
  const CaseId returned = new_case().file.id;
  const PersonId a = store_->members().add_person(person("山田", "ヤマダ"), recorded(approved, "2026-11-01"));
  const PersonId b = store_->members().add_person(person("山本", "ヤマモト"), recorded(returned, "2026-11-01"));
  EXPECT_EQ(store_->members().confirm(approved, "boss"), 1);
  EXPECT_EQ(store_->members().revoke(returned, "boss"), 1);
  EXPECT_EQ(store_->members().person(a, {day("2026-11-22"), {}})->recording.status, RegisterStatus::Final);
  EXPECT_FALSE(store_->members().person(b, {day("2026-11-22"), {}}));
  EXPECT_EQ(store_->members().history(b).front().recording.status, RegisterStatus::Void) << "void rows stay";
  EXPECT_EQ(store_->members().confirm(returned, "boss"), 0);
  EXPECT_EQ(store_->audit().about(approved.value).back().kind, "register.confirmed");
}

TEST_P(StoreContract, BothTimesAnswerWhatHeldThenAndWhatWasKnownThen) {
  const CaseId by = new_case().file.id;
  const PersonId id =
      store_->members().add_person(person("旧姓", "キュウセイ"), recorded(by, "2020-04-01", RegisterStatus::Final));
  const Instant before = clock_.now();
  advance(3600);
  store_->members().revise_person(id, person("新姓", "シンセイ"), recorded(by, "2026-06-01", RegisterStatus::Final));
  EXPECT_EQ(store_->members().person(id, {day("2026-11-22"), {}})->value.name, "新姓");
  EXPECT_EQ(store_->members().person(id, {day("2025-01-01"), {}})->value.name, "旧姓") << "valid then";
  EXPECT_EQ(store_->members().person(id, {day("2026-11-22"), before})->value.name, "旧姓") << "known then";
  EXPECT_FALSE(store_->members().person(id, {day("2019-01-01"), {}}));
  const auto rows = store_->members().history(id);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].superseded_at, rows[1].recorded_at);
  EXPECT_EQ(rows[1].value.more.at("person.occupation"), "左官");
}

TEST_P(StoreContract, ARevokedRevisionLetsTheOldRowHoldAgain) {
  const CaseId first = new_case().file.id;
  const CaseId second = new_case().file.id;
  const PersonId id =
      store_->members().add_person(person("正", "タダシ"), recorded(first, "2020-04-01", RegisterStatus::Final));
  store_->members().revise_person(id, person("誤", "アヤマリ"), recorded(second, "2020-04-01"));
  EXPECT_EQ(store_->members().person(id, {day("2026-01-01"), {}})->value.name, "誤");
  store_->members().revoke(second, "boss");
  EXPECT_EQ(store_->members().person(id, {day("2026-01-01"), {}})->value.name, "正");
}

TEST_P(StoreContract, OneAllocatorGivesNumbersAndBranchesOnce) {
  const CaseId by = new_case().file.id;
  const PersonId head = store_->members().add_person(person("主", "アルジ"), recorded(by, "2026-11-01"));
  Household house;
  house.head = head;
  house.symbol = "東";
  std::set<std::string> numbers;
  house.number = "2";
  store_->members().add_household(house, recorded(by, "2026-11-01"));
  house.number.clear();
  for (int i = 0; i < 5; ++i)
    numbers.insert(store_->members().add_household(house, recorded(by, "2026-11-01")).value.number);
  EXPECT_EQ(numbers.size(), 5U);
  EXPECT_EQ(numbers.count("2"), 0U) << "given by hand, never again by the allocator";
  house.number = "２";
  EXPECT_EQ(code_of([&] { store_->members().add_household(house, recorded(by, "2026-11-01")); }), "E-CONFLICT");
  const auto home = store_->members().household_by_number("東", "2");
  ASSERT_TRUE(home);
  Membership member;
  member.household = home->id;
  member.person = head;
  member.relation = "組合員";
  member.acquired_on = day("2026-11-01");
  std::set<int> branches;
  member.branch = 2;
  store_->members().add_membership(member, recorded(by, "2026-11-01"));
  member.branch = 0;
  for (int i = 0; i < 3; ++i)
    branches.insert(store_->members().add_membership(member, recorded(by, "2026-11-01")).value.branch);
  EXPECT_EQ(branches, (std::set<int>{1, 3, 4}));
  EXPECT_EQ(store_->members().members(home->id, {day("2026-11-22"), {}}).size(), 4U);
  EXPECT_EQ(store_->members().households_of_case(by).size(), 6U);
}

TEST_P(StoreContract, ARolledBackNumberIsGivenAgainACommittedOneNever) {
  const CaseId by = new_case().file.id;
  const PersonId head = store_->members().add_person(person("主", "アルジ"), recorded(by, "2026-11-01"));
  Household house;
  house.head = head;
  house.symbol = "西";
  std::string lost;
  EXPECT_THROW(store_->transact([&] {
    lost = store_->members().add_household(house, recorded(by, "2026-11-01")).value.number;
    throw Failure("E-CASE-STATE");
  }),
               Failure);
  EXPECT_EQ(store_->members().add_household(house, recorded(by, "2026-11-01")).value.number, lost);
}

TEST_P(StoreContract, PersonsAreFoundByKanaAndBirthTogetherOrByNumber) {
  const CaseId by = new_case().file.id;
  const std::string token = store_->vault().keep("123456789018");
  const PersonId id = store_->members().add_person(person("山田", "ヤマダ　ハナコ", token), recorded(by, "2026-11-01"));
  EXPECT_EQ(store_->members().find_persons("ﾔﾏﾀﾞ ﾊﾅｺ", day("1985-03-02"), {}), std::vector<PersonId>{id});
  EXPECT_TRUE(store_->members().find_persons("ヤマダハナコ", day("1985-03-03"), {}).empty());
  EXPECT_TRUE(store_->members().find_persons("ヤマダハナコ", {}, {}).empty()) << "kana alone is not enough";
  EXPECT_EQ(store_->members().find_persons({}, {}, token), std::vector<PersonId>{id});
  EXPECT_TRUE(store_->members().find_persons({}, {}, {}).empty());
  store_->members().revoke(by, "boss");
  EXPECT_TRUE(store_->members().find_persons({}, {}, token).empty()) << "void rows do not count";
}

TEST_P(StoreContract, CertificatesBelongToAPerson) {
  const CaseId by = new_case().file.id;
  const PersonId id = store_->members().add_person(person("山田", "ヤマダ"), recorded(by, "2026-11-01"));
  store_->members().add_certificate({id, "shikaku_kakuninsho", day("2026-11-22"), day("2027-07-31"), 1, {}},
                                    recorded(by, "2026-11-22"));
  const auto certificates = store_->members().certificates_of(id, {day("2026-12-01"), {}});
  ASSERT_EQ(certificates.size(), 1U);
  EXPECT_EQ(certificates[0].value.valid_until, day("2027-07-31"));
}

TEST_P(StoreContract, TheVaultKeepsANumberOnceAndForgetsItForGood) {
  const std::string token = store_->vault().keep("123456789018");
  EXPECT_EQ(store_->vault().keep("123456789018"), token);
  EXPECT_EQ(store_->vault().reveal(token), "123456789018");
  EXPECT_EQ(store_->vault().find("123456789018"), token);
  EXPECT_EQ(code_of([&] { store_->vault().keep("12345678901"); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { store_->vault().keep("１23456789018"); }), "E-INPUT-VALUE");
  store_->vault().destroy(token);
  EXPECT_EQ(code_of([&] { store_->vault().reveal(token); }), "E-LEDGER-DISPOSED");
  EXPECT_FALSE(store_->vault().find("123456789018"));
  EXPECT_NE(store_->vault().keep("123456789018"), token);
}

TEST_P(StoreContract, NumberRulesKnowEraAndFiscalYear) {
  auto& numbers = store_->numbers();
  EXPECT_EQ(numbers.next("doc", "東土国発第{seq}号", day("2026-11-22")), "東土国発第1号");
  EXPECT_EQ(numbers.next("doc", "{era}{year}年度第{seq:4}号", day("2027-03-31")), "令和8年度第0002号");
  EXPECT_EQ(numbers.next("doc", "{western}-{seq}", day("2027-04-01")), "2027-1");
  EXPECT_EQ(numbers.next("old", "{letter}{year:2}-{seq}", day("2020-01-10")), "R01-1") << "令和元年度";
  EXPECT_EQ(numbers.next("old", "{letter}{year:2}-{seq}", day("2019-04-10")), "H31-2");
  EXPECT_EQ(numbers.next("old", "{letter}{year:2}-{seq}", day("2019-05-10")), "R01-3");
  EXPECT_EQ(code_of([&] { numbers.next("doc", "no number", day("2026-11-22")); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { numbers.next("doc", "{seq}{name}", day("2026-11-22")); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { numbers.next("doc", "{seq:99}", day("2026-11-22")); }), "E-INPUT-VALUE");
}

}  // namespace
}  // namespace uketsuke::ledger
