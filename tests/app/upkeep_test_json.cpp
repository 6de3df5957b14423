#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/ids.h"
#include "core/os/files.h"
#include "ledger/store.h"
#include "tests/app/program.h"

// Backup, restore and the outside head, and office work in JSON, with the built program on a real batch.
namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// One data folder with a read form and two people, for all tests of this file.
class Upkeep : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder() = fs::path(UKETSUKE_TEST_TMP) / fresh_id();
    fs::create_directories(folder());
    ASSERT_EQ(run_program("run " + words("data") + " " + sample("020_form_1.jpg")).exit_code, 0);
    const auto store = ledger::open_store(options());
    add_person(*store, "kanri", {"admin", "auditor", "mailroom", "print"});
    add_person(*store, "shunin", {"senior"});
    add_person(*store, "kessai", {"approver"});
  }
  static void TearDownTestSuite() { fs::remove_all(folder()); }

  static fs::path& folder() {
    static fs::path path;
    return path;
  }
  static std::string words(const std::string& data) {
    return "--data " + (folder() / data).string() + " --key-file " + (folder() / "master.key").string() +
           " --head-file " + (folder() / "chain.head").string();
  }
  static ledger::StoreOptions options() {
    ledger::StoreOptions out;
    out.data = folder() / "data";
    out.key_file = folder() / "master.key";
    out.head_file = folder() / "chain.head";
    return out;
  }
  /// A user who has changed the one-time password, and their token.
  static void add_person(ledger::Store& store, const std::string& name, const std::vector<std::string>& roles) {
    const std::string first = store.users().add(name, name, roles, {}, "test");
    const UserId id = store.users().by_name(name)->id;
    store.users().change_password(id, first, "sakura-momiji-2026");
    tokens()[name] = store.users().add_token(id, "test", 3600, "test");
  }
  static std::map<std::string, std::string>& tokens() {
    static std::map<std::string, std::string> known;
    return known;
  }
  /// A command of a person on the first data folder.
  static ProgramResult as(const std::string& name, const std::string& command) {
    ::setenv("UKETSUKE_TOKEN", tokens().at(name).c_str(), 1);
    const ProgramResult result = run_program(command + " --as " + name + " " + words("data"));
    ::unsetenv("UKETSUKE_TOKEN");
    return result;
  }
  static std::vector<Json> json_of(const std::string& command) {
    std::vector<Json> out;
    for (const std::string& line : run_program(command).lines()) out.push_back(Json::parse(line));
    return out;
  }
  static std::string all_bytes_under(const fs::path& root) {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(root))
      if (entry.is_regular_file()) all += read_text_file(entry.path(), std::size_t{1} << 30);
    return all;
  }
  static std::string written_number() {
    Json truth;
    std::ifstream(sample("020_form_1.json")) >> truth;
    for (const Json& field : truth.at("fields"))
      if (field.at("id") == "my_number" && field.at("row") == 0) return field.at("value");
    return {};
  }
};

TEST_F(Upkeep, ABackupRestoresToAWorkingFolderAndShowsNoNumber) {
  const std::string backup = (folder() / "backup").string();
  const auto made = json_of("backup --json " + words("data") + " -o " + backup);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_GE(made[0].at("files").get<int>(), 2);
  EXPECT_EQ(run_program("backup " + words("data") + " -o " + backup).exit_code, 3) << "never over an existing one";
  const ProgramResult restored = run_program("restore " + backup + " " + words("restored") + " --json");
  EXPECT_EQ(restored.exit_code, 0) << restored.output;
  EXPECT_TRUE(Json::parse(restored.output).at("ok").get<bool>());
  EXPECT_EQ(run_program("ledger verify --files " + words("restored")).exit_code, 0);
  // It works: the same file again is a duplicate with its stored result.
  const auto again = json_of("run --json " + words("restored") + " " + sample("020_form_1.jpg"));
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].at("status"), "duplicate");
  EXPECT_FALSE(again[0].at("fields").empty());

  const std::string number = written_number();
  ASSERT_EQ(number.size(), 12U);
  const std::string bytes = all_bytes_under(backup);
  ASSERT_GT(bytes.size(), 100'000U);
  EXPECT_NE(bytes.find("shikaku_shutoku"), std::string::npos) << "the search itself works";
  EXPECT_EQ(bytes.find(number), std::string::npos);
  EXPECT_EQ(bytes.find(read_text_file(folder() / "master.key", 4096)), std::string::npos)
      << "no master key in a backup";
}

TEST_F(Upkeep, AnOldBackupIsFoundAgainstTheOutsideHeadUntilSomebodyTakesItOn) {
  const std::string backup = (folder() / "old").string();
  ASSERT_EQ(run_program("backup " + words("data") + " -o " + backup).exit_code, 0);
  ASSERT_EQ(run_program("user add later " + words("data") + " --role print").exit_code, 0) << "work goes on after it";
  const ProgramResult restored = run_program("restore " + backup + " " + words("went_back") + " --json");
  EXPECT_EQ(restored.exit_code, 1);
  EXPECT_EQ(Json::parse(restored.output).at("ledger").at("fault"), "cut_tail");
  const ProgramResult verified = run_program("ledger verify --json " + words("went_back"));
  EXPECT_EQ(verified.exit_code, 1);
  EXPECT_EQ(Json::parse(verified.output).at("ledger").at("fault"), "cut_tail");
  EXPECT_EQ(run_program("status " + words("went_back")).exit_code, 3) << "nobody works on it unseen";
  EXPECT_EQ(run_program("ledger reset-head " + words("went_back")).exit_code, 2) << "not without a reason";
  const fs::path head = folder() / "chain.head";
  const std::string before = read_text_file(head, 65536);
  EXPECT_EQ(run_program("ledger reset-head --reason restored " + words("went_back")).exit_code, 0);
  EXPECT_EQ(run_program("ledger verify " + words("went_back")).exit_code, 0);
  EXPECT_EQ(run_program("status " + words("went_back")).exit_code, 0);
  std::ofstream(head, std::ios::trunc) << before;  // the other tests go on with the first folder
  EXPECT_EQ(run_program("ledger verify " + words("data")).exit_code, 0);
}

