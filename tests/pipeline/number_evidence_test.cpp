#include "pipeline/case/number_evidence.h"

#include <algorithm>

#include "pipeline/case/revalidate.h"
#include "pipeline/office/review.h"
#include "tests/pipeline/number_case.h"

// 傍証 in a case: a 資格取得届 whose 個人番号 is asked about, with the 住民票 and the member register beside it.
namespace uketsuke::pipeline {
namespace {

using NumberEvidence = NumberCase;

TEST_F(NumberEvidence, AnswersAQuestionThatTheCertificateSettles) {
  on_form("my_number").doubts = {"readers_disagree", "faint"};
  assemble();
  ASSERT_TRUE(by_evidence());
  const auto decision = *store_->documents().effective(number());
  EXPECT_EQ(decision.decision.value, kHis);
  EXPECT_EQ(decision.decision.actor, context().policy.actor());
  EXPECT_FALSE(decision.decision.by_person);
  EXPECT_EQ(decision.action, "accepted");
  EXPECT_EQ(decision.note, "傍証: 住民票(1人目) と一致 (確率 0.9995)");
  EXPECT_FALSE(asked(number()));
  EXPECT_EQ(store_->review().list({}, {}).items.size(), 1U) << "the withdrawn question is kept";
  EXPECT_EQ(store_->review().list({}, {}).items.at(0).state, ledger::ReviewState::Cancelled);
  EXPECT_EQ(store_->cases().get(case_id()).file.state, CaseState::Examining) << "nothing is open any more";
}

TEST_F(NumberEvidence, StandsInTheLedgerAndIsCountedAsAsked) {
  assemble();
  ASSERT_TRUE(by_evidence());
  const auto entries = store_->audit().about(case_id().value);
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [](const LedgerEntry& e) { return e.kind == "number.evidence"; });
  ASSERT_NE(entry, entries.end());
  EXPECT_EQ(entry->actor, context().policy.actor());
  const auto payload = store_->audit().payload(entry->sequence);
  ASSERT_TRUE(payload);
  EXPECT_EQ(payload->find(kHis), std::string::npos);
  EXPECT_NE(payload->find("住民票(1人目)"), std::string::npos);
  EXPECT_TRUE(store_->audit().verify().ok());
  for (const auto& tally : store_->policies().tallies(date_from_iso("2020-01-01")))
    if (tally.field_class == "my_number") {
      EXPECT_EQ(tally.accepted, 1) << "the certificate's";
      EXPECT_EQ(tally.asked, 1) << "the form's: that is what the policy said of its reading";
    }
}

TEST_F(NumberEvidence, AnswersOnceTheNamesAreSettled) {
  on_form("name").doubts = {"variant_possible"};
  assemble();
  expect_still_asked();
  person_decides(on(form_page_, "name", 0), "渡邉　太郎");
  EXPECT_TRUE(by_evidence());
}

TEST_F(NumberEvidence, LeavesAQuestionAloneThatAPersonHoldsOrPostponed) {
  on_form("name").doubts = {"variant_possible"};
  assemble();
  const auto item = store_->review().claim(store_->review().open_item(number())->id, "rev");
  person_decides(on(form_page_, "name", 0), "渡邉　太郎");
  expect_still_asked();
  EXPECT_EQ(store_->review().get(item.id).leased_by, "rev");
  store_->review().postpone(item.id, "rev", item.version, "illegible");
  again();
  expect_still_asked();
}

TEST_F(NumberEvidence, ACertificateThatContradictsIsAFindingAndAQuestion) {
  on_certificate("my_number") = reading("my_number", kHers, 0.9995, 1);
  assemble();
  expect_still_asked();
  EXPECT_TRUE(finding("compare.my_number.different"));
}

TEST_F(NumberEvidence, ANumberThatWasAcceptedIsAskedWhenTheCertificateContradicts) {
  on_form("my_number") = reading("my_number", kHis);
  on_certificate("my_number") = reading("my_number", kHers, 0.9995, 1);
  assemble();
  EXPECT_TRUE(store_->documents().effective(number()));
  EXPECT_EQ(ask_reason(), "compare.my_number.different");
  EXPECT_EQ(store_->cases().get(case_id()).file.state, CaseState::Checking);
}

TEST_F(NumberEvidence, AnotherPersonsNumberVouchesForNobody) {
  on_certificate("name") = reading("name", "渡邉　一郎", kSure, 1);
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, TheNumberItselfFindsNoPerson) {
  on_certificate("birth_date") = reading("birth_date", "1985-04-20", kSure, 1);
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, TwoPeopleOfOneNameOnTheCertificateAreNobody) {
  for (FieldReading second : std::vector(certificate_)) {
    second.row = 2;
    if (second.field != "my_number") certificate_.push_back(second);
  }
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, ACertificateThatIsAskedAboutItselfSaysNothing) {
  on_certificate("my_number").doubts = {"seal_over_print"};
  assemble();
  expect_still_asked();
  person_decides(certified(), kHis);
  EXPECT_TRUE(by_evidence()) << "a person has settled it";
}

TEST_F(NumberEvidence, ACertificateWhoseNameIsAskedAboutSaysNothing) {
  on_certificate("name").doubts = {"seal_over_print"};
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, AMaskedNumberSaysNothing) {
  on_certificate("my_number") = reading("my_number", "", 0.9, 1, {"masked"});
  on_certificate("my_number").state = ReadState::Unreadable;
  assemble();
  expect_still_asked();
  EXPECT_FALSE(store_->review().open_item(certified())) << "nobody can read what is not printed";
}

TEST_F(NumberEvidence, ANumberThatFailsItsCheckDigitIsNeverRepaired) {
  on_form("my_number") = reading("my_number", kFailing, 0.6, 0, {"check_digit_fails"});
  on_form("my_number").candidates.push_back({kHis, 0.35});
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, APlainBestThatIsAnotherIsNeverOverruled) {
  on_form("my_number") = reading("my_number", kHers, 0.6);
  on_form("my_number").candidates.push_back({kHis, 0.38});
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, HardDoubtsAndGuessesAreForAPerson) {
  for (const char* doubt : {"overwritten", "cells_empty", "not_a_digit", "line_through"}) {
    on_form("my_number") = reading("my_number", kHis, 0.95, 0, {"faint", doubt});
    assemble();
    expect_still_asked();
  }
}

TEST_F(NumberEvidence, AReadingThatGuessedIsNotHelped) {
  on_form("my_number") = reading("my_number", kHis, 0.4);
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, OneNumberForTwoPeopleIsForAPerson) {
  form_.push_back(reading("family_name", "渡邉　花子", kSure, 1));
  form_.push_back(reading("family_birth_date", "1987-12-31", kSure, 1));
  form_.push_back(reading("family_my_number", kHis, 0.95, 1));
  assemble();
  EXPECT_TRUE(finding("my_number.two_persons"));
  expect_still_asked();
  EXPECT_TRUE(asked(on(form_page_, "family_my_number", 1)));
}

TEST_F(NumberEvidence, AFieldThatAPersonTouchedStaysWithPeople) {
  on_form("name").doubts = {"variant_possible"};
  assemble();
  const auto item = store_->review().claim(store_->review().open_item(number())->id, "rev");
  store_->transact([&] {
    ledger::StoredDecision made;
    made.decision = {number(), ReadState::Blank, {}, "rev", "blank", {}, true};
    made.action = "blank";
    const auto id = store_->documents().decide(made);
    store_->review().settle(item.id, "rev", item.version, id);
    store_->documents().undo(id, "rev");
    store_->review().reopen(item.id, "rev");
    store_->review().release(item.id, "rev");
  });
  person_decides(on(form_page_, "name", 0), "渡邉　太郎");
  expect_still_asked();
}

TEST_F(NumberEvidence, DecidesNothingWhileTheDriftAlarmStands) {
  ledger::DriftAlarm alarm;
  alarm.field_class = "my_number";
  alarm.policy = context().policy.actor();
  store_->quality().raise(alarm);
  // Accepted even under the alarm, so that only the form's number is left to decide.
  on_certificate("my_number").confidence = on_certificate("my_number").candidates.front().p = 0.99995;
  assemble();
  EXPECT_TRUE(store_->documents().effective(certified()));
  expect_still_asked();
}

TEST_F(NumberEvidence, AsksAgainWhenTheEvidenceIsGone) {
  assemble();
  ASSERT_TRUE(by_evidence());
  again();
  EXPECT_FALSE(asked(number())) << "it still stands";
  store_->cases().unlink(case_id(), certified().document, {"test", "moved", {}});
  again();
  EXPECT_EQ(ask_reason(), "evidence_gone");
  EXPECT_TRUE(by_evidence()) << "what was decided is never overwritten";
  store_->cases().link(case_id(), store_->documents().of_page(certificate_page_).at(0).document.id,
                       {"test", "moved", {}});
  again();
  EXPECT_EQ(ask_reason(), "evidence_gone") << "once asked, a person answers";
  person_decides(number(), kHis);
  EXPECT_FALSE(asked(number()));
}

TEST_F(NumberEvidence, ADecidedCaseNeverChanges) {
  on_form("name").doubts = {"variant_possible"};
  assemble();
  ledger::NewCase other;
  other.procedure = "shikaku_shutoku";
  other.received_on = date_from_iso("2026-11-01");
  const auto made = store_->cases().add(other, {"test", "created", {}});
  store_->cases().link(made.file.id, number().document, {"test", "linked", {}});
  store_->cases().move(made.file.id, store_->cases().get(made.file.id).version, CaseState::Approved,
                       {"test", "approved", {}});
  store_->transact([&] {
    ledger::StoredDecision name;
    name.decision = {on(form_page_, "name", 0), ReadState::Read, "渡邉　太郎", "rev", "typed", {}, true};
    name.action = "typed";
    store_->review().settle_field(name.decision.field, "rev", store_->documents().decide(name));
  });
  for (const auto& stored : store_->cases().list({}, {}).items)
    revalidate(*store_, context(), stored.file.id, "test");
  expect_still_asked();
}

TEST_F(NumberEvidence, ItsSourceMayBeTheRegister) {
  certificate_.clear();
  register_person("渡邉　太郎", kHis);
  assemble();
  ASSERT_TRUE(by_evidence());
  EXPECT_EQ(store_->documents().effective(number())->note, "傍証: 加入者台帳 と一致 (確率 0.9995)");
}

TEST_F(NumberEvidence, TheRegisterSaysNothingBeforeApproval) {
  certificate_.clear();
  register_person("渡邉　太郎", kHis, ledger::RegisterStatus::Provisional);
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, ARegisterThatKeepsAnotherNumberIsAQuestion) {
  register_person("渡邉　太郎", kHers);
  on_form("my_number") = reading("my_number", kHis);
  assemble();
  EXPECT_EQ(ask_reason(), "register_number_differs") << "although the policy accepted it";
  EXPECT_FALSE(context().rules.sentence("doubt.register_number_differs").empty());
  EXPECT_FALSE(context().rules.sentence("doubt.evidence_gone").empty());
}

TEST_F(NumberEvidence, SourcesThatContradictEachOtherSettleNothing) {
  register_person("渡邉　太郎", kHers);
  assemble();
  expect_still_asked();
}

TEST_F(NumberEvidence, ANumberThatTheRegisterKeepsForSomebodyElseIsForAPerson) {
  register_person("佐藤　次郎", kHis);
  assemble();
  expect_still_asked();
}

// What evidence decides goes through the same lottery as other accepted values.
TEST_F(NumberEvidence, HiddenSamplesAreDrawnFromWhatItDecides) {
  for (const char* name : {"rev", "rev2"}) store_->users().add(name, name, {"reviewer"}, {}, "test");
  store_->settings().set("quality.share.my_number", "1000", 2, "test", "test");
  assemble();
  expect_still_asked();
  ASSERT_TRUE(asked(certified())) << "the certificate's own number is a sample: it says nothing yet";
  const Office office{*store_, context()};
  Actor actor{*store_->users().by_name("rev"), "desk"};
  actor.user.must_change_password = false;
  const auto item = claim_item(office, actor, store_->review().open_item(certified())->id);
  FieldAnswer answer;
  answer.action = "type";
  answer.value = kHis;
  answer_item(office, actor, item.item.id, item.item.version, answer);
  const auto sample = store_->review().open_item(number());
  ASSERT_TRUE(sample);
  EXPECT_TRUE(sample->ask.blind && sample->ask.must_type);
  ASSERT_TRUE(store_->quality().latest(number()));
  EXPECT_NEAR(store_->quality().latest(number())->facts.confidence, 0.9995, 1e-9);
  again();
  expect_still_asked();
}

}  // namespace
}  // namespace uketsuke::pipeline
