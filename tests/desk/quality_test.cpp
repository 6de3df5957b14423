#include <fstream>

#include <gtest/gtest.h>

#include "desk/http/body.h"
#include "pipeline/office/cases.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/review.h"
#include "pipeline/quality/accuracy.h"
#include "pipeline/quality/samples.h"
#include "tests/desk/seeded_office.h"
#include "tests/failure_code.h"

// Hidden samples as people meet them: one accepted name (髙橋　花子) is keyed again by somebody who cannot tell.
namespace uketsuke::desk {
namespace {

using ledger::SampleVerdict;
using test::code_of;

bool holds(const Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class Samples : public testing::Test {
 protected:
  static std::map<std::string, std::string> shares(const std::string& known) {
    return {{"quality.share.name", "1000"}, {"quality.known_percent", known}};
  }
  explicit Samples(std::vector<std::string> people = {"rev", "rev2", "sen"}, const std::string& known = "0",
                   bool signed_in = false)
      : office_(people, shares(known), signed_in) {}

  ledger::Store& store() { return office_.store(); }
  const pipeline::Office& door() { return office_.desk().office; }
  /// Nobody here has typed a password: the one that must be changed is no matter of these tests.
  pipeline::Actor actor(const std::string& name) {
    pipeline::Actor out{*store().users().by_name(name), "desk"};
    out.user.must_change_password = false;
    return out;
  }
  ledger::StoredCase the_case() { return store().cases().list({}, {}).items.at(0); }
  DocumentId document() { return store().documents().of_page(office_.page()).at(0).document.id; }
  FieldRef name() { return {document(), "name", 0}; }
  SampleVerdict verdict() { return store().quality().latest(name())->verdict; }

  /// Leases the name's item as a person; nullopt when that person may not have it.
  std::optional<pipeline::ReviewItemView> item(const std::string& who) {
    const auto open = store().review().open_item(name());
    if (!open) return std::nullopt;
    try {
      return pipeline::claim_item(door(), actor(who), open->id);
    } catch (const Failure&) {
      return std::nullopt;
    }
  }
  pipeline::AnswerResult type(const std::string& who, const std::string& value) {
    const auto view = item(who);
    pipeline::FieldAnswer answer;
    answer.action = "type";
    answer.value = value;
    return pipeline::answer_item(door(), actor(who), view->item.id, view->item.version, answer);
  }
  pipeline::FieldView field() {
    for (const auto& view : pipeline::document(door(), actor("rev"), document()).fields)
      if (view.value.ref == name()) return view;
    ADD_FAILURE() << "no field";
    return {};
  }
  bool finding_stands() {
    for (const auto& finding : store().cases().findings(the_case().file.id))
      if (finding.finding.message == "quality.readings_differ") return true;
    return false;
  }
  pipeline::ClassAccuracy figures(const std::string& field_class = "name") {
    for (const auto& row : pipeline::accuracy_report(store(), door().context, date_from_iso("2020-01-01")).classes)
      if (row.name == field_class) return row;
    ADD_FAILURE() << field_class;
    return {};
  }

  SeededOffice office_;
};

class SamplesAtTheDesk : public Samples {
 protected:
  SamplesAtTheDesk() : Samples({"rev", "rev2", "sen"}, "0", true) {}
};

TEST_F(SamplesAtTheDesk, LookLikeARefusedReadingEverywhere) {
  const auto open = store().review().open_item(name());
  ASSERT_TRUE(open);
  EXPECT_TRUE(open->ask.must_type);
  EXPECT_EQ(open->ask.ask_reason, "doubtful");
  pipeline::claim_item(door(), actor("rev"), open->id);
  const std::string case_path = "/api/cases/" + the_case().file.id.value;
  const std::string document_path = "/api/documents/" + document().value;
  for (const std::string& path : {"/api/review/items/" + open->id.value, document_path, case_path,
                                  document_path + "/fields/name/history?row=0", std::string("/api/cases")}) {
    const Response response = office_.send("rev", "GET", path);
    ASSERT_EQ(response.status, 200) << path << response.body;
    EXPECT_FALSE(holds(response, "髙橋")) << path << "\n" << response.body;
    EXPECT_FALSE(holds(response, "accepted\"")) << path;
    EXPECT_FALSE(holds(response, "quality")) << path;
    EXPECT_FALSE(holds(response, "sample")) << path;
  }
  const Response shown = office_.send("rev", "GET", "/api/review/items/" + open->id.value);
  EXPECT_TRUE(holds(shown, "\"state\":\"unreadable\",\"raw\":\"\",\"value\":\"\",\"confidence\":0"));
  EXPECT_FALSE(holds(shown, "\"confirm\""));
  EXPECT_EQ(field().decided, "open");
  EXPECT_EQ(field().item_id, open->id.value);
  // The item of another field shows the decided ones beside it: not this one.
  const auto kana = store().review().open_item({document(), "name_kana", 0});
  const auto beside = pipeline::claim_item(door(), actor("rev2"), kana->id);
  for (const auto& [label, value] : beside.neighbours) EXPECT_NE(value, "髙橋　花子") << label;
  pipeline::FieldAnswer confirm;
  confirm.action = "confirm";
  EXPECT_EQ(code_of([&] {
              pipeline::answer_item(door(), actor("rev"), open->id, store().review().get(open->id).version, confirm);
            }),
            "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] {
              pipeline::key_field(door(), actor("sen"), name(), store().documents().get(document()).version, confirm);
            }),
            "E-INPUT-VALUE")
      << "nor from the document's page";
}

TEST_F(Samples, AnAnswerThatAgreesIsADecisionLikeAnyOther) {
  EXPECT_EQ(figures().samples_open, 1);
  type("rev", "髙橋 花子");
  EXPECT_EQ(verdict(), SampleVerdict::Agreed) << "the width of a space is no difference";
  EXPECT_FALSE(store().review().open_item(name()));
  EXPECT_EQ(field().decided, "person");
  EXPECT_EQ(pipeline::my_history(door(), actor("rev")).at(0).undoable, true);
  EXPECT_FALSE(finding_stands());
  const auto row = figures();
  EXPECT_EQ(row.accepted, 1) << "a sample counts as accepted: that is what the policy said";
  EXPECT_EQ(row.samples, 1);
  EXPECT_EQ(row.wrong, 0);
  EXPECT_NEAR(row.wrong_upper, 0.95, 1e-9);
  EXPECT_EQ(store().quality().latest(name())->facts.policy, door().context.policy.actor());
}

TEST_F(Samples, UndoOpensTheSampleAgainUnseen) {
  type("rev", "髙橋　花子");
  pipeline::undo(door(), actor("rev"), 0);
  EXPECT_EQ(verdict(), SampleVerdict::Open);
  EXPECT_EQ(field().decided, "open");
  EXPECT_EQ(field().shown_value, "");
  type("rev", "髙橋　花子");
  EXPECT_EQ(figures().samples, 1) << "counted once";
}

TEST_F(Samples, ADifferenceIsAFindingThatAnotherPersonSettles) {
  const auto told = type("rev", "高橋　花子");
  EXPECT_EQ(verdict(), SampleVerdict::Differs) << "髙 is not 高";
  EXPECT_TRUE(finding_stands());
  EXPECT_EQ(told.findings.empty(), false);
  EXPECT_FALSE(item("rev")) << "not the one who keyed it";
  EXPECT_EQ(code_of([&] { pipeline::undo(door(), actor("rev"), 0); }), "E-CONFLICT") << "no trying until it fits";
  pipeline::FieldAnswer answer;
  answer.action = "type";
  answer.value = "髙橋　花子";
  EXPECT_EQ(code_of([&] {
              pipeline::key_field(door(), actor("rev"), name(), store().documents().get(document()).version, answer);
            }),
            "E-AUTH-DENIED");
  EXPECT_EQ(field().decided, "open") << "the second person sees neither value";
  const auto blind = item("rev2");
  ASSERT_TRUE(blind);
  EXPECT_EQ(blind->value.reading->reading.value, "");
  EXPECT_TRUE(blind->item.ask.must_type);
  EXPECT_EQ(blind->ask_sentence, "二度の読み取りの結果が一致しません。");
  EXPECT_EQ(code_of([&] { pipeline::advance_case(door(), actor("rev"), the_case().file.id, the_case().version); }),
            "E-CASE-UNFINISHED");
  type("rev2", "髙橋　花子");
  EXPECT_EQ(verdict(), SampleVerdict::PersonWrong);
  EXPECT_FALSE(finding_stands());
  EXPECT_EQ(field().shown_value, "髙橋　花子");
  EXPECT_EQ(figures().samples, 1);
  EXPECT_EQ(figures().wrong, 0);
}

TEST_F(Samples, AReadingThatTheSecondPersonFindsWrongCounts) {
  type("rev", "高橋　花子");
  type("sen", "高橋　花子");
  EXPECT_EQ(verdict(), SampleVerdict::ReadingWrong);
  EXPECT_EQ(field().shown_value, "高橋　花子");
  EXPECT_EQ(figures().wrong, 1);
  EXPECT_TRUE(store().quality().standing().empty()) << "one wrong of one is no proof of a doubling";
  pipeline::undo(door(), actor("sen"), 0);
  EXPECT_EQ(verdict(), SampleVerdict::Differs) << "taken back: as the first person left it";
  EXPECT_TRUE(finding_stands());
}

TEST_F(Samples, APageThatIsKeyedByHandAnswersToo) {
  pipeline::FieldAnswer answer;
  answer.action = "type";
  answer.value = "髙橋　花子";
  pipeline::key_field(door(), actor("rev2"), name(), store().documents().get(document()).version, answer);
  EXPECT_EQ(verdict(), SampleVerdict::Agreed);
  EXPECT_FALSE(store().review().open_item(name()));
}

TEST_F(Samples, AReadingThatIsGoneLeavesNothingToCompare) {
  store().quality().drop(store().quality().latest(name())->id);
  type("rev", "誰か　別人");
  EXPECT_EQ(verdict(), SampleVerdict::Void);
  EXPECT_FALSE(finding_stands());
}

TEST_F(SamplesAtTheDesk, ManyWrongOnesRaiseTheAlarmAndThePolicyAsksMore) {
  const double usual = figures().least_confidence;
  for (int i = 0; i < 12 && store().quality().standing().empty(); ++i) {
    // Other people's forms, one wrong after the other.
    ledger::NewSample sample = store().quality().latest(name())->facts;
    sample.field.row = i + 1;
    const std::string id = store().quality().add(sample);
    ledger::StoredDecision made;
    made.decision = {sample.field, ReadState::Read, "x", "rev", "typed", {}, true};
    made.action = "typed";
    const std::int64_t one = store().documents().decide(made);
    store().quality().answer(id, "rev", one, false);
    store().quality().settle(id, "rev2", one, SampleVerdict::ReadingWrong);
    pipeline::watch_drift(store(), door().context, "name");
  }
  ASSERT_EQ(store().quality().standing().size(), 1U);
  EXPECT_EQ(store().quality().standing()[0].wrong, 5);
  const auto row = figures();
  EXPECT_TRUE(row.stricter);
  EXPECT_GT(row.least_confidence, usual);
  FieldInfo field;
  field.type = FieldType::Text;
  field.charset = Charset::Name;
  FieldReading reading;
  reading.state = ReadState::Read;
  reading.value = "髙橋　花子";
  reading.confidence = 0.99;
  const auto now = pipeline::policy_in_force(store(), door().context);
  EXPECT_EQ(door().context.policy.judge(reading, field), Disposition::Accepted);
  EXPECT_EQ(now.judge(reading, field), Disposition::Asked);
  const Response status = office_.send("rev", "GET", "/api/status");
  EXPECT_TRUE(holds(status, "「氏名」で、自動確定した値の誤りが増えています(抜取確認 5 件中 5 件)")) << status.body;
  const std::string path = "/api/quality/alarms/name/acknowledge";
  EXPECT_EQ(office_.send("rev", "POST", path, "{\"reason\":\"x\"}").status, 403);
  EXPECT_NE(office_.send("sen", "POST", path, "{\"reason\":\"\"}").status, 204);
  EXPECT_EQ(office_.send("sen", "POST", path, "{\"reason\":\"読取機のガラスの汚れ\"}").status, 204);
  EXPECT_TRUE(store().quality().standing().empty());
  EXPECT_EQ(figures().least_confidence, usual);
  EXPECT_EQ(figures().watch_samples, 0);
  EXPECT_EQ(office_.send("sen", "POST", path, "{\"reason\":\"x\"}").status, 404);
}

class WithAdministrator : public Samples {
 protected:
  WithAdministrator() : Samples({"sen", "adm"}) {}
};

TEST_F(WithAdministrator, AnAdoptedPolicyDecidesFromThenOn) {
  const std::string old = door().context.policy.text();
  std::string text = old;
  text.replace(text.find("version = "), std::string("version = 2").size(), "version = 9");
  const auto adopt = [&](const std::string& who, const std::string& what) {
    return code_of([&] { pipeline::adopt_policy(door(), actor(who), what, "p.toml", "測定の結果"); });
  };
  EXPECT_EQ(adopt("sen", text), "E-AUTH-DENIED");
  EXPECT_EQ(adopt("adm", "version = 9\n"), "E-TEMPLATE-INVALID");
  EXPECT_EQ(adopt("adm", old + "# same version, other text\n"), "E-INPUT-VALUE");
  EXPECT_EQ(adopt("adm", text), "");
  EXPECT_EQ(pipeline::policy_in_force(store(), door().context).policy.version(), 9);
  EXPECT_EQ(adopt("adm", old), "") << "back to one that was in force";
  EXPECT_EQ(pipeline::policy_in_force(store(), door().context).policy.hash(), door().context.policy.hash());
  ASSERT_EQ(store().policies().adoptions().size(), 2U);
  EXPECT_TRUE(store().audit().verify().ok());
}

TEST_F(Samples, NothingOfThemShowsOnDisk) {
  type("rev", "高橋　花子");
  type("rev2", "髙橋　花子");
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(store().data_folder())) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  ASSERT_NE(all.find("person_wrong"), std::string::npos) << "the search itself must work";
  for (const char* secret : {"髙橋", "高橋", "花子"}) EXPECT_EQ(all.find(secret), std::string::npos) << secret;
}

