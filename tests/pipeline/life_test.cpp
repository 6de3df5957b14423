#include <algorithm>

#include "pipeline/case/events.h"
#include "tests/failure_code.h"
#include "tests/pipeline/procedure_case.h"

// Cases that open by themselves: 70歳到達, the 定時判定 and 更新 of 8月1日, the family of a 組合員 who dies.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

class Life : public Procedures {
 protected:
  static Date day(const char* iso) { return date_from_iso(iso); }
  static constexpr const char* kNobody = "1900-01-01";

  std::vector<EventCase> reach_70(const char* first, const char* last) {
    return open_cases_of(*store_, context(), {{day(kNobody), day(kNobody)}, {day(first), day(last)}, {}});
  }
  std::vector<EventCase> yearly(const char* from) {
    return open_cases_of(*store_, context(), {{day(kNobody), day(kNobody)}, {day(kNobody), day(kNobody)}, day(from)});
  }
  /// Gives a person of the household another birth date, as if the register had always had it.
  void born(int branch, const std::string& iso) {
    ledger::Person changed = person(branch, "2026-11-16");
    changed.birth_date = day(iso.c_str());
    store_->members().revise_person(membership(branch, "2026-11-16").person, changed, earlier());
  }
  void leaves(int branch, const char* lost_on) {
    for (ledger::MembershipRow row : store_->members().membership_history(household_)) {
      if (row.value.branch != branch) continue;
      row.value.lost_on = day(lost_on);
      ledger::Recording recording = earlier();
      recording.valid_from = *row.value.lost_on;
      store_->members().revise_membership(row.id, row.value, recording);
      return;
    }
  }
  ledger::CertificateId holds(int branch, const std::string& kind, const char* until) {
    ledger::Certificate held;
    held.person = membership(branch, "2026-11-16").person;
    held.kind = kind;
    held.issued_on = day("2026-11-16");
    held.valid_until = day(until);
    ledger::Recording recording = earlier();
    recording.valid_to = held.valid_until;
    return store_->members().add_certificate(held, recording);
  }
  Application sheet(const CaseId& id) { return *application_of(*store_, context(), store_->cases().get(id).file); }
  std::vector<std::string> names(const CaseId& id) {
    std::vector<std::string> out;
    for (const ApplicationPerson& one : sheet(id).concerned()) out.push_back(one.name);
    return out;
  }

 private:
  static ledger::Recording earlier() {
    ledger::Recording recording;
    recording.by_case = CaseId("earlier");
    recording.actor = "sen";
    recording.valid_from = day("2026-11-16");
    recording.status = ledger::RegisterStatus::Final;
    return recording;
  }
};

// 70歳到達: the month after the one of the birthday (国民健康保険法42条1項3号); born on the 1st, the birthday's own month,
// since the age is completed the day before (年齢計算ニ関スル法律).
TEST_F(Life, WhoReaches70IsJudgedFromTheMonthAfterTheBirthdayOnce) {
  EXPECT_TRUE(reach_70("2057-09-01", "2057-09-30").empty()) << "花子, born 1987-09-10, is 70 in September";
  const auto opened = reach_70("2057-10-01", "2057-10-01");
  ASSERT_EQ(opened.size(), 1U);
  EXPECT_TRUE(reach_70("2057-09-15", "2057-10-31").empty()) << "the same event opens one case";
  const ledger::StoredCase stored = store_->cases().get(opened[0].id);
  EXPECT_EQ(stored.file.procedure, "futan_wariai");
  EXPECT_EQ(names(opened[0].id), std::vector<std::string>{"渡邉　花子"});
  EXPECT_EQ(sheet(opened[0].id).values.text("certificate.copayment_from"), "2057-10-01");
  EXPECT_EQ(store_->cases().attachments(opened[0].id).at("kazei_shomeisho"), "missing") << "what must be asked for";
}

TEST_F(Life, BornOnTheFirstCountsFromTheBirthdayItself) {
  born(2, "1987-09-01");
  EXPECT_TRUE(reach_70("2057-08-01", "2057-08-31").empty());
  ASSERT_EQ(reach_70("2057-09-01", "2057-09-01").size(), 1U);
  EXPECT_TRUE(reach_70("2057-10-01", "2057-10-01").empty());
}

TEST_F(Life, NobodyIsJudgedWhoseMembershipIsLostByThen) {
  leaves(2, "2057-10-01");
  EXPECT_TRUE(reach_70("2057-10-01", "2057-10-01").empty());
  EXPECT_EQ(names(yearly("2059-08-01").at(0).id), std::vector<std::string>{"渡邉　太郎"}) << "74, and alone";
  EXPECT_TRUE(yearly("2060-08-01").empty()) << "he is 75 since April";
}

