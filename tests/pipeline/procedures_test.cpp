#include <algorithm>

#include "core/numbers/check_digits.h"
#include "pipeline/case/limit.h"
#include "tests/failure_code.h"
#include "tests/pipeline/procedure_case.h"

// The four procedures of 適用 from the form to the letters: what the register believes, who is written to, and what
// returns, withdrawals and rejections leave behind.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

TEST_F(Procedures, AcquisitionGivesTheHouseholdItsDecisionAndEverybodyACard) {
  const CaseId id = store_->members().household(household_, {date_from_iso("2026-12-01"), {}})->recording.by_case;
  EXPECT_EQ(state(id), CaseState::Approved);
  EXPECT_EQ(letters(id, "shikaku_shutoku_kettei").size(), 1U);
  EXPECT_EQ(letters(id, "shikaku_kakuninsho").size(), 2U);
  EXPECT_EQ(membership(1, "2026-11-16").relation, "本人");
  EXPECT_EQ(membership(2, "2026-11-16").relation, "妻");
  send_letters(id);
  EXPECT_EQ(state(id), CaseState::Notified);
}

TEST_F(Procedures, LossEndsTheMembershipOnItsDayAndTellsHouseholdAndEmployer) {
  const CaseId id = take(loss("2026-11-24"));
  record(id, reviewer_, "employer",
         {{"name", "見本工務店"}, {"postal_code", "1000013"}, {"address", "東京都千代田区霞が関1-3-2"}});
  approve(id);
  EXPECT_FALSE(membership(2, "2026-11-23").lost_on) << "a member until the day before";
  EXPECT_EQ(membership(2, "2026-11-24").lost_on, date_from_iso("2026-11-24"));
  EXPECT_EQ(membership(2, "2026-11-24").lost_why, "社保加入");
  EXPECT_FALSE(membership(1, "2026-11-24").lost_on) << "the 組合員 stays";

  const auto told = letters(id, "shikaku_soshitsu_tsuchi");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(variable(told[0], "recipient.name"), "渡邉　太郎");
  ASSERT_EQ(letters(id, "shikaku_soshitsu_utsushi").size(), 1U);
  EXPECT_EQ(variable(letters(id, "shikaku_soshitsu_utsushi")[0], "employer.name"), "見本工務店");
  EXPECT_EQ(letters(id, "soshitsu_shomei").size(), 1U) << "asked for on the form";
  send_letters(id);
  EXPECT_EQ(state(id), CaseState::Notified);
}

TEST_F(Procedures, NoLetterHoldsA個人番号) {
  const CaseId id = take(loss("2026-11-24"));
  approve(id);
  const auto all = letters(id);
  ASSERT_FALSE(all.empty());
  for (const ledger::StoredNotice& letter : all) {
    const auto clean = [&](const std::string& text) {
      return text.find(kHers) == std::string::npos && text.find(kHis) == std::string::npos && !is_my_number(text);
    };
    for (const auto& [key, text] : letter.facts.notice.variables) EXPECT_TRUE(clean(text)) << key;
    for (const auto& [table, rows] : letter.facts.notice.tables)
      for (const NoticeRow& row : rows)
        for (const auto& [key, text] : row) EXPECT_TRUE(clean(text)) << table << " " << key;
  }
}

TEST_F(Procedures, LossIsProvisionalUntilApprovedAndUndoneByReturning) {
  const CaseId id = take(loss("2026-11-24"));
  advance(id);
  EXPECT_TRUE(membership(2, "2026-11-24").lost_on) << "仮登録";
  return_case(office(), approver_, id, version(id), "喪失日を確かめてください");
  EXPECT_FALSE(membership(2, "2026-11-24").lost_on);
  approve(id);
  EXPECT_TRUE(membership(2, "2026-11-24").lost_on);
}

TEST_F(Procedures, LossRefusesWhatTheRegisterContradicts) {
  const auto stopped_by = [&](const CaseId& id, const std::string& message) {
    settle_questions(id);
    EXPECT_NE(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "") << message;
    const auto all = store_->cases().findings(id);
    return std::any_of(all.begin(), all.end(), [&](const auto& f) { return f.finding.message == message; });
  };
  Paper stranger = loss("2026-11-24", "佐藤　桜子");
  for (FieldReading& r : stranger.fields)
    if (r.field == "lost_birth_date") r.value = "1990-01-15";
  EXPECT_TRUE(stopped_by(take(stranger), "register.person_not_member"));
  EXPECT_NE(code_of([&] { approve(take(loss("2026-11-10"))); }), "") << "no member yet on that day";
  approve(take(loss("2026-11-24")));
  EXPECT_TRUE(stopped_by(take(loss("2026-11-26")), "register.already_lost"));
}

TEST_F(Procedures, AMemberWhoseNameDiffersByALetterIsTheMemberOnceAPersonSaysSo) {
  const CaseId id = take(loss("2026-11-24", "渡邉　華子"));
  approve(id);
  EXPECT_TRUE(membership(2, "2026-11-24").lost_on);
  EXPECT_EQ(person(2, "2026-11-24").name, "渡邉　花子") << "a loss changes no name";
}

