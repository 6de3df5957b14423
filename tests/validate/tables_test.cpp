// What is loaded from templates/ and the postal table; days.

#include <algorithm>

#include <gtest/gtest.h>

#include "core/assets.h"
#include "tests/validate/written.h"
#include "validate/policy/policy.h"
#include "validate/postal/postal_fit.h"
#include "validate/procedure/procedure.h"
#include "validate/rules/days.h"
#include "validate/sentences.h"

namespace uketsuke::validate {
namespace {

namespace fs = std::filesystem;

using test::refusal;
using test::written;

TEST(PostalTable, FindsFirstMiddleAndLastLines) {
  const PostalTable table(written("postal.tsv",
                                  "0010000\t北海道\t札幌市北区\t\tx\ty\t\n"
                                  "1000013\t東京都\t千代田区\t霞が関\tx\ty\tz\n"
                                  "4980000\t三重県\t桑名郡木曽岬町\t\tx\ty\t\n"
                                  "4980000\t愛知県\t弥富市\t\tx\ty\t\n"
                                  "9998531\t山形県\t飽海郡遊佐町\t菅里\tx\ty\tz\n"));
  EXPECT_EQ(table.areas("0010000").size(), 1U);
  EXPECT_EQ(table.areas("4980000").size(), 2U);
  ASSERT_EQ(table.areas("9998531").size(), 1U);
  EXPECT_EQ(table.areas("9998531")[0].town, "菅里");
  for (const char* unknown : {"0000000", "1000012", "1000014", "9999999", "", "100001", "10000131"})
    EXPECT_TRUE(table.areas(unknown).empty()) << unknown;
  EXPECT_EQ(postal_fit(table, "4980000", "愛知県弥富市前ケ須町1"), PostalFit::Fits);
  EXPECT_EQ(postal_fit(table, "4980000", "木曽岬町大字1"), PostalFit::Fits);
  EXPECT_EQ(postal_fit(table, "4980000", "愛知県名古屋市中区1"), PostalFit::OtherCity);
  EXPECT_EQ(postal_fit(table, "9998531", "山形県遊佐町吹浦1"), PostalFit::OtherTown);
}

TEST(PostalTable, KnowsTheOfficialCodes) {
  const PostalTable table = PostalTable::find_in(Assets::locate().deps);
  // Addresses of the 郵便番号 manual's own examples.
  const std::pair<const char*, const char*> fitting[] = {{"2630023", "千葉市稲毛区緑町3丁目30-8 郵便ビル403号"},
                                                         {"1100016", "東京都台東区台東5-6-3"},
                                                         {"0600906", "北海道札幌市東区北六条東4丁目"},
                                                         {"0650006", "札幌市東区北6条東8丁目"},
                                                         {"4070033", "山梨県韮崎市龍岡町下條南割 韮崎400"},
                                                         {"2730102", "千葉県鎌ケ谷市右京塚 東3丁目-20-5"},
                                                         {"1980036", "東京都青梅市河辺町十一丁目六番地一号"},
                                                         {"0270203", "岩手県宮古市大字津軽石第二十一地割大淵川480"},
                                                         {"5900016", "大阪府堺市堺区中田出井町四丁六番十九号"},
                                                         {"0640804", "札幌市中央区南四条西29丁目1524-23"},
                                                         {"9100067", "福井県福井市新田塚3丁目80-25"},
                                                         {"1000013", "東京都千代田区霞ヶ関1丁目3番2号"}};
  for (const auto& [code, address] : fitting) EXPECT_EQ(postal_fit(table, code, address), PostalFit::Fits) << address;
  EXPECT_EQ(postal_fit(table, "0000000", "東京都"), PostalFit::UnknownCode);
  EXPECT_EQ(postal_fit(table, "1000013", "大阪府大阪市北区梅田1"), PostalFit::OtherCity);
}

TEST(PostalTable, AMissingTableIsAnEnvironmentFailure) {
  EXPECT_TRUE(refusal([] { PostalTable::find_in("/nowhere"); }).starts_with("E-ENV-FILE"));
}

TEST(Sentences, AreLoadedStrictly) {
  const std::string one =
      "[[finding]]\nmessage = \"x\"\nrule = \"x\"\nversion = 1\nseverity = \"info\"\nsentence = \"x\"\n";
  EXPECT_NE(refusal([&] { SentenceTable::load(written("a.toml", one + "colour = 1\n")); }).find("a.toml:7"),
            std::string::npos);
  EXPECT_NE(refusal([&] { SentenceTable::load(written("b.toml", one + one)); }).find("twice"), std::string::npos);
  EXPECT_NE(refusal([&] { SentenceTable::load(written("c.toml", one)); }).find("no sentence for"), std::string::npos);
}

TEST(Procedure, TheStateTableLeadsToTheNotice) {
  const auto all = load_procedures(Assets::locate().templates);
  ASSERT_EQ(all.size(), 7U);
  for (const Procedure& p : all) {
    SCOPED_TRACE(p.id);
    using enum CaseState;
    const CaseState way[] = {Received, Checking, Examining, Provisional, AwaitingApproval, Approved, p.done};
    for (std::size_t i = 1; i < std::size(way); ++i) EXPECT_TRUE(p.allows(way[i - 1], way[i])) << to_string(way[i]);
    EXPECT_TRUE(p.allows(AwaitingApproval, Returned));
    EXPECT_TRUE(p.allows(AwaitingApproval, Examining) && p.allows(AwaitingApproval, Checking)) << "引戻し";
    EXPECT_TRUE(p.approval.assumed) << "no association has confirmed a 決裁規程";
    EXPECT_TRUE(p.allows(Returned, Checking));
    EXPECT_TRUE(p.allows(AwaitingApproval, Rejected));
    EXPECT_FALSE(p.allows(Received, Approved));
    EXPECT_FALSE(p.allows(Examining, Approved));
    EXPECT_FALSE(p.allows(Approved, Returned));
    for (const CaseState end : {p.done, Withdrawn, Rejected}) EXPECT_FALSE(p.allows(end, Checking)) << to_string(end);
    EXPECT_EQ(p.notify_within_days, 14);
    EXPECT_EQ(p.duty, "tekiyo");
    for (const char* step : {"register", "approval", "filing"}) EXPECT_NE(p.step(step), nullptr) << step;
    // 判定・更新 are opened without an applicant, and a 再交付 asks nobody for a fact: the official chart has none of them.
    const bool of_the_chart = p.id != "futan_wariai" && p.id != "gendogaku_koshin" && p.id != "saihakko";
    for (const char* step : {"identity", "inquiry"})
      EXPECT_TRUE(!of_the_chart || p.step(step) != nullptr) << step << " stands in the chart of every procedure of 適用";
  }
}

TEST(Procedure, IsLoadedStrictly) {
  const fs::path dir = fs::path(UKETSUKE_TEST_TMP) / "templates";
  const auto load = [&](const std::string& text) {
    written("templates/procedures/p.toml", text);
    return refusal([&] { load_procedures(dir); });
  };
  const std::string head =
      "id = \"p\"\nlabel = \"P\"\nduty = \"tekiyo\"\neffect = \"none\"\ndone = \"completed\"\n";
  const std::string move = "[[move]]\nfrom = \"received\"\nto = \"checking\"\n";
  EXPECT_EQ(load(head + move), "");
  EXPECT_NE(load(head).find("no [[move]]"), std::string::npos);
  EXPECT_NE(load(head + move + move).find("twice"), std::string::npos);
  EXPECT_NE(load(head + "[[move]]\nfrom = \"received\"\nto = \"done\"\n").find("unknown state"), std::string::npos);
  EXPECT_NE(load(head + move + "[[attachment]]\nkind = \"x\"\nwhen = \"sometimes\"\n").find("condition"),
            std::string::npos);
  EXPECT_NE(load(head + "extra = 1\n" + move).find("p.toml:6"), std::string::npos);
  const std::string step = "[[step]]\nid = \"inquiry\"\nlabel = \"L\"\nbefore = \"approved\"\n";
  EXPECT_EQ(load(head + move + step), "");
  EXPECT_NE(load(head + move + step + step).find("twice"), std::string::npos);
  EXPECT_NE(load(head + move + step + "system = true\n").find("no step of this name"), std::string::npos);
  const std::string output = "[[output]]\nnotice = \"n\"\nper = \"household\"\n";
  EXPECT_EQ(load(head + move + output + "when = \"always\"\n"), "");
  EXPECT_NE(load(head + move + output).find("must say when"), std::string::npos);
  EXPECT_NE(load(head + move + output + "when = \"always\"\ncertificate = true\n").find("belongs to a person"),
            std::string::npos);
}

TEST(ApprovalRoute, IsLoadedStrictlyAndLeavesNobodyWithTwoCapacities) {
  const fs::path dir = fs::path(UKETSUKE_TEST_TMP) / "routes";
  const auto load = [&](const std::string& route) {
    written("routes/procedures/p.toml",
            "id = \"p\"\nlabel = \"P\"\nduty = \"tekiyo\"\neffect = \"none\"\ndone = \"completed\"\n" + route +
                "[[move]]\nfrom = \"received\"\nto = \"checking\"\n");
    return refusal([&] { load_procedures(dir); });
  };
  EXPECT_EQ(load(""), "");
  EXPECT_EQ(load_procedures(dir).at(0).approval.deciders, std::vector<std::string>{"approver"});
  EXPECT_EQ(load("[approval]\ndeciders = [\"approver\"]\ndeputies = [\"senior\"]\n"), "");
  const ApprovalRoute route = load_procedures(dir).at(0).approval;
  EXPECT_EQ(route.capacity({"senior"}), DecidesAs::Deputy);
  EXPECT_EQ(route.capacity({"senior", "approver"}), DecidesAs::Decider) << "the strongest";
  EXPECT_EQ(route.capacity({"reviewer", "print"}), DecidesAs::Nobody);
  EXPECT_FALSE(route.assumed);
  EXPECT_NE(load("[approval]\ndeputies = [\"senior\"]\n").find("somebody must decide"), std::string::npos);
  EXPECT_NE(load("[approval]\ndeciders = [\"reviewer\"]\n").find("decides nothing"), std::string::npos) << "a keyer";
  EXPECT_NE(load("[approval]\ndeciders = [\"approver\"]\ndelegates = [\"approver\"]\n").find("needs no 専決"),
            std::string::npos);
  const std::string both = "[approval]\ndeciders = [\"approver\"]\ndelegates = [\"senior\"]\ndeputies = [\"senior\"]\n";
  EXPECT_NE(load(both).find("needs no 代決"), std::string::npos);
  EXPECT_NE(load("[approval]\ndeciders = [\"approver\"]\nday = 1\n").find("p.toml:8"), std::string::npos);
}

TEST(CompareRules, EveryProcedureHasThem) {
  for (const Procedure& procedure : load_procedures(Assets::locate().templates))
    EXPECT_FALSE(procedure.compares.empty()) << procedure.id;
}

TEST(CompareRules, AreLoadedStrictlyAndHeldAgainstTheSentences) {
  const fs::path dir = fs::path(UKETSUKE_TEST_TMP) / "compares";
  fs::create_directories(dir / "tables");
  fs::copy_file(Assets::locate().templates / "tables/findings.toml", dir / "tables/findings.toml",
                fs::copy_options::overwrite_existing);
  const auto load = [&](const std::string& rule) {
    written("compares/procedures/p.toml",
            "id = \"p\"\nlabel = \"P\"\nduty = \"tekiyo\"\neffect = \"none\"\ndone = \"completed\"\n[[move]]\nfrom = \"received\"\nto = \"checking\"\n"
            "[[compare]]\nwith = [\"juminhyo\"]\n" +
                rule);
    return refusal([&] { load_procedures(dir); });
  };
  const std::string person = "scope = \"person\"\nconcept = \"person.name\"\n";
  EXPECT_EQ(load(person + "how = \"names\"\nmessage = \"compare.name\"\n"), "");
  EXPECT_EQ(load("scope = \"form_people\"\nmessage = \"compare.person_not_on_juminhyo\"\n"), "");
  EXPECT_NE(load(person + "how = \"guess\"\nmessage = \"compare.name\"\n").find("p.toml:13"), std::string::npos);
  EXPECT_NE(load("scope = \"family\"\nmessage = \"compare.name\"\n").find("'family'"), std::string::npos);
  EXPECT_NE(load(person + "how = \"names\"\nmessage = \"nothing\"\n").find("no sentence for 'nothing.exact'"),
            std::string::npos);
  EXPECT_NE(load(person + "how = \"names\"\nmessage = \"compare.name\"\ncannot_say = true\n").find("cannot_say"),
            std::string::npos);
  EXPECT_NE(load(person + "message = \"compare.name\"\n").find("'how' is missing"), std::string::npos);
}

class PolicyTest : public ::testing::Test {
 protected:
  static FieldReading reading(const char* value, double confidence) {
    FieldReading r;
    r.state = ReadState::Read;
    r.value = value;
    r.confidence = confidence;
    r.candidates = {{value, confidence}};
    return r;
  }
  static FieldInfo my_number() {
    FieldInfo field;
    field.type = FieldType::Digits;
    field.check = "my_number";
    field.my_number = true;
    return field;
  }
  const Policy policy_ = Policy::load(Assets::locate().templates);
};

TEST_F(PolicyTest, HasAVersion) { EXPECT_EQ(policy_.id(), "uketsuke@9"); }

TEST_F(PolicyTest, AcceptsOnlyWhatIsSure) {
  EXPECT_EQ(policy_.judge(reading("123456789018", 0.9999), my_number()), Disposition::Accepted);
  EXPECT_EQ(policy_.judge(reading("123456789018", 0.9986), my_number()), Disposition::Accepted);
  EXPECT_EQ(policy_.judge(reading("123456789018", 0.9984), my_number()), Disposition::Asked);
  FieldInfo text;
  EXPECT_EQ(policy_.judge(reading("見本商店", 0.99), text), Disposition::Accepted);
  EXPECT_EQ(policy_.judge(reading("見本商店", 0.97), text), Disposition::Asked);
}

TEST_F(PolicyTest, AFailedCheckDigitIsAskedHoweverSure) {
  EXPECT_EQ(policy_.judge(reading("123456789019", 1.0), my_number()), Disposition::Asked);
}

TEST_F(PolicyTest, ANumberChosenBecauseItPassesIsAsked) {
  FieldReading repaired = reading("123456789018", 1.0);
  repaired.candidates = {{"123456789019", 0.6}, {"123456789018", 0.4}};
  EXPECT_EQ(policy_.judge(repaired, my_number()), Disposition::Asked);
}

TEST_F(PolicyTest, ADoubtIsAskedHoweverSure) {
  FieldReading doubted = reading("123456789018", 1.0);
  doubted.doubts = {"readers_disagree"};
  EXPECT_EQ(policy_.judge(doubted, my_number()), Disposition::Asked);
}

TEST_F(PolicyTest, WordsThatPointElsewhereAreAskedHoweverSure) {
  FieldInfo remark;
  EXPECT_EQ(policy_.judge(reading("同上", 1.0), remark), Disposition::Asked);
  EXPECT_EQ(policy_.judge(reading("なし", 1.0), remark), Disposition::Accepted) << "an occupation may be none";
  remark.charset = Charset::Name;
  EXPECT_EQ(policy_.judge(reading("なし", 1.0), remark), Disposition::Asked);
}

TEST_F(PolicyTest, ANumberThatAnOfficeMaskedIsNotAskedAbout) {
  FieldReading masked;
  masked.state = ReadState::Unreadable;
  masked.doubts = {"masked"};
  FieldInfo in_list = my_number();
  in_list.in_rows = true;
  EXPECT_EQ(policy_.judge(masked, in_list), Disposition::Accepted);
  EXPECT_EQ(policy_.judge(masked, my_number()), Disposition::Refused) << "no card is printed so";
  in_list.required = true;
  EXPECT_EQ(policy_.judge(masked, in_list), Disposition::Refused);
  in_list.required = false;
  for (const char* doubt : {"more_relations:3:2", "one_reader"}) {
    masked.doubts = {"masked", doubt};
    EXPECT_EQ(policy_.judge(masked, in_list), Disposition::Refused) << doubt;
  }
  masked.doubts = {"masked"};
  FieldInfo income;
  income.type = FieldType::Digits;
  income.check = "amount";
  EXPECT_EQ(policy_.judge(masked, income), Disposition::Refused) << "such a certificate cannot be used";
}

TEST_F(PolicyTest, StatesThatAPersonDecides) {
  FieldReading r = reading("", 1.0);
  r.state = ReadState::Unreadable;
  EXPECT_EQ(policy_.judge(r, my_number()), Disposition::Refused);
  r.state = ReadState::StruckOut;
  EXPECT_EQ(policy_.judge(r, my_number()), Disposition::Asked);
  r.state = ReadState::Blank;
  r.confidence = 0.995;
  EXPECT_EQ(policy_.judge(r, my_number()), Disposition::Accepted);
  FieldInfo required;
  required.required = true;
  r.confidence = 1.0;
  EXPECT_EQ(policy_.judge(r, required), Disposition::Asked) << "more likely faint than left out";
}

TEST(Days, TheLimitSkipsTheDayOfTheEventAndHolidays) {
  const auto day = [](const char* iso) { return date_from_iso(iso); };
  EXPECT_EQ(last_day_to_notify(day("2026-11-02"), 14, {}), day("2026-11-16"));
  // 2026-11-07 + 14 is a Saturday, the 23rd a holiday.
  EXPECT_EQ(last_day_to_notify(day("2026-11-07"), 14, {day("2026-11-23")}), day("2026-11-24"));
  EXPECT_EQ(months_later(day("2026-11-30"), 3), day("2027-02-28"));
  EXPECT_EQ(months_later(day("2026-08-13"), 3), day("2026-11-13"));
}

}  // namespace
}  // namespace uketsuke::validate
