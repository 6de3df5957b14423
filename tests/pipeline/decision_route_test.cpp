#include "pipeline/office/approval.h"
#include "pipeline/office/case_marks.h"
#include "pipeline/office/case_view.h"
#include "tests/failure_code.h"
#include "tests/pipeline/household_case.h"

// 決裁の経路: 専決 and 代決 by the procedure's data, 後閲 by the one who was represented, 引戻し by whoever handed the case on,
// and what a case needs before it is handed on.
namespace uketsuke::pipeline {
namespace {

using ledger::CertificateState;
using test::code_of;
using validate::DecidesAs;

class DecisionRoute : public HouseholdCase {
 protected:
  DecisionRoute() {
    for (const auto& [name, roles] : std::vector<std::pair<std::string, std::vector<std::string>>>{
             {"head", {"approver"}}, {"other", {"approver"}}, {"rev", {"reviewer"}}, {"sen", {"senior"}}})
      store_->users().add(name, name + " さん", roles, {}, "test");
    store_->users().add("elsewhere", "給付の決裁者", {"approver"}, {"kyufu"}, "test");
  }
  CaseId waiting(const Paper& paper) {
    const CaseId id = take(paper);
    settle_questions(id);
    advance_case(office(), reviewer_, id, version(id));
    return id;
  }
  /// 代決 of a loss by a senior for "head".
  CaseId deputised() {
    const CaseId id = waiting(loss("2026-11-24"));
    approve_as_deputy(office(), deputy_, id, version(id), {"head", "出張中のため"});
    return id;
  }
  std::string deputy_code(const CaseId& id, const Actor& who, const DeputyOrder& order) {
    return code_of([&] { approve_as_deputy(office(), who, id, version(id), order); });
  }
  CaseMarks marks(const CaseId& id) {
    return case_marks(office(), store_->cases().get(id), store_->cases().history(id));
  }
  bool offered(const CaseId& id, const Actor& who, const std::string& action) {
    for (const CaseActionView& view : case_view(office(), who, id).actions)
      if (view.id == action) return view.allowed;
    return false;
  }
  std::string check_code(const CaseId& id, const Actor& who, const std::map<std::string, std::string>& facts) {
    return code_of([&] { record(id, who, "later_check", facts); });
  }
  std::vector<CaseId> listed(const Actor& who, bool decisions) {
    CaseChoice choice;
    choice.decisions = decisions;
    choice.later_check = !decisions;
    std::vector<CaseId> out;
    for (const CaseSummaryView& view : list_cases(office(), who, choice, {}).items) out.push_back(view.stored.file.id);
    return out;
  }
  std::string last_step(const CaseId& id) {
    std::string out;
    for (const ledger::CaseEvent& event : store_->cases().history(id))
      if (event.state) out = event.what;
    return out;
  }
  bool lost_on_24th() {
    return membership(2, "2026-11-25").lost_on == date_from_iso("2026-11-24");
  }

