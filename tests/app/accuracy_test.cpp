#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "core/crypto/hash.h"
#include "core/ids.h"
#include "core/os/files.h"
#include "ledger/store.h"
#include "tests/app/program.h"
#include "validate/policy/policy.h"

// uketsuke accuracy: figures, a policy from calibration data, adoption, and the alarm.
namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;

class AccuracyCommand : public ::testing::Test {
 protected:
  AccuracyCommand() { fs::create_directories(root_); }
  ~AccuracyCommand() override { fs::remove_all(root_); }

  std::string path(const std::string& name) const { return (root_ / name).string(); }
  std::string data() const {
    return " --data " + path("data") + " --key-file " + path("key") + " --head-file " + path("head");
  }
  std::unique_ptr<ledger::Store> store() const {
    ledger::StoreOptions options;
    options.data = path("data");
    options.key_file = path("key");
    options.head_file = path("head");
    return ledger::open_store(options);
  }
  /// "--as NAME" for a user who may act on the command line; the token goes into the environment.
  std::string as(const std::string& name, const std::string& role) const {
    const auto opened = store();
    const std::string first = opened->users().add(name, name, {role}, {}, "test");
    const UserId id = opened->users().by_name(name)->id;
    opened->users().change_password(id, first, "correct horse battery");
    ::setenv("UKETSUKE_TOKEN", opened->users().add_token(id, "test", 3600, name).c_str(), 1);
    return " --as " + name;
  }
  /// Readings of a field kind by `writers` hands, with a share of wrong ones among the sure.
  std::string lines(const std::string& kind, int writers, int of_each, double wrong) const {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(0, 1);
    std::string out;
    for (int i = 0; i < writers * of_each; ++i)
      out += "{\"class\":\"" + kind + "\",\"confidence\":0.99" + std::to_string(5 + i % 5) +
             "9,\"right\":" + (uniform(random) < wrong ? "false" : "true") + ",\"writer\":\"w" +
             std::to_string(i % writers) + "\"}\n";
    return out;
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }

  fs::path root_ = fs::path(UKETSUKE_TEST_TMP) / fresh_id();
};

TEST_F(AccuracyCommand, EveryPartOfItHasHelp) {
  for (const char* words : {"accuracy", "accuracy fit", "accuracy adopt", "accuracy acknowledge"}) {
    const ProgramResult help = run_program(std::string(words) + " --help");
    EXPECT_EQ(help.exit_code, 0) << words;
    EXPECT_NE(help.output.find("--help"), std::string::npos) << words;
  }
  EXPECT_NE(run_program("accuracy --help").output.find("fit"), std::string::npos);
}

TEST_F(AccuracyCommand, AnOfficeWithoutSamplesKnowsNothingAndSaysSo) {
  const ProgramResult shown = run_program("accuracy" + data());
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_NE(shown.output.find("not sampled yet"), std::string::npos) << shown.output;
  EXPECT_NE(shown.output.find("(assumed)"), std::string::npos);
  const auto json = run_program("accuracy --json" + data()).lines();
  ASSERT_EQ(json.size(), 14U) << "thirteen field kinds and the policy";
  EXPECT_NE(json[0].find(R"("kind":"my_number")"), std::string::npos);
  EXPECT_NE(json[0].find(R"("samples":0,"samples_open":0,"wrong":0,"wrong_upper_95":1.0)"), std::string::npos)
      << json[0];
  EXPECT_NE(json[13].find(R"("adopted":false,"data":null)"), std::string::npos) << json[13];
  EXPECT_EQ(run_program("accuracy --since yesterday" + data()).exit_code, 2);
}

TEST_F(AccuracyCommand, FitsWhatTheDataSupportAndNothingElse) {
  const std::string good = lines("digits", 400, 200, 0);
  write("lines.jsonl", good + lines("kana", 4, 200, 0) + lines("date", 400, 20, 0.2));
  const std::string words = "accuracy fit --from " + path("lines.jsonl") + " -o " + path("next.toml");
  const ProgramResult fitted = run_program(words + " --save-lines " + path("cited.jsonl"));
  ASSERT_EQ(fitted.exit_code, 0) << fitted.output;
  EXPECT_NE(fitted.output.find("1 of 13 field kinds measured, the others assumed"), std::string::npos) << fitted.output;
  const validate::Policy next = validate::Policy::parse(read_text_file(path("next.toml"), 1 << 20), "next.toml");
  EXPECT_EQ(next.of("digits").least_confidence, 0.9) << "nothing was wrong from the lowest confidence on";
  EXPECT_EQ(next.of("digits").evidence->writers, 400);
  EXPECT_TRUE(next.of("kana").assumed);
  EXPECT_NE(next.of("kana").note.find("of 4 writers"), std::string::npos);
  EXPECT_TRUE(next.of("date").assumed);
  ASSERT_TRUE(next.data());
  EXPECT_EQ(next.data()->sha256, sha256_hex(read_text_file(path("cited.jsonl"), 1 << 28)));
  EXPECT_EQ(next.data()->readings, 400 * 200 + 4 * 200 + 400 * 20);
  const std::string first = read_text_file(path("next.toml"), 1 << 20);
  ASSERT_EQ(run_program("accuracy fit --json --from " + path("cited.jsonl") + " -o " + path("again.toml")).exit_code,
            0);
  EXPECT_EQ(read_text_file(path("again.toml"), 1 << 20), first) << "the cited lines lead to the same policy";
}