class KnownAnswers : public Samples {
 protected:
  KnownAnswers() : Samples({"rev", "rev2", "sen"}, "100") {}
};

TEST_F(KnownAnswers, AreAskedOfAnotherPersonAndMeasureThem) {
  type("rev", "髙橋　花子");
  ASSERT_TRUE(store().review().open_item(name()));
  EXPECT_FALSE(item("rev"));
  EXPECT_EQ(field().decided, "open") << "what is known stays hidden meanwhile";
  pipeline::FieldAnswer answer;
  answer.action = "type";
  answer.value = "髙橋　花子";
  EXPECT_EQ(code_of([&] {
              pipeline::key_field(door(), actor("rev"), name(), store().documents().get(document()).version, answer);
            }),
            "E-AUTH-DENIED");
  type("rev2", "髙橋　花予");
  EXPECT_FALSE(item("rev")) << "both have spoken";
  EXPECT_FALSE(item("rev2"));
  type("sen", "髙橋　花子");
  EXPECT_EQ(figures().known, 1);
  EXPECT_EQ(figures().known_wrong, 1);
  EXPECT_EQ(figures().samples, 1);
  EXPECT_EQ(figures().wrong, 0);
}

TEST_F(KnownAnswers, OneThatWasWrongAfterAllIsAReadingFoundWrong) {
  type("rev", "髙橋　花子");
  type("rev2", "髙橋　花予");
  type("sen", "髙橋　花予");
  EXPECT_EQ(figures().known, 0);
  EXPECT_EQ(figures().samples, 1);
  EXPECT_EQ(figures().wrong, 1) << "machine and first person were wrong alike";
  EXPECT_EQ(field().shown_value, "髙橋　花予");
}

