#include <fstream>
#include <set>

#include "core/crypto/hash.h"
#include "ledger/sqlite/database.h"
#include "ledger/sqlite/migrations.h"
#include "tests/ledger/store_case.h"

// Hidden samples, drift alarms and policies: append-only, in the chain, without values.
namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

class QualityContract : public StoreContract {
 protected:
  ReviewItemId ask(const FieldRef& field) {
    NewReviewItem item;
    item.field = field;
    item.page = store_->documents().get(field.document).document.regions.at(0).page;
    item.group_at = clock_.now();
    return store_->review().add(item);
  }
  std::string draw(const FieldRef& field, const std::string& field_class = "digits") {
    NewSample sample;
    sample.field = field;
    sample.field_class = field_class;
    sample.document_kind = "form";
    sample.policy = "uketsuke@2#0123456789ab";
    sample.confidence = 0.9991;
    sample.item = ask(field);
    return store_->quality().add(sample);
  }
  std::int64_t decide(const FieldRef& field, const std::string& user) {
    return store_->documents().decide(decision(field, "x", user));
  }
  /// Draws and settles one sample of its own document.
  std::string settled(bool wrong, const std::string& field_class = "digits") {
    const FieldRef field{document("bytes " + std::to_string(++documents_)), "a", 0};
    const std::string id = draw(field, field_class);
    const std::int64_t made = decide(field, "taro");
    store_->quality().answer(id, "taro", made, !wrong);
    if (wrong) store_->quality().settle(id, "hana", decide(field, "hana"), SampleVerdict::ReadingWrong);
    return id;
  }
  int documents_ = 0;
};

