#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

SideOutcome outcome(SideStatus status, int sheet = 0) {
  SideOutcome out;
  out.status = status;
  out.sheet = sheet;
  return out;
}

int counted(const BatchState& batch) {
  int n = batch.sides_pending;
  for (const auto& [status, sides] : batch.counts) n += sides;
  return n;
}

TEST_P(StoreContract, EverySideHasOneStatusAndTheCountsBalance) {
  const Received got = receive("five sides");
  const BatchId batch = got.arrival.arrival.batch;
  store_->sides().expect(got.file.id, 5);
  EXPECT_EQ(store_->batches().get(batch).sides_pending, 5);
  store_->sides().record({got.file.id, 1}, outcome(SideStatus::Header, 1));
  store_->sides().record({got.file.id, 2}, outcome(SideStatus::Read, 2));
  store_->sides().record({got.file.id, 3}, outcome(SideStatus::Blank, 2));
  store_->sides().record({got.file.id, 4}, outcome(SideStatus::Unidentified, 3));
  EXPECT_EQ(store_->batches().get(batch).files_waiting, 1);
  store_->sides().record({got.file.id, 5}, outcome(SideStatus::Read, 3));
  const BatchState state = store_->batches().get(batch);
  EXPECT_EQ(counted(state), state.sides);
  EXPECT_EQ(state.sides, 5);
  EXPECT_EQ(state.sides_pending, 0);
  EXPECT_EQ(state.files_waiting, 0);
  EXPECT_EQ(state.counts.at(SideStatus::Read), 2);
  EXPECT_EQ(state.sheets, 2) << "the header sheet does not count";
  EXPECT_EQ(store_->originals().arrival(got.arrival.arrival.id)->state, ArrivalState::Done);
}

TEST_P(StoreContract, EmptyBacksAreNoSheets) {
  const Received got = receive("two sheets on both sides");
  store_->sides().expect(got.file.id, 4);
  for (const int front : {1, 3}) store_->sides().record({got.file.id, front}, outcome(SideStatus::Read, 0));
  for (const int back : {2, 4}) store_->sides().record({got.file.id, back}, outcome(SideStatus::Blank, 0));
  const BatchState state = store_->batches().get(got.arrival.arrival.batch);
  EXPECT_EQ(state.sheets, 2) << "裏表で1枚, as the header sheet asks people to count";
  EXPECT_EQ(state.sides, 4);
}

TEST_P(StoreContract, ADuplicateArrivalHasDuplicateSidesWhetherItCameBeforeOrAfterDecoding) {
  const Received first = receive("twice");
  const Received early = receive("twice");
  store_->sides().expect(first.file.id, 2);
  const Received late = receive("twice");
  for (const Received& got : {early, late}) {
    const auto sides = store_->sides().of_arrival(got.arrival.arrival.id);
    ASSERT_EQ(sides.size(), 2U);
    for (const Side& side : sides) EXPECT_EQ(side.outcome->status, SideStatus::Duplicate);
  }
  EXPECT_FALSE(store_->sides().get({first.file.id, 1})->outcome.has_value());
}

TEST_P(StoreContract, ExpectIsIdempotentAndAnotherCountIsAConflict) {
  const ScanFileId file = decoded("pages", 3);
  store_->sides().expect(file, 3);
  EXPECT_EQ(store_->originals().file(file)->page_count, 3);
  EXPECT_EQ(code_of([&] { store_->sides().expect(file, 4); }), "E-CONFLICT");
  EXPECT_EQ(code_of([&] { store_->sides().expect(ScanFileId(std::string(64, '0')), 1); }), "E-LEDGER-NOTFOUND");
}

TEST_P(StoreContract, AReReadKeepsTheEarlierOutcomeInTheHistory) {
  const ScanFileId file = decoded("again", 1);
  SideOutcome first = outcome(SideStatus::Unidentified);
  first.code = "E-PAGE-UNKNOWN";
  first.details = "{\"skew\":1}";
  store_->sides().record({file, 1}, first);
  SideOutcome second = outcome(SideStatus::Read);
  second.form = TemplateRef{"shikaku_shutoku", "v01", "h"};
  second.details = "{\"skew\":2}";
  store_->sides().record({file, 1}, second);
  const auto side = store_->sides().get({file, 1});
  EXPECT_EQ(side->outcome->status, SideStatus::Read);
  EXPECT_EQ(side->outcome->form->version, "v01");
  EXPECT_EQ(side->outcome->details, "{\"skew\":2}");
  const auto history = store_->sides().history({file, 1});
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0].code, "E-PAGE-UNKNOWN");
  EXPECT_EQ(history[0].details, "{\"skew\":1}");
}

TEST_P(StoreContract, AttentionShowsWhatNobodySettled) {
  const Received got = receive("bad sheets");
  store_->sides().expect(got.file.id, 3);
  store_->sides().record({got.file.id, 1}, outcome(SideStatus::Rescan));
  store_->sides().record({got.file.id, 2}, outcome(SideStatus::Unidentified));
  store_->sides().record({got.file.id, 3}, outcome(SideStatus::Read));
  EXPECT_EQ(store_->sides().attention({}, {}, {}).items.size(), 2U);
  EXPECT_EQ(store_->sides().attention(SideStatus::Rescan, {}, {}).items.size(), 1U);
  store_->sides().settle({got.file.id, 1}, {"rescan_requested", "mail", "too dark", std::nullopt, {}});
  const auto left = store_->sides().attention({}, got.arrival.arrival.batch, {});
  ASSERT_EQ(left.items.size(), 1U);
  EXPECT_EQ(left.items[0].page.number, 2);
  EXPECT_EQ(store_->sides().get({got.file.id, 1})->settlement->reason, "too dark");
}

TEST_P(StoreContract, SidesOfABatchComeInScanOrderPageByPage) {
  const Received got = receive("long");
  store_->sides().expect(got.file.id, 7);
  Window window{{}, 3};
  std::vector<int> numbers;
  do {
    const auto part = store_->sides().of_batch(got.arrival.arrival.batch, window);
    for (const Side& side : part.items) numbers.push_back(side.page.number);
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  EXPECT_EQ(numbers, (std::vector<int>{1, 2, 3, 4, 5, 6, 7}));
}

TEST_P(StoreContract, HeaderSheetSetsCountAndDayOfArrival) {
  const Received got = receive("with header");
  const BatchId batch = got.arrival.arrival.batch;
  const Date day = date_from_iso("2026-11-19");
  store_->batches().set_header(batch, 12, day);
  EXPECT_EQ(store_->batches().get(batch).header_sheets, 12);
  EXPECT_EQ(store_->originals().arrival(got.arrival.arrival.id)->arrival.received_on, day);
  store_->batches().raise_alarm(batch, "sheets_differ", "11/12");
  store_->batches().raise_alarm(batch, "sheets_differ", "10/12");
  const auto alarms = store_->batches().get(batch).alarms;
  ASSERT_EQ(alarms.size(), 1U);
  EXPECT_EQ(alarms[0].detail, "10/12");
  store_->batches().clear_alarm(batch, "sheets_differ");
  EXPECT_TRUE(store_->batches().get(batch).alarms.empty());
}

}  // namespace
}  // namespace uketsuke::ledger
