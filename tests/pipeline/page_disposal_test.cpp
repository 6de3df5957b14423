#include <filesystem>
#include <fstream>

#include "capture/intake/decode.h"
#include "core/image/codec.h"
#include "ledger/restore.h"
#include "ledger/sqlite/database.h"
#include "pipeline/office/disposal.h"
#include "pipeline/page/page_original.h"
#include "pipeline/page/pictures.h"
#include "tests/failure_code.h"
#include "tests/pipeline/household_case.h"

// 廃棄 of one side of a file that holds several: nothing of it can be read again, in the data folder or in a backup from
// before, and its neighbour stays as it was.
namespace uketsuke::pipeline {
namespace {

namespace fs = std::filesystem;
using test::code_of;

constexpr int kWidth_px = 400;
constexpr int kHeight_px = 500;
constexpr const char* kWords = "秘密の氏名";
constexpr const char* kNumber = "123456789018";

void put16(Bytes& out, int value) {
  out.push_back(static_cast<std::uint8_t>(value & 0xFF));
  out.push_back(static_cast<std::uint8_t>(value >> 8 & 0xFF));
}
void put32(Bytes& out, std::size_t value) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<std::uint8_t>(value >> shift & 0xFF));
}

/// A TIFF (6.0, little endian, uncompressed 8-bit grey, 300 dpi) with a side for each grey level: paper with a bar.
Bytes tiff_of(const std::vector<std::uint8_t>& levels) {
  Bytes out{'I', 'I', 42, 0};
  put32(out, 8);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    constexpr std::size_t kEntries = 12, kPixels = std::size_t{kWidth_px} * kHeight_px;
    const std::size_t ratio = out.size() + 2 + 12 * kEntries + 4, pixels = ratio + 8;
    const auto entry = [&](int tag, int type, std::size_t value) {
      put16(out, tag);
      put16(out, type);
      put32(out, 1);
      put32(out, value);
    };
    put16(out, kEntries);
    entry(256, 4, kWidth_px);
    entry(257, 4, kHeight_px);
    entry(258, 3, 8);
    entry(259, 3, 1);
    entry(262, 3, 1);
    entry(273, 4, pixels);
    entry(277, 3, 1);
    entry(278, 4, kHeight_px);
    entry(279, 4, kPixels);
    entry(282, 5, ratio);
    entry(283, 5, ratio);
    entry(296, 3, 2);
    put32(out, i + 1 < levels.size() ? pixels + kPixels : 0);
    put32(out, 300);
    put32(out, 1);
    for (int y = 0; y < kHeight_px; ++y)
      for (int x = 0; x < kWidth_px; ++x) out.push_back(y > 100 && y < 200 && x > 50 ? levels[i] : 255);
  }
  return out;
}

class PageDisposal : public HouseholdCase {
 protected:
  PageDisposal() {
    ledger::NewBatch facts;
    facts.door = "desk";
    const BatchId batch = store_->batches().open(facts);
    ledger::Incoming incoming;
    incoming.batch = batch;
    incoming.kind = FileKind::Tiff;
    incoming.original_name = std::string(kWords) + ".tif";
    file_ = store_->originals().receive(incoming, tiff_of({0, 90})).file.id;
    store_->sides().expect(file_, 2);
    for (int number = 1; number <= 2; ++number) fill({file_, number});
    store_->sides().settle({file_, 1}, {"discard", "sen", "他社の書類", {}, {}});
  }

  void fill(const PageId& side) {
    ledger::StoredReading stored;
    stored.reading.page = side;
    stored.reading.document_kind = "juminhyo";
    stored.reading.recompute_key = "once";
    stored.reading.fields = {reading("head", kWords), reading("my_number", kNumber, kSure, 1)};
    ledger::SideOutcome outcome;
    outcome.status = SideStatus::Unidentified;
    outcome.code = "E-PAGE-UNKNOWN";
    const Image picture(80, 80, PixelFormat::Grey8, 128);
    const auto pack = store_->readings().stage(side, {{kPreviewBlob, "image/jpeg", encode_jpeg(picture, 80)}});
    store_->transact([&] {
      store_->readings().attach(pack);
      store_->readings().store(stored);
      store_->sides().record(side, outcome);
    });
  }