TEST_F(Life, ASeniorJudgesThe割合WhereIncomesAreMissingAndANewCardSaysIt) {
  born(2, "1956-12-20");  // 70 in December 2026: from 2027-01-01 on
  const ledger::CertificateId limit = holds(2, "gendogaku_ninteisho", "2027-07-31");
  const CaseId id = reach_70("2027-01-01", "2027-01-01").at(0).id;
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CASE-UNFINISHED")
      << "nobody knows the incomes";
  record(id, senior_, "copayment", {{"ratio", "2割"}, {"from", "2027-01-01"}, {"reason", "所得の照会による"}}, 1);
  const Actor same = actor("sen", {"approver"});
  advance(id);
  EXPECT_EQ(code_of([&] { approve_case(office(), same, id, version(id), {}); }), "E-CASE-SAMEPERSON");
  approve_case(office(), approver_, id, version(id), {});
  const auto cards = letters(id, "shikaku_kakuninsho");
  ASSERT_EQ(cards.size(), 1U);
  EXPECT_EQ(variable(cards[0], "certificate.copayment"), "2割");
  EXPECT_EQ(variable(cards[0], "certificate.copayment_from"), "2027-01-01");
  EXPECT_EQ(variable(cards[0], "certificate.expires_on"), "2027-07-31");

  const PersonId her = membership(2, "2026-11-16").person;
  const auto state_on = [&](const char* when, const ledger::CertificateId& card) {
    for (const auto& row : store_->members().certificates_of(her, {day(when), {}}))
      if (row.id == card) return row.value.state;
    return ledger::CertificateState::Lost;
  };
  EXPECT_EQ(state_on("2026-12-31", limit), ledger::CertificateState::Issued) << "to the end of the month";
  EXPECT_EQ(state_on("2027-01-01", limit), ledger::CertificateState::Void);
  const auto old = store_->members().certificates_of(her, {day("2026-12-31"), {}}).front();
  EXPECT_EQ(old.value.kind, "shikaku_kakuninsho");
  EXPECT_EQ(state_on("2026-12-31", old.id), ledger::CertificateState::Issued) << "without a 割合 until then";
  EXPECT_EQ(state_on("2027-01-01", old.id), ledger::CertificateState::Void);
}

TEST_F(Life, The割合FollowsFromTheIncomesWhereTheyAreKnown) {
  born(2, "1956-12-20");
  const CaseId id = reach_70("2027-01-01", "2027-01-01").at(0).id;
  const auto pages = take_in({Paper{"kazei_shomeisho",
                                    {reading("name", "渡邉　花子"), reading("birth_date", "1956-12-20"),
                                     reading("fiscal_year", "8"), reading("total_income", "9000000"),
                                     reading("gross_income", "9000000"), reading("tax_base", "7000000"),
                                     reading("annual_tax", "700000")}}});
  store_->cases().link(id, store_->documents().of_page(pages[0]).at(0).document.id, {"rev", "linked", {}});
  again(id);
  EXPECT_EQ(store_->cases().attachments(id).at("kazei_shomeisho"), "received");
  approve(id);
  // 課税所得 145万円以上, 旧ただし書所得 and 収入 above every exception: 現役並み (施行令27条の2).
  EXPECT_EQ(variable(letters(id, "shikaku_kakuninsho").at(0), "certificate.copayment"), "3割");
}

// 8月1日の定時判定 and 更新: one case for a household and kind.
TEST_F(Life, TheYearBeginsWithOneJudgementAndOneRenewalForAHousehold) {
  born(1, "1955-05-05");
  born(2, "1956-12-20");
  holds(1, "gendogaku_ninteisho", "2027-07-31");
  holds(2, "gendogaku_hyojun_ninteisho", "2027-07-31");
  const auto opened = yearly("2027-08-01");
  ASSERT_EQ(opened.size(), 2U);
  EXPECT_TRUE(yearly("2027-08-01").empty()) << "once a year";
  EXPECT_EQ(store_->cases().get(opened[0].id).file.procedure, "futan_wariai");
  EXPECT_EQ(store_->cases().get(opened[1].id).file.procedure, "gendogaku_koshin");
  const std::vector<std::string> both{"渡邉　太郎", "渡邉　花子"};
  EXPECT_EQ(names(opened[0].id), both);
  EXPECT_EQ(names(opened[1].id), both);
  for (const EventCase& one : opened)
    EXPECT_EQ(store_->cases().attachments(one.id).at("kazei_shomeisho"), "missing") << one.why;
  EXPECT_EQ(sheet(opened[1].id).values.text("limit.kind"), "both");
  EXPECT_EQ(yearly("2028-08-01").size(), 1U) << "the next year's 割合; the certificates are not renewed yet";
}

