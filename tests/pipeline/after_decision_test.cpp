#include <algorithm>

#include "pipeline/case/correction.h"
#include "pipeline/office/correct.h"
#include "pipeline/office/documents.h"
#include "tests/failure_code.h"
#include "tests/pipeline/procedure_case.h"

// What comes after a decision: 再交付 of a card, a lost card that is found, and the correction of a decision (決裁後の訂正).
namespace uketsuke::pipeline {
namespace {

using ledger::CertificateState;
using test::code_of;

class AfterDecision : public Procedures {
 protected:
  static Date day(const char* iso) { return date_from_iso(iso); }
  Date today() { return japan_date(clock_.now()); }
  PersonId her() { return membership(2, "2026-11-20").person; }

  /// A 再交付申請書 for 花子.
  static Paper application(const std::string& card, const std::string& cause) {
    return {"saihakko",
            {reading("submitted_on", "2026-11-25"), reading("symbol", "01"), reading("number", "1"),
             reading("name", "渡邉　太郎"), reading("name_kana", "ワタナベ　タロウ"),
             reading("postal_code", "1000001"), reading("address", "東京都千代田区千代田1-1"),
             reading("patient_name", "渡邉　花子", kSure, 1), reading("patient_name_kana", "ワタナベ　ハナコ", kSure, 1),
             reading("patient_birth_date", "1987-09-10", kSure, 1), reading("patient_sex", "female", kSure, 1),
             reading("patient_relation", "妻", kSure, 1), reading("card", card, kSure, 1),
             reading("cause", cause, kSure, 1)}};
  }
  std::vector<ledger::CertificateRow> cards(const PersonId& person, const std::string& kind, Date when) {
    std::vector<ledger::CertificateRow> out;
    for (auto& row : store_->members().certificates_of(person, {when, {}}))
      if (row.value.kind == kind) out.push_back(std::move(row));
    return out;
  }
  CaseId give_limit() {
    const CaseId id = take(limit());
    record(id, senior_, "limit",
           {{"category", "ウ"},
            {"output", "limit_card"},
            {"valid_from", "2026-11-16"},
            {"valid_until", "2027-07-31"},
            {"reason", "課税証明書により判定"}});
    approve(id);
    return id;
  }
  CaseId correct(const CaseId& id, const std::string& wrong = "資格喪失年月日") {
    return correct_case(office(), senior_, id, {"届書の読み誤り", wrong}).summary.stored.file.id;
  }
  /// Keys a field of the case's form anew.
  void key(const CaseId& id, const std::string& field, int row, const std::string& value) {
    const auto form = application_of(*store_, context(), store_->cases().get(id).file);
    FieldAnswer answer;
    answer.action = "type";
    answer.value = value;
    key_field(office(), reviewer_, {form->form, field, row}, store_->documents().get(form->form).version, answer);
  }
};

TEST_F(AfterDecision, ALostCardIsVoidOnThatDayAndTheNewOneIsMarkedAndCounted) {
  const CaseId id = take(application("shikaku_kakuninsho", "lost"));
  advance(id);
  EXPECT_EQ(cards(her(), "shikaku_kakuninsho", today()).at(0).value.state, CertificateState::Void) << "仮登録";
  return_case(office(), approver_, id, version(id), "本人に確かめてください");
  EXPECT_EQ(cards(her(), "shikaku_kakuninsho", today()).at(0).value.state, CertificateState::Issued);
  approve(id);
  const auto all = cards(her(), "shikaku_kakuninsho", today());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].value.state, CertificateState::Void);
  EXPECT_EQ(all[0].value.state_on, today());
  EXPECT_EQ(all[0].value.state_by, id);
  EXPECT_EQ(all[0].value.replaced_by, all[1].id);
  EXPECT_EQ(all[0].value.issue, 1);
  EXPECT_EQ(all[1].value.state, CertificateState::Issued);
  EXPECT_EQ(all[1].value.issue, 2);
  EXPECT_EQ(all[1].value.valid_until, all[0].value.valid_until) << "the period goes on";
  const auto printed = letters(id, "shikaku_kakuninsho");
  ASSERT_EQ(printed.size(), 1U) << "nobody else's";
  EXPECT_EQ(variable(printed[0], "certificate.reissue_reason"), "紛失");
  EXPECT_EQ(variable(printed[0], "certificate.remarks"), "再交付（2回目の交付）");
  send_letters(id);
  EXPECT_EQ(state(id), CaseState::Notified);

  const CaseId third = take(application("shikaku_kakuninsho", "damaged"));
  approve(third);
  EXPECT_EQ(cards(her(), "shikaku_kakuninsho", today()).back().value.issue, 3);
}

