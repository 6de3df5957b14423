#include "pipeline/office/household_pages.h"

#include <algorithm>

#include "pipeline/office/protection.h"
#include "tests/failure_code.h"
#include "tests/pipeline/household_case.h"

// 加入者台帳 as people look things up in it: 渡邉 太郎 and 花子 of 記号 01 番号 1, seen on 2026-12-01.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

class HouseholdPages : public HouseholdCase {
 protected:
  HouseholdPages() { clock_.set(begin_in_japan(date_from_iso("2026-12-01"))); }

  std::vector<FoundHousehold> find(const HouseholdWords& words) {
    return find_households(office(), reviewer_, words, {}).items;
  }
  HouseholdView open(const std::string& day = "2026-12-01", const Actor* who = nullptr) {
    return open_household(office(), who == nullptr ? reviewer_ : *who, household_, {date_from_iso(day), {}});
  }
  static HouseholdWords by_name(const std::string& name) { return {{}, {}, name, {}, {}}; }
  static HouseholdWords by_kana(const std::string& kana) { return {{}, {}, {}, kana, {}}; }
  void mark_household(const std::string& flag, const std::string& from) {
    ledger::Household value = household("2026-11-30");
    value.more["protected"] = flag;
    store_->transact([&] { store_->members().revise_household(household_, value, recording(from)); });
  }
  void mark_person(int branch, const std::string& flag) {
    const PersonId id = membership(branch, "2026-11-30").person;
    ledger::Person value = person(branch, "2026-11-30");
    value.more["person.protected"] = flag;
    store_->transact([&] { store_->members().revise_person(id, value, recording("2026-11-30")); });
  }
  ledger::Recording recording(const std::string& from) {
    const CaseId by_case =
        store_->members().household(household_, {date_from_iso("2026-11-30"), {}})->recording.by_case;
    return {by_case, "rev", date_from_iso(from), {}, ledger::RegisterStatus::Final};
  }
  /// A second household of one person.
  void add_household_of(const std::string& name, const std::string& kana, const std::string& number) {
    store_->transact([&] {
      const ledger::Recording from = recording("2026-11-30");
      ledger::Person person;
      person.name = name;
      person.name_kana = kana;
      ledger::Household household;
      household.head = store_->members().add_person(person, from);
      household.symbol = "01";
      household.number = number;
      const auto row = store_->members().add_household(household, from);
      store_->members().add_membership({row.id, household.head, 0, "本人", from.valid_from, "転入", {}, {}}, from);
    });
  }
};

TEST_F(HouseholdPages, AHouseholdIsFoundByItsNumberOrByAnyMember) {
  const auto found = find({"01", "1", {}, {}, {}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].head, "渡邉　太郎");
  EXPECT_EQ(found[0].insured, 2);
  EXPECT_EQ(found[0].matched, "");
  EXPECT_EQ(find(by_name("渡辺　花子")).at(0).matched, "渡邉　花子") << "variants of a name count as equal";
  EXPECT_EQ(find(by_name("渡邊")).size(), 1U) << "the family name alone";
  EXPECT_EQ(find(by_kana("わたなべ")).size(), 1U) << "the beginning of a reading";
  EXPECT_EQ(find({{}, {}, {}, {}, date_from_iso("1987-09-10")}).size(), 1U);
  EXPECT_EQ(find({{}, {}, {}, "ワタナベ　ハナコ", date_from_iso("1987-09-10")}).size(), 1U);
  EXPECT_TRUE(find({{}, {}, {}, "ワタナベ　ハナコ", date_from_iso("1985-04-02")}).empty())
      << "reading and birth date of two different members";
  EXPECT_TRUE(find({"01", "1", "佐藤", {}, {}}).empty()) << "all that is given must fit";
  EXPECT_TRUE(find({"02", "1", {}, {}, {}}).empty());
  EXPECT_TRUE(find(by_name("太郎")).empty()) << "a given name alone is no key";
}

