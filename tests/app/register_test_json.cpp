#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/wait.h>

#include "core/ids.h"
#include "core/numbers/check_digits.h"
#include "core/os/files.h"
#include "ledger/store.h"
#include "tests/app/program.h"
#include "tests/app/start_program.h"

// 台帳の取込み・書出し・照会 with the built program.
namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kHeading = "記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,住所,個人番号\r\n";

/// A data folder with an administrator and a reviewer who hold tokens.
class RegisterProgram : public testing::Test {
 protected:
  RegisterProgram() : folder_(fs::path(UKETSUKE_TEST_TMP) / fresh_id()) {
    fs::create_directories(folder_);
    make_data("data");
  }
  ~RegisterProgram() override {
    ::unsetenv("UKETSUKE_TOKEN");
    fs::remove_all(folder_);
  }

  ledger::StoreOptions options(const std::string& data = "data") const {
    ledger::StoreOptions out;
    out.data = folder_ / data;
    out.key_file = folder_ / (data + ".key");
    out.head_file = folder_ / (data + ".head");
    return out;
  }
  void make_data(const std::string& data) {
    const auto store = ledger::open_store(options(data));
    for (const char* name : {"kanri", "kakunin"}) {
      const std::vector<std::string> roles{name == std::string("kanri") ? "admin" : "reviewer"};
      const std::string first = store->users().add(name, name, roles, {}, "test");
      const UserId id = store->users().by_name(name)->id;
      store->users().change_password(id, first, "sakura-momiji-2026");
      tokens_[data + name] = store->users().add_token(id, "test", 3600, "test");
    }
  }
  std::vector<std::string> words(const std::string& who, const std::string& data = "data") {
    ::setenv("UKETSUKE_TOKEN", tokens_.at(data + who).c_str(), 1);
    const ledger::StoreOptions o = options(data);
    return {
        "--as", who, "--data", o.data.string(), "--key-file", o.key_file.string(), "--head-file", o.head_file.string()};
  }
  ProgramResult as(const std::string& who, const std::string& command, const std::string& data = "data") {
    std::string line = "register " + command;
    for (const std::string& word : words(who, data)) line += " " + word;
    return run_program(line);
  }
  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  static std::string my_number(int n) {
    std::string body = std::to_string(40'000'000'000 + n * 7);
    return body + std::to_string(*my_number_check_digit(body));
  }
  static std::string row(int n, const std::string& birth = "1985-04-02") {
    return "東," + std::to_string(n) + ",01,見本　" + std::to_string(n) + "郎,ミホン,\"" + birth +
           "\",男,本人,2020-04-01,\"東京都千代田区\n千代田１－１\"," + my_number(n) + "\r\n";
  }
  static std::string rows(int count) {
    std::string out = kHeading;
    for (int n = 1; n <= count; ++n) out += row(n);
    return out;
  }

  fs::path folder_;
  std::map<std::string, std::string> tokens_;
};

TEST_F(RegisterProgram, ImportsExportsAndShows) {
  const std::string file = write("in.csv", rows(3));
  ProgramResult result = as("kanri", "import --check --json " + file);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(Json::parse(result.output).at("new"), 3);
  EXPECT_FALSE(Json::parse(result.output).at("done").get<bool>());
  EXPECT_EQ(as("kanri", "import --json " + file).exit_code, 0);
  result = as("kanri", "import --json " + file);
  EXPECT_EQ(Json::parse(result.output).at("unchanged"), 3);
  EXPECT_TRUE(Json::parse(result.output).at("done").get<bool>());
  const std::string out = (folder_ / "out.csv").string();
  EXPECT_EQ(as("kanri", "export " + out).exit_code, 0);
  const std::string csv = read_text_file(out, 1 << 20);
  EXPECT_NE(csv.find("見本　2郎"), std::string::npos);
  EXPECT_EQ(as("kanri", "export -").output, csv);
  result = as("kakunin", "show 東-2");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.output.find("組合員\t見本　2郎"), std::string::npos);
  const Json shown = Json::parse(as("kakunin", "show --json 東-2").output);
  EXPECT_EQ(shown.at("members").at(0).at("my_number"), "************");
  for (const std::string& said : {csv, result.output, shown.dump()})
    EXPECT_EQ(said.find(my_number(2)), std::string::npos);
  EXPECT_EQ(as("kakunin", "show 東-2 --known 2020-01-01T00:00:00.000Z").exit_code, 3) << "nothing was known then";
  EXPECT_EQ(as("kakunin", "show 東-2 --as-of yesterday").exit_code, 2);
  EXPECT_EQ(run_program("ledger verify --data " + options().data.string() + " --key-file " +
                        options().key_file.string() + " --head-file " + options().head_file.string())
                .exit_code,
            0);
}