TEST_F(Procedures, ReturnedCardsAreInTheRegisterAndTheOthersAreAskedBack) {
  const PersonId her = membership(2, "2026-11-24").person;
  const auto states = [&] {
    std::vector<ledger::CertificateState> out;
    for (const auto& row : store_->members().certificates_of(her, {date_from_iso("2027-01-15"), {}}))
      out.push_back(row.value.state);
    return out;
  };
  Paper later = loss("2026-11-24");
  for (FieldReading& r : later.fields)
    if (r.field == "returned") r.value = "later";
  const CaseId id = take(later);
  approve(id);
  EXPECT_EQ(states(), std::vector{ledger::CertificateState::Issued});
  const auto told = letters(id, "shikaku_soshitsu_tsuchi").at(0);
  ASSERT_EQ(told.facts.notice.tables.at("cards").size(), 1U);
  EXPECT_NE(variable(told, "notice.reply_by"), "");
}

TEST_F(Procedures, MoveKeepsTheOldAddressForItsDaysAndEndsWithoutALetter) {
  const CaseId id = take(move());
  approve(id);
  EXPECT_EQ(household("2026-11-19").address, "東京都千代田区千代田1-1");
  EXPECT_EQ(household("2026-11-20").address, "東京都千代田区霞が関1-3-2");
  EXPECT_EQ(household("2026-11-20").number, "1");
  EXPECT_TRUE(letters(id).empty());
  EXPECT_EQ(state(id), CaseState::Completed);
}

TEST_F(Procedures, ANewNameOnTheFormMakesANewCard) {
  Paper form = move();
  for (FieldReading& r : form.fields)
    if (r.field == "name") r = reading("name", "高橋　太郎");
  form.fields.push_back(reading("former_name", "渡邉　太郎"));
  const CaseId id = take(form);
  approve(id);
  EXPECT_EQ(person(1, "2026-11-19").name, "渡邉　太郎");
  EXPECT_EQ(person(1, "2026-11-20").name, "高橋　太郎");
  const auto cards = letters(id, "shikaku_kakuninsho");
  ASSERT_EQ(cards.size(), 1U) << "only for the person whose print changed";
  EXPECT_EQ(variable(cards[0], "person.name"), "高橋　太郎");
  EXPECT_EQ(state(id), CaseState::Approved) << "until the card has left";
  send_letters(id);
  EXPECT_EQ(state(id), CaseState::Completed);
}

TEST_F(Procedures, ARenamedMemberWhoIsAlsoAMoverGetsTheNewCardToo) {
  Paper form = move();
  for (FieldReading& r : form.fields) {
    if (r.field == "name") r = reading("name", "高橋　太郎");
    if (r.field == "scope") r = reading("scope", "part");
  }
  form.fields.push_back(reading("former_name", "渡邉　太郎"));
  form.fields.push_back(reading("mover_name", "高橋　太郎", kSure, 1));
  form.fields.push_back(reading("mover_former_name", "渡邉　太郎", kSure, 1));
  form.fields.push_back(reading("mover_birth_date", "1985-04-02", kSure, 1));
  const CaseId id = take(form);
  approve(id);
  EXPECT_EQ(person(1, "2026-11-20").name, "高橋　太郎");
  EXPECT_EQ(letters(id, "shikaku_kakuninsho").size(), 1U);
}

TEST_F(Procedures, APersonDecidesALimitThatTheIncomesDoNotSettle) {
  const CaseId id = take(limit());
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CASE-UNFINISHED");
  const std::map<std::string, std::string> facts{{"category", "ウ"},
                                                 {"output", "limit_card"},
                                                 {"valid_from", "2026-11-16"},
                                                 {"valid_until", "2027-07-31"},
                                                 {"reason", "課税証明書により判定"}};
  EXPECT_EQ(code_of([&] { record(id, reviewer_, "limit", facts); }), "E-AUTH-DENIED") << "a senior decides";
  record(id, senior_, "limit", facts);
  approve(id);
  const auto cards = letters(id, "gendogaku_ninteisho");
  ASSERT_EQ(cards.size(), 1U);
  EXPECT_EQ(variable(cards[0], "limit.category"), "ウ");
  EXPECT_EQ(variable(cards[0], "person.name"), "渡邉　花子");
  EXPECT_TRUE(letters(id, "fukofu_tsuchi").empty());
  const PersonId patient = membership(2, "2026-12-01").person;
  const auto issued = store_->members().certificates_of(patient, {date_from_iso("2026-12-01"), {}});
  ASSERT_EQ(issued.size(), 2U) << "資格確認書 and 認定証";
  EXPECT_TRUE(std::any_of(issued.begin(), issued.end(), [](const auto& c) {
    return c.value.kind == "gendogaku_ninteisho" && c.value.valid_until == date_from_iso("2027-07-31");
  }));
  record(id, reviewer_, "delivery", {{"way", "counter"}, {"done_on", "2026-11-29"}});
  send_letters(id);
  EXPECT_EQ(state(id), CaseState::Delivered) << "交付済";
}

