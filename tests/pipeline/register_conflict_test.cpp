#include "tests/pipeline/register_case.h"

// What a file says against what the register already holds.
namespace uketsuke::pipeline {
namespace {

class RegisterConflict : public RegisterCase {
 protected:
  std::string reason(const ImportReport& report) {
    EXPECT_FALSE(report.done);
    return report.faults.size() == 1 ? report.faults[0].reason : std::to_string(report.faults.size()) + " faults";
  }
  ledger::Recording recorded(const char* from, ledger::RegisterStatus status) const {
    return {CaseId("case"), "taro", day(from), {}, status};
  }
};

TEST_F(RegisterConflict, ACaseInHandIsNotCovered) {
  import({head(), spouse()});
  const ledger::HouseholdRow house = *household();
  ledger::Household moved = house.value;
  moved.address = "東京都港区芝公園４－２";
  store_->members().revise_household(house.id, moved, recorded("2026-11-01", ledger::RegisterStatus::Provisional));
  EXPECT_EQ(reason(import({head(), spouse()})), "仮登録中の届があるため、取込みでは変更できません");
  FileRow same = head();
  same["住所"] = "東京都港区芝公園４－２";
  FileRow with = spouse();
  with["住所"] = same["住所"];
  EXPECT_EQ(import({same, with}).unchanged, 2U) << "it says what the case says";
}

TEST_F(RegisterConflict, AChangeEnteredAheadIsNotCovered) {
  import({head()});
  const ledger::HouseholdRow house = *household();
  ledger::Household moved = house.value;
  moved.address = "東京都港区芝公園４－２";
  store_->members().revise_household(house.id, moved, recorded("2027-01-01", ledger::RegisterStatus::Final));
  EXPECT_EQ(import({head()}).unchanged, 1U) << "today the old address still holds";
  FileRow phone = head();
  phone["電話番号"] = "0399999999";
  EXPECT_EQ(reason(import({phone})), "先の日付の異動が登録されているため、取込みでは変更できません");
  store_->members().revise_household(house.id, house.value, recorded("2026-11-15", ledger::RegisterStatus::Final));
  EXPECT_EQ(import({phone}).changed, 1U) << "a newer row covers what was entered ahead";
}

TEST_F(RegisterConflict, SomebodyAlreadyInsuredUnderAnotherNumber) {
  import({head()});
  FileRow again = head("7");
  again["個人番号"] = "";
  EXPECT_EQ(reason(import({again})), "この方は別の記号・番号・枝番で既に加入しています");
  again["氏名"] = "渡邉　次郎";
  again["フリガナ"] = "ワタナベ　ジロウ";
  again["個人番号"] = "123456789018";
  EXPECT_EQ(reason(import({again})), "この方は別の記号・番号・枝番で既に加入しています") << "told by the number";
  again["生年月日"] = "1990-01-01";
  EXPECT_EQ(reason(import({again})), "この個人番号は台帳の別の方に登録されています");
}

TEST_F(RegisterConflict, WhoLeftMayComeAgainUnderAnotherNumber) {
  import({head()});
  FileRow left = head();
  left["資格喪失年月日"] = "2026-10-01";
  FileRow again = head("7");
  again["資格取得年月日"] = "2026-10-01";
  const ImportReport report = import({left, again});
  EXPECT_TRUE(report.done) << "the file itself says that the first membership ended";
  EXPECT_EQ(report.fresh, 1U);
  EXPECT_EQ(report.changed, 1U);
}

TEST_F(RegisterConflict, ABranchIsNeverGivenToSomebodyElse) {
  import({head(), spouse()});
  FileRow other = spouse();
  other["氏名"] = "斎藤　一郎";
  other["フリガナ"] = "サイトウ　イチロウ";
  other["生年月日"] = "1999-09-09";
  other["個人番号"] = "";
  EXPECT_EQ(reason(import({head(), other})), "この枝番は別の方に付いています");
  FileRow corrected = spouse();
  corrected["生年月日"] = "1987-06-06";
  EXPECT_TRUE(import({head(), corrected}).done) << "a corrected birth date is the same person";
}

TEST_F(RegisterConflict, AHeadWhomTheFileDoesNotNameIsNotDoubled) {
  import({head(), spouse()});
  FileRow heir = spouse();
  heir["続柄"] = "本人";
  EXPECT_EQ(reason(import({heir})), "台帳にはほかの組合員がいます(その方の行もファイルに入れてください)");
}

TEST_F(RegisterConflict, NumbersOfVoidCasesStayTaken) {
  auto& members = store_->members();
  const auto provisional = recorded("2026-11-01", ledger::RegisterStatus::Provisional);
  const PersonId person = members.add_person({}, provisional);
  members.add_household({person, "東", "1", {}, {}, {}, {}}, provisional);
  members.revoke(CaseId("case"), "boss");
  EXPECT_EQ(reason(import({head()})), "この記号・番号は取り消された届で使われています");
  import({head("2")});
  const PersonId child = members.add_person({}, provisional);
  members.add_membership({household("2")->id, child, 2, "子", day("2026-11-01"), {}, {}, {}}, provisional);
  members.revoke(CaseId("case"), "boss");
  EXPECT_EQ(reason(import({head("2"), spouse("2")})), "この枝番は取り消された届で使われています");
}

TEST_F(RegisterConflict, MembersThatTheFileDoesNotNameStay) {
  import({head(), spouse()});
  EXPECT_EQ(import({head()}).unchanged, 1U);
  EXPECT_EQ(members().size(), 2U);
  EXPECT_FALSE(members()[1].value.lost_on) << "absence from a file is no loss of membership";
}

TEST_F(RegisterConflict, WhatTheFileHasNoColumnForIsKept) {
  FileRow painter = head();
  painter["職業"] = "左官";
  import({painter});
  const std::string text =
      "記号,番号,枝番,氏名,フリガナ,生年月日,続柄,資格取得年月日\r\n東,1,01,渡邉　太郎,ワタナベ　タロウ,1985-04-02,"
      "本人,2020-04-01\r\n";
  EXPECT_EQ(import(Bytes(text.begin(), text.end())).unchanged, 1U);
  EXPECT_EQ(person(members()[0]).more.at("person.occupation"), "左官");
  EXPECT_EQ(import({head()}).changed, 1U) << "an empty cell under a heading says: none";
  EXPECT_TRUE(person(members()[0]).more.empty());
}

}  // namespace
}  // namespace uketsuke::pipeline
