#include <algorithm>

#include "core/numbers/check_digits.h"
#include "pipeline/case/limit.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/notices.h"
#include "pipeline/office/steps.h"
#include "tests/failure_code.h"
#include "tests/pipeline/household_case.h"

// The four procedures of 適用 from the form to the letters: what the register believes, who is written to, and what
// returns, withdrawals and rejections leave behind.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

class Procedures : public HouseholdCase {
 protected:
  // Releases every letter, as the print desk does; the PDFs are attached without drawing them.
  void send_letters(const CaseId& id) {
    for (const ledger::StoredNotice& letter : letters(id)) {
      const std::string pdf = "%PDF " + letter.facts.notice.id.value;
      store_->notices().attach_pdf(letter.facts.notice.id, Bytes(pdf.begin(), pdf.end()), 1);
      release_notice(office(), printer_, letter.facts.notice.id, store_->notices().get(letter.facts.notice.id).version);
    }
  }
  static std::string variable(const ledger::StoredNotice& letter, const std::string& id) {
    const auto found = letter.facts.notice.variables.find(id);
    return found == letter.facts.notice.variables.end() ? "" : found->second;
  }
  void again(const CaseId& id) { revalidate(*store_, context(), id, "test"); }
  void advance(const CaseId& id) {
    settle_questions(id);
    advance_case(office(), reviewer_, id, version(id));
  }
  bool step_done(const CaseId& id, const std::string& step) {
    for (const StepView& view : case_steps(office(), store_->cases().get(id)))
      if (view.id == step) return view.done;
    ADD_FAILURE() << "no step " << step;
    return false;
  }
};

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
  const LimitDecision decided = decided_limit(*store_, id);
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

TEST_F(Procedures, ALetterAsksForWhatIsWrongAndCarriesTheCasesCode) {
  const CaseId id = take(loss("2026-11-24"));
  LetterOrder order;
  order.kind = "hosei_irai";
  EXPECT_EQ(code_of([&] { send_letter(office(), reviewer_, id, order); }), "E-INPUT-VALUE") << "nothing is asked";
  order.rows = {{{"defect.document", "資格喪失届"}, {"defect.item", "資格喪失年月日"}, {"defect.text", "日付をご記入ください。"}}};
  send_letter(office(), reviewer_, id, order);
  send_letter(office(), reviewer_, id, order);
  ASSERT_EQ(letters(id, "hosei_irai").size(), 1U) << "the same letter, still waiting, is one letter";
  EXPECT_EQ(letters(id, "hosei_irai")[0].facts.notice.case_token, store_->cases().get(id).file.token);
  order.rows[0]["defect.text"] = "資格喪失の理由もご記入ください。";
  send_letter(office(), reviewer_, id, order);
  EXPECT_EQ(letters(id, "hosei_irai").size(), 2U) << "another matter, another letter";
  approve(id);
  EXPECT_EQ(code_of([&] { send_letter(office(), reviewer_, id, order); }), "E-CASE-STATE");
}

TEST_F(Procedures, ACertificateThatLinkageCannotReplaceIsAskedForUntilItComes) {
  const CaseId id = take(move());
  const auto state_of = [&] { return store_->cases().attachments(id).at("juminhyo"); };
  EXPECT_EQ(state_of(), "omitted");
  LetterOrder order;
  order.kind = "shorui_irai";
  order.rows = {{{"defect.document", "juminhyo"}, {"defect.text", "世帯全員の住民票の写しをご提出ください。"}}};
  send_letter(office(), reviewer_, id, order);
  EXPECT_EQ(state_of(), "requested");
  again(id);
  EXPECT_EQ(state_of(), "requested") << "a revalidation does not forget it";
  ASSERT_EQ(letters(id, "shorui_irai").size(), 1U);
  EXPECT_EQ(letters(id, "shorui_irai")[0].facts.notice.tables.at("documents")[0].at("defect.document"), "住民票");
}

TEST_F(Procedures, ACertificateThatIsTooOldDoesNotServe) {
  const auto pages = take_in({move(), Paper{"juminhyo",
                                            {reading("name", "渡邉　太郎", kSure, 1),
                                             reading("birth_date", "1985-04-02", kSure, 1),
                                             reading("issued_on", "2026-03-02")}}});
  const CaseId id = case_of(pages.front());
  EXPECT_EQ(store_->cases().attachments(id).at("juminhyo"), "not_usable");
  settle_questions(id);
  EXPECT_EQ(store_->cases().attachments(id).at("juminhyo"), "received") << "a person took it as it is";
}