TEST_F(Upkeep, RestoreRefusesWhatIsNoBackup) {
  EXPECT_EQ(run_program("restore " + folder().string() + " " + words("nothing")).exit_code, 3);
  EXPECT_EQ(run_program("restore /no/such/folder " + words("nothing")).exit_code, 3);
  EXPECT_EQ(run_program("restore " + folder().string()).exit_code, 2) << "the new folder must be named";
}

TEST_F(Upkeep, OfficeWorkNeedsATokenThatBelongsToThePerson) {
  ::unsetenv("UKETSUKE_TOKEN");
  EXPECT_EQ(run_program("register day --json --as kanri " + words("data")).exit_code, 1);
  EXPECT_EQ(run_program("dispose list --as kanri " + words("data")).exit_code, 1);
}

TEST_F(Upkeep, TemplatesPrintedAndReadBackStandWhereTheyWerePrinted) {
  const auto checks = json_of("template check --json");
  ASSERT_FALSE(checks.empty());
  for (const Json& check : checks) {
    EXPECT_EQ(check.at("status"), "read") << check;
    EXPECT_EQ(check.at("fiducials"), 4) << check;
    EXPECT_GE(check.at("corners").get<int>(), 4 * check.at("fields").get<int>()) << check;
    EXPECT_LE(check.at("worst_mm").get<double>(), 0.2) << check;
    EXPECT_LE(check.at("residual_mm").get<double>(), 0.2) << check;
    EXPECT_TRUE(check.at("not_blank").empty()) << check;
  }
}

TEST_F(Upkeep, OfficeCommandsSpeakJson) {
  const ProgramResult book = as("kanri", "register day --json");
  ASSERT_EQ(book.exit_code, 0);
  const auto lines = book.lines();
  ASSERT_EQ(lines.size(), 2U) << "one case, and the totals";
  const Json row = Json::parse(lines[0]);
  EXPECT_EQ(row.at("procedure"), "shikaku_shutoku");
  EXPECT_EQ(row.at("sheets"), 1);
  EXPECT_EQ(Json::parse(lines[1]).at("cases"), 1);
  const std::string number = row.at("case");
  EXPECT_EQ(Json::parse(as("shunin", "case show --json " + number).output).at("case"), number);
  EXPECT_EQ(as("shunin", "notice render --json " + number).exit_code, 1) << "nothing is approved yet";
  const ProgramResult items = as("shunin", "review list --json");
  ASSERT_EQ(items.exit_code, 0);
  for (const std::string& line : items.lines()) EXPECT_FALSE(Json::parse(line).at("why").get<std::string>().empty());
  EXPECT_EQ(book.output.find(written_number()), std::string::npos);
  EXPECT_EQ(items.output.find(written_number()), std::string::npos);
}

// Last: it takes the batch's only case away.
TEST_F(Upkeep, DisposalIsProposedByOneAndDoneByAnother) {
  const std::string number = Json::parse(as("kanri", "register day --json").lines().at(0)).at("case");
  const std::string propose = "dispose propose case " + number + " --reason withdrawn --json";
  EXPECT_EQ(as("kanri", propose).exit_code, 1) << "an open case is kept";
  ASSERT_EQ(as("shunin", "case withdraw " + number + " --reason by_the_applicant").exit_code, 0);
  const ProgramResult proposed = as("kanri", propose);
  ASSERT_EQ(proposed.exit_code, 0);
  const std::string id = std::to_string(Json::parse(proposed.output).at("id").get<int>());
  EXPECT_EQ(as("kanri", "dispose approve " + id).exit_code, 1);
  EXPECT_EQ(as("kessai", "dispose approve 999999").exit_code, 3) << "E-LEDGER-NOTFOUND";
  EXPECT_EQ(as("kessai", "dispose approve nonsense").exit_code, 2);
  const ProgramResult done = as("kessai", "dispose approve --json " + id);
  ASSERT_EQ(done.exit_code, 0);
  EXPECT_EQ(Json::parse(done.output).at("state"), "done");
  EXPECT_EQ(Json::parse(as("kanri", "dispose list --json").lines().at(0)).at("decided_by"), "kessai");
  EXPECT_EQ(run_program("ledger verify --files " + words("data")).exit_code, 0);
  const ProgramResult again = run_program("run --json " + words("data") + " " + sample("020_form_1.jpg"));
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_EQ(Json::parse(again.lines().at(0)).at("code"), "E-LEDGER-DISPOSED");
}

}  // namespace
}  // namespace uketsuke::app