TEST_F(HouseholdPages, ASearchNeedsACriterionAndGoesOnWhereItStopped) {
  EXPECT_EQ(code_of([&] { find({}); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { find({"01", {}, {}, {}, {}}); }), "E-INPUT-VALUE") << "記号 alone";
  add_household_of("渡辺　次郎", "ワタナベ　ジロウ", "7");
  add_household_of("佐藤　三郎", "サトウ　サブロウ", "8");
  std::vector<std::string> numbers;
  ledger::Window window;
  window.limit = 1;
  int parts = 0;
  do {
    const auto part = find_households(office(), reviewer_, by_name("渡辺"), window);
    EXPECT_LE(part.items.size(), 1U);
    for (const FoundHousehold& found : part.items) numbers.push_back(found.number);
    window.cursor = part.next_cursor;
    ASSERT_LT(++parts, 9) << "the search does not end";
  } while (!window.cursor.empty());
  std::sort(numbers.begin(), numbers.end());
  EXPECT_EQ(numbers, (std::vector<std::string>{"1", "7"}));
}

TEST_F(HouseholdPages, OnlyThoseWithARoleLookAndEveryLookIsKept) {
  for (const char* role : {"mailroom", "print", "accounting", "protected_data"}) {
    const Actor who = actor("x", {role});
    EXPECT_EQ(code_of([&] { open("2026-12-01", &who); }), "E-AUTH-DENIED") << role;
    EXPECT_EQ(code_of([&] { find_households(office(), who, by_name("渡邉"), {}); }), "E-AUTH-DENIED") << role;
  }
  for (const char* role : {"reviewer", "senior", "approver", "admin", "auditor"}) {
    const Actor who = actor("x", {role});
    EXPECT_EQ(code_of([&] { open("2026-12-01", &who); }), "") << role;
  }
  const auto looks = store_->audit().looks({}, {}).items;
  EXPECT_EQ(
      std::count_if(looks.begin(), looks.end(), [](const auto& look) { return look.look.action == "household.open"; }),
      5);
}

TEST_F(HouseholdPages, APageShowsMembersAndOnlyWhetherANumberIsKnown) {
  const HouseholdView view = open();
  EXPECT_EQ(view.symbol, "01");
  EXPECT_EQ(view.address, "東京都千代田区千代田1-1");
  ASSERT_EQ(view.members.size(), 2U);
  const MemberEntry& her = view.members[1];
  EXPECT_TRUE(view.members[0].is_head);
  EXPECT_EQ(her.name, "渡邉　花子");
  EXPECT_EQ(her.relation, "妻");
  EXPECT_EQ(her.acquired_on, date_from_iso("2026-11-16"));
  EXPECT_TRUE(her.number_known);
  ASSERT_EQ(her.history.size(), 1U);
  EXPECT_EQ(her.history[0].times.status, "final");
  EXPECT_EQ(her.history[0].acquired_why, "社保離脱") << "in the form's words, not its value";
  ASSERT_EQ(view.cases.size(), 1U);
  EXPECT_EQ(view.cases[0].procedure_label, "資格取得");
  EXPECT_FALSE(view.is_protected);
}

TEST_F(HouseholdPages, ALossEndsAMembershipOnItsDayAndTheHistoryKeepsBoth) {
  approve(take(loss("2026-11-24")));
  EXPECT_TRUE(open("2026-11-23").members[1].insured);
  const HouseholdView view = open("2026-11-24");
  const MemberEntry& her = view.members[1];
  EXPECT_FALSE(her.insured) << "喪失日 itself is the first day without membership";
  EXPECT_EQ(her.lost_on, date_from_iso("2026-11-24"));
  ASSERT_EQ(her.history.size(), 2U);
  EXPECT_EQ(her.history[0].lost_why, "社保加入") << "newest entry first";
  EXPECT_FALSE(her.history[1].lost_on);
  EXPECT_TRUE(view.members[0].insured);
  EXPECT_EQ(view.cases.size(), 2U);
  EXPECT_EQ(find({"01", "1", {}, {}, {}}).at(0).insured, 1);
}

TEST_F(HouseholdPages, AMoveIsInTheHistoryByItsDayAndByItsEntry) {
  const Instant before = store_->members().history(household_).back().recorded_at;
  approve(take(move()));
  const HouseholdView view = open();
  EXPECT_EQ(view.address, "東京都千代田区霞が関1-3-2");
  ASSERT_EQ(view.addresses.size(), 2U);
  EXPECT_EQ(view.addresses[0].times.valid_from, date_from_iso("2026-11-20"));
  EXPECT_EQ(view.addresses[1].address, "東京都千代田区千代田1-1");
  EXPECT_EQ(open("2026-11-19").address, "東京都千代田区千代田1-1") << "valid until the day before";
  const HouseholdView then = open_household(office(), reviewer_, household_, {date_from_iso("2026-12-01"), before});
  EXPECT_EQ(then.address, "東京都千代田区千代田1-1") << "the move was not known yet";
  EXPECT_EQ(then.addresses.size(), 1U);
}

TEST_F(HouseholdPages, AnUndoneEntryStaysInTheHistoryAsVoid) {
  const CaseId id = take(loss("2026-11-24"));
  settle_questions(id);
  advance_case(office(), reviewer_, id, version(id));
  EXPECT_EQ(open().members[1].history[0].times.status, "provisional");
  return_case(office(), approver_, id, version(id), "喪失日を確かめてください");
  const MemberEntry her = open().members[1];
  EXPECT_EQ(her.history[0].times.status, "void");
  EXPECT_TRUE(her.insured);
}

TEST_F(HouseholdPages, CasesOfAnother事務AreNotListed) {
  const Actor kyufu = actor("kyu", {"reviewer"}, {"kyufu"});
  EXPECT_TRUE(open("2026-12-01", &kyufu).cases.empty());
}

TEST_F(HouseholdPages, 支援措置WithholdsAddressAndTelephoneFromAllButTheNamedRole) {
  approve(take(move()));
  mark_household("yes", "2026-11-30");
  for (const char* role : {"reviewer", "senior", "approver", "admin", "auditor"}) {
    const Actor who = actor("x", {role});
    for (const char* day : {"2026-12-01", "2026-11-17"}) {
      const HouseholdView view = open(day, &who);
      EXPECT_TRUE(view.withheld) << role << day;
      EXPECT_EQ(view.postal_code + view.address + view.phone, "") << role << day;
      EXPECT_TRUE(view.addresses.empty()) << role << day;
      EXPECT_EQ(view.members.size(), 2U) << role << day;
    }
  }
  const Actor named = actor("pro", {"reviewer", "protected_data"});
  const HouseholdView seen = open("2026-12-01", &named);
  EXPECT_TRUE(seen.is_protected);
  EXPECT_FALSE(seen.withheld);
  EXPECT_EQ(seen.address, "東京都千代田区霞が関1-3-2");
  EXPECT_EQ(seen.addresses.size(), 3U);
  EXPECT_TRUE(find(by_name("渡邉")).at(0).is_protected);
}

TEST_F(HouseholdPages, TheMarkHoldsUntilBothTheNewestRowAndTodaySayOtherwise) {
  mark_household("yes", "2027-04-01");
  EXPECT_TRUE(open().withheld) << "entered ahead: withheld at once";
  mark_household("no", "2026-11-30");
  EXPECT_FALSE(open().withheld);
  mark_household("yes", "2026-11-30");
  mark_household("no", "2027-04-01");
  EXPECT_TRUE(open().withheld) << "ends ahead: withheld until that day";
}

TEST_F(HouseholdPages, AProtectedPersonProtectsTheHousehold) {
  mark_person(2, "yes");
  EXPECT_TRUE(open().withheld);
  mark_person(2, "no");
  EXPECT_FALSE(open().withheld);
}

TEST_F(HouseholdPages, ACasePageOfAProtectedHouseholdShowsNoAddress) {
  const CaseId id = take(move());
  const auto shown = [&](const CaseView& view) {
    std::string all;
    for (const DocumentView& document : view.documents)
      for (const FieldView& field : document.fields) {
        all += field.shown_value + "|" + field.display + "|" + field.value.value() + "|";
        if (field.value.reading) all += field.value.reading->reading.value + "|";
      }
    for (const RecordView& record : view.records)
      for (const auto& [label, value] : record.words) all += value + "|";
    for (const ComparisonView& c : view.comparisons)
      all += c.left.display + "|" + c.right.display + "|" + c.left.value.value() + "|" + c.right.value.value() + "|";
    return all;
  };
  EXPECT_NE(shown(open_case(office(), reviewer_, id)).find("霞が関"), std::string::npos);
  mark_household("yes", "2026-11-30");
  record(id, senior_, "addressee",
         {{"name", "渡邉　花子"}, {"postal_code", "1000014"}, {"address", "東京都千代田区永田町1-7-1"}});
  const std::string withheld = shown(open_case(office(), reviewer_, id));
  for (const char* secret : {"霞が関", "千代田1-1", "0398765432", "1000013", "永田町", "1000014"})
    EXPECT_EQ(withheld.find(secret), std::string::npos) << secret;
  EXPECT_NE(withheld.find(std::string(kWithheld)), std::string::npos);
  EXPECT_NE(withheld.find("渡邉　太郎"), std::string::npos) << "names stay";
  const Actor named = actor("pro", {"reviewer", "protected_data"});
  EXPECT_NE(shown(open_case(office(), named, id)).find("霞が関"), std::string::npos);
}

}  // namespace
}  // namespace uketsuke::pipeline
