#include <algorithm>

#include "pipeline/case/application.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/office/letters.h"
#include "tests/failure_code.h"
#include "tests/pipeline/procedure_case.h"

// What goes on around a procedure: letters within a case, records, cases that open by themselves, protected households,
// rights by 事務.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

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
  const CaseId id = take(death_of_head("2026-11-24"));
  const std::map<std::string, std::string> to_heir{{"role", "heir"},
                                                   {"name", "渡邉　花子"},
                                                   {"postal_code", "1000001"},
                                                   {"address", "東京都千代田区千代田1-1"}};
  record(id, senior_, "addressee", to_heir);
  approve(id);
  std::optional<CaseId> family;
  for (const ledger::StoredCase& one : store_->cases().list({}, {}).items)
    for (const ledger::CaseRecord& kept : store_->cases().records(one.file.id))
      if (kept.kind == "event") family = one.file.id;
  ASSERT_TRUE(family);
  EXPECT_FALSE(membership(2, "2026-11-24").lost_on) << "nobody decided it yet";
  record(*family, senior_, "addressee", to_heir);
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

TEST_F(Procedures, AProtectedMoveAsksForAnAddresseeOnlyWhenALetterGoesOut) {
  ledger::Household covered = household("2026-11-16");
  covered.more["protected"] = "yes";
  ledger::Recording recording;
  recording.by_case = CaseId("earlier");
  recording.actor = "sen";
  recording.valid_from = date_from_iso("2026-11-16");
  recording.status = ledger::RegisterStatus::Final;
  store_->members().revise_household(household_, covered, recording);
  const CaseId silent = take(move());
  approve(silent);
  EXPECT_TRUE(letters(silent).empty());
  EXPECT_EQ(state(silent), CaseState::Completed) << "nothing is sent, so nobody is asked where to";

  const auto setting = store_->settings().get("certificate.prints_address");
  store_->transact([&] { store_->settings().set(setting->key, "true", setting->version, "t", "t"); });
  Paper again = move();
  for (FieldReading& r : again.fields) {
    if (r.field == "changed_on") r.value = "2026-11-24";
    if (r.field == "address") r.value = "東京都千代田区霞が関1-2-1";
    if (r.field == "former_address") r.value = "東京都千代田区霞が関1-3-2";
  }
  const CaseId printed = take(again);
  settle_questions(printed);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, printed, version(printed)); }), "E-CASE-UNFINISHED")
      << "the cards say the address and are printed anew";
  record(printed, senior_, "addressee",
         {{"name", "渡邉　太郎"}, {"postal_code", "1500002"}, {"address", "東京都渋谷区渋谷2-1-1"}});
  approve(printed);
  ASSERT_FALSE(letters(printed).empty());
  EXPECT_EQ(variable(letters(printed)[0], "recipient.address"), "東京都渋谷区渋谷2-1-1");
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

TEST_F(Procedures, TheSameMatterTwiceIsFoundAndNothingElse) {
  const auto found = [&](const CaseId& id) {
    const auto all = store_->cases().findings(id);
    return std::any_of(all.begin(), all.end(), [](const auto& f) { return f.finding.message == "case.same_matter"; });
  };
  received_on_ = date_from_iso("2026-11-26");
  const CaseId first = take(limit());
  EXPECT_FALSE(found(first));
  Paper his = limit();
  for (FieldReading& r : his.fields) {
    if (r.field == "patient_name") r.value = "渡邉　太郎";
    if (r.field == "patient_name_kana") r.value = "ワタナベ　タロウ";
    if (r.field == "patient_birth_date") r.value = "1985-04-02";
  }
  EXPECT_FALSE(found(take(his))) << "another person of the household";
  EXPECT_FALSE(found(take(loss("2026-11-24")))) << "another procedure";
  EXPECT_TRUE(found(take(limit())));
  EXPECT_FALSE(found(first)) << "the first one stands";
  received_on_ = date_from_iso("2027-08-02");
  EXPECT_FALSE(found(take(limit()))) << "of another year";
  received_on_ = date_from_iso("2026-11-27");
  withdraw_case(office(), senior_, first, version(first), "届出人の申出");
  Paper elsewhere = move();
  EXPECT_FALSE(found(take(elsewhere)));
  for (FieldReading& r : elsewhere.fields)
    if (r.field == "address") r.value = "東京都千代田区永田町1-7-1";
  EXPECT_FALSE(found(take(elsewhere))) << "a second move";
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