TEST_F(RegisterProgram, OnlyAnAdministratorTakesInAndGivesOut) {
  EXPECT_EQ(as("kakunin", "import " + write("in.csv", rows(1))).exit_code, 1);
  EXPECT_EQ(as("kakunin", "export -").exit_code, 1);
  EXPECT_EQ(as("kakunin", "export -").output, "");
  std::string line = "register export -";
  for (const std::string& word : words("kanri")) line += " " + word;
  EXPECT_EQ(run_program(line).exit_code, 0);
  ::setenv("UKETSUKE_TOKEN", tokens_.at("datakakunin").c_str(), 1);
  EXPECT_EQ(run_program(line).exit_code, 1) << "another person's token";
  ::unsetenv("UKETSUKE_TOKEN");
  EXPECT_EQ(run_program(line).exit_code, 1);
}

TEST_F(RegisterProgram, BadRowsAreToldByLineAndKeepTheFileOut) {
  const std::string file = write("in.csv", rows(2) + row(3, "1985-02-30"));
  ProgramResult result = as("kanri", "import " + file);
  EXPECT_EQ(result.exit_code, 1);
  // Each row spans two lines: the third begins on line 6.
  EXPECT_EQ(result.lines().at(0), "6行目\t生年月日\t実在しない日付です");
  EXPECT_EQ(result.lines().back(), "台帳は変更していません。");
  EXPECT_EQ(result.output.find(my_number(3)), std::string::npos);
  EXPECT_EQ(as("kakunin", "show 東-1").exit_code, 3);
  result = as("kanri", "import --json --skip-bad-rows " + file);
  EXPECT_EQ(result.exit_code, 1) << "something was left out";
  EXPECT_EQ(Json::parse(result.lines().at(0)).at("line"), 6);
  EXPECT_EQ(Json::parse(result.lines().at(1)).at("new"), 2);
  EXPECT_EQ(Json::parse(result.lines().at(1)).at("skipped"), 1);
  EXPECT_EQ(as("kakunin", "show 東-1").exit_code, 0);
  EXPECT_EQ(as("kanri", "import " + file + " --mapping /no/such.toml").exit_code, 3);
  EXPECT_EQ(as("kanri", "import /no/such.csv").exit_code, 3);
}

// An import is one transaction: killed at any instant it happened wholly or not at all, and sent again it leads to what
// an undisturbed one leads to.
TEST_F(RegisterProgram, AKilledImportHappenedWhollyOrNotAtAll) {
  constexpr int kRows = 1'500;
  const std::string file = write("in.csv", rows(kRows));
  make_data("undisturbed");
  const auto began = std::chrono::steady_clock::now();
  ASSERT_EQ(as("kanri", "import " + file, "undisturbed").exit_code, 0);
  const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  int nothing = 0;
  // Early ones first: what one import has entered is there for all that follow, and the undisturbed one may have been
  // slow.
  for (const int percent : {10, 25, 40, 55, 70, 85, 95}) {
    std::vector<std::string> command{std::string(UKETSUKE_BUILD_DIR) + "/uketsuke", "register", "import", file};
    for (const std::string& word : words("kanri")) command.push_back(word);
    const pid_t child = start_program(command);
    std::this_thread::sleep_for(whole * percent / 100);
    ::kill(-child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto store = ledger::open_store(options());
    EXPECT_TRUE(store->audit().verify().ok());
    int entered = 0;
    for (const int n : {1, kRows / 2, kRows})
      entered += store->members().household_by_number("東", std::to_string(n)) ? 1 : 0;
    EXPECT_TRUE(entered == 0 || entered == 3) << entered;
    EXPECT_EQ(store->vault().find(my_number(1)).has_value(), entered == 3);
    nothing += entered == 0 ? 1 : 0;
  }
  EXPECT_GT(nothing, 0) << "at least one kill must have struck before the commit";
  EXPECT_EQ(as("kanri", "import " + file).exit_code, 0);
  EXPECT_EQ(as("kanri", "export -").output, as("kanri", "export -", "undisturbed").output);
}

}  // namespace
}  // namespace uketsuke::app
