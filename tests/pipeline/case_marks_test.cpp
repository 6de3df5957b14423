#include "pipeline/office/case_marks.h"

#include "pipeline/office/case_timers.h"
#include "pipeline/settings/association.h"
#include "tests/failure_code.h"
#include "tests/pipeline/household_case.h"

// What lists of cases say beside the state: 却下, 後閲, the way of a procedure, the actor's 事務.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

class CaseMarksTest : public HouseholdCase {
 protected:
  CaseMarks marks(const CaseId& id) {
    return case_marks(office(), store_->cases().get(id), store_->cases().history(id));
  }
  std::vector<CaseState> way(const CaseId& id) { return case_way(office(), store_->cases().get(id), marks(id)); }
  void propose(const CaseId& id) {
    propose_rejection(office(), reviewer_, id, version(id), "組合の地区の外", "規約第8条第1項");
  }
  void advance(const CaseId& id) {
    settle_questions(id);
    advance_case(office(), reviewer_, id, version(id));
  }
  /// Whoever did the 本人確認 has worked on the case.
  void check_identity(const CaseId& id, const Actor& who) {
    record(id, who, "identity",
           {{"route", "counter"},
            {"number_proof", "number_card"},
            {"identity_proof", "number_card"},
            {"result", "confirmed"},
            {"checked_on", "2026-11-25"}});
  }
  void allow_exception() {
    const auto setting = store_->settings().get("approval.allow_exception");
    store_->transact([&] { store_->settings().set("approval.allow_exception", "true", setting->version, "t", "t"); });
  }
  std::vector<CaseId> listed(const Actor& who, const CaseChoice& choice) {
    std::vector<CaseId> out;
    for (const CaseSummaryView& view : list_cases(office(), who, choice, {}).items) out.push_back(view.stored.file.id);
    return out;
  }
  static CaseChoice decisions() {
    CaseChoice choice;
    choice.decisions = true;
    return choice;
  }
  static CaseChoice later_checks() {
    CaseChoice choice;
    choice.later_check = true;
    return choice;
  }
};

TEST_F(CaseMarksTest, AProposedRejectionIsMarkedUntilItIsTakenBack) {
  const CaseId id = take(loss("2026-11-24"));
  EXPECT_FALSE(marks(id).rejection);
  propose(id);
  EXPECT_TRUE(marks(id).rejection);
  EXPECT_EQ(way(id).back(), CaseState::Rejected);
  return_case(office(), approver_, id, version(id), "もう一度確かめてください");
  EXPECT_FALSE(marks(id).rejection);
  advance(id);
  EXPECT_FALSE(marks(id).rejection) << "what is decided now is the registration";
  EXPECT_EQ(way(id).back(), CaseState::Notified);
}

TEST_F(CaseMarksTest, ADecidedRejectionStaysOne) {
  const CaseId id = take(loss("2026-11-24"));
  propose(id);
  approve_case(office(), approver_, id, version(id), {});
  EXPECT_TRUE(marks(id).rejection);
  EXPECT_EQ(way(id).back(), CaseState::Rejected);
}

TEST_F(CaseMarksTest, AWayEndsAsItsProcedureSays) {
  EXPECT_EQ(way(take(move())).back(), CaseState::Completed) << "住所変更 has no notice";
  EXPECT_EQ(way(take(loss("2026-11-24"))).back(), CaseState::Notified);
}

TEST_F(CaseMarksTest, DecisionsAreThoseTheApproverMayTake) {
  const CaseId id = take(loss("2026-11-24"));
  EXPECT_TRUE(listed(approver_, decisions()).empty()) << "still in 確認";
  const Actor both = actor("both", {"reviewer", "approver"});
  check_identity(id, both);
  advance(id);
  EXPECT_EQ(listed(approver_, decisions()), std::vector<CaseId>{id});
  EXPECT_TRUE(listed(both, decisions()).empty()) << "who worked on it does not decide it";
  allow_exception();
  EXPECT_EQ(listed(both, decisions()), std::vector<CaseId>{id}) << "unless the office allows the exception";
  EXPECT_TRUE(listed(actor("kyu", {"approver"}, {"kyufu"}), decisions()).empty());
  EXPECT_EQ(code_of([&] { listed(reviewer_, decisions()); }), "E-AUTH-DENIED");
}

TEST_F(CaseMarksTest, AnExceptionWaitsForTheLaterCheckOfAnotherApprover) {
  allow_exception();
  const CaseId id = take(loss("2026-11-24"));
  const Actor both = actor("both", {"reviewer", "approver"});
  check_identity(id, both);
  advance(id);
  EXPECT_EQ(marks(id).later_check, LaterCheck::None);
  approve_case(office(), both, id, version(id), "担当者が休み");
  EXPECT_EQ(marks(id).later_check, LaterCheck::Needed);
  EXPECT_EQ(marks(id).decided_by, "both");
  EXPECT_EQ(listed(approver_, later_checks()), std::vector<CaseId>{id});
  EXPECT_TRUE(listed(both, later_checks()).empty()) << "not one's own exception";
  record(id, approver_, "later_check", {{"result", "agreed"}});
  EXPECT_EQ(marks(id).later_check, LaterCheck::Done);
  EXPECT_TRUE(listed(approver_, later_checks()).empty());
}

TEST_F(CaseMarksTest, ProceduresAreThoseOfTheActors事務) {
  EXPECT_EQ(own_procedures(office(), reviewer_).size(), 7U);
  EXPECT_TRUE(own_procedures(office(), actor("kyu", {"reviewer"}, {"kyufu"})).empty());
}

TEST_F(CaseMarksTest, ACaseKnowsItsPeople) {
  const auto people = case_people(case_sources(office(), store_->cases().get(take(loss("2026-11-24")))));
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[0].row, 0);
  EXPECT_EQ(people[1].name, "渡邉　花子");
}

class CaseTimersTest : public HouseholdCase {
 protected:
  CaseTimersTest() { received_on_ = date_from_iso("2026-11-26"); }
  /// "notify 2026-12-08 done, register 2026-12-01 ok" as of a day.
  std::string timers(const CaseId& id, const char* today) {
    clock_.set(begin_in_japan(date_from_iso(today)) + std::chrono::hours(9));
    const Office then = office();
    const ledger::StoredCase stored = store_->cases().get(id);
    std::string out;
    for (const TimerView& timer : case_timers(then, stored, case_sources(then, stored)))
      out += (out.empty() ? "" : ", ") + timer.id + " " + to_iso(timer.due_on) + " " + timer.verdict;
    return out;
  }
};

TEST_F(CaseTimersTest, BothDeadlinesOfACaseRun) {
  const CaseId id = take(loss("2026-11-24"));
  EXPECT_EQ(timers(id, "2026-11-27"), "notify 2026-12-08 done, register 2026-12-01 ok");
  EXPECT_EQ(timers(id, "2026-11-28"), "notify 2026-12-08 done, register 2026-12-01 near");
  EXPECT_EQ(timers(id, "2026-12-02"), "notify 2026-12-08 done, register 2026-12-01 over");
}

TEST_F(CaseTimersTest, ANoticeThatCameLateSaysSo) {
  EXPECT_EQ(timers(take(loss("2026-11-02")), "2026-11-27"), "notify 2026-11-16 late, register 2026-12-01 ok");
}

TEST_F(CaseTimersTest, AnApplicationWithoutAnEventHasNoNoticeToKeep) {
  EXPECT_EQ(timers(take(limit()), "2026-11-27"), "register 2026-12-01 ok");
}

}  // namespace
}  // namespace uketsuke::pipeline
