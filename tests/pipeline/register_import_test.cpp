#include "tests/pipeline/register_case.h"

namespace uketsuke::pipeline {
namespace {

class RegisterImport : public RegisterCase {};

TEST_F(RegisterImport, AHouseholdEntersAsFinalRows) {
  const ImportReport report = import({head(), spouse()});
  EXPECT_TRUE(report.done);
  EXPECT_TRUE(report.faults.empty());
  EXPECT_EQ(report.fresh, 2U);
  const auto rows = members();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].recording.status, ledger::RegisterStatus::Final);
  EXPECT_EQ(rows[0].recording.valid_from, day("2020-04-01")) << "new rows hold from 資格取得日";
  EXPECT_EQ(rows[0].recording.actor, "test_admin");
  EXPECT_EQ(rows[0].recording.by_case, report.by_case);
  EXPECT_EQ(rows[1].value.relation, "妻");
  const ledger::Household house = household()->value;
  EXPECT_EQ(house.head, rows[0].value.person);
  EXPECT_EQ(house.postal_code, "1000001");
  EXPECT_EQ(house.phone, "0312345678");
  EXPECT_EQ(house.address, "東京都千代田区千代田１－１");
  const ledger::Person her = person(rows[1]);
  EXPECT_EQ(her.name, "渡邉　花子");
  EXPECT_EQ(her.sex, "female");
  EXPECT_EQ(her.birth_date, day("1987-06-05"));
  EXPECT_EQ(store_->vault().reveal(her.number_token), "621498320257");
  EXPECT_TRUE(her.more.empty()) << "the same address as the household's stands once";
}

TEST_F(RegisterImport, ItStandsInTheLedgerWithTheFilesHashSealed) {
  const CaseId by = import({head()}).by_case;
  const auto entries = store_->audit().about(by.value);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].kind, "register.imported");
  EXPECT_EQ(entries[0].actor, "test_admin");
  EXPECT_TRUE(store_->audit().payload(entries[0].sequence)->starts_with("sha256 "));
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_F(RegisterImport, OnlyAnAdministratorImports) {
  for (const char* role : {"mailroom", "reviewer", "senior", "approver", "print", "accounting", "auditor"})
    EXPECT_EQ(code_of([&] { import(file({head()}), {}, role); }), "E-AUTH-DENIED") << role;
}

TEST_F(RegisterImport, TheSameFileAgainChangesNothing) {
  FileRow third = head("2");
  third["氏名"] = "斎藤　一郎";
  third["フリガナ"] = "サイトウ　イチロウ";
  third["個人番号"] = "";
  import({head(), spouse(), third});
  const std::string before = exported();
  go_on_to("2027-02-01");
  const ImportReport again = import({head(), spouse(), third});
  EXPECT_TRUE(again.done);
  EXPECT_EQ(again.unchanged, 3U);
  EXPECT_EQ(again.fresh + again.changed + again.skipped, 0U);
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(store_->members().membership_history(household()->id).size(), 2U) << "no row was added";
}

