#include <set>

#include "core/limits.h"
#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

class ReviewContract : public StoreContract {
 protected:
  ReviewItemId ask(const FieldRef& field, int position = 0, int priority = 0) {
    NewReviewItem item;
    item.field = field;
    item.page = store_->documents().get(field.document).document.regions.at(0).page;
    item.position = position;
    item.priority = priority;
    item.group_at = store_->documents().get(field.document).created_at;
    item.ask_reason = "faint";
    return store_->review().add(item);
  }
  std::int64_t decide(const ReviewItem& item, const std::string& value, const std::string& user) {
    std::int64_t id = 0;
    store_->transact([&] {
      id = store_->documents().decide(decision(item.ask.field, value, user));
      store_->review().settle(item.id, user, item.version, id);
    });
    return id;
  }
};

TEST_P(ReviewContract, ItemsOfOneDocumentFollowEachOtherByPriorityAndAge) {
  const DocumentId old = document("old");
  advance(10);
  const DocumentId young = document("young");
  ask({young, "a", 0}, 1);
  ask({old, "b", 0}, 2);
  ask({young, "urgent", 0}, 9, 5);
  ask({old, "a", 0}, 1);
  std::string order;
  std::vector<ReviewItemId> holding;
  while (const auto next = store_->review().claim_next("taro", holding, false, 10)) {
    holding.push_back(next->id);
    order += (next->ask.field.document == old ? "old." : "young.") + next->ask.field.field + " ";
  }
  EXPECT_EQ(order, "young.urgent old.a old.b young.a ");
}

TEST_P(ReviewContract, TwoPeopleNeverHoldTheSameItemAndALeaseEnds) {
  const DocumentId doc = document();
  const ReviewItemId a = ask({doc, "a", 0}, 1);
  const ReviewItemId b = ask({doc, "b", 0}, 2);
  const auto taro = store_->review().claim_next("taro", {}, false);
  const auto jiro = store_->review().claim_next("jiro", {}, false);
  EXPECT_EQ(taro->id, a);
  EXPECT_EQ(jiro->id, b);
  EXPECT_FALSE(store_->review().claim_next("hana", {}, false));
  advance(limits::kReviewLease_s + 1);
  const auto hana = store_->review().claim_next("hana", {}, false);
  EXPECT_EQ(hana->id, a);
  EXPECT_EQ(code_of([&] { decide(*taro, "x", "taro"); }), "E-CONFLICT");
  EXPECT_TRUE(store_->documents().decisions({doc, "a", 0}).empty()) << "decision and item in one transaction";
  decide(*hana, "x", "hana");
  EXPECT_EQ(store_->review().get(a).state, ReviewState::Decided);
}

TEST_P(ReviewContract, AReloadGetsTheItemsIAlreadyHoldFirst) {
  const DocumentId doc = document();
  for (const char* field : {"a", "b", "c", "d", "e"}) ask({doc, field, 0});
  std::vector<ReviewItemId> holding;
  for (int i = 0; i < 3; ++i) holding.push_back(store_->review().claim_next("taro", holding, false)->id);
  EXPECT_FALSE(store_->review().claim_next("taro", holding, false)) << "at most three leases";
  std::set<std::string> again;
  std::vector<ReviewItemId> after_reload;
  for (int i = 0; i < 3; ++i) {
    after_reload.push_back(store_->review().claim_next("taro", after_reload, false)->id);
    again.insert(after_reload.back().value);
  }
  for (const ReviewItemId& item : holding) EXPECT_TRUE(again.count(item.value));
}

TEST_P(ReviewContract, RenewKeepsAndReleaseGivesBack) {
  const ReviewItemId item = ask({document(), "a", 0});
  store_->review().claim_next("taro", {}, false);
  advance(limits::kReviewLease_s - 1);
  store_->review().renew(item, "taro");
  advance(limits::kReviewLease_s - 1);
  EXPECT_FALSE(store_->review().claim_next("jiro", {}, false));
  EXPECT_EQ(code_of([&] { store_->review().renew(item, "jiro"); }), "E-CONFLICT");
  store_->review().release_all("taro");
  EXPECT_EQ(store_->review().claim_next("jiro", {}, false)->id, item);
}