TEST_F(Procedures, TheLimitFollowsFromTheHouseholdsTaxCertificates) {
  const auto certificate = [](const std::string& name, const std::string& birth, const std::string& gross) {
    return Paper{"kazei_shomeisho",
                 {reading("name", name), reading("birth_date", birth), reading("fiscal_year", "8"),
                  reading("total_income", gross), reading("gross_income", gross), reading("annual_tax", "75800")}};
  };
  // 旧ただし書所得 3,300,000 - 430,000 + 1,000,000 - 430,000 = 3,440,000: above 2,100,000, so ウ (令29条の3).
  const auto pages = take_in({limit(), certificate("渡邉　太郎", "1985-04-02", "3300000"),
                              certificate("渡邉　花子", "1987-09-10", "1000000")});
  const CaseId id = case_of(pages.front());
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CASE-UNFINISHED")
      << "nobody knows of マイナ保険証";
  record(id, reviewer_, "card_state", {{"state", "not_registered"}, {"asked_on", "2026-11-26"}}, 1);
  approve(id);
  const auto cards = letters(id, "gendogaku_ninteisho");
  ASSERT_EQ(cards.size(), 1U);
  EXPECT_EQ(variable(cards[0], "limit.category"), "ウ");
  EXPECT_EQ(variable(cards[0], "limit.valid_until"), "2027-07-31");
  const LimitDecision decided = decided_limit(store_->cases().records(id), 1);
  EXPECT_EQ(decided.actor, "pipeline");
}

TEST_F(Procedures, AMissingIncomeStopsTheLimitAtAPerson) {
  const auto pages = take_in({limit(), Paper{"kazei_shomeisho",
                                             {reading("name", "渡邉　太郎"), reading("birth_date", "1985-04-02"),
                                              reading("fiscal_year", "8"), reading("total_income", "3300000"),
                                              reading("gross_income", "3300000"), reading("annual_tax", "75800")}}});
  const CaseId id = case_of(pages.front());
  settle_questions(id);
  record(id, reviewer_, "card_state", {{"state", "not_registered"}, {"asked_on", "2026-11-26"}}, 1);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CASE-UNFINISHED")
      << "花子's income is unknown: ウ or イ";
}

TEST_F(Procedures, WhoHasAnInsuranceCardGetsTheLetterInsteadOfTheLimitCard) {
  const CaseId id = take(limit());
  record(id, senior_, "limit",
         {{"category", "ウ"}, {"output", "limit_refused"}, {"reason", "マイナ保険証で限度額が適用される"}});
  approve(id);
  EXPECT_TRUE(letters(id, "gendogaku_ninteisho").empty());
  ASSERT_EQ(letters(id, "fukofu_tsuchi").size(), 1U);
  EXPECT_EQ(variable(letters(id, "fukofu_tsuchi")[0], "notice.reason"), "マイナ保険証で限度額が適用される");
}

TEST_F(Procedures, ARejectionIsDecidedByAnotherAndLeavesTheRegisterAlone) {
  const CaseId id = take(loss("2026-11-24"));
  EXPECT_EQ(code_of([&] { propose_rejection(office(), reviewer_, id, version(id), "要件を満たさない", ""); }),
            "E-INPUT-VALUE")
      << "the rule must be named";
  propose_rejection(office(), reviewer_, id, version(id), "加入の事実が確認できないため", "規約第10条");
  EXPECT_EQ(state(id), CaseState::AwaitingApproval);
  const Actor both = actor("rev", {"reviewer", "approver"});
  EXPECT_EQ(code_of([&] { approve_case(office(), both, id, version(id), {}); }), "E-CASE-SAMEPERSON");
  approve_case(office(), approver_, id, version(id), {});
  EXPECT_EQ(state(id), CaseState::Rejected);
  ASSERT_EQ(letters(id).size(), 1U);
  EXPECT_EQ(letters(id)[0].facts.notice.kind, "kyakka_tsuchi");
  EXPECT_EQ(variable(letters(id)[0], "notice.reason"), "加入の事実が確認できないため");
  EXPECT_FALSE(membership(2, "2026-11-24").lost_on);
}

TEST_F(Procedures, AReturnedRejectionIsAnOrdinaryCaseAgain) {
  const CaseId id = take(loss("2026-11-24"));
  propose_rejection(office(), reviewer_, id, version(id), "要件を満たさない", "規約第10条");
  return_case(office(), approver_, id, version(id), "却下の理由が足りません");
  approve(id);
  EXPECT_EQ(state(id), CaseState::Approved);
  EXPECT_TRUE(letters(id, "kyakka_tsuchi").empty());
}

TEST_F(Procedures, WithdrawalUndoesTheProvisionalEntry) {
  const CaseId id = take(loss("2026-11-24"));
  advance(id);
  withdraw_case(office(), senior_, id, version(id), "届出人の申出");
  EXPECT_EQ(state(id), CaseState::Withdrawn);
  EXPECT_FALSE(membership(2, "2026-11-24").lost_on);
  EXPECT_TRUE(letters(id).empty());
}

}  // namespace
}  // namespace uketsuke::pipeline