  DisposalProposal dispose_first_side() {
    const auto proposal = propose_disposal(office(), admin_, "sheet", file_.value + "-1", "他社の書類");
    return approve_disposal(office(), approver_, proposal.id);
  }
  static void expect_gone(ledger::Store& store, const PageId& side) {
    EXPECT_TRUE(store.upkeep().disposed(side));
    EXPECT_EQ(code_of([&] { store.readings().latest(side); }), "E-LEDGER-DISPOSED");
    EXPECT_EQ(code_of([&] { store.readings().blob(side, kPreviewBlob); }), "E-LEDGER-DISPOSED");
    EXPECT_EQ(code_of([&] { store.originals().read(side.file); }), "E-LEDGER-DISPOSED");
    EXPECT_EQ(code_of([&] { scanned_page(store, side); }), "E-LEDGER-DISPOSED");
  }
  /// No key is left that opens anything of a side or of its file's original.
  static void expect_no_key(const fs::path& data, const PageId& side) {
    ledger::Database db(data / "uketsuke.db", 1000);
    const std::string page = side.file.value + "/" + std::to_string(side.number);
    ledger::Query q = db.query(
        "SELECT count(*), count(wrapped) FROM object_key WHERE (kind='page' AND id=?1) OR parent='page:'||?1 OR"
        " (kind='file' AND id=?2)",
        {page, side.file.value});
    ASSERT_TRUE(q.next());
    EXPECT_GE(q.number(0), 3) << "the page's, its pictures' and the original's";
    EXPECT_EQ(q.number(1), 0);
  }
  static std::string bytes_below(const fs::path& folder) {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }
  fs::path data() { return scratch_.options().data; }

  const Actor admin_ = actor("adm", {"admin"});
  ScanFileId file_;
};

TEST_F(PageDisposal, ASideGoesWithItsOriginalAndItsNeighbourStaysAsItWasScanned) {
  const Page before = capture::decode_page(store_->originals().read(file_), file_, 2);
  const DisposalProposal done = dispose_first_side();
  EXPECT_EQ(done.state, "done");
  EXPECT_EQ(done.sides, 1);
  EXPECT_EQ(done.label.find(kWords), std::string::npos) << "the record outlives the side and names nobody";
  expect_gone(*store_, {file_, 1});
  expect_no_key(data(), {file_, 1});
  for (const auto& entry : fs::recursive_directory_iterator(data() / "originals"))
    EXPECT_NE(entry.path().stem().string(), file_.value) << "the sealed original is still there";
  const Page after = scanned_page(*store_, {file_, 2});
  ASSERT_EQ(after.image.byte_count(), before.image.byte_count());
  EXPECT_TRUE(std::equal(before.image.row(0), before.image.row(0) + before.image.byte_count(), after.image.row(0)));
  EXPECT_EQ(after.dpi.x, before.dpi.x);
  EXPECT_EQ(after.dpi.source, before.dpi.source);
  EXPECT_EQ(store_->readings().latest({file_, 2})->reading.fields[0].value, kWords);
  EXPECT_TRUE(store_->upkeep().verify_files().ok());
}