TEST_P(QualityContract, TheLotteryIsFairAndGivesTheSameAnswerAgain) {
  int drawn = 0;
  for (int i = 0; i < 20'000; ++i)
    if (store_->quality().drawn("ticket " + std::to_string(i), 50)) ++drawn;
  EXPECT_NEAR(drawn, 1000, 130) << "4 standard deviations";
  EXPECT_TRUE(store_->quality().drawn("x", 1000));
  EXPECT_FALSE(store_->quality().drawn("x", 0));
  std::vector<bool> before;
  for (int i = 0; i < 200; ++i) before.push_back(store_->quality().drawn("again " + std::to_string(i), 500));
  reopen();
  for (int i = 0; i < 200; ++i)
    EXPECT_EQ(store_->quality().drawn("again " + std::to_string(i), 500), before[static_cast<std::size_t>(i)]);
}

TEST_P(QualityContract, AnAnswerThatAgreesSettlesASample) {
  const FieldRef field{document(), "a", 0};
  const std::string id = draw(field);
  ASSERT_EQ(store_->quality().open_in(field.document).size(), 1U);
  EXPECT_EQ(store_->quality().latest(field)->verdict, SampleVerdict::Open);
  store_->quality().answer(id, "taro", decide(field, "taro"), true);
  const StoredSample sample = *store_->quality().latest(field);
  EXPECT_EQ(sample.verdict, SampleVerdict::Agreed);
  EXPECT_EQ(sample.answered_by, "taro");
  EXPECT_EQ(sample.settled_by, "");
  EXPECT_EQ(sample.facts.policy, "uketsuke@2#0123456789ab");
  EXPECT_EQ(sample.facts.confidence, 0.9991);
  EXPECT_TRUE(store_->quality().open_in(field.document).empty());
  EXPECT_EQ(code_of([&] { store_->quality().answer(id, "hana", 1, true); }), "E-CONFLICT");
}

TEST_P(QualityContract, ADifferenceIsSettledByAnotherPerson) {
  const FieldRef field{document(), "a", 0};
  const std::string id = draw(field);
  store_->quality().answer(id, "taro", decide(field, "taro"), false);
  EXPECT_EQ(store_->quality().open_in(field.document).size(), 1U);
  EXPECT_TRUE(store_->quality().verdicts("digits").empty()) << "nobody knows yet who was wrong";
  EXPECT_EQ(code_of([&] { store_->quality().settle(id, "taro", 1, SampleVerdict::ReadingWrong); }), "E-AUTH-DENIED");
  store_->quality().settle(id, "hana", decide(field, "hana"), SampleVerdict::PersonWrong);
  const StoredSample sample = *store_->quality().latest(field);
  EXPECT_EQ(sample.verdict, SampleVerdict::PersonWrong);
  EXPECT_EQ(sample.answered_by, "taro");
  EXPECT_EQ(sample.settled_by, "hana");
  EXPECT_EQ(store_->quality().verdicts("digits"), std::vector<bool>{false}) << "the reading was right";
}

TEST_P(QualityContract, AnAnswerTakenBackOpensItAgainAndCountsOnce) {
  const FieldRef field{document(), "a", 0};
  const std::string id = draw(field);
  store_->quality().reopen(id, "taro");
  EXPECT_EQ(store_->quality().latest(field)->verdict, SampleVerdict::Open) << "nothing to take back";
  store_->quality().answer(id, "taro", decide(field, "taro"), false);
  store_->quality().reopen(id, "taro");
  EXPECT_EQ(store_->quality().latest(field)->verdict, SampleVerdict::Open);
  EXPECT_EQ(store_->quality().latest(field)->answered_by, "");
  EXPECT_TRUE(store_->quality().verdicts("digits").empty());
  store_->quality().answer(id, "jiro", decide(field, "jiro"), true);
  EXPECT_EQ(store_->quality().verdicts("digits").size(), 1U);
  EXPECT_EQ(store_->quality().latest(field)->answered_by, "jiro");
}

TEST_P(QualityContract, WhatASecondPersonTakesBackStandsAsTheFirstLeftIt) {
  const FieldRef field{document(), "a", 0};
  const std::string id = draw(field);
  store_->quality().answer(id, "taro", decide(field, "taro"), false);
  store_->quality().settle(id, "hana", decide(field, "hana"), SampleVerdict::ReadingWrong);
  store_->quality().reopen(id, "jiro");
  EXPECT_EQ(store_->quality().latest(field)->verdict, SampleVerdict::ReadingWrong) << "not his to take back";
  store_->quality().reopen(id, "hana");
  EXPECT_EQ(store_->quality().latest(field)->verdict, SampleVerdict::Differs);
  EXPECT_EQ(store_->quality().latest(field)->answered_by, "taro");
  EXPECT_EQ(store_->quality().latest(field)->settled_by, "");
  EXPECT_TRUE(store_->quality().verdicts("digits").empty());
  store_->quality().settle(id, "hana", decide(field, "hana"), SampleVerdict::PersonWrong);
  EXPECT_EQ(store_->quality().verdicts("digits"), std::vector<bool>{false});
}

TEST_P(QualityContract, ADroppedSampleIsVoid) {
  const FieldRef field{document(), "a", 0};
  store_->quality().drop(draw(field));
  EXPECT_EQ(store_->quality().latest(field)->verdict, SampleVerdict::Void);
  EXPECT_TRUE(store_->quality().open_in(field.document).empty());
}

TEST_P(QualityContract, ACancelledQuestionIsVoidAndCountsForNothing) {
  const FieldRef field{document(), "a", 0};
  draw(field);
  store_->review().cancel(field.document);
  EXPECT_EQ(store_->quality().latest(field)->verdict, SampleVerdict::Void);
  EXPECT_TRUE(store_->quality().open_in(field.document).empty());
  const auto figures = store_->quality().figures(Instant{});
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].cancelled, 1);
  EXPECT_EQ(figures[0].settled(), 0);
}

TEST_P(QualityContract, FiguresAreByFieldKindAndTime) {
  for (int i = 0; i < 3; ++i) settled(false);
  settled(true);
  settled(true, "kana");
  advance(3600);
  const Instant later = clock_.now();
  settled(false, "kana");
  const auto all = store_->quality().figures(Instant{});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].field_class, "digits");
  EXPECT_EQ(all[0].agreed, 3);
  EXPECT_EQ(all[0].reading_wrong, 1);
  EXPECT_EQ(all[1].settled(), 2);
  const auto recent = store_->quality().figures(later);
  ASSERT_EQ(recent.size(), 1U);
  EXPECT_EQ(recent[0].agreed, 1);
  EXPECT_EQ(store_->quality().settled(0, 4).size(), 4U);
  EXPECT_EQ(store_->quality().settled(4, 100).size(), 2U);
}