TEST_F(Procedures, CardsThatDoNotComeBackAreAskedForAgain) {
  Paper later = loss("2026-11-24");
  for (FieldReading& r : later.fields)
    if (r.field == "returned") r.value = "later";
  const CaseId id = take(later);
  LetterOrder order;
  order.kind = "henno_saisoku";
  EXPECT_EQ(code_of([&] { send_letter(office(), reviewer_, id, order); }), "E-CASE-STATE") << "not decided yet";
  approve(id);
  send_letter(office(), reviewer_, id, order);
  const auto asked = letters(id, "henno_saisoku");
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].facts.notice.tables.at("cards").at(0).at("person.name"), "渡邉　花子");
  const CaseId other = take(move());
  approve(other);
  EXPECT_EQ(code_of([&] { send_letter(office(), reviewer_, other, order); }), "E-CASE-STATE") << "nothing is out";
}

TEST_F(Procedures, AWithdrawalIsConfirmedByLetter) {
  const CaseId id = take(loss("2026-11-24"));
  LetterOrder order;
  order.kind = "torisage_kakunin";
  order.reason = "届出人の申出";
  EXPECT_EQ(code_of([&] { send_letter(office(), reviewer_, id, order); }), "E-CASE-STATE");
  withdraw_case(office(), senior_, id, version(id), "届出人の申出");
  send_letter(office(), reviewer_, id, order);
  EXPECT_EQ(letters(id, "torisage_kakunin").size(), 1U);
}

TEST_F(Procedures, TheFamilyFollowsTheMemberWhoLeaves) {
  Paper form = loss("2026-11-24", "渡邉　太郎");
  for (FieldReading& r : form.fields) {
    if (r.field == "lost_birth_date") r.value = "1985-04-02";
    if (r.field == "lost_sex") r.value = "male";
    if (r.field == "lost_relation") r.value = "本人";
    if (r.field == "lost_my_number") r.value = kHis;
    if (r.field == "loss_reason") r.value = "died";
  }
  const CaseId id = take(form);
  approve(id);
  std::optional<CaseId> family;
  for (const ledger::StoredCase& one : store_->cases().list({}, {}).items)
    for (const ledger::CaseRecord& kept : store_->cases().records(one.file.id))
      if (kept.kind == "event") family = one.file.id;
  ASSERT_TRUE(family);
  EXPECT_FALSE(membership(2, "2026-11-24").lost_on) << "nobody decided it yet";
  approve(*family);
  EXPECT_EQ(membership(2, "2026-11-24").lost_on, date_from_iso("2026-11-24"));
}

TEST_F(Procedures, WhoReaches75IsLetGoByACaseOfItsOwnOnce) {
  // 花子, born 1987-09-10, is 75 on her birthday in 2062 (高齢者の医療の確保に関する法律50条).
  const auto open = [&](const char* from, const char* until) {
    return open_due_cases(office(), senior_, date_from_iso(from), date_from_iso(until));
  };
  EXPECT_TRUE(open("2062-08-01", "2062-09-09").empty());
  const auto opened = open("2062-09-01", "2062-09-30");
  ASSERT_EQ(opened.size(), 1U);
  EXPECT_TRUE(open("2062-09-01", "2062-10-31").empty()) << "the same event opens one case";
  EXPECT_EQ(code_of([&] { open_due_cases(office(), reviewer_, Date{}, Date{}); }), "E-AUTH-DENIED");
  const auto application = application_of(*store_, context(), store_->cases().get(opened[0].id).file);
  ASSERT_TRUE(application);
  ASSERT_EQ(application->people.size(), 2U);
  EXPECT_EQ(application->people[1].name, "渡邉　花子");
  EXPECT_EQ(application->values.text("membership.lost_on", 1), "2062-09-10");
  EXPECT_EQ(application->values.text("membership.loss_reason", 1), "reached_75");
}

