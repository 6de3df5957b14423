#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

// Envelopes (封筒), sheets of both sides, and papers that came twice.
class EnvelopeContract : public StoreContract {
 protected:
  /// A file of `sides` sides with these statuses, all recorded.
  PageId recorded(const std::string& bytes, const std::vector<SideStatus>& sides) {
    const Received got = receive(bytes);
    batch_ = got.arrival.arrival.batch;
    store_->sides().expect(got.file.id, static_cast<int>(sides.size()));
    for (std::size_t i = 0; i < sides.size(); ++i) {
      SideOutcome outcome;
      outcome.status = sides[i];
      store_->sides().record({got.file.id, static_cast<int>(i) + 1}, outcome);
    }
    return {got.file.id, 1};
  }
  static Envelope envelope() {
    Envelope out;
    out.sender = "みどり建設 架空支店";
    out.received_on = date_from_iso("2026-11-17");
    out.day_from = "stamp";
    out.expected_sheets = 2;
    out.both_sides = true;
    out.has_cover = true;
    out.cover = {{"架空 太郎", "shikaku_shutoku"}, {"架空 花子", ""}};
    out.note = "速達";
    return out;
  }

  BatchId batch_;
};

TEST_P(EnvelopeContract, WhatAPersonKeysIsTheBatchsAndEarlierVersionsStay) {
  recorded("envelope", {SideStatus::Read});
  EXPECT_TRUE(store_->batches().envelopes(batch_).empty());
  store_->batches().set_envelope(batch_, "mail", envelope());
  advance(60);
  Envelope second = envelope();
  second.received_on = date_from_iso("2026-11-16");
  second.day_from = "postmark";
  second.cover.pop_back();
  store_->batches().set_envelope(batch_, "sen", second);

  const BatchState state = store_->batches().get(batch_);
  EXPECT_EQ(state.facts.sender, "みどり建設 架空支店");
  EXPECT_EQ(state.facts.note, "速達");
  EXPECT_EQ(state.facts.received_on, date_from_iso("2026-11-16"));
  EXPECT_EQ(state.facts.expected_sheets, 2);
  EXPECT_TRUE(state.facts.both_sides);
  EXPECT_EQ(store_->batches().arrivals(batch_, {}).items.at(0).arrival.received_on, date_from_iso("2026-11-16"));
  const auto all = store_->batches().envelopes(batch_);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].cover, envelope().cover);
  EXPECT_EQ(all[0].actor, "mail");
  EXPECT_EQ(all[1].day_from, "postmark");
  EXPECT_EQ(all[1].at - all[0].at, std::chrono::seconds(60));
  EXPECT_EQ(store_->audit().about(batch_.value).size(), 2U) << "both stand in the ledger";
  EXPECT_EQ(code_of([&] { store_->batches().set_envelope(BatchId("none"), "x", {}); }), "E-LEDGER-NOTFOUND");
}

TEST_P(EnvelopeContract, AHeaderReadAgainDoesNotChangeTheDayThatAPersonKeyed) {
  recorded("header", {SideStatus::Header, SideStatus::Read});
  store_->batches().set_header(batch_, 1, date_from_iso("2026-11-19"));
  EXPECT_EQ(store_->batches().get(batch_).facts.received_on, date_from_iso("2026-11-19"));
  store_->batches().set_envelope(batch_, "mail", envelope());
  store_->batches().set_header(batch_, 3, date_from_iso("2026-11-19"));
  EXPECT_EQ(store_->batches().get(batch_).facts.received_on, date_from_iso("2026-11-17"));
  EXPECT_EQ(store_->batches().get(batch_).header_sheets, 3);
}

TEST_P(EnvelopeContract, ASheetWrittenOnBothSidesIsOneSheet) {
  // Header and its empty back, a form written on both sides, a certificate with an empty back, a form again.
  recorded("both", {SideStatus::Header, SideStatus::Blank, SideStatus::Read, SideStatus::Read, SideStatus::Read,
                    SideStatus::Blank, SideStatus::Read});
  EXPECT_EQ(store_->batches().get(batch_).sheets, 4) << "nobody said that two sides are one sheet";
  EXPECT_EQ(store_->batches().get(batch_).other_sheets, 3);
  store_->batches().set_envelope(batch_, "mail", envelope());
  BatchState state = store_->batches().get(batch_);
  EXPECT_EQ(state.sheets, 3);
  EXPECT_EQ(state.other_sheets, 1) << "4 sheets went through the scanner: 7 sides, the last back was dropped";
  EXPECT_EQ(state.sides, 7);
  const auto sides = store_->sides().of_batch(batch_, {}).items;
  EXPECT_EQ(sides.at(2).outcome->sheet, 2);
  EXPECT_EQ(sides.at(3).outcome->sheet, 2);
  // A side that is read again keeps its sheet.
  store_->sides().record(sides.at(3).page, *sides.at(2).outcome);
  EXPECT_EQ(store_->sides().get(sides.at(3).page)->outcome->sheet, 2);
  Envelope single = envelope();
  single.both_sides = false;
  store_->batches().set_envelope(batch_, "mail", single);
  EXPECT_EQ(store_->batches().get(batch_).sheets, 4);
}