TEST_F(RegisterImport, WhatDiffersBecomesARevisionFromTheDayOfImport) {
  import({head(), spouse()});
  go_on_to("2027-02-01");
  FileRow moved = head();
  moved["住所"] = "東京都港区芝公園４－２";
  FileRow renamed = spouse();
  renamed["氏名"] = "渡邊　花子";
  const ImportReport report = import({moved, renamed});
  EXPECT_EQ(report.changed_lines, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(household("1", "2027-01-31")->value.address, "東京都千代田区千代田１－１");
  EXPECT_EQ(household("1", "2027-02-01")->value.address, "東京都港区芝公園４－２");
  const auto row = members("1", "2027-02-01")[1];
  EXPECT_EQ(person(row, "2027-01-31").name, "渡邉　花子");
  EXPECT_EQ(person(row, "2027-02-01").name, "渡邊　花子");
  EXPECT_EQ(store_->members().history(row.value.person).size(), 2U) << "a revision, never an edit";
  EXPECT_EQ(import({moved, renamed}).unchanged, 2U);
}

TEST_F(RegisterImport, ALossEntersAsARevision) {
  import({head(), spouse()});
  go_on_to("2027-02-01");
  FileRow lost = spouse();
  lost["資格喪失年月日"] = "令和9年1月15日";
  EXPECT_EQ(import({head(), lost}).changed, 1U);
  EXPECT_EQ(members("1", "2027-02-01")[1].value.lost_on, day("2027-01-15"));
  EXPECT_FALSE(members("1", "2027-01-31")[1].value.lost_on) << "not known to hold before the import's day";
}

TEST_F(RegisterImport, AnEmptyNumberKeepsTheOneInTheVault) {
  import({head()});
  FileRow without = head();
  without["個人番号"] = "";
  EXPECT_EQ(import({without}).unchanged, 1U);
  EXPECT_EQ(store_->vault().reveal(person(members()[0]).number_token), "123456789018");
}

TEST_F(RegisterImport, AnotherNumberIsARevision) {
  import({head()});
  FileRow other = head();
  other["個人番号"] = "6214-9832-0257";
  EXPECT_EQ(import({other}).changed, 1U);
  EXPECT_EQ(store_->vault().reveal(person(members()[0]).number_token), "621498320257");
}

TEST_F(RegisterImport, CheckingChangesNothingAndCountsTheSame) {
  const std::size_t entries = store_->audit().list({}).items.size();
  const ImportReport checked = import({head(), spouse()}, {true, false});
  EXPECT_FALSE(checked.done);
  EXPECT_EQ(checked.fresh, 2U);
  EXPECT_TRUE(checked.by_case.empty());
  EXPECT_FALSE(household());
  EXPECT_FALSE(store_->vault().find("123456789018"));
  EXPECT_EQ(store_->audit().list({}).items.size(), entries);
}

TEST_F(RegisterImport, ABadRowKeepsTheWholeFileOut) {
  FileRow bad = spouse();
  bad["生年月日"] = "1987-02-30";
  const ImportReport report = import({head(), bad, head("2")});
  EXPECT_FALSE(report.done);
  EXPECT_FALSE(household("1"));
  EXPECT_FALSE(household("2"));
  EXPECT_FALSE(store_->vault().find("123456789018"));
}

TEST_F(RegisterImport, SkippingLeavesTheHouseholdOutWhole) {
  FileRow bad = spouse();
  bad["生年月日"] = "1987-02-30";
  FileRow other = head("2");
  other["氏名"] = "斎藤　一郎";
  other["フリガナ"] = "サイトウ　イチロウ";
  other["個人番号"] = "";
  const ImportReport report = import({head(), bad, other}, {false, true});
  EXPECT_TRUE(report.done);
  EXPECT_EQ(report.skipped, 2U);
  EXPECT_EQ(report.fresh, 1U);
  EXPECT_EQ(report.faults.size(), 1U);
  EXPECT_FALSE(household("1")) << "not half a household";
  EXPECT_TRUE(household("2"));
  EXPECT_FALSE(store_->vault().find("123456789018"));
}

TEST_F(RegisterImport, ARowOfNoKnownHouseholdCannotBeSkipped) {
  Bytes bytes = file({head(), spouse()});
  const std::string more = "東,1,03\r\n";
  bytes.insert(bytes.end(), more.begin(), more.end());
  const ImportReport report = import(bytes, {false, true});
  EXPECT_FALSE(report.done) << "it may be the household's third member";
  ASSERT_EQ(report.faults.size(), 1U);
  EXPECT_EQ(report.faults[0].line, 4U);
  EXPECT_TRUE(report.faults[0].of_file);
  EXPECT_FALSE(household());
}

TEST_F(RegisterImport, SomebodyWhoLivesElsewhereKeepsTheirOwnAddress) {
  FileRow student = spouse();
  student["続柄"] = "子";
  student["住所"] = "京都府京都市左京区吉田本町";
  student["郵便番号"] = "";
  import({head(), student});
  const auto more = person(members()[1]).more;
  EXPECT_EQ(more.at("address.text"), "京都府京都市左京区吉田本町");
  EXPECT_EQ(more.size(), 1U);
  EXPECT_NE(exported().find("京都府京都市左京区吉田本町"), std::string::npos);
  EXPECT_EQ(import({head(), student}).unchanged, 2U);
}

TEST_F(RegisterImport, FutureMembershipsCanBeSentTwice) {
  FileRow newcomer = spouse();
  newcomer["資格取得年月日"] = "2027-04-01";
  EXPECT_EQ(import({head(), newcomer}).fresh, 2U);
  EXPECT_EQ(import({head(), newcomer}).unchanged, 2U);
  newcomer["資格取得年月日"] = "2027-05-01";
  EXPECT_EQ(import({head(), newcomer}).changed, 1U);
  EXPECT_EQ(import({head(), newcomer}).unchanged, 2U);
}

TEST_F(RegisterImport, ANewHeadIsTakenWithTheOldOnesLoss) {
  import({head(), spouse()});
  FileRow gone = head();
  gone["資格喪失年月日"] = "2026-10-01";
  FileRow heir = spouse();
  heir["続柄"] = "本人";
  heir["資格取得年月日"] = "2026-10-01";
  const ImportReport report = import({gone, heir});
  EXPECT_TRUE(report.faults.empty());
  EXPECT_EQ(report.changed, 2U);
  EXPECT_EQ(household()->value.head, members()[1].value.person);
}

}  // namespace
}  // namespace uketsuke::pipeline
