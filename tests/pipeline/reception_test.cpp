#include "pipeline/office/administration.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/envelopes.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/pages.h"
#include "pipeline/office/review.h"
#include "tests/failure_code.h"
#include "tests/pipeline/reception_case.h"

// How paper is received: the envelope with its 到達日 and cover list, papers that serve several cases.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

TEST_F(Reception, DeadlinesCountFromTheDayOnTheEnvelopeAndTheScanIsNeverTakenForItSilently) {
  const Date today = japan_date(clock_.now());
  day_unknown_ = true;
  // 20 days before today: late if the paper had come today, in time for the day that the stamp shows.
  const PageId page = take_in({form("架空　太郎", to_iso(plus_days(today, -20)))}).front();
  const CaseId id = case_of(page);
  const BatchId batch = batch_of(page);
  EXPECT_TRUE(alarmed(batch, "received_day_missing"));
  EXPECT_TRUE(open_case(office(), reviewer_, id).day_assumed);
  EXPECT_EQ(findings(id, "deadline.late").size(), 1U) << "14 days, and today is the 20th";
  const Date due_before = *open_case(office(), reviewer_, id).summary.stored.due_on;

  const Date stamped = plus_days(today, -12);
  key_envelope(office(), mail_, batch, envelope(to_iso(stamped)));
  EXPECT_FALSE(alarmed(batch, "received_day_missing"));
  const CaseView view = open_case(office(), reviewer_, id);
  EXPECT_FALSE(view.day_assumed);
  EXPECT_EQ(view.summary.stored.file.received_on, stamped);
  EXPECT_EQ(view.summary.stored.sender, "見本工務店") << "keyed after the case began";
  EXPECT_LT(*view.summary.stored.due_on, due_before);
  EXPECT_TRUE(findings(id, "deadline.late").empty()) << "the 8th day";
  assemble_again(batch);
  EXPECT_EQ(store_->cases().get(id).file.received_on, stamped);

  EXPECT_EQ(code_of([&] { key_envelope(office(), mail_, batch, envelope(to_iso(plus_days(today, 1)))); }), "E-INPUT-VALUE");
  ledger::Envelope unsaid = envelope(to_iso(stamped));
  unsaid.day_from.clear();
  EXPECT_EQ(code_of([&] { key_envelope(office(), mail_, batch, unsaid); }), "E-INPUT-VALUE") << "known from what?";
  EXPECT_EQ(code_of([&] { key_envelope(office(), printer_, batch, envelope("")); }), "E-AUTH-DENIED");
  key_envelope(office(), mail_, batch, envelope(""));
  EXPECT_TRUE(alarmed(batch, "received_day_missing")) << "taken back";
}

TEST_F(Reception, ADecidedCaseKeepsItsDay) {
  const PageId page = take_in({form()}).front();
  const CaseId id = case_of(page);
  withdraw_case(office(), senior_, id, version(id), "届出人の申出");
  const Date before = store_->cases().get(id).file.received_on;
  key_envelope(office(), mail_, batch_of(page), envelope(to_iso(plus_days(before, -3))));
  EXPECT_EQ(store_->cases().get(id).file.received_on, before);
}

TEST_F(Reception, TheCoverListIsComparedWithWhatCame) {
  const auto pages = take_in({form("架空　太郎"), certificate(), form("髙橋　花子")});
  const BatchId batch = batch_of(pages.front());
  EXPECT_EQ(open_envelope(office(), mail_, batch).papers.size(), 2U) << "forms; attachments are not listed";
  ledger::Envelope keyed = envelope("");
  keyed.has_cover = true;
  keyed.cover = {{"架空 太郎", kForm}, {"見本 一郎", "shikaku_soshitsu"}};
  const EnvelopeView view = key_envelope(office(), mail_, batch, keyed);
  ASSERT_EQ(view.lines.size(), 2U);
  EXPECT_EQ(view.lines[0].verdict, validate::CoverVerdict::Came);
  EXPECT_EQ(view.lines[0].paper->by_case, case_of(pages.front()));
  EXPECT_EQ(view.lines[1].verdict, validate::CoverVerdict::Missing);
  EXPECT_EQ(view.lines[1].kind_label, context_.kinds.find("shikaku_soshitsu")->label);
  ASSERT_EQ(view.extra.size(), 1U);
  EXPECT_EQ(view.extra[0].name, "髙橋　花子");
  EXPECT_TRUE(alarmed(batch, "cover_differs"));

  keyed.cover = {{"架空 太郎", kForm}, {"高橋 花子", kForm}, {"架空 太郎", "juminhyo"}};
  EXPECT_TRUE(key_envelope(office(), mail_, batch, keyed).extra.empty()) << "髙 is 高, and a listed 住民票 counts";
  EXPECT_FALSE(alarmed(batch, "cover_differs"));
  keyed.cover = {{"", kForm}};
  EXPECT_EQ(code_of([&] { key_envelope(office(), mail_, batch, keyed); }), "E-INPUT-VALUE");
  keyed.cover = {{"架空 太郎", "no_such"}};
  EXPECT_EQ(code_of([&] { key_envelope(office(), mail_, batch, keyed); }), "E-INPUT-VALUE");
}