TEST_P(EnvelopeContract, ABatchOpenedAsScannedOnBothSidesCountsItsSheetsFromTheStart) {
  NewBatch facts;
  facts.both_sides = true;
  Incoming incoming;
  incoming.batch = store_->batches().open(facts);
  const Received got = store_->originals().receive(incoming, bytes_of("four sides"));
  store_->sides().expect(got.file.id, 4);
  EXPECT_EQ(store_->batches().get(incoming.batch).sheets, 2);
  const Received again = store_->originals().receive(incoming, bytes_of("four sides"));
  EXPECT_EQ(store_->sides().of_arrival(again.arrival.arrival.id).at(3).outcome->sheet, 2);
}

TEST_P(EnvelopeContract, SidesThatShareKeysAreFoundMostSharedFirst) {
  const PageId first = recorded("one", {SideStatus::Read});
  const PageId second = recorded("two", {SideStatus::Read});
  const PageId third = recorded("three", {SideStatus::Read});
  store_->sides().set_keys(first, {"name", "birth", "address"});
  store_->sides().set_keys(second, {"name"});
  store_->sides().set_keys(third, {"name", "birth", "address", "more"});
  EXPECT_EQ(store_->sides().sharing_keys(third, 5), (std::vector<PageId>{first, second}));
  EXPECT_EQ(store_->sides().sharing_keys(third, 1), std::vector<PageId>{first});
  store_->sides().set_keys(first, {"other"});
  EXPECT_EQ(store_->sides().sharing_keys(third, 5), std::vector<PageId>{second}) << "read again: its keys are replaced";
  store_->upkeep().destroy_page(second, "adm", "廃棄");
  EXPECT_TRUE(store_->sides().sharing_keys(third, 5).empty()) << "nothing is found by what was disposed of";
  EXPECT_EQ(code_of([&] { store_->sides().set_keys({ScanFileId("none"), 1}, {"x"}); }), "E-LEDGER-NOTFOUND");
}

TEST_P(EnvelopeContract, OfTwoSidesOfOnePaperTheLaterRepeatsTheEarlier) {
  const PageId first = recorded("one", {SideStatus::Read});
  const PageId second = recorded("two", {SideStatus::Read});
  EXPECT_EQ(store_->sides().mark_repeat(first, second), second);
  EXPECT_EQ(store_->sides().mark_repeat(second, first), second);
  EXPECT_EQ(store_->sides().repeats(second), std::vector<PageId>{first});
  EXPECT_TRUE(store_->sides().repeats(first).empty());
}

TEST_P(EnvelopeContract, ACaseTakesTheDayThatWasKeyedLater) {
  const StoredCase made = new_case();
  store_->cases().set_received(made.file.id, date_from_iso("2026-10-05"), {"mail", "received_on", "受付印"});
  store_->cases().set_received(made.file.id, date_from_iso("2026-10-05"), {"mail", "received_on", "受付印"});
  const StoredCase now = store_->cases().get(made.file.id);
  EXPECT_EQ(now.file.received_on, date_from_iso("2026-10-05"));
  EXPECT_EQ(now.file.number, made.file.number);
  EXPECT_EQ(now.version, made.version);
  const auto history = store_->cases().history(made.file.id);
  ASSERT_EQ(history.size(), 2U) << "created, and the day once";
  EXPECT_EQ(history.back().what, "received_on");
  EXPECT_EQ(history.back().reason, "受付印");
}

TEST_P(EnvelopeContract, DutiesAreSetByWordAndQuestionsComeByProcedure) {
  store_->users().add("taro", "太郎", {"reviewer"}, {}, "setup");
  const UserId taro = store_->users().by_name("taro")->id;
  store_->users().set_duties(taro, {"tekiyo", "choshu"}, "adm");
  EXPECT_EQ(store_->users().get(taro)->duties, (std::vector<std::string>{"tekiyo", "choshu"}));
  EXPECT_EQ(code_of([&] { store_->users().set_duties(taro, {"kaikei"}, "adm"); }), "E-INPUT-VALUE");

  const StoredCase ours = new_case();
  const auto ask = [&](const DocumentId& document) {
    NewReviewItem item;
    item.field = {document, "name", 0};
    item.page = store_->documents().get(document).document.regions.at(0).page;
    return store_->review().add(item);
  };
  const DocumentId of_case = document("of a case");
  const DocumentId loose = document("loose");
  store_->cases().link(ours.file.id, of_case, {"x", "linked", {}});
  const ReviewItemId first = ask(of_case);
  const ReviewItemId second = ask(loose);
  const std::vector<std::string> others{"kogaku"};
  EXPECT_EQ(store_->review().figures("taro", others).waiting, 1);
  EXPECT_EQ(store_->review().figures("taro", {ours.file.procedure, "kogaku"}).waiting, 2);
  EXPECT_EQ(store_->review().figures("taro").waiting, 2);
  EXPECT_EQ(store_->review().claim_next("taro", {}, false, 3, others)->id, second) << "what has no case is everybody's";
  EXPECT_FALSE(store_->review().claim_next("taro", {second}, false, 3, others));
  EXPECT_EQ(store_->review().claim_next("taro", {second}, false, 3, {ours.file.procedure})->id, first);
}

INSTANTIATE_TEST_SUITE_P(Sqlite, EnvelopeContract,
                         testing::Values(StoreMaker{"sqlite", [](const StoreOptions& o) { return open_store(o); }}),
                         [](const auto& made) { return made.param.name; });

}  // namespace
}  // namespace uketsuke::ledger
