#include <algorithm>
#include <set>

#include "pipeline/office/case_letters.h"
#include "pipeline/office/correct.h"
#include "pipeline/office/disposal.h"
#include "tests/pipeline/mailing_office.h"

// 発送: letters that stay, letters that are pulled, and employers written differently.
namespace uketsuke::pipeline {
namespace {

TEST_F(MailingOffice, ANoticeThatWouldBePrintedOtherwiseStaysWithItsOwnAndTheRestGoes) {
  const CaseId hers = her_loss();
  const CaseId his = his_loss();
  const ledger::StoredNotice bad = letters(hers, "shikaku_soshitsu_tsuchi").front();
  const std::string other = "%PDF of another program version";
  store_->notices().attach_pdf(bad.facts.notice.id, Bytes(other.begin(), other.end()), 1);
  draw();
  const MailingView view = make();
  std::set<NoticeId> stays;
  for (const ledger::StoredNotice& letter : letters(hers))
    if (letter.facts.addressee.role == ledger::AddresseeRole::Member) stays.insert(letter.facts.notice.id);
  ASSERT_GE(stays.size(), 2U);
  for (const CaseId& id : {hers, his})
    for (const ledger::StoredNotice& letter : letters(id)) {
      EXPECT_EQ(letter.mailing.empty(), stays.contains(letter.facts.notice.id)) << letter.facts.notice.kind;
      EXPECT_EQ(letter.facts.state, NoticeState::Ready);
    }
  const auto& named = view.left_out.at(LeftOut::Unprintable);
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0].document_number, bad.facts.notice.document_number);
  EXPECT_FALSE(named[0].detail.empty());
  EXPECT_EQ(view.left_out.at(LeftOut::BesideUnprintable).size(), stays.size() - 1);
  EXPECT_EQ(mailing_plan(office(), printer_).left_out.at(LeftOut::Unprintable).size(), 1U) << "it is still shown";
  // Its attached PDF is what was approved: a person prints and sends it; the others go next.
  release_notice(office(), printer_, bad.facts.notice.id, bad.version);
  EXPECT_EQ(make().mailing.number, 2);
}

TEST_F(MailingOffice, ACharacterThatNoFontHoldsStopsOneLetter) {
  const CaseId id = her_loss();
  draw();
  ledger::NewNotice fresh = letters(id).front().facts;
  fresh.notice.id = NoticeId();
  fresh.notice.document_number = "国組発R8第99号";
  fresh.recipient = "another";
  fresh.notice.variables["recipient.name"] = "渡邉　\xEE\x80\x80";
  const NoticeId bad = store_->notices().issue(fresh).facts.notice.id;
  const std::string pdf = "%PDF with that character";
  store_->notices().attach_pdf(bad, Bytes(pdf.begin(), pdf.end()), 1);
  const MailingView view = make();
  EXPECT_FALSE(view.pieces.empty());
  const auto& named = view.left_out.at(LeftOut::Unprintable);
  ASSERT_EQ(named.size(), 1U);
  EXPECT_EQ(named[0].notice, bad);
  EXPECT_NE(named[0].detail.find("印字できない文字"), std::string::npos) << named[0].detail;
  EXPECT_EQ(code_of([&] { make({bad}); }), "E-CONFLICT") << "it was chosen";
}

TEST_F(MailingOffice, AnEmployerWrittenOtherwiseIsAskedAboutAndThePersonsAnswerIsKept) {
  her_loss();
  his_loss("株式会社見本工務店", "東京都千代田区霞が関一丁目3番2号");
  draw();
  const auto packets = [&] {
    const MailingPlan plan = mailing_plan(office(), printer_);
    return std::count_if(plan.pieces.begin(), plan.pieces.end(), [](const PlannedPiece& piece) { return piece.with_cover; });
  };
  EXPECT_EQ(packets(), 2);
  const auto asked = mailing_plan(office(), printer_).employers;
  ASSERT_EQ(asked.size(), 1U);
  const EmployerDecision one{asked[0].first.key, asked[0].second.key, true};
  EXPECT_EQ(code_of([&] { decide_employers(office(), approver_, one); }), "E-AUTH-DENIED");
  EXPECT_EQ(code_of([&] { decide_employers(office(), printer_, {"x", "y", true}); }), "E-LEDGER-NOTFOUND");
  EXPECT_EQ(decide_employers(office(), printer_, one).employers.at(0).state, EmployerPair::State::Same);
  EXPECT_EQ(packets(), 1);
  const LedgerEntry entry = store_->audit().about("employers").back();
  EXPECT_EQ(entry.kind, "employers.same");
  EXPECT_EQ(entry.actor, "prt");
  decide_employers(office(), printer_, {one.first, one.second, false});
  EXPECT_EQ(packets(), 2) << "it may be taken back";
}

