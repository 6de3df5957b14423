#include "ledger/side_copy.h"
#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

StoredReading reading(const PageId& page, const std::string& key, const std::string& value) {
  StoredReading out;
  out.processor = "avx2";
  out.reading.page = page;
  out.reading.document_kind = "shikaku_shutoku";
  out.reading.recompute_key = key;
  FieldReading field;
  field.field = "person.name";
  field.row = 2;
  field.state = ReadState::Read;
  field.value = value;
  field.raw = "ﾔﾏﾀﾞ";
  field.confidence = 0.875;
  field.candidates = {{value, 0.875}, {"髙田", 0.125}};
  field.rect = {1.5, 2.5, 30, 40};
  field.engine = "cells-v1";
  field.doubts = {"faint"};
  out.reading.fields.push_back(field);
  out.crop_blob[{"person.name", 2}] = "strip/person.name/2";
  out.dispositions[{"person.name", 2}] = Disposition::Asked;
  return out;
}

TEST_P(StoreContract, AReadingComesBackAsItWas) {
  const PageId page{decoded("read me", 1), 1};
  store_->readings().store(reading(page, "key-1", "山田"));
  reopen();
  const auto got = store_->readings().latest(page);
  ASSERT_TRUE(got);
  ASSERT_EQ(got->reading.fields.size(), 1U);
  const FieldReading& field = got->reading.fields[0];
  EXPECT_EQ(field.value, "山田");
  EXPECT_EQ(field.raw, "ﾔﾏﾀﾞ");
  EXPECT_EQ(field.row, 2);
  EXPECT_DOUBLE_EQ(field.confidence, 0.875);
  EXPECT_EQ(field.candidates, (std::vector<Candidate>{{"山田", 0.875}, {"髙田", 0.125}}));
  EXPECT_EQ(field.rect, (Rect<CleanPx>{1.5, 2.5, 30, 40}));
  EXPECT_EQ(field.doubts, std::vector<std::string>{"faint"});
  EXPECT_EQ(got->crop_blob.at({"person.name", 2}), "strip/person.name/2");
  EXPECT_EQ(got->dispositions.at({"person.name", 2}), Disposition::Asked);
  EXPECT_EQ(got->processor, "avx2");
}

TEST_P(StoreContract, ReadingsAreNeverOverwrittenAndTheSameKeyIsStoredOnce) {
  const PageId page{decoded("read twice", 1), 1};
  const auto first = store_->readings().store(reading(page, "key-1", "山田"));
  EXPECT_EQ(store_->readings().store(reading(page, "key-1", "another engine run")), first);
  EXPECT_NE(store_->readings().store(reading(page, "key-2", "山本")), first);
  const auto versions = store_->readings().versions(page);
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].reading.fields[0].value, "山田");
  EXPECT_EQ(versions[1].version, 2);
  EXPECT_EQ(store_->readings().latest(page)->reading.fields[0].value, "山本");
  EXPECT_TRUE(store_->readings().has(page, "key-1"));
  EXPECT_FALSE(store_->readings().has(page, "key-3"));
}

TEST_P(StoreContract, BlobsAreSealedInPacksAndTheNewestOfANameCounts) {
  const PageId page{decoded("pictures", 1), 1};
  const StagedPack first = store_->readings().stage(
      page, {{"clean", "image/png", bytes_of("one")}, {"preview", "image/jpeg", bytes_of("")}});
  EXPECT_FALSE(store_->readings().blob(page, "clean")) << "not attached yet";
  store_->readings().attach(first);
  EXPECT_EQ(text_of(store_->readings().blob(page, "clean")->bytes), "one");
  EXPECT_EQ(store_->readings().blob(page, "preview")->media, "image/jpeg");
  store_->readings().attach(store_->readings().stage(page, {{"clean", "image/png", bytes_of("two")}}));
  EXPECT_EQ(text_of(store_->readings().blob(page, "clean")->bytes), "two");
  EXPECT_FALSE(store_->readings().blob(page, "absent"));
}

TEST_P(StoreContract, APackThatWasNeverAttachedIsAnOrphanThatReconcileRemoves) {
  const PageId page{decoded("orphan", 1), 1};
  const StagedPack kept = store_->readings().stage(page, {{"clean", "image/png", bytes_of("kept")}});
  store_->readings().stage(page, {{"clean", "image/png", bytes_of("lost")}});
  store_->readings().attach(kept);
  EXPECT_EQ(store_->upkeep().reconcile(3600).orphans_removed, 0) << "a live process may still attach it";
  EXPECT_EQ(store_->upkeep().reconcile(0).orphans_removed, 1);
  EXPECT_EQ(text_of(store_->readings().blob(page, "clean")->bytes), "kept");
}

TEST_P(StoreContract, APageAloneCanBeDisposedOf) {
  const ScanFileId file = decoded("two sides", 2);
  for (int number = 1; number <= 2; ++number) {
    const PageId page{file, number};
    store_->readings().store(reading(page, "key", "値" + std::to_string(number)));
    store_->readings().attach(store_->readings().stage(page, {{"clean", "image/png", bytes_of("x")}}));
  }
  store_->upkeep().destroy_page({file, 1}, "admin", "not needed");
  EXPECT_EQ(code_of([&] { store_->readings().latest({file, 1}); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(code_of([&] { store_->readings().blob({file, 1}, "clean"); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(code_of([&] { store_->readings().store(reading({file, 1}, "key-2", "again")); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(store_->readings().latest({file, 2})->reading.fields[0].value, "値2");
  EXPECT_EQ(text_of(store_->readings().blob({file, 2}, "clean")->bytes), "x");
}

TEST_P(StoreContract, TheOriginalGoesWithASideOnceTheOthersHaveCopies) {
  const ScanFileId file = decoded("three sides", 3);
  const auto copy = [&](int number) {
    store_->readings().attach(store_->readings().stage({file, number}, {{kSideCopy, "image/png", bytes_of("own")}}));
  };
  copy(2);
  store_->upkeep().destroy_page({file, 1}, "admin", "over");
  EXPECT_EQ(text_of(store_->originals().read(file)), "three sides") << "the third side stands in it alone";
  copy(3);
  store_->upkeep().destroy_page({file, 2}, "admin", "over");
  EXPECT_EQ(code_of([&] { store_->originals().read(file); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(text_of(store_->readings().blob({file, 3}, kSideCopy)->bytes), "own");
  EXPECT_EQ(code_of([&] { store_->readings().blob({file, 2}, kSideCopy); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(code_of([&] { receive("three sides"); }), "E-LEDGER-DISPOSED") << "the same paper does not come back";
  EXPECT_TRUE(store_->upkeep().verify_files().ok());
}

TEST_P(StoreContract, BadUtf8FromAnEngineDoesNotLoseThePage) {
  const PageId page{decoded("bad engine", 1), 1};
  store_->readings().store(reading(page, "key", "\xff\xfe"));
  EXPECT_EQ(store_->readings().latest(page)->reading.fields[0].value, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace uketsuke::ledger
