#include <fstream>

#include "ledger/sqlite/database.h"
#include "tests/ledger/store_case.h"

// Nothing on disk shows a 個人番号 or a name: everything is written into a store, then all bytes are
// searched.
namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNumber = "739184620571";
constexpr const char* kName = "鶴見　凪沙";
constexpr const char* kFamily = "鶴見";
constexpr const char* kKana = "ツルミ　ナギサ";
constexpr const char* kAddress = "葦原町九丁目";
constexpr const char* kPhone = "0312349876";
constexpr const char* kSymbolNumber = "86420975";

class Secrecy : public StoreCase {
 protected:
  void SetUp() override { open(); }
  void fill();
  /// A page with everything that hangs on it.
  DocumentId fill_paper(const std::string& everything);
  /// A case with register rows and a notice.
  void fill_office(const DocumentId& document, const std::string& everything);
  std::string disk() const {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      all += entry.path().string();
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }
  void expect_nothing_shows() const {
    const std::string all = disk();
    ASSERT_GT(all.size(), 100'000U);
    ASSERT_NE(all.find("shikaku_shutoku"), std::string::npos) << "the search itself must work";
    for (const char* secret :
         {kNumber, "739184", kName, kFamily, kKana, "ツルミ", kAddress, kPhone, kSymbolNumber, "1987-06-05"})
      EXPECT_EQ(all.find(secret), std::string::npos) << secret;
  }
};

void Secrecy::fill() {
  const std::string everything = std::string(kName) + kKana + kNumber + kAddress + kPhone + " 1987-06-05";
  fill_office(fill_paper(everything), everything);
}

DocumentId Secrecy::fill_paper(const std::string& everything) {
  NewBatch batch;
  batch.name = kName;
  batch.sender = kName;
  batch.note = kAddress;
  batch.door = "desk";
  Incoming incoming;
  incoming.batch = store_->batches().open(batch);
  incoming.original_name = std::string(kName) + "_取得届.tif";
  incoming.sender = kName;
  const ScanFileId file = store_->originals().receive(incoming, bytes_of(everything)).file.id;
  store_->sides().expect(file, 1);
  const PageId page{file, 1};
  SideOutcome outcome;
  outcome.status = SideStatus::Read;
  outcome.details = everything;
  store_->sides().record(page, outcome);
  store_->sides().record(page, outcome);
  store_->sides().settle(page, {"discard", "taro", everything, {}, {}});
  store_->readings().attach(store_->readings().stage(page, {{"clean", "image/png", bytes_of(everything)}}));
  StoredReading reading;
  reading.reading.page = page;
  reading.reading.recompute_key = "key";
  FieldReading field;
  field.field = "person.my_number";
  field.value = kNumber;
  field.raw = everything;
  field.candidates = {{kNumber, 1.0}};
  reading.reading.fields.push_back(field);
  store_->readings().store(reading);
  const DocumentId doc = store_->documents().add("shikaku_shutoku", {}, {{page, {}}}, DocumentState::Open,
                                                 {"taro", "assembled", everything});
  const FieldRef ref{doc, "person.my_number", 0};
  StoredDecision made = decision(ref, kNumber, "taro");
  made.typed = made.note = made.override_reason = made.decision.reason = everything;
  store_->documents().undo(store_->documents().decide(made), "taro");
  return doc;
}

void Secrecy::fill_office(const DocumentId& document, const std::string& everything) {
  const FieldRef ref{document, "person.my_number", 0};
  NewCase facts;
  facts.procedure = "shikaku_shutoku";
  facts.received_on = japan_date(clock_.now());
  facts.sender = kName;
  const StoredCase filed = store_->cases().add(facts, {"taro", "created", everything});
  store_->cases().set_subject(filed.file.id,
                              {kName, kKana, date_from_iso("1987-06-05"), "86420975", kPhone, {kFamily}});
  store_->cases().set_findings(filed.file.id, {{"rule", 1, Severity::Error, "key", {ref}, {}}}, {everything},
                               {everything});
  store_->cases().accept_finding(filed.file.id, store_->cases().findings(filed.file.id)[0].id, "taro", everything);
  store_->cases().add_note(filed.file.id, "taro", everything);
  const std::string token = store_->vault().keep(kNumber);
  const Recording recording{filed.file.id, "taro", date_from_iso("2026-11-01"), {}, RegisterStatus::Provisional};
  const PersonId person = store_->members().add_person(
      {kName, kKana, date_from_iso("1987-06-05"), "female", token, {{"phone", kPhone}}}, recording);
  Household house{person, kSymbolNumber, {}, "1234567", kAddress, kPhone, {}};
  Membership member;
  member.household = store_->members().add_household(house, recording).id;
  member.person = person;
  member.relation = kName;
  member.acquired_on = date_from_iso("2026-11-01");
  store_->members().add_membership(member, recording);
  NewNotice notice;
  notice.by_case = filed.file.id;
  notice.recipient = person.value;
  notice.recipient_name = kName;
  notice.issued_on = date_from_iso("2026-11-22");
  notice.notice.kind = "kettei";
  notice.notice.variables = {{"name", everything}};
  const StoredNotice issued = store_->notices().issue(notice);
  store_->notices().attach_pdf(issued.facts.notice.id, bytes_of(everything), 1);
  store_->notices().pull(issued.facts.notice.id, issued.version, "print", everything);
  store_->audit().append("test", "subject", "taro", everything);
  store_->audit().looked({"taro", "number.reveal", "doc", filed.file.id, everything, "desk"});
}

TEST_F(Secrecy, NothingShowsWhileTheStoreIsOpen) {
  fill();
  expect_nothing_shows();
}

TEST_F(Secrecy, NothingShowsAfterClosingReconcilingAndBackingUp) {
  fill();
  store_->upkeep().backup(root_ / "backup", "admin");
  store_->upkeep().reconcile(0);
  store_.reset();
  expect_nothing_shows();
}

TEST_F(Secrecy, NothingShowsAfterDisposal) {
  fill();
  store_->upkeep().destroy_file(
      store_->batches().arrivals(store_->batches().list({}).items.at(0).id, {}).items.at(0).arrival.file, "admin",
      kName);
  expect_nothing_shows();
}

TEST_F(Secrecy, ADestroyedKeyLeavesTheDatabaseFileAndItsLog) {
  const ScanFileId file = receive("bytes").file.id;
  store_.reset();
  std::string wrapped;
  {
    Database db(options().data / "uketsuke.db", 1000);
    Query q = db.query("SELECT wrapped FROM object_key WHERE kind='file' AND id=?", {file.value});
    ASSERT_TRUE(q.next());
    wrapped = text_of(q.bytes(0));
  }
  EXPECT_NE(disk().find(wrapped), std::string::npos);
  open();
  store_->upkeep().destroy_file(file, "admin", "retention");
  EXPECT_EQ(disk().find(wrapped), std::string::npos) << "the old bytes must be overwritten, in the log too";
}

}  // namespace
}  // namespace uketsuke::ledger