TEST_F(Procedures, APersonChoosesEveryAddresseeOfAProtectedHousehold) {
  const PersonId her = membership(2, "2026-11-16").person;
  ledger::Person covered = person(2, "2026-11-16");
  covered.more["person.protected"] = "yes";
  ledger::Recording recording;
  recording.by_case = CaseId("earlier");
  recording.actor = "sen";
  recording.valid_from = date_from_iso("2026-11-16");
  recording.status = ledger::RegisterStatus::Final;
  store_->members().revise_person(her, covered, recording);
  const CaseId id = take(loss("2026-11-24"));
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CASE-UNFINISHED");
  record(id, senior_, "addressee",
         {{"name", "渡邉　花子"}, {"postal_code", "1500002"}, {"address", "東京都渋谷区渋谷2-1-1"}});
  approve(id);
  ASSERT_FALSE(letters(id).empty());
  for (const ledger::StoredNotice& letter : letters(id)) {
    EXPECT_NE(letter.facts.notice.kind, "shikaku_soshitsu_utsushi") << "nobody chose the 事業主";
    EXPECT_EQ(variable(letter, "recipient.address"), "東京都渋谷区渋谷2-1-1");
    EXPECT_EQ(variable(letter, "address.text"), "");
  }
}

TEST_F(Procedures, StepsOfTheChartShowWhatIsDone) {
  const CaseId id = take(loss("2026-11-24"));
  EXPECT_FALSE(step_done(id, "register"));
  const std::map<std::string, std::string> checked{{"route", "post"},
                                                   {"number_proof", "number_card"},
                                                   {"identity_proof", "number_card"},
                                                   {"result", "confirmed"},
                                                   {"checked_on", "2026-11-26"}};
  record(id, reviewer_, "identity", checked, 0);
  EXPECT_FALSE(step_done(id, "identity")) << "the other person is still open";
  record(id, reviewer_, "identity", checked, 1);
  EXPECT_TRUE(step_done(id, "identity"));
  EXPECT_EQ(code_of([&] { record(id, reviewer_, "identity", checked, 7); }), "E-INPUT-VALUE") << "nobody in that row";
  advance(id);
  EXPECT_TRUE(step_done(id, "register"));
  EXPECT_FALSE(step_done(id, "approval"));
  approve_case(office(), approver_, id, version(id), {});
  EXPECT_TRUE(step_done(id, "approval"));
  EXPECT_FALSE(step_done(id, "notices"));
  send_letters(id);
  EXPECT_TRUE(step_done(id, "notices"));
}

TEST_F(Procedures, ARecordTakesOnlyWhatItsKindKnowsAndNeverA個人番号) {
  const CaseId id = take(loss("2026-11-24"));
  const auto phone = [&](const std::string& about) {
    return code_of([&] { record(id, reviewer_, "phone", {{"with", "届出人"}, {"about", about}}); });
  };
  EXPECT_EQ(phone("喪失日を確かめた。折返しは03-1234-5678へ"), "");
  EXPECT_EQ(phone(std::string("番号は") + kHers), "E-INPUT-VALUE");
  EXPECT_EQ(phone("番号は6214-9832-0257"), "E-INPUT-VALUE");
  EXPECT_EQ(phone("番号は６２１４　９８３２　０２５７"), "E-INPUT-VALUE");
  EXPECT_EQ(phone("受付番号は123456789012"), "") << "its check digit fails";
  EXPECT_EQ(code_of([&] { record(id, reviewer_, "phone", {{"with", "届出人"}}); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { record(id, reviewer_, "filing", {{"box", "A-3"}, {"colour", "red"}}); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { record(id, reviewer_, "nonsense", {}); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { record(id, printer_, "filing", {{"box", "A-3"}}); }), "E-AUTH-DENIED");
}

TEST_F(Procedures, WhoHasAnotherDutyMayNeitherOpenNorMoveTheCase) {
  const CaseId id = take(loss("2026-11-24"));
  const Actor other = actor("kyufu", {"reviewer", "senior", "approver"}, {"kyufu"});
  EXPECT_EQ(code_of([&] { open_case(office(), other, id); }), "E-AUTH-DENIED");
  EXPECT_EQ(code_of([&] { advance_case(office(), other, id, version(id)); }), "E-AUTH-DENIED");
  EXPECT_EQ(code_of([&] { record(id, other, "phone", {{"with", "x"}, {"about", "y"}}); }), "E-AUTH-DENIED");
  EXPECT_TRUE(list_cases(office(), other, {}, {}).items.empty());
  const Actor own = actor("tekiyo", {"reviewer"}, {"tekiyo"});
  EXPECT_EQ(open_case(office(), own, id).summary.stored.file.id, id);
}

}  // namespace
}  // namespace uketsuke::pipeline