TEST_P(ReviewContract, PostponedItemsWaitInTheirOwnQueueAndReturnToIt) {
  const ReviewItemId id = ask({document(), "a", 0});
  const auto mine = store_->review().claim_next("taro", {}, false);
  store_->review().postpone(id, "taro", mine->version, "illegible");
  EXPECT_FALSE(store_->review().claim_next("taro", {}, false));
  EXPECT_EQ(store_->review().figures("taro").postponed, 1);
  auto senior = store_->review().claim_next("senior", {}, true);
  EXPECT_EQ(senior->postponed_reason, "illegible");
  store_->review().release(id, "senior");
  EXPECT_FALSE(store_->review().claim_next("taro", {}, false)) << "back in the postponed queue";
  senior = store_->review().claim_next("senior", {}, true);
  decide(*senior, "x", "senior");
  EXPECT_EQ(store_->review().get(id).decided_by, "senior");
}

TEST_P(ReviewContract, AStaleVersionIsAConflict) {
  const ReviewItemId id = ask({document(), "a", 0});
  ReviewItem item = *store_->review().claim_next("taro", {}, false);
  --item.version;
  EXPECT_EQ(code_of([&] { decide(item, "x", "taro"); }), "E-CONFLICT");
  EXPECT_EQ(store_->review().get(id).state, ReviewState::Leased);
}

TEST_P(ReviewContract, TheSameQuestionIsAskedOnce) {
  const FieldRef field{document(), "a", 0};
  EXPECT_EQ(ask(field), ask(field));
  decide(*store_->review().claim_next("taro", {}, false), "x", "taro");
  EXPECT_FALSE(store_->review().open_item(field));
  ask(field);
  EXPECT_TRUE(store_->review().open_item(field)) << "after the decision it may be asked anew";
}

TEST_P(ReviewContract, AnExcludedPersonNeverGetsTheItem) {
  NewReviewItem second;
  second.field = {document(), "a", 0};
  second.page = store_->documents().get(second.field.document).document.regions.at(0).page;
  second.blind = true;
  second.round = 2;
  second.excluded_users = {"taro"};
  const ReviewItemId id = store_->review().add(second);
  EXPECT_FALSE(store_->review().claim_next("taro", {}, false));
  EXPECT_EQ(code_of([&] { store_->review().claim(id, "taro"); }), "E-AUTH-DENIED");
  EXPECT_TRUE(store_->review().claim_next("jiro", {}, false)->ask.blind);
}

TEST_P(ReviewContract, UndoBringsTheItemBackLeased) {
  const ReviewItemId id = ask({document(), "a", 0});
  const auto made = decide(*store_->review().claim_next("taro", {}, false), "x", "taro");
  ReviewItem back;
  store_->transact([&] {
    store_->documents().undo(made, "taro");
    back = store_->review().reopen(id, "taro");
  });
  EXPECT_EQ(back.state, ReviewState::Leased);
  EXPECT_EQ(back.leased_by, "taro");
  EXPECT_FALSE(back.decision);
}

TEST_P(ReviewContract, KeyingAFieldOrRetiringTheDocumentSettlesItsQuestions) {
  const DocumentId doc = document();
  const ReviewItemId keyed = ask({doc, "a", 0});
  const ReviewItemId other = ask({doc, "b", 0});
  const auto decision_id = store_->documents().decide(decision({doc, "a", 0}, "x", "hana"));
  store_->review().settle_field({doc, "a", 0}, "hana", decision_id);
  EXPECT_EQ(store_->review().get(keyed).state, ReviewState::Decided);
  EXPECT_EQ(store_->review().open_items(doc).size(), 1U);
  store_->review().cancel(doc);
  EXPECT_EQ(store_->review().get(other).state, ReviewState::Cancelled);
  const auto figures = store_->review().figures("hana");
  EXPECT_EQ(figures.waiting, 0);
  EXPECT_EQ(figures.decided_today, 1);
  advance(24 * 3600);
  EXPECT_EQ(store_->review().figures("hana").decided_today, 0);
}

INSTANTIATE_TEST_SUITE_P(Sqlite, ReviewContract,
                         testing::Values(StoreMaker{"sqlite", [](const StoreOptions& o) { return open_store(o); }}),
                         [](const auto& made) { return made.param.name; });

}  // namespace
}  // namespace uketsuke::ledger