TEST_F(AfterDecision, ALimitCertificateIsIssuedAgainAsItWas) {
  give_limit();
  const CaseId id = take(application("gendogaku_ninteisho", "stolen"));
  approve(id);
  const auto printed = letters(id, "gendogaku_ninteisho");
  ASSERT_EQ(printed.size(), 1U);
  EXPECT_EQ(variable(printed[0], "limit.category"), "ウ");
  EXPECT_EQ(variable(printed[0], "limit.valid_until"), "2027-07-31");
  EXPECT_EQ(variable(printed[0], "certificate.issue"), "2");
  EXPECT_EQ(variable(printed[0], "certificate.reissue_reason"), "盗難");
  EXPECT_TRUE(letters(id, "shikaku_kakuninsho").empty());
  EXPECT_EQ(cards(her(), "gendogaku_ninteisho", today()).size(), 2U);
}

TEST_F(AfterDecision, ACardThatNobodyHoldsCannotBeIssuedAgain) {
  const CaseId id = take(application("gendogaku_ninteisho", "lost"));
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CONFLICT");
}

TEST_F(AfterDecision, ALostCardThatComesBackAloneGoesToItsCase) {
  const auto found = [&](const Date& on) {
    return take_found_card(office(), reviewer_, {"01", "1", 2, "shikaku_kakuninsho", on}).summary.stored.file.id;
  };
  EXPECT_EQ(code_of([&] { found(today()); }), "E-CONFLICT") << "it is out, not lost";
  const CaseId id = take(application("shikaku_kakuninsho", "lost"));
  approve(id);
  send_letters(id);
  EXPECT_EQ(found(today()), id);
  const auto all = cards(her(), "shikaku_kakuninsho", today());
  EXPECT_EQ(all[0].value.state, CertificateState::Returned);
  EXPECT_EQ(all[0].value.state_by, id);
  EXPECT_EQ(all[1].value.state, CertificateState::Issued) << "the new one stays";
  EXPECT_EQ(code_of([&] { found(today()); }), "E-CONFLICT") << "it came back once";
  EXPECT_EQ(code_of([&] { take_found_card(office(), printer_, {"01", "1", 2, "shikaku_kakuninsho", today()}); }),
            "E-AUTH-DENIED");
}

TEST_F(AfterDecision, ACorrectedLossLeavesWhatWasBelievedAndSaysWhatIsRight) {
  const CaseId wrong = take(loss("2026-11-24"));
  approve(wrong);
  send_letters(wrong);
  const Instant believed = store_->cases().get(wrong).changed_at;
  clock_.set(clock_.now() + std::chrono::hours(1));
  const int old_version = version(wrong);
  const auto old_values = store_->documents().effective(store_->cases().get(wrong).file.documents.at(0)).size();

  const CaseId id = correct(wrong);
  EXPECT_EQ(store_->cases().get(id).file.received_on, store_->cases().get(wrong).file.received_on);
  EXPECT_EQ(corrected_cases(*store_, id), std::vector{wrong});
  EXPECT_EQ(membership(2, "2026-11-25").lost_on, day("2026-11-24")) << "nothing is decided yet";
  key(id, "lost_on", 1, "2026-11-26");
  EXPECT_EQ(code_of([&] { correct(wrong); }), "E-CONFLICT") << "one correction at a time";
  settle_questions(id);
  advance_case(office(), reviewer_, id, version(id));
  const Actor opener = actor("sen", {"approver"});
  EXPECT_EQ(code_of([&] { approve_case(office(), opener, id, version(id), {}); }), "E-CASE-SAMEPERSON");
  approve_case(office(), approver_, id, version(id), {});

  EXPECT_FALSE(membership(2, "2026-11-25").lost_on) << "a member two days longer";
  EXPECT_EQ(membership(2, "2026-11-26").lost_on, day("2026-11-26"));
  const auto then = store_->members().members(household_, {day("2026-11-25"), believed});
  const auto she = std::find_if(then.begin(), then.end(), [](const auto& row) { return row.value.branch == 2; });
  ASSERT_NE(she, then.end());
  EXPECT_EQ(she->value.lost_on, day("2026-11-24")) << "what was believed that day stays";
  EXPECT_EQ(version(wrong), old_version) << "the decided case is not touched";
  EXPECT_EQ(store_->documents().effective(store_->cases().get(wrong).file.documents.at(0)).size(), old_values);

  const auto told = letters(id, "shikaku_soshitsu_tsuchi");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(variable(told[0], "notice.correction"), "訂正後");
  const auto cover = letters(id, "teisei_tsuchi");
  ASSERT_EQ(cover.size(), 1U);
  EXPECT_EQ(variable(cover[0], "correction.wrong"), "資格喪失年月日");
  EXPECT_EQ(variable(cover[0], "notice.correction"), "");
  const auto& listed = cover[0].facts.notice.tables.at("corrected");
  EXPECT_EQ(listed.size(), letters(wrong).size());
  EXPECT_TRUE(letters(wrong, "shikaku_soshitsu_tsuchi")[0].facts.notice.variables.count("notice.correction") == 0);

  const CaseId again = correct(id);
  key(again, "lost_on", 1, "2026-11-27");
  approve(again);
  EXPECT_EQ(membership(2, "2026-11-27").lost_on, day("2026-11-27")) << "a correction is corrected in its turn";
  EXPECT_FALSE(membership(2, "2026-11-26").lost_on);
}