TEST_F(Life, ARenewedCertificateHoldsFromThe1stOfAugust) {
  holds(1, "gendogaku_ninteisho", "2027-07-31");
  holds(2, "gendogaku_ninteisho", "2027-07-31");
  const auto opened = yearly("2027-08-01");
  ASSERT_EQ(opened.size(), 1U) << "nobody is 70";
  const CaseId id = opened[0].id;
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CASE-UNFINISHED");
  const std::map<std::string, std::string> same{{"category", "ウ"},
                                                {"output", "limit_card"},
                                                {"valid_from", "2027-08-01"},
                                                {"valid_until", "2028-07-31"},
                                                {"reason", "所得の照会による"}};
  record(id, senior_, "limit", same);
  std::map<std::string, std::string> refused = same;
  refused["output"] = "limit_refused";
  record(id, senior_, "limit", refused, 2);
  approve(id);
  const auto cards = letters(id, "gendogaku_ninteisho");
  ASSERT_EQ(cards.size(), 1U) << "花子 has a word of her own";
  EXPECT_EQ(variable(cards[0], "person.name"), "渡邉　太郎");
  EXPECT_EQ(variable(cards[0], "limit.valid_from"), "2027-08-01");
  EXPECT_EQ(letters(id, "fukofu_tsuchi").size(), 1U);
  const PersonId he = membership(1, "2026-11-16").person;
  const auto limits = [&](const char* when) {
    int count = 0;
    for (const auto& row : store_->members().certificates_of(he, {day(when), {}}))
      count += row.value.kind == "gendogaku_ninteisho" && row.value.state == ledger::CertificateState::Issued ? 1 : 0;
    return count;
  };
  EXPECT_EQ(limits("2027-07-31"), 1) << "the old one to its last day";
  EXPECT_EQ(limits("2027-08-01"), 1);
  EXPECT_EQ(yearly("2028-08-01").size(), 1U) << "and is renewed again";
}

TEST_F(Life, WhatIsDueFollowsFromTheSettings) {
  const DueEvents in_june = due_events(*store_, day("2027-06-30"));
  EXPECT_FALSE(in_june.yearly);
  EXPECT_EQ(in_june.from_70.last, day("2027-07-31"));
  EXPECT_EQ(due_events(*store_, day("2027-07-01")).yearly, day("2027-08-01"));
  EXPECT_EQ(due_events(*store_, day("2027-08-15")).yearly, day("2027-08-01")) << "a machine that stood still";
  EXPECT_FALSE(due_events(*store_, day("2027-11-01")).yearly);
  store_->transact([&] { store_->settings().set("copayment.days_ahead_of_70", "0", 1, "adm", "test"); });
  EXPECT_EQ(due_events(*store_, day("2027-06-30")).from_70.last, day("2027-06-30"));
  EXPECT_EQ(code_of([&] { open_todays_cases(office(), reviewer_); }), "E-AUTH-DENIED");
}

TEST_F(Life, TheFamilyOfAMemberWhoDiesIsAskedAboutByItsOwnCase) {
  const CaseId id = take(death_of_head("2026-11-24"));
  record(id, senior_, "addressee",
         {{"role", "heir"}, {"name", "渡邉　花子"}, {"postal_code", "1000001"}, {"address", "東京都千代田区千代田1-1"}});
  approve(id);
  EXPECT_EQ(membership(1, "2026-11-24").lost_why, "死亡");
  std::vector<CaseId> family;
  for (const ledger::StoredCase& one : store_->cases().list({}, {}).items)
    for (const ledger::CaseRecord& kept : store_->cases().records(one.file.id))
      if (kept.kind == "event") family.push_back(one.file.id);
  ASSERT_EQ(family.size(), 1U);
  EXPECT_EQ(names(family[0]), std::vector<std::string>{"渡邉　花子"});
  EXPECT_EQ(sheet(family[0]).values.text("membership.loss_reason", 1), "left_household");
  EXPECT_EQ(sheet(family[0]).values.text("certificate.returned", 1), "later") << "her card is still out";
}

}  // namespace
}  // namespace uketsuke::pipeline
