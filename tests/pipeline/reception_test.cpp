#include <algorithm>

#include "core/image/codec.h"
#include "pipeline/assemble/assemble_job.h"
#include "pipeline/assemble/repeated_papers.h"
#include "pipeline/office/administration.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/envelopes.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/pages.h"
#include "pipeline/office/review.h"
#include "pipeline/page/pictures.h"
#include "tests/failure_code.h"
#include "tests/pipeline/office_case.h"

// How paper is received: the envelope with its 到達日 and cover list, papers that came twice, papers that serve several cases.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

constexpr const char* kForm = "shikaku_shutoku";

class Reception : public OfficeCase {
 protected:
  static Paper form(const std::string& name = "架空　太郎", const std::string& acquired_on = "2026-11-16") {
    return {kForm,
            {reading("name", name), reading("name_kana", "カクウ　タロウ"), reading("birth_date", "1985-04-02"),
             reading("postal_code", "1000001"), reading("address", "東京都千代田区千代田1-1"), reading("acquired_on", acquired_on),
             reading("application_kind", "new_household")}};
  }
  static Paper certificate() {
    return {"juminhyo", {reading("name", "架空　太郎", kSure, 1), reading("birth_date", "1985-04-02", kSure, 1)}};
  }
  BatchId batch_of(const PageId& page) { return store_->sides().get(page)->batch; }
  ledger::StoredDocument document_on(const PageId& page) { return store_->documents().of_page(page).at(0); }
  bool alarmed(const BatchId& batch, const std::string& code) {
    const auto alarms = store_->batches().get(batch).alarms;
    return std::any_of(alarms.begin(), alarms.end(), [&](const auto& alarm) { return alarm.code == code; });
  }
  std::vector<ledger::StoredFinding> findings(const CaseId& id, const std::string& message) {
    auto all = store_->cases().findings(id);
    std::erase_if(all, [&](const auto& one) { return one.finding.message != message; });
    return all;
  }
  void assemble_again(const BatchId& batch) {
    ledger::Job job;
    job.work.kind = "assemble";
    job.work.subject = batch.value;
    store_->jobs().add(job.work);
    do_assemble_job(*store_, *store_->jobs().claim_next("test", {"assemble"}), context_);
  }
  /// A side that nobody could name, in a batch of its own.
  PageId unidentified() {
    ledger::NewBatch facts;
    ledger::Incoming incoming;
    incoming.batch = store_->batches().open(facts);
    incoming.kind = FileKind::Png;
    const auto received = store_->originals().receive(incoming, Bytes{'?', static_cast<std::uint8_t>('a' + strangers_++)});
    const PageId page{received.file.id, 1};
    store_->sides().expect(page.file, 1);
    ledger::SideOutcome outcome;
    outcome.status = SideStatus::Unidentified;
    outcome.code = "E-PAGE-UNKNOWN";
    outcome.details = to_json(SideDetails{});
    store_->sides().record(page, outcome);
    assemble_again(incoming.batch);
    return page;
  }
  static ledger::Envelope envelope(const std::string& day) {
    ledger::Envelope out;
    out.sender = "見本工務店";
    if (!day.empty()) out.received_on = date_from_iso(day);
    if (!day.empty()) out.day_from = "stamp";
    return out;
  }

  Actor mail_ = actor("mail", {"mailroom"});

 private:
  int strangers_ = 0;
};