TEST_F(PageDisposal, ABackupFromBeforeDoesNotBringTheSideBackEvenWithItsOwnKeys) {
  const fs::path backup = data().parent_path() / "backup", restored = data().parent_path() / "restored";
  const fs::path keys = store_->upkeep().backup(backup, "adm").keys;
  dispose_first_side();
  ledger::StoreOptions options = scratch_.options();
  ledger::restore_backup(backup, keys, restored, options.head_file);
  expect_no_key(restored, {file_, 1});
  options.data = restored;
  options.check_head = false;
  const auto store = ledger::open_store(options);
  expect_gone(*store, {file_, 1});
  EXPECT_EQ(store->readings().latest({file_, 2})->reading.fields[0].value, kWords) << "the neighbour's reading";
  EXPECT_FALSE(store->readings().blob({file_, 2}, kPreviewBlob)->bytes.empty());
  const std::string all = bytes_below(restored) + bytes_below(data());
  ASSERT_NE(all.find("juminhyo"), std::string::npos) << "the search itself works";
  for (const char* secret : {kWords, kNumber}) EXPECT_EQ(all.find(secret), std::string::npos) << secret;
}

TEST_F(PageDisposal, ANeighbourThatCannotBeReadMustBeSettledFirst) {
  ledger::SideOutcome refused;
  refused.status = SideStatus::Refused;
  refused.code = "E-INTAKE-DAMAGED";
  store_->sides().record({file_, 2}, refused);
  EXPECT_EQ(code_of([&] { dispose_first_side(); }), "E-CASE-STATE");
  EXPECT_FALSE(store_->originals().read(file_).empty());
}

TEST_F(PageDisposal, TheLastSideTakesTheRestOfItsFile) {
  dispose_first_side();
  store_->sides().settle({file_, 2}, {"discard", "sen", "他社の書類", {}, {}});
  const auto second = propose_disposal(office(), admin_, "sheet", file_.value + "-2", "他社の書類");
  EXPECT_EQ(approve_disposal(office(), approver_, second.id).state, "done");
  expect_gone(*store_, {file_, 2});
  expect_no_key(data(), {file_, 2});
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_F(PageDisposal, TheRecordSaysWhereThePaperIsAndWhatBecameOfIt) {
  const CaseId id = take(move());
  record(id, reviewer_, "filing", {{"box", "令和8年度-12"}, {"position", "34"}});
  withdraw_case(office(), senior_, id, version(id), "届出人の申出");
  const auto proposal = propose_disposal(office(), admin_, "case", id.value, "取下げ");
  EXPECT_EQ(code_of([&] {
              record_paper_disposal(office(), senior_, proposal.id, "dissolved", date_from_iso("2026-11-01"));
            }),
            "E-CASE-STATE")
      << "the keys come first";
  approve_disposal(office(), approver_, proposal.id);
  const DisposalProposal done = disposals(office(), admin_).at(0);
  ASSERT_EQ(done.papers.size(), 1U) << "written down before the case's records went";
  EXPECT_EQ(done.papers[0].box, "令和8年度-12");
  EXPECT_EQ(done.papers[0].position, "34");
  EXPECT_EQ(done.paper_method, "");
  const Actor mail = actor("mail", {"mailroom"});
  const Date on = date_from_iso("2026-11-01");
  EXPECT_EQ(code_of([&] { record_paper_disposal(office(), reviewer_, done.id, "dissolved", on); }), "E-AUTH-DENIED");
  EXPECT_EQ(code_of([&] { record_paper_disposal(office(), mail, done.id, "burnt", on); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { record_paper_disposal(office(), mail, done.id, "dissolved", date_from_iso("2999-01-01")); }),
            "E-INPUT-VALUE");
  const DisposalProposal paper = record_paper_disposal(office(), mail, done.id, "dissolved", on);
  EXPECT_EQ(paper.state, "done");
  EXPECT_EQ(paper.paper_method, "dissolved");
  EXPECT_EQ(paper.paper_by, "mail");
  EXPECT_EQ(paper.decided_by, "app") << "the approval stays as it was";
  EXPECT_EQ(code_of([&] { record_paper_disposal(office(), mail, done.id, "dissolved", on); }), "E-CASE-STATE");
}

}  // namespace
}  // namespace uketsuke::pipeline
