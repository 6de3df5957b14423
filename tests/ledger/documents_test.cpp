#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

TEST_P(StoreContract, RegionsMoveAsNewRowsWithHistory) {
  const ScanFileId file = decoded("three cards", 2);
  const PageRegion left{{file, 1}, {0, 0, 100, 50}};
  const PageRegion right{{file, 1}, {100, 0, 100, 50}};
  const PageRegion back{{file, 2}, {}};
  const DocumentId id =
      store_->documents().add("card", {}, {left, back}, DocumentState::Keying, {"pipeline", "assembled", {}});
  store_->documents().set_regions(id, 1, {right}, {"senior", "cut", "二枚だった"});
  const StoredDocument now = store_->documents().get(id);
  EXPECT_EQ(now.version, 2);
  ASSERT_EQ(now.document.regions.size(), 1U);
  EXPECT_EQ(now.document.regions[0].rect, right.rect);
  const auto history = store_->documents().history(id);
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].regions.size(), 2U);
  EXPECT_EQ(history[1].change.what, "cut");
  EXPECT_EQ(history[1].change.reason, "二枚だった");
  EXPECT_TRUE(store_->documents().of_page({file, 2}).empty());
  EXPECT_EQ(store_->documents().of_page({file, 1}).size(), 1U);
}

TEST_P(StoreContract, AStaleVersionIsAConflict) {
  const DocumentId id = document();
  store_->documents().set_kind(id, 1, "juminhyo", {}, {"senior", "kind_set", {}});
  EXPECT_EQ(code_of([&] {
              store_->documents().set_state(id, 1, DocumentState::Checked, {"senior", "completed", {}});
            }),
            "E-CONFLICT");
  EXPECT_EQ(code_of([&] { store_->documents().set_state(DocumentId("none"), 1, DocumentState::Checked, {}); }),
            "E-LEDGER-NOTFOUND");
  EXPECT_EQ(store_->documents().get(id).document.kind, "juminhyo");
}

TEST_P(StoreContract, TheLastDecisionCounts) {
  const FieldRef name{document(), "person.name", 0};
  const FieldRef kana{name.document, "person.name_kana", 0};
  store_->documents().decide(decision(name, "山田", "policy@3", false));
  store_->documents().decide(decision(kana, "ヤマダ", "policy@3", false));
  advance(1);
  StoredDecision typed = decision(name, "山本　花子", "hanako");
  typed.note = "読みにくい";
  typed.override_reason = "本人に確認";
  typed.seconds = 2.5;
  store_->documents().decide(typed);
  const auto effective = store_->documents().effective(name.document);
  ASSERT_EQ(effective.size(), 2U);
  EXPECT_EQ(effective[0].decision.value, "山本　花子");
  EXPECT_EQ(effective[0].note, "読みにくい");
  EXPECT_EQ(effective[0].override_reason, "本人に確認");
  EXPECT_DOUBLE_EQ(effective[0].seconds, 2.5);
  EXPECT_TRUE(effective[0].decision.by_person);
  EXPECT_EQ(effective[1].decision.actor, "policy@3");
  EXPECT_EQ(store_->documents().decisions(name).size(), 2U);
  EXPECT_EQ(store_->documents().get(name.document).version, 4) << "each decision adds one";
}

TEST_P(StoreContract, UndoIsANewDecisionThatBringsTheOldValueBack) {
  const FieldRef field{document(), "person.sex", 0};
  store_->documents().decide(decision(field, "male", "policy@3", false));
  advance(1);
  const auto wrong = store_->documents().decide(decision(field, "female", "taro"));
  advance(1);
  EXPECT_EQ(code_of([&] { store_->documents().undo(wrong, "jiro"); }), "E-AUTH-DENIED");
  const StoredDecision back = store_->documents().undo(wrong, "taro");
  EXPECT_EQ(back.undoes, wrong);
  EXPECT_EQ(store_->documents().effective(field)->decision.value, "male");
  EXPECT_EQ(store_->documents().decisions(field).size(), 3U);
  EXPECT_EQ(code_of([&] { store_->documents().undo(wrong, "taro"); }), "E-CONFLICT");
}

TEST_P(StoreContract, UndoOfTheOnlyDecisionLeavesTheFieldOpen) {
  const FieldRef field{document(), "person.sex", 0};
  const auto only = store_->documents().decide(decision(field, "female", "taro"));
  store_->documents().undo(only, "taro");
  EXPECT_FALSE(store_->documents().effective(field));
  EXPECT_TRUE(store_->documents().effective(field.document).empty());
  advance(1);
  store_->documents().decide(decision(field, "male", "taro"));
  EXPECT_EQ(store_->documents().effective(field)->decision.value, "male");
}

TEST_P(StoreContract, APersonsLastDecisionsAreNewestFirst) {
  const FieldRef field{document(), "f", 0};
  for (int i = 0; i < 30; ++i) store_->documents().decide(decision(field, std::to_string(i), "taro"));
  store_->documents().decide(decision(field, "policy", "taro", false));
  const auto mine = store_->documents().decisions_by("taro", 20);
  ASSERT_EQ(mine.size(), 20U);
  EXPECT_EQ(mine.front().decision.value, "29");
}

TEST_P(StoreContract, ADisposedDocumentLosesItsValuesButNotItsTrail) {
  const FieldRef field{document(), "person.name", 0};
  store_->documents().decide(decision(field, "山田", "taro"));
  store_->upkeep().destroy_document(field.document, "admin", "retention");
  const auto trail = store_->documents().decisions(field);
  ASSERT_EQ(trail.size(), 1U);
  EXPECT_EQ(trail[0].decision.value, "");
  EXPECT_EQ(trail[0].decision.actor, "taro");
  EXPECT_EQ(code_of([&] { store_->documents().decide(decision(field, "again", "taro")); }), "E-LEDGER-DISPOSED");
}

}  // namespace
}  // namespace uketsuke::ledger