TEST_F(AfterDecision, ACorrectionThatIsReturnedOrWithdrawnLeavesTheRegisterAlone) {
  const CaseId wrong = take(loss("2026-11-24"));
  approve(wrong);
  const CaseId id = correct(wrong);
  key(id, "lost_on", 1, "2026-11-26");
  advance(id);
  EXPECT_FALSE(membership(2, "2026-11-25").lost_on) << "仮登録";
  return_case(office(), approver_, id, version(id), "根拠の書類がありません");
  EXPECT_EQ(membership(2, "2026-11-25").lost_on, day("2026-11-24"));
  withdraw_case(office(), senior_, id, version(id), "訂正の必要がない");
  EXPECT_EQ(membership(2, "2026-11-25").lost_on, day("2026-11-24"));
  EXPECT_NE(correct(wrong), id) << "it may be opened anew";
}

TEST_F(AfterDecision, WhoWasWronglyLetGoIsAMemberAgain) {
  Paper form = loss("2026-11-24");
  const CaseId wrong = take(form);
  approve(wrong);
  EXPECT_EQ(cards(her(), "shikaku_kakuninsho", today()).at(0).value.state, CertificateState::Returned);
  const CaseId id = correct(wrong, "喪失者");
  for (const auto& [field, value] : {std::pair{"lost_name", "渡邉　太郎"}, {"lost_birth_date", "1985-04-02"},
                                    {"lost_sex", "male"}, {"lost_relation", "本人"}, {"lost_my_number", kHis}})
    key(id, field, 1, value);
  approve(id);
  EXPECT_FALSE(membership(2, "2026-11-24").lost_on);
  EXPECT_EQ(membership(1, "2026-11-24").lost_on, day("2026-11-24"));
  EXPECT_EQ(cards(her(), "shikaku_kakuninsho", today()).at(0).value.state, CertificateState::Issued)
      << "her card did not come back";
  const auto told = letters(id, "shikaku_soshitsu_tsuchi");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].facts.notice.tables.at("members").size(), 1U) << "she is not in the letter";
}

TEST_F(AfterDecision, AWrong適用区分IsAskedBackAndLettersThatHaveNotLeftArePulled) {
  const CaseId wrong = give_limit();
  send_letters(wrong);
  const CaseId id = correct(wrong, "適用区分");
  record(id, senior_, "limit",
         {{"category", "エ"},
          {"output", "limit_card"},
          {"valid_from", "2026-11-16"},
          {"valid_until", "2027-07-31"},
          {"reason", "課税証明書の読み誤り"}});
  approve(id);
  const auto all = cards(her(), "gendogaku_ninteisho", today());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].value.state, CertificateState::Void);
  EXPECT_EQ(all[1].value.state, CertificateState::Issued);
  EXPECT_EQ(variable(letters(id, "gendogaku_ninteisho").at(0), "limit.category"), "エ");
  const auto cover = letters(id, "teisei_tsuchi");
  ASSERT_EQ(cover.size(), 1U);
  const auto& back = cover[0].facts.notice.tables.at("cards");
  ASSERT_EQ(back.size(), 1U);
  EXPECT_EQ(back[0].at("certificate.kind"), "限度額適用認定証");
  EXPECT_EQ(back[0].at("person.name"), "渡邉　花子");
  EXPECT_NE(variable(cover[0], "notice.reply_by"), "");

  const CaseId none = correct(id, "適用区分");  // nothing of it has left
  record(none, senior_, "limit", {{"category", "エ"}, {"output", "limit_refused"}, {"reason", "マイナ保険証を利用"}});
  approve(none);
  EXPECT_EQ(letters(id, "gendogaku_ninteisho").at(0).facts.state, ledger::NoticeState::Pulled);
  EXPECT_EQ(cards(her(), "gendogaku_ninteisho", today()).back().value.state, CertificateState::Void);
  EXPECT_TRUE(letters(none, "teisei_tsuchi").at(0).facts.notice.tables.at("cards").empty())
      << "only what left the office comes back, and that was asked for before";
}