TEST_F(KnownAnswers, GoWithTheAnswerTheyRepeat) {
  type("rev", "髙橋　花子");
  pipeline::undo(door(), actor("rev"), 0);
  EXPECT_EQ(field().decided, "open");
  type("rev", "高橋　花子");
  EXPECT_TRUE(finding_stands()) << "the sample itself is asked again, not the known answer";
}

class SmallOffice : public Samples {
 protected:
  SmallOffice() : Samples({"rev", "adm"}, "100") {}
};

TEST_F(SmallOffice, OnePersonAloneIsNotSampled) {
  EXPECT_FALSE(store().review().open_item(name()));
  EXPECT_EQ(field().decided, "policy");
  EXPECT_EQ(store().documents().effective(name())->decision.actor, door().context.policy.actor())
      << "the decision says by which thresholds it was taken";
  EXPECT_EQ(store().policies().find(door().context.policy.hash().substr(0, 12))->text, door().context.policy.text())
      << "and their text is kept";
}

TEST(SameAnswer, ComparesWhatIsWrittenNotHowItIsTyped) {
  FieldInfo name;
  name.type = FieldType::Text;
  name.charset = Charset::Name;
  FieldInfo address;
  address.type = FieldType::Text;
  address.charset = Charset::Address;
  FieldInfo choice;
  choice.type = FieldType::Choice;
  const auto same = [](const FieldInfo& f, const char* a, const char* b) {
    return pipeline::same_answer(f, ReadState::Read, a, ReadState::Read, b);
  };
  EXPECT_TRUE(same(name, "髙橋　花子", "髙橋 花子"));
  EXPECT_FALSE(same(name, "髙橋　花子", "高橋　花子"));
  EXPECT_FALSE(same(name, "神　一", "\xEF\xA8\x99　一")) << "U+FA19 is a character of its own in a name";
  EXPECT_TRUE(same(address, "千代田１－２", "千代田1-2"));
  EXPECT_FALSE(same(address, "千代田1-2", "千代田1-3"));
  EXPECT_TRUE(same(choice, "a,b", "b,a"));
  EXPECT_FALSE(same(choice, "a,b", "a"));
  EXPECT_FALSE(pipeline::same_answer(name, ReadState::Blank, "", ReadState::Unreadable, ""));
  EXPECT_TRUE(pipeline::same_answer(name, ReadState::Blank, "", ReadState::Blank, ""));
}

}  // namespace
}  // namespace uketsuke::desk