TEST_F(Reception, OnePaperServesTwoCasesUntilItIsTakenOutOfOne) {
  const auto pages = take_in({form("架空　太郎"), certificate()});
  const CaseId first = case_of(pages[0]);
  const CaseId second = case_of(take_in({form("架空　花子")}).front());
  const DocumentId paper = document_on(pages[1]).document.id;
  const auto attachment = [&](const CaseId& id) { return store_->cases().attachments(id).at("juminhyo"); };
  EXPECT_NE(attachment(second), "received");
  attach_document(office(), reviewer_, paper, second, "同じ世帯の住民票");
  EXPECT_EQ(store_->cases().of_document(paper), (std::vector<CaseId>{first, second}));
  EXPECT_EQ(attachment(first), "received");
  EXPECT_EQ(attachment(second), "received");
  const auto history = store_->cases().history(second);
  EXPECT_TRUE(std::any_of(history.begin(), history.end(), [](const ledger::CaseEvent& event) {
    return event.what == "linked" && event.reason == "同じ世帯の住民票";
  }));
  EXPECT_EQ(code_of([&] { attach_document(office(), reviewer_, paper, second, "再度"); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { attach_document(office(), mail_, paper, second, "x"); }), "E-AUTH-DENIED");
  EXPECT_EQ(code_of([&] { attach_document(office(), reviewer_, document_on(pages[0]).document.id, second, "届"); }),
            "E-INPUT-VALUE")
      << "a 届書 belongs to its case";
  detach_document(office(), reviewer_, paper, second, "別世帯だった");
  EXPECT_NE(attachment(second), "received");
  EXPECT_EQ(attachment(first), "received");
  EXPECT_EQ(code_of([&] { detach_document(office(), reviewer_, paper, first, "x"); }), "E-INPUT-VALUE")
      << "a paper does not fall out of its last case";
  withdraw_case(office(), senior_, second, version(second), "届出人の申出");
  EXPECT_EQ(code_of([&] { attach_document(office(), reviewer_, paper, second, "遅い"); }), "E-CASE-STATE");
}

TEST_F(Reception, ASheetThatNobodyCouldNameIsSettledByCuttingItOrJoiningIt) {
  const auto waiting = [&] { return store_->sides().attention({}, {}, {}).items.size(); };
  const PageId form_page = take_in({form()}).front();
  const CaseId id = case_of(form_page);
  const PageId cards = unidentified();
  const PageId further = unidentified();
  EXPECT_EQ(waiting(), 2U);
  const auto at = [](double y) { return Rect<CleanPx>{100, y, 1000, 600}; };
  cut_page(office(), reviewer_, cards,
           {{at(100), "unten_menkyosho", id}, {at(800), "kojin_bango_card", id}, {at(1500), "zairyu_card", id}}, "3枚");
  EXPECT_EQ(waiting(), 1U);
  std::set<std::string> kinds;
  for (const DocumentId& document : store_->cases().get(id).file.documents)
    kinds.insert(store_->documents().get(document).document.kind);
  EXPECT_EQ(kinds, (std::set<std::string>{kForm, "unten_menkyosho", "kojin_bango_card", "zairyu_card"}));
  EXPECT_EQ(open_case(office(), reviewer_, id).summary.sheets, 2) << "three cards lie on one sheet";

  join_page(office(), reviewer_, further, document_on(form_page).document.id, 2, "続紙");
  EXPECT_EQ(waiting(), 0U);
  EXPECT_EQ(document_on(form_page).document.regions.size(), 2U);
  EXPECT_EQ(open_case(office(), reviewer_, id).summary.sheets, 3);
}

TEST_F(Reception, WhatWasKeyedFromAnUnidentifiedSheetIsSeenByWhoDecidesItsCase) {
  const PageId page = unidentified();
  const auto may = [&](const Actor& who) { return page_detail(office(), who, page).may_view; };
  set_page_kind(office(), reviewer_, page, kForm, {}, {});
  const CaseId id = case_of(page);
  EXPECT_FALSE(may(approver_)) << "nothing is to be decided yet";
  EXPECT_TRUE(may(reviewer_)) << "who keys it";
  const ledger::StoredDocument keyed = document_on(page);
  store_->documents().set_state(keyed.document.id, keyed.version, ledger::DocumentState::Checked, {"rev", "keyed", {}});
  propose_rejection(office(), reviewer_, id, version(id), "組合の地区の外", "規約第8条第1項");
  EXPECT_EQ(state(id), CaseState::AwaitingApproval);
  EXPECT_TRUE(may(approver_));
  EXPECT_FALSE(may(reviewer_)) << "their work on it is done";
  EXPECT_FALSE(may(mail_));
  EXPECT_FALSE(may(actor("kyu", {"approver"}, {"kyufu"}))) << "not a case of theirs";
  store_->cases().move(id, version(id), CaseState::Rejected, {"app", "approved", {}});
  EXPECT_TRUE(may(approver_)) << "後閲";
}

TEST_F(Reception, TheQueueHandsOutTheQuestionsOfOnesOwnDuty) {
  Paper doubtful = form();
  doubtful.fields[1].confidence = 0.3;
  doubtful.fields[1].candidates = {{"カクウ　タロウ", 0.3}};
  take_in({doubtful});
  const Actor tekiyo = actor("teki", {"reviewer"}, {"tekiyo"});
  const Actor kyufu = actor("kyu", {"reviewer"}, {"kyufu"});
  EXPECT_GE(review_figures(office(), tekiyo).waiting, 1);
  EXPECT_EQ(review_figures(office(), kyufu).waiting, 0);
  EXPECT_FALSE(next_item(office(), kyufu, {}, false)) << "a 事務 without any procedure is not everything";
  EXPECT_TRUE(next_item(office(), tekiyo, {}, false));
  EXPECT_FALSE(next_item(office(), reviewer_, {}, false, "kyufu")) << "somebody with all duties looks at one";
  EXPECT_EQ(code_of([&] { next_item(office(), tekiyo, {}, false, "kyufu"); }), "E-AUTH-DENIED");
}

TEST_F(Reception, ALetterIsSeenBeforeItIsIssued) {
  const CaseId id = case_of(take_in({form()}).front());
  settle_questions(id);
  LetterOrder order;
  order.kind = "hosei_irai";
  order.rows = {{{"defect.document", "資格取得届"}, {"defect.item", "電話番号"}, {"defect.text", "ご記入ください。"}}};
  const auto pages = preview_letter(office(), reviewer_, id, order, 600);
  ASSERT_FALSE(pages.empty());
  EXPECT_EQ(decode_png(pages.front()).width(), 600);
  EXPECT_TRUE(letters(id).empty()) << "nothing is issued";
  EXPECT_TRUE(store_->cases().records(id).empty());
  order.kind = "shorui_irai";
  order.rows = {{{"defect.document", "juminhyo"}, {"defect.text", "ご提出ください。"}}};
  preview_letter(office(), reviewer_, id, order, 600);
  EXPECT_NE(store_->cases().attachments(id).at("juminhyo"), "requested") << "and nothing is asked for";
  EXPECT_EQ(code_of([&] { preview_letter(office(), mail_, id, order, 600); }), "E-AUTH-DENIED");
  order.kind = "torisage_kakunin";
  EXPECT_EQ(code_of([&] { preview_letter(office(), reviewer_, id, order, 600); }), "E-CASE-STATE");
  const auto choices = open_case(office(), reviewer_, id).letters;
  std::string now;
  for (const CaseActionView& choice : choices) now += choice.allowed ? choice.id + " " : "";
  EXPECT_EQ(now, "hosei_irai shorui_irai ");
}

}  // namespace
}  // namespace uketsuke::pipeline