  // settle_questions() decides as "rev" and accepts findings as "sen".
  Actor deputy_ = actor("dep", {"senior"});
  Actor head_ = actor("head", {"approver"});
  Actor other_ = actor("other", {"approver"});
};

TEST_F(DecisionRoute, TheDataSayWhoDecidesAndInWhichCapacity) {
  const auto as = [&](const Actor& who, const char* procedure) { return decides_as(office(), who, procedure); };
  EXPECT_EQ(as(head_, "shikaku_soshitsu"), DecidesAs::Decider);
  EXPECT_EQ(as(deputy_, "shikaku_soshitsu"), DecidesAs::Deputy);
  EXPECT_EQ(as(deputy_, "jusho_henko"), DecidesAs::Delegate) << "専決";
  EXPECT_EQ(as(reviewer_, "jusho_henko"), DecidesAs::Nobody);
  EXPECT_EQ(as(actor("kyu", {"approver"}, {"kyufu"}), "jusho_henko"), DecidesAs::Nobody) << "another 事務";
}

TEST_F(DecisionRoute, ASeniorDecidesBy専決WhereTheProcedureLeavesItToThem) {
  const CaseId moved = waiting(move());
  EXPECT_EQ(listed(deputy_, true), std::vector<CaseId>{moved});
  approve_case(office(), deputy_, moved, version(moved), {});
  const auto history = store_->cases().history(moved);
  EXPECT_TRUE(std::any_of(history.begin(), history.end(), [](const ledger::CaseEvent& event) {
    return event.state == CaseState::Approved && event.what == kApprovedDelegate && event.actor == "dep";
  }));
  EXPECT_EQ(marks(moved).later_check, LaterCheck::None) << "専決 needs no 後閲";
  EXPECT_EQ(household("2026-11-20").address, "東京都千代田区霞が関1-3-2");
  const CaseId lost = waiting(loss("2026-11-24"));
  EXPECT_EQ(code_of([&] { approve_case(office(), deputy_, lost, version(lost), {}); }), "E-AUTH-DENIED")
      << "a deputy says for whom";
}

TEST_F(DecisionRoute, WhoKeyedOrHandedOnNeverDecides) {
  const CaseId moved = waiting(move());
  const Actor keyer = actor("rev", {"reviewer", "senior", "approver"});
  EXPECT_EQ(code_of([&] { approve_case(office(), keyer, moved, version(moved), {}); }), "E-CASE-SAMEPERSON");
  const CaseId lost = take(loss("2026-11-24"));
  settle_questions(lost);
  const Actor hander = actor("hander", {"reviewer", "approver"});
  record(lost, deputy_, "identity",
         {{"route", "post"},
          {"number_proof", "number_card"},
          {"identity_proof", "number_card"},
          {"result", "confirmed"},
          {"checked_on", "2026-11-26"}});
  advance_case(office(), hander, lost, version(lost));
  EXPECT_EQ(code_of([&] { approve_case(office(), hander, lost, version(lost), {}); }), "E-CASE-SAMEPERSON");
  EXPECT_EQ(listed(hander, true), std::vector<CaseId>{moved}) << "the other case, not their own";
  EXPECT_EQ(deputy_code(lost, deputy_, {"head", "出張中"}), "E-CASE-SAMEPERSON") << "who recorded the 本人確認";
  EXPECT_FALSE(offered(lost, deputy_, "approve_as_deputy"));
}

TEST_F(DecisionRoute, 代決NamesAnAbsentDeciderAndAReasonAndStandsInTheHistory) {
  const CaseId id = waiting(loss("2026-11-24"));
  EXPECT_TRUE(offered(id, deputy_, "approve_as_deputy"));
  EXPECT_FALSE(offered(id, deputy_, "approve"));
  EXPECT_FALSE(offered(id, head_, "approve_as_deputy"));
  const CaseView view = case_view(office(), deputy_, id);
  ASSERT_EQ(view.representable.size(), 2U) << "not the decider of another 事務";
  EXPECT_EQ(view.representable[0].name, "head");
  EXPECT_EQ(deputy_code(id, deputy_, {"head", ""}), "E-INPUT-VALUE");
  for (const char* nobody : {"", "nobody", "rev", "sen", "elsewhere"})
    EXPECT_EQ(deputy_code(id, deputy_, {nobody, "出張中"}), "E-INPUT-VALUE") << nobody;
  for (const Actor& who : {reviewer_, printer_, head_})
    EXPECT_EQ(deputy_code(id, who, {"head", "出張中"}), "E-AUTH-DENIED") << who.name();
  approve_as_deputy(office(), deputy_, id, version(id), {"head", "出張中のため"});
  EXPECT_TRUE(lost_on_24th());
  const auto history = store_->cases().history(id);
  EXPECT_TRUE(std::any_of(history.begin(), history.end(), [](const ledger::CaseEvent& event) {
    return event.state == CaseState::Approved && event.what == kApprovedDeputy && event.reason == "出張中のため";
  }));
  EXPECT_EQ(marks(id).later_check, LaterCheck::Needed);
  EXPECT_EQ(marks(id).represented, "head");
  const auto records = case_view(office(), head_, id).records;
  ASSERT_FALSE(records.empty());
  EXPECT_EQ(records[0].label, "代決");
  EXPECT_EQ(records[0].words.at(0).second, "head さん");
}

TEST_F(DecisionRoute, 代決IsLookedAtByTheOneRepresentedOrBySomebodyElseWithAReason) {
  const CaseId id = deputised();
  EXPECT_EQ(listed(head_, false), std::vector<CaseId>{id});
  EXPECT_TRUE(listed(deputy_, false).empty());
  EXPECT_EQ(check_code(id, deputy_, {{"result", "agreed"}}), "E-AUTH-DENIED");
  EXPECT_EQ(check_code(id, other_, {{"result", "agreed"}}), "E-INPUT-VALUE") << "not for them, unless head cannot";
  EXPECT_EQ(marks(id).later_check, LaterCheck::Needed);
  EXPECT_EQ(check_code(id, head_, {{"result", "agreed"}}), "");
  EXPECT_EQ(marks(id).later_check, LaterCheck::Done);
  EXPECT_TRUE(listed(head_, false).empty());
  EXPECT_EQ(check_code(id, head_, {{"result", "agreed"}}), "E-CASE-STATE") << "nothing waits";
}

TEST_F(DecisionRoute, AnotherDeciderClosesThe後閲OfOneWhoIsGone) {
  const CaseId id = deputised();
  EXPECT_TRUE(offered(id, other_, "later_check"));
  const Actor keyer = actor("rev", {"reviewer", "approver"});
  EXPECT_FALSE(offered(id, keyer, "later_check"));
  EXPECT_EQ(check_code(id, keyer, {{"result", "agreed"}, {"instead", "退職したため"}}), "E-CASE-SAMEPERSON");
  EXPECT_EQ(check_code(id, other_, {{"result", "agreed"}, {"instead", "退職したため"}}), "");
  EXPECT_EQ(marks(id).later_check, LaterCheck::Done);
  EXPECT_FALSE(offered(id, other_, "later_check"));
}

TEST_F(DecisionRoute, AnExceptionIsNotLookedAtByTheOneWhoMadeIt) {
  const auto setting = store_->settings().get("approval.allow_exception");
  store_->transact([&] { store_->settings().set("approval.allow_exception", "true", setting->version, "t", "t"); });
  const CaseId id = waiting(loss("2026-11-24"));
  const Actor both = actor("rev", {"reviewer", "approver"});
  approve_case(office(), both, id, version(id), "担当者が休み");
  EXPECT_EQ(check_code(id, both, {{"result", "agreed"}}), "E-CASE-SAMEPERSON");
  EXPECT_EQ(check_code(id, other_, {{"result", "agreed"}}), "");
}

TEST_F(DecisionRoute, WhoHandedACaseOnTakesItBackToWhereItCameFrom) {
  const CaseId id = waiting(loss("2026-11-24"));
  EXPECT_TRUE(lost_on_24th()) << "仮登録";
  EXPECT_TRUE(offered(id, reviewer_, "take_back"));
  EXPECT_FALSE(offered(id, senior_, "take_back"));
  const auto back = [&](const Actor& who, const std::string& reason) {
    return code_of([&] { take_back_case(office(), who, id, version(id), reason); });
  };
  EXPECT_EQ(back(reviewer_, ""), "E-INPUT-VALUE");
  EXPECT_EQ(back(senior_, "取り違え"), "E-AUTH-DENIED") << "somebody else's";
  EXPECT_EQ(back(head_, "取り違え"), "E-AUTH-DENIED");
  EXPECT_EQ(back(reviewer_, "書類を取り違えた"), "");
  EXPECT_EQ(state(id), CaseState::Examining);
  EXPECT_EQ(last_step(id), kTakenBack);
  EXPECT_FALSE(membership(2, "2026-11-25").lost_on) << "the 仮登録 is undone";
  EXPECT_EQ(back(reviewer_, "もう一度"), "E-CASE-STATE");
  advance_case(office(), reviewer_, id, version(id));
  approve_case(office(), head_, id, version(id), {});
  EXPECT_EQ(back(reviewer_, "遅い"), "E-CASE-STATE") << "decided";
  EXPECT_FALSE(offered(id, reviewer_, "take_back"));
}

TEST_F(DecisionRoute, AProposed却下GoesBackToWhereItWasProposed) {
  const CaseId id = take(loss("2026-11-24"));
  const CaseState before = state(id);
  propose_rejection(office(), reviewer_, id, version(id), "組合の地区の外", "規約第8条第1項");
  take_back_case(office(), reviewer_, id, version(id), "誤り");
  EXPECT_EQ(state(id), before);
  EXPECT_FALSE(marks(id).rejection);
}

TEST_F(DecisionRoute, A却下IsDecidedBy代決Too) {
  const CaseId id = take(loss("2026-11-24"));
  propose_rejection(office(), reviewer_, id, version(id), "組合の地区の外", "規約第8条第1項");
  approve_as_deputy(office(), deputy_, id, version(id), {"head", "出張中のため"});
  EXPECT_EQ(state(id), CaseState::Rejected);
  EXPECT_EQ(marks(id).later_check, LaterCheck::Needed);
}

TEST_F(DecisionRoute, ADecidedCaseOffersItsCorrectionToASeniorOnly) {
  const CaseId id = waiting(loss("2026-11-24"));
  EXPECT_FALSE(offered(id, senior_, "correct"));
  approve_case(office(), head_, id, version(id), {});
  EXPECT_TRUE(offered(id, senior_, "correct"));
  EXPECT_FALSE(offered(id, reviewer_, "correct"));
  EXPECT_FALSE(offered(id, head_, "correct"));
}

TEST_F(DecisionRoute, ACaseWhose到達日NobodyKeyedIsNotHandedOn) {
  day_unknown_ = true;
  const CaseId id = take(loss("2026-11-24"));
  settle_questions(id);
  const auto words = [&](auto&& act) {
    try {
      act();
    } catch (const Failure& failure) {
      return failure.code() + " " + failure.detail();
    }
    return std::string();
  };
  const std::string asked = std::string("E-CASE-UNFINISHED ") + kDayMissing;
  EXPECT_EQ(words([&] { advance_case(office(), reviewer_, id, version(id)); }), asked);
  EXPECT_EQ(words([&] { propose_rejection(office(), reviewer_, id, version(id), "地区の外", "規約"); }), asked);
  EXPECT_EQ(state(id), CaseState::Examining);
  for (const CaseActionView& view : case_view(office(), reviewer_, id).actions) {
    if (view.id == "advance" || view.id == "propose_rejection") {
      EXPECT_EQ(view.why_not, kDayMissing);
    }
  }
  ledger::Envelope envelope;
  envelope.received_on = japan_date(clock_.now());
  envelope.day_from = "stamp";
  store_->batches().set_envelope(*store_->cases().get(id).batch, "mail", envelope);
  advance_case(office(), reviewer_, id, version(id));
  EXPECT_EQ(state(id), CaseState::AwaitingApproval);
}

}  // namespace
}  // namespace uketsuke::pipeline