TEST_F(AfterDecision, ACorrectedAcquisitionKeepsThePersonsAndTheirNumbers) {
  const CaseId wrong = store_->members().household(household_, {day("2026-12-01"), {}})->recording.by_case;
  const PersonId hers = her();
  const CaseId id = correct(wrong, "資格取得年月日、花子さんの氏名");
  key(id, "acquired_on", 0, "2026-11-18");
  key(id, "family_name", 1, "渡邉　華子");
  approve(id);
  EXPECT_EQ(membership(2, "2026-11-20").acquired_on, day("2026-11-18"));
  EXPECT_EQ(membership(2, "2026-11-20").branch, 2);
  EXPECT_EQ(membership(2, "2026-11-20").person, hers);
  EXPECT_EQ(person(2, "2026-11-20").name, "渡邉　華子");
  EXPECT_EQ(household("2026-11-20").number, "1");
  EXPECT_EQ(membership(1, "2026-11-17").acquired_on, day("2026-11-18")) << "no day is left to the wrong entry";
  const auto all = cards(hers, "shikaku_kakuninsho", today());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].value.state, CertificateState::Void);
  const auto printed = letters(id, "shikaku_kakuninsho");
  EXPECT_EQ(printed.size(), 2U);
  EXPECT_TRUE(std::any_of(printed.begin(), printed.end(),
                          [](const auto& card) { return variable(card, "person.name") == "渡邉　華子"; }));
  EXPECT_EQ(letters(id, "shikaku_shutoku_kettei").size(), 1U);
}

TEST_F(AfterDecision, WhoDoesNotStandOnTheCorrectedFormWasNeverInsured) {
  const CaseId wrong = store_->members().household(household_, {day("2026-12-01"), {}})->recording.by_case;
  const CaseId id = correct(wrong, "家族");
  for (const char* field : {"family_name", "family_name_kana", "family_birth_date", "family_sex", "family_relation",
                            "family_my_number"}) {
    const auto form = application_of(*store_, context(), store_->cases().get(id).file);
    FieldAnswer blank;
    blank.action = "blank";
    key_field(office(), reviewer_, {form->form, field, 1}, store_->documents().get(form->form).version, blank);
  }
  approve(id);
  EXPECT_EQ(membership(2, "2026-11-20").lost_on, membership(2, "2026-11-20").acquired_on);
  EXPECT_EQ(letters(id, "shikaku_kakuninsho").size(), 1U) << "only his";
}

TEST_F(AfterDecision, ACorrectedMoveStartsFromTheOldAddressAgain) {
  const CaseId wrong = take(move());
  approve(wrong);
  const CaseId id = correct(wrong, "変更年月日");
  key(id, "changed_on", 0, "2026-11-22");
  approve(id);
  EXPECT_EQ(household("2026-11-21").address, "東京都千代田区千代田1-1");
  EXPECT_EQ(household("2026-11-22").address, "東京都千代田区霞が関1-3-2");
}

TEST_F(AfterDecision, WhatALaterCaseBuiltOnIsNotCorrectedUnderIt) {
  const CaseId acquired = store_->members().household(household_, {day("2026-12-01"), {}})->recording.by_case;
  approve(take(loss("2026-11-24")));
  const CaseId id = correct(acquired, "氏名");
  key(id, "name", 0, "渡辺　太郎");
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CONFLICT");
}

TEST_F(AfterDecision, OnlyASeniorCorrectsAndOnlyWhatIsDecided) {
  const CaseId id = take(loss("2026-11-24"));
  EXPECT_EQ(code_of([&] { correct(id); }), "E-CASE-STATE");
  approve(id);
  const auto refused = [&](const Actor& who, const CorrectionOrder& order) {
    return code_of([&] { correct_case(office(), who, id, order); });
  };
  EXPECT_EQ(refused(reviewer_, {"読み誤り", "喪失日"}), "E-AUTH-DENIED");
  EXPECT_EQ(refused(senior_, {"", "喪失日"}), "E-INPUT-VALUE");
  EXPECT_EQ(refused(senior_, {"読み誤り", ""}), "E-INPUT-VALUE");
  EXPECT_EQ(refused(senior_, {"読み誤り", std::string("番号は") + kHers}), "E-INPUT-VALUE");
  EXPECT_EQ(refused(actor("kyufu", {"senior"}, {"kyufu"}), {"読み誤り", "喪失日"}), "E-AUTH-DENIED");
}

}  // namespace
}  // namespace uketsuke::pipeline
