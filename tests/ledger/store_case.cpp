#include "tests/ledger/store_case.h"

#include <unistd.h>

namespace uketsuke::ledger {

namespace fs = std::filesystem;

namespace {
// Memory-backed where there is such a folder: hundreds of synced commits per test would only measure the
// disk.
fs::path scratch_root(bool on_disk) {
  const fs::path memory = "/dev/shm";
  const bool usable = !on_disk && fs::is_directory(memory) && ::access(memory.c_str(), W_OK) == 0;
  return usable ? memory / ("uketsuke-test-" + fresh_id()) : fs::path(UKETSUKE_TEST_TMP) / fresh_id();
}

constexpr Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};
}  // namespace

StoreCase::StoreCase(bool on_disk)
    : root_(scratch_root(on_disk)), clock_(Instant{std::chrono::sys_days{kToday} + std::chrono::hours(3)}) {
  fs::create_directories(root_);
}

StoreCase::~StoreCase() {
  store_.reset();
  fs::remove_all(root_);
}

StoreOptions StoreCase::options() const {
  StoreOptions out;
  out.data = root_ / "data";
  out.key_file = root_ / "outside" / "master.key";
  out.head_file = root_ / "outside" / "chain.head";
  out.clock = &clock_;
  return out;
}

void StoreCase::open() {
  store_.reset();
  store_ = make(options());
}

Received StoreCase::receive(const std::string& bytes, const std::string& name) {
  NewBatch batch;
  batch.name = "batch of " + name;
  batch.door = "desk";
  batch.received_on = kToday;
  batch.operator_name = "mail";
  Incoming incoming;
  incoming.batch = store_->batches().open(batch);
  incoming.kind = FileKind::Png;
  incoming.original_name = name;
  incoming.operator_name = "mail";
  incoming.jobs = {"decode"};
  return store_->originals().receive(incoming, bytes_of(bytes));
}

ScanFileId StoreCase::decoded(const std::string& bytes, int pages) {
  const ScanFileId file = receive(bytes).file.id;
  store_->sides().expect(file, pages);
  return file;
}

DocumentId StoreCase::document(const std::string& bytes) {
  const ScanFileId file = decoded(bytes, 1);
  return store_->documents().add("shikaku_shutoku", {"shikaku_shutoku", "v01", "hash"}, {{{file, 1}, {}}},
                                 DocumentState::Open, {"pipeline", "assembled", {}});
}

StoredCase StoreCase::new_case() {
  NewCase facts;
  facts.procedure = "shikaku_shutoku";
  facts.received_on = kToday;
  return store_->cases().add(facts, {"pipeline", "created", {}});
}

StoredDecision StoreCase::decision(const FieldRef& field, const std::string& value, const std::string& actor,
                                   bool person) {
  StoredDecision out;
  out.decision.field = field;
  out.decision.value = value;
  out.decision.actor = actor;
  out.decision.by_person = person;
  out.decision.reason = person ? "typed" : "confident";
  out.action = person ? "typed" : "accepted";
  return out;
}

Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }
std::string text_of(const Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace uketsuke::ledger