TEST_P(QualityContract, AnAlarmStandsUntilSomebodyTakesItUpAndThenCountsAnew) {
  for (int i = 0; i < 2; ++i) settled(true);
  settled(true, "kana");
  store_->quality().raise({"digits", "uketsuke@2#0123456789ab", {}, 2, 2});
  store_->quality().raise({"digits", "uketsuke@2#0123456789ab", {}, 9, 9});
  auto standing = store_->quality().standing();
  ASSERT_EQ(standing.size(), 1U);
  EXPECT_EQ(standing[0].samples, 2) << "raised once";
  EXPECT_EQ(standing[0].raised_at, clock_.now());
  EXPECT_EQ(code_of([&] { store_->quality().acknowledge("kana", "sen", "why"); }), "E-LEDGER-NOTFOUND");
  reopen();
  ASSERT_EQ(store_->quality().standing().size(), 1U);
  store_->quality().acknowledge("digits", "sen", "the scanner's glass was dirty");
  EXPECT_TRUE(store_->quality().standing().empty());
  EXPECT_TRUE(store_->quality().verdicts("digits").empty()) << "the test begins anew";
  EXPECT_EQ(store_->quality().verdicts("kana").size(), 1U);
  settled(false);
  EXPECT_EQ(store_->quality().verdicts("digits").size(), 1U);
  EXPECT_EQ(code_of([&] { store_->quality().acknowledge("digits", "sen", "again"); }), "E-LEDGER-NOTFOUND");
}

TEST_P(QualityContract, EveryStepIsInTheChainWithItsActor) {
  const FieldRef field{document(), "a", 0};
  const std::string id = draw(field);
  store_->quality().answer(id, "taro", decide(field, "taro"), false);
  store_->quality().settle(id, "hana", decide(field, "hana"), SampleVerdict::ReadingWrong);
  std::vector<std::string> steps;
  for (const LedgerEntry& entry : store_->audit().about(id)) steps.push_back(entry.kind + " " + entry.actor);
  EXPECT_EQ(steps,
            (std::vector<std::string>{"quality.drawn system", "quality.differs taro", "quality.reading_wrong hana"}));
  store_->quality().raise({"digits", "p", {}, 3, 3});
  store_->quality().acknowledge("digits", "sen", "reason of a person");
  const auto alarm = store_->audit().about("digits");
  ASSERT_EQ(alarm.size(), 2U);
  EXPECT_EQ(alarm[1].actor, "sen");
  EXPECT_EQ(store_->audit().payload(alarm[1].sequence), "reason of a person");
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_P(QualityContract, APolicyStaysForGoodAndTheLastAdoptedOneIsInForce) {
  Policies& policies = store_->policies();
  EXPECT_FALSE(policies.adopted());
  const StoredPolicy two{sha256_hex("two"), "uketsuke@2", "two"};
  const StoredPolicy three{sha256_hex("three"), "uketsuke@3", "three"};
  policies.keep(two);
  policies.keep(two);
  EXPECT_FALSE(policies.adopted()) << "kept is not in force";
  policies.adopt(three, "kanri", "measured");
  reopen();
  EXPECT_EQ(store_->policies().adopted()->text, "three");
  store_->policies().adopt(two, "kanri", "back");
  EXPECT_EQ(store_->policies().adopted()->hash, two.hash);
  ASSERT_EQ(store_->policies().adoptions().size(), 2U);
  EXPECT_EQ(store_->policies().adoptions()[1].id, "uketsuke@3");
  EXPECT_EQ(store_->policies().find(three.hash.substr(0, 12))->text, "three") << "as decisions name it";
  EXPECT_FALSE(store_->policies().find("0000000000000"));
  EXPECT_FALSE(store_->policies().find(three.hash.substr(0, 5)));
}

TEST_P(QualityContract, AnotherPolicyBeginsTheTestAnew) {
  settled(true);
  EXPECT_EQ(store_->quality().verdicts("digits").size(), 1U);
  store_->policies().adopt({sha256_hex("p"), "uketsuke@3", "p"}, "kanri", "measured");
  EXPECT_TRUE(store_->quality().verdicts("digits").empty());
}

TEST_P(QualityContract, ReadingsAreCountedByPolicyFieldKindAndMonth) {
  Policies& policies = store_->policies();
  policies.count("p@1#a", "digits", Disposition::Accepted, 2);
  policies.count("p@1#a", "digits", Disposition::Accepted, 1);
  policies.count("p@1#a", "digits", Disposition::Asked, 1);
  policies.count("p@1#a", "kana", Disposition::Refused, 1);
  const Date begun = japan_date(clock_.now());
  advance(40 * 24 * 3600);
  policies.count("p@2#b", "digits", Disposition::Accepted, 1);
  const auto all = policies.tallies(begun);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].accepted, 3);
  EXPECT_EQ(all[0].asked, 1);
  EXPECT_EQ(all[1].refused, 1);
  EXPECT_EQ(all[2].policy, "p@2#b");
  EXPECT_EQ(policies.tallies(japan_date(clock_.now())).size(), 1U);
}