TEST_F(MailingOffice, APulledNoticeTakesItsEnvelopeOutAndTheRestGoesWithTheNext) {
  const CaseId id = her_loss();
  draw();
  MailingView view = make();
  const PieceView& piece = *piece_to(view, ledger::AddresseeRole::Member);
  ASSERT_GE(piece.piece.notices.size(), 2U);
  const NoticeId wrong = piece.piece.notices[0].notice;
  const NoticeId beside = piece.piece.notices[1].notice;
  EXPECT_EQ(code_of([&] { pull_notice(office(), printer_, wrong, 1, "宛名の誤り"); }), "E-CONFLICT") << "not by itself";
  EXPECT_EQ(code_of([&] { pull_from_mailing(office(), printer_, view.mailing.id, wrong, 1, ""); }), "E-INPUT-VALUE");
  view = pull_from_mailing(office(), printer_, view.mailing.id, wrong, 1, "宛名の誤り");
  release_mailing(office(), printer_, view.mailing.id, view.mailing.version);
  EXPECT_EQ(state_of(wrong), NoticeState::Pulled);
  EXPECT_EQ(state_of(beside), NoticeState::Ready);
  EXPECT_EQ(state(id), CaseState::Approved) << "a letter still waits";
  const MailingView next = make();
  for (const PieceView& other : next.pieces)
    for (const ledger::EnclosedNotice& one : other.piece.notices) EXPECT_NE(one.notice, wrong);
  EXPECT_EQ(store_->notices().get(beside).mailing, next.mailing.id.value);
  release_mailing(office(), printer_, next.mailing.id, 1);
  EXPECT_EQ(state(id), CaseState::Notified);
  const CaseId its = store_->notices().get(wrong).facts.by_case;
  EXPECT_EQ(state(its), CaseState::Approved) << "nobody has said that the pulled one need not be sent";
  EXPECT_EQ(code_of([&] { decide_not_needed(office(), printer_, wrong, "窓口で説明済み"); }), "E-AUTH-DENIED");
  EXPECT_EQ(code_of([&] { decide_not_needed(office(), approver_, wrong, ""); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { decide_not_needed(office(), approver_, beside, "送付済み"); }), "E-CASE-STATE");
  decide_not_needed(office(), approver_, wrong, "窓口で説明済み");
  EXPECT_EQ(state(its), CaseState::Notified);
  EXPECT_EQ(code_of([&] { decide_not_needed(office(), approver_, wrong, "再び"); }), "E-CASE-STATE");
  const auto records = store_->cases().records(its);
  EXPECT_EQ(records.back().kind, "letter_not_needed");
  EXPECT_EQ(records.back().actor, "app");
}

TEST_F(MailingOffice, ACaseWhoseCopyWasPulledDoesNotEnd) {
  const CaseId id = her_loss();
  draw();
  for (const ledger::StoredNotice& letter : letters(id)) {
    const NoticeId& one = letter.facts.notice.id;
    if (letter.facts.addressee.role == ledger::AddresseeRole::Employer)
      pull_notice(office(), printer_, one, letter.version, "事業所の所在地の誤り");
    else
      release_notice(office(), printer_, one, letter.version);
  }
  EXPECT_EQ(state(id), CaseState::Approved);
  EXPECT_FALSE(step_done(id, "notices"));
  for (const ledger::StoredNotice& letter : letters(id))
    if (letter.facts.state == NoticeState::Pulled)
      decide_not_needed(office(), senior_, letter.facts.notice.id, "事業所が廃業した");
  EXPECT_EQ(state(id), CaseState::Notified);
  EXPECT_TRUE(step_done(id, "notices"));
}

TEST_F(MailingOffice, ALetterWrittenAgainStandsForThePulledOne) {
  const CaseId id = her_loss();
  const auto asked = [&](const char* text) {
    LetterOrder order;
    order.kind = "kofu_annai";
    order.reply_by = date_from_iso(text);
    send_letter(office(), reviewer_, id, order);
  };
  asked("2026-12-11");
  const ledger::StoredNotice first = letters(id, "kofu_annai").front();
  pull_notice(office(), printer_, first.facts.notice.id, first.version, "期限の誤り");
  asked("2026-12-18");
  draw();
  for (const ledger::StoredNotice& letter : letters(id))
    if (letter.facts.state == NoticeState::Ready)
      release_notice(office(), printer_, letter.facts.notice.id, letter.version);
  EXPECT_EQ(state(id), CaseState::Notified);
}

TEST_F(MailingOffice, ALetterOfAWithdrawnOrDisposedCaseCanBePulled) {
  const Actor admin = actor("adm", {"admin"});
  const auto asked = [&] {
    const CaseId id = take(limit());
    LetterOrder order;
    order.kind = "hosei_irai";
    order.rows = {{{"defect.document", "申請書"}, {"defect.item", "日付"}, {"defect.text", "記入してください。"}}};
    send_letter(office(), reviewer_, id, order);
    draw();
    return id;
  };
  const auto dispose = [&](const CaseId& id) {
    approve_disposal(office(), approver_, propose_disposal(office(), admin, "case", id.value, "取下げ").id);
  };
  const CaseId mailed = asked();
  const MailingView view = make({letters(mailed).front().facts.notice.id});
  const CaseId withdrawn = asked();
  const CaseId single = asked();
  for (const CaseId& id : {mailed, withdrawn, single}) withdraw_case(office(), senior_, id, version(id), "取下げ");
  dispose(mailed);
  dispose(single);
  const MailingPlan plan = mailing_plan(office(), printer_);
  EXPECT_EQ(plan.left_out.at(LeftOut::Disposed).size(), 1U) << "not printed, and shown";
  const NoticeId in_mailing = letters(mailed).front().facts.notice.id;
  pull_from_mailing(office(), printer_, view.mailing.id, in_mailing, view.mailing.version, "廃棄済み");
  for (const CaseId& id : {withdrawn, single}) {
    const ledger::StoredNotice letter = letters(id).front();
    pull_notice(office(), printer_, letter.facts.notice.id, letter.version, "廃棄済み");
  }
  for (const CaseId& id : {mailed, withdrawn, single}) {
    const NoticeId pulled = letters(id).front().facts.notice.id;
    EXPECT_EQ(state_of(pulled), NoticeState::Pulled);
    EXPECT_FALSE(is_undecided(*store_, store_->notices().get(pulled))) << "nobody is asked about it";
    const auto entries = store_->audit().about(pulled.value);
    EXPECT_EQ(entries.back().kind, "notice.pulled");
    EXPECT_EQ(store_->audit().payload(entries.back().sequence), "廃棄済み") << "who, when and why stay";
  }
  EXPECT_EQ(letters(withdrawn).front().pulled_reason, "廃棄済み");
}

TEST_F(MailingOffice, LettersOfACorrectedDecisionAreTakenOutOfTheirMailing) {
  const CaseId id = her_loss();
  draw();
  const MailingView view = make();
  const CaseId right = correct_case(office(), senior_, id, {"届書の読み誤り", "資格喪失年月日"}).summary.stored.file.id;
  tell_employer(right);
  approve(right);
  for (const ledger::StoredNotice& letter : letters(id)) EXPECT_EQ(letter.facts.state, NoticeState::Pulled);
  EXPECT_GT(store_->mailings().get(view.mailing.id).pulled_count, 0);
}

}  // namespace
}  // namespace uketsuke::pipeline
