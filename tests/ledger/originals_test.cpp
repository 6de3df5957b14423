#include <fstream>

#include "core/crypto/hash.h"
#include "ledger/seal/stream.h"
#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".sealed") out.push_back(entry.path());
  return out;
}

TEST_P(StoreContract, SameBytesAreTheSameFileAndTheSecondArrivalIsADuplicate) {
  const Received first = receive("paper", "one.tif");
  EXPECT_FALSE(first.duplicate);
  EXPECT_EQ(first.file.id.value, sha256_hex("paper"));
  EXPECT_EQ(first.arrival.state, ArrivalState::Waiting);
  const Received second = receive("paper", "two.tif");
  EXPECT_TRUE(second.duplicate);
  EXPECT_EQ(second.file.id, first.file.id);
  EXPECT_EQ(second.arrival.state, ArrivalState::Duplicate);
  EXPECT_EQ(second.arrival.first, first.arrival.arrival.id);
  const auto arrivals = store_->originals().arrivals_of(first.file.id);
  ASSERT_EQ(arrivals.size(), 2U);
  EXPECT_EQ(arrivals[1].arrival.original_name, "two.tif");
  EXPECT_EQ(files_in(root_ / "data" / "originals").size(), 1U);
  EXPECT_EQ(store_->jobs().open_count(), 1) << "a duplicate is not decoded again";
}

TEST_P(StoreContract, BytesComeBackWholeForEverySizeAroundAChunk) {
  for (const std::size_t size :
       {std::size_t{1}, kChunkBytes - 1, kChunkBytes, kChunkBytes + 1, 2 * kChunkBytes, 2 * kChunkBytes + 7}) {
    std::string bytes(size, 'x');
    bytes += std::to_string(size);
    bytes.erase(0, bytes.size() - size);
    const Received got = receive(bytes);
    EXPECT_EQ(text_of(store_->originals().read(got.file.id)), bytes) << size;
  }
}

TEST_P(StoreContract, AFileOnDiskIsTakenLikeItsBytes) {
  const std::string bytes(3 * kChunkBytes + 5, 'q');
  std::ofstream(root_ / "in.bin", std::ios::binary) << bytes;
  Incoming incoming;
  incoming.batch = store_->batches().open({"b", "hot_folder", {}, {}, {}, {}, false, "watch"});
  const Received got = store_->originals().receive_file(incoming, root_ / "in.bin");
  EXPECT_EQ(got.file.id.value, sha256_hex(bytes));
  EXPECT_EQ(text_of(store_->originals().read(got.file.id)), bytes);
  EXPECT_EQ(code_of([&] { store_->originals().receive_file(incoming, root_ / "absent"); }), "E-ENV-FILE");
}

TEST_P(StoreContract, AnEmptyFileIsRefusedAndLeavesNothing) {
  EXPECT_EQ(code_of([&] { receive(""); }), "E-INTAKE-EMPTY");
  EXPECT_TRUE(fs::is_empty(root_ / "data" / "blobs"));
  for (const auto& entry : fs::directory_iterator(root_ / "data" / "originals"))
    EXPECT_EQ(entry.path().filename(), ".lock") << "no part of the file may stay";
}

TEST_P(StoreContract, ARefusedArrivalKeepsItsNameAndCode) {
  Incoming incoming;
  incoming.batch = store_->batches().open({"b", "desk", {}, {}, {}, {}, false, "mail"});
  incoming.original_name = "写真.gif";
  store_->originals().refuse(incoming, 12, "E-INTAKE-UNKNOWN");
  const auto listed = store_->batches().arrivals(incoming.batch, {});
  ASSERT_EQ(listed.items.size(), 1U);
  EXPECT_EQ(listed.items[0].arrival.original_name, "写真.gif");
  EXPECT_EQ(listed.items[0].code, "E-INTAKE-UNKNOWN");
  EXPECT_EQ(listed.items[0].state, ArrivalState::Refused);
}

TEST_P(StoreContract, ARefusalFoundWhenDecodingHoldsForDuplicatesToo) {
  const Received first = receive("encrypted");
  store_->originals().mark_refused(first.arrival.arrival.id, "E-INTAKE-ENCRYPTED");
  const Received second = receive("encrypted");
  EXPECT_EQ(second.arrival.state, ArrivalState::Duplicate);
  EXPECT_EQ(second.arrival.code, "E-INTAKE-ENCRYPTED");
}

TEST_P(StoreContract, ARefusedArrivalLeavesNoSidePending) {
  const Received got = receive("breaks at side 2");
  store_->sides().expect(got.file.id, 3);
  SideOutcome read;
  read.status = SideStatus::Read;
  store_->sides().record({got.file.id, 1}, read);
  store_->originals().mark_refused(got.arrival.arrival.id, "E-INTAKE-DAMAGED");
  const BatchState batch = store_->batches().get(got.arrival.arrival.batch);
  EXPECT_EQ(batch.sides_pending, 0);
  EXPECT_EQ(batch.counts.at(SideStatus::Read), 1);
  EXPECT_EQ(batch.counts.at(SideStatus::Refused), 2);
  EXPECT_EQ(store_->sides().get({got.file.id, 3})->outcome->code, "E-INTAKE-DAMAGED");
}

TEST_P(StoreContract, StoredFilesAreReadOnlyAndAChangedByteIsFound) {
  const ScanFileId file = receive("precious paper").file.id;
  const fs::path path = files_in(root_ / "data" / "originals").front();
  EXPECT_EQ(fs::status(path).permissions() & fs::perms::all, fs::perms::owner_read);
  fs::permissions(path, fs::perms::owner_all);
  std::fstream changed(path, std::ios::in | std::ios::out | std::ios::binary);
  changed.seekp(40);
  changed.put('!');
  changed.close();
  EXPECT_EQ(code_of([&] { store_->originals().read(file); }), "E-LEDGER-CORRUPT");
  EXPECT_FALSE(store_->upkeep().verify_files().ok());
}

TEST_P(StoreContract, ACutSealedFileIsFound) {
  const ScanFileId file = receive(std::string(2 * kChunkBytes, 'z')).file.id;
  const fs::path path = files_in(root_ / "data" / "originals").front();
  fs::permissions(path, fs::perms::owner_all);
  // Exactly one whole chunk is left: only the final tag tells that more belonged to it.
  fs::resize_file(path, 4 + 24 + kChunkBytes + 17);
  EXPECT_EQ(code_of([&] { store_->originals().read(file); }), "E-LEDGER-CORRUPT");
}

TEST_P(StoreContract, DisposalMakesTheFileAndItsPagesUnreadableForGood) {
  const ScanFileId file = decoded("to be disposed", 2);
  const PageId page{file, 1};
  store_->readings().attach(store_->readings().stage(page, {{"preview", "image/png", bytes_of("picture")}}));
  store_->upkeep().destroy_file(file, "admin", "retention");
  EXPECT_EQ(code_of([&] { store_->originals().read(file); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(code_of([&] { store_->readings().blob(page, "preview"); }), "E-LEDGER-DISPOSED");
  reopen();
  EXPECT_EQ(code_of([&] { store_->originals().read(file); }), "E-LEDGER-DISPOSED");
  EXPECT_TRUE(store_->audit().verify().ok());
  EXPECT_EQ(store_->audit().about(file.value).back().kind, "disposed.file");
  EXPECT_TRUE(store_->upkeep().verify_files().ok());
}

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract,
                         testing::Values(StoreMaker{"sqlite", [](const StoreOptions& o) { return open_store(o); }}),
                         [](const auto& made) { return made.param.name; });

}  // namespace
}  // namespace uketsuke::ledger