TEST_F(AccuracyCommand, ReadsWhatRunPrintedAgainstTheTruth) {
  fs::create_directories(root_ / "truth");
  write("truth/a.json", R"({"fields":[{"id":"sex","row":0,"state":"read","value":"female"},
      {"id":"name","row":0,"state":"read","value":"髙橋 花子"},{"id":"my_number","row":0,"state":"read","value":"123456789018"}]})");
  write("run.jsonl", R"({"file":"scans/a.jpg","page":1,"status":"read","document":"shikaku_shutoku","fields":[)"
                     R"({"id":"sex","row":0,"state":"read","value":"female","confidence":0.999},)"
                     R"({"id":"name","row":0,"state":"read","value":"高橋　花子","confidence":0.99},)"
                     R"({"id":"my_number","row":0,"state":"read","value":"********9018","confidence":0.99}]})"
                     "\n"
                     R"({"file":"scans/a.jpg","page":2,"status":"blank","fields":[]})"
                     "\n");
  const ProgramResult fitted = run_program("accuracy fit --from " + path("run.jsonl") + " --truth " + path("truth") +
                                           " -o " + path("next.toml") + " --save-lines " + path("lines.jsonl"));
  ASSERT_EQ(fitted.exit_code, 0) << fitted.output;
  EXPECT_EQ(read_text_file(path("lines.jsonl"), 1 << 20),
            "{\"class\":\"choice\",\"confidence\":0.999,\"right\":true,\"writer\":\"a\"}\n"
            "{\"class\":\"name\",\"confidence\":0.99,\"right\":false,\"writer\":\"a\"}\n")
      << "高 is not 髙, and a masked number is no evidence";
}

TEST_F(AccuracyCommand, WrongInputIsNamed) {
  write("bad.jsonl",
        "{\"class\":\"digits\",\"confidence\":0.9,\"right\":true,\"writer\":\"a\"}\n{\"class\":\"colour\"}\n");
  EXPECT_EQ(run_program("accuracy fit --from " + path("bad.jsonl") + " -o " + path("p.toml")).exit_code, 2);
  EXPECT_FALSE(fs::exists(path("p.toml")));
  write("empty.jsonl", "");
  EXPECT_EQ(run_program("accuracy fit --from " + path("empty.jsonl") + " -o " + path("p.toml")).exit_code, 2);
  EXPECT_EQ(run_program("accuracy fit -o " + path("p.toml")).exit_code, 2);
  EXPECT_EQ(run_program("accuracy fit --from " + path("absent.jsonl") + " -o " + path("p.toml")).exit_code, 3);
  write("one.jsonl", lines("digits", 2, 5, 0));
  EXPECT_EQ(
      run_program("accuracy fit --target-other 2 --from " + path("one.jsonl") + " -o " + path("p.toml")).exit_code, 2);
  EXPECT_EQ(run_program("accuracy fit --production" + data() + " -o " + path("p.toml")).exit_code, 2)
      << "no samples yet";
}

TEST_F(AccuracyCommand, AnAdministratorPutsAPolicyInForce) {
  write("lines.jsonl", lines("digits", 400, 200, 0));
  ASSERT_EQ(run_program("accuracy fit --from " + path("lines.jsonl") + " -o " + path("next.toml")).exit_code, 0);
  const std::string words = "accuracy adopt " + path("next.toml") + " --reason measured" + data();
  EXPECT_EQ(run_program(words).exit_code, 2) << "without a person";
  EXPECT_EQ(run_program(words + as("sen", "senior")).exit_code, 1);
  const ProgramResult adopted = run_program(words + as("kanri", "admin"));
  EXPECT_EQ(adopted.exit_code, 0);
  // The one after the released policy's, whichever that is.
  std::ifstream file(path("next.toml"));
  std::string word, equals, version;
  while (file >> word && word != "version") continue;
  file >> equals >> version;
  ASSERT_FALSE(version.empty());
  EXPECT_EQ(adopted.output, "uketsuke@" + version + " is in force for readings from now on\n");
  const ProgramResult shown = run_program("accuracy" + data());
  EXPECT_NE(shown.output.find("policy uketsuke@" + version + " (adopted)"), std::string::npos) << shown.output;
  EXPECT_NE(shown.output.find("digits: accepts from 0.9 (measured)"), std::string::npos) << shown.output;
  EXPECT_EQ(run_program("ledger verify" + data()).exit_code, 0);
}

TEST_F(AccuracyCommand, AnAlarmIsShownUntilASeniorTakesItUp) {
  store()->quality().raise({"name", "uketsuke@2#0123456789ab", {}, 812, 9});
  const ProgramResult shown = run_program("accuracy" + data());
  EXPECT_NE(shown.output.find("ALARM: more errors than promised"), std::string::npos) << shown.output;
  EXPECT_NE(run_program("status" + data()).output.find("ALARM name: 9 of 812 samples wrong"), std::string::npos);
  EXPECT_NE(run_program("status --json" + data()).output.find(R"({"alarm":"name","samples":812,"wrong":9})"),
            std::string::npos);
  const std::string words = "accuracy acknowledge name --reason 'dirty glass'" + data();
  EXPECT_EQ(run_program(words + as("rev", "reviewer")).exit_code, 1);
  EXPECT_EQ(run_program(words + as("sen", "senior")).exit_code, 0);
  EXPECT_EQ(run_program("status" + data()).output.find("ALARM"), std::string::npos);
  EXPECT_EQ(run_program(words + " --as sen").exit_code, 3) << "none stands";
}

}  // namespace
}  // namespace uketsuke::app