TEST_P(QualityContract, NothingOfItCanBeChangedOrDeleted) {
  settled(true);
  store_->quality().raise({"digits", "p", {}, 3, 3});
  store_->policies().adopt({sha256_hex("p"), "uketsuke@3", "p"}, "kanri", "measured");
  Database db(options().data / "uketsuke.db", 1000);
  for (const char* table : {"quality_sample", "quality_event", "quality_alarm", "policy_text", "policy_adoption"}) {
    EXPECT_EQ(code_of([&] { db.run("DELETE FROM " + std::string(table)); }), "E-CONFLICT") << table;
    const std::string column = std::string(table) == "policy_text"      ? "text"
                               : std::string(table) == "quality_sample" ? "policy"
                                                                        : "actor";
    EXPECT_EQ(code_of([&] { db.run("UPDATE " + std::string(table) + " SET " + column + "='x'"); }), "E-CONFLICT")
        << table;
  }
}

TEST_P(QualityContract, WhatIsRolledBackNeverHappened) {
  const FieldRef field{document(), "a", 0};
  const std::string id = draw(field);
  EXPECT_EQ(code_of([&] {
              store_->transact([&] {
                store_->quality().answer(id, "taro", decide(field, "taro"), true);
                throw Failure("E-CONFLICT", "lost the lease");
              });
            }),
            "E-CONFLICT");
  EXPECT_EQ(store_->quality().latest(field)->verdict, SampleVerdict::Open);
  EXPECT_TRUE(store_->audit().verify().ok());
}

INSTANTIATE_TEST_SUITE_P(Sqlite, QualityContract,
                         testing::Values(StoreMaker{"sqlite", [](const StoreOptions& o) { return open_store(o); }}),
                         [](const auto& made) { return made.param.name; });

// Data of each earlier release opens, keeps what it has, and ends up like a new one.
class Upgrade : public testing::TestWithParam<int> {};

TEST_P(Upgrade, KeepsWhatIsThere) {
  const fs::path fixtures = fs::path(UKETSUKE_SOURCE_DIR) / "tests" / "ledger" / "fixtures";
  const auto kept = [&](int version) {
    std::ifstream in(fixtures / ("schema_v" + std::to_string(version) + ".sql"));
    return std::string{std::istreambuf_iterator<char>(in), {}};
  };
  const fs::path file = fs::path(UKETSUKE_TEST_TMP) / (fresh_id() + ".db");
  {
    Database db(file, 100);
    db.script(kept(GetParam()) + "PRAGMA user_version=" + std::to_string(GetParam()) + ";");
    db.run("INSERT INTO document VALUES('d', 'form', '', '', '', 'open', 1, 0)");
    db.run("INSERT INTO original(file, kind, byte_count, stored_at) VALUES('" + std::string(64, 'f') +
           "', 'tiff', 1, 0)");
    migrate(db);
    Query q = db.query("SELECT kind FROM document");
    ASSERT_TRUE(q.next());
    EXPECT_EQ(q.text(0), "form");
    for (const char* table : {"quality_state", "case_record", "envelope", "mailing"}) {
      Query empty = db.query(std::string("SELECT count(*) FROM ") + table);
      empty.next();
      EXPECT_EQ(empty.number(0), 0);
    }
    EXPECT_EQ(schema_dump(db), kept(schema_version())) << "upgraded and new are alike";
    migrate(db);
  }
  for (const char* tail : {"", "-wal", "-shm"}) fs::remove(file.string() + tail);
}

INSTANTIATE_TEST_SUITE_P(Schema, Upgrade, testing::Values(1, 2, 3, 4));

}  // namespace
}  // namespace uketsuke::ledger