TEST_F(Reception, DeadlinesCountFromTheDayOnTheEnvelopeAndTheScanIsNeverTakenForItSilently) {
  const Date today = japan_date(clock_.now());
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

// Papers that came twice (二重取込の疑い).
class RepeatedPapers : public Reception {
 protected:
  /// A page of strokes that look like writing, another one for each seed, laid a little elsewhere.
  static Image written(std::uint32_t seed, int dx) {
    Image page(1240, 1754, PixelFormat::Grey8, 255);
    const auto next = [&] { return (seed = seed * 1664525U + 1013904223U) >> 16; };
    for (int i = 0; i < 2500; ++i) {
      const int x = static_cast<int>(next() % 1100) + 60, y = static_cast<int>(next() % 1600) + 70;
      const int length = static_cast<int>(next() % 40) + 10;
      for (int k = 0; k < length * 4; ++k) {
        const int along = k / 4, across = k % 4;
        const bool flat = (seed & 1U) != 0;
        page.row(std::min(1753, y + (flat ? across : along)))[std::min(1239, x + dx + (flat ? along : across))] = 30;
      }
    }
    return page;
  }
  /// One side of a form as a worker leaves it: readings, keys and picture.
  PageId scanned(const Paper& paper, const Image& picture) {
    // The picture is as cleanup gives it: 300 dpi.
    const PageId page = take_in({paper}).front();
    Image large(picture.width() * 2, picture.height() * 2, PixelFormat::Grey8, 255);
    for (int y = 0; y < large.height(); ++y)
      for (int x = 0; x < large.width(); ++x) large.row(y)[x] = picture.row(y / 2)[x / 2];
    const auto pack = store_->readings().stage(page, {{kPreviewBlob, "image/jpeg", encode_jpeg(large, 80)}});
    store_->transact([&] {
      store_->readings().attach(pack);
      store_->sides().set_keys(page, paper_keys(store_->readings().latest(page)->reading, context_.kinds));
    });
    assemble_again(batch_of(page));
    return page;
  }
};

TEST_F(RepeatedPapers, TheSamePaperAsksInTheLaterCaseAndNothingIsDropped) {
  const PageId first = scanned(form(), written(1, 0));
  const PageId other = scanned(form("架空　次郎"), written(2, 0));
  const PageId again = scanned(form(), written(1, 9));
  EXPECT_TRUE(findings(case_of(first), "paper.scanned_twice").empty());
  EXPECT_TRUE(findings(case_of(other), "paper.scanned_twice").empty()) << "another person's sheet of the same form";
  const auto asked = findings(case_of(again), "paper.scanned_twice");
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].finding.severity, Severity::Warning);
  const std::string number = store_->cases().get(case_of(first)).file.number;
  const auto views = finding_views(office(), case_of(again));
  EXPECT_TRUE(std::any_of(views.begin(), views.end(), [&](const FindingView& view) {
    return view.message == "二重取込の疑い: 受付番号 " + number + " の同じ紙と思われます。";
  }));
  EXPECT_TRUE(alarmed(batch_of(again), "same_paper"));
  EXPECT_EQ(page_detail(office(), reviewer_, again).repeats, std::vector<std::string>{number});
  EXPECT_EQ(store_->sides().get(again)->outcome->status, SideStatus::Read);

  accept_finding(office(), reviewer_, case_of(again), asked[0].id, "別の紙と確認");
  assemble_again(batch_of(again));
  EXPECT_EQ(findings(case_of(again), "paper.scanned_twice").at(0).accepted_by, "rev") << "asked once";
  withdraw_case(office(), senior_, case_of(first), version(case_of(first)), "二重");
  assemble_again(batch_of(again));
  EXPECT_TRUE(findings(case_of(again), "paper.scanned_twice").empty()) << "the other one is put away";
}

TEST_F(RepeatedPapers, TheSameValuesOnAnotherSheetAreNotTheSamePaper) {
  scanned(form(), written(1, 0));
  const PageId filled_again = scanned(form(), written(3, 0));
  EXPECT_TRUE(findings(case_of(filled_again), "paper.scanned_twice").empty());
}

TEST_F(RepeatedPapers, TheSamePictureWithOtherSureValuesIsNotTheSamePaper) {
  scanned(form(), written(1, 0));
  Paper other = form();
  other.fields[2].value = "1958-07-20";
  const PageId page = scanned(other, written(1, 0));
  EXPECT_TRUE(findings(case_of(page), "paper.scanned_twice").empty()) << "certificates of one office look alike";
}

TEST(PaperKeys, TellWhomAndNeverHoldANumber) {
  PageReading page;
  page.document_kind = kForm;
  page.fields = {reading("name", "架空　太郎"), reading("my_number", "123456789018"), reading("symbol", "01"),
                 reading("acquired_on", "2026-11-16"), reading("address", "")};
  const auto keys = paper_keys(page, context().kinds);
  ASSERT_EQ(keys.size(), 1U) << "記号 alone is too short to tell anybody apart";
  EXPECT_NE(keys[0].find("架空太郎"), std::string::npos);
}

TEST(OnePaper, AllowsMisreadingsButNoSureDifference) {
  const auto page = [](std::vector<FieldReading> fields) {
    PageReading out;
    out.document_kind = kForm;
    out.fields = std::move(fields);
    return out;
  };
  const PageReading one = page({reading("name", "架空 太郎"), reading("address", "東京都"), reading("phone", "0312345678"),
                                reading("birth_date", "1985-04-02", 0.8)});
  EXPECT_TRUE(may_be_one_paper(one, one));
  EXPECT_TRUE(may_be_one_paper(one, page({reading("name", "架空　太郎"), reading("address", "東京都"),
                                          reading("phone", "0312345678"), reading("birth_date", "1985-04-07")})))
      << "one reader was not sure";
  EXPECT_FALSE(may_be_one_paper(one, page({reading("name", "架空 次郎"), reading("address", "東京都"),
                                           reading("phone", "0312345678")})));
  EXPECT_FALSE(may_be_one_paper(one, page({}))) << "nothing to go by";
}

}  // namespace
}  // namespace uketsuke::pipeline
