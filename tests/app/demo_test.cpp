// The whole demo as `./run demo --no-serve` calls it: every promise of its tables, and a case that ends in notices.

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>

#include <gtest/gtest.h>

#include "core/ids.h"
#include "tests/app/program.h"

namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;

// One line of the demo's first table: "file  side  status  accepted asked refused  remark".
struct SideRow {
  std::string side;
  std::string status;
  int accepted = 0;
  int asked = 0;
  int refused = 0;
  std::string remark;
};

// One line of the demo's last table.
struct CaseRow {
  std::string number;
  std::string state;
  int open_items = 0;
  int errors = 0;
  int notes = 0;
  int notices = 0;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class Demo : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::path(UKETSUKE_TEST_TMP) / fresh_id();
    result_ = run_program("demo --no-serve -o " + folder_.string());
    const std::regex side(R"((\S+)\s+(\d+|-)\s+(\w+)(?:\s+(\d+)\s+(\d+)\s+(\d+))?(?:\s+(.*))?)");
    const std::regex a_case(R"((R\d\d-\d{6})\s+(\S+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+))");
    for (const std::string& line : result_.lines()) {
      std::smatch m;
      if (std::regex_match(line, m, a_case))
        cases_.push_back({m[1], m[2], std::stoi(m[3]), std::stoi(m[4]), std::stoi(m[5]), std::stoi(m[6])});
      else if (std::regex_match(line, m, side) && fs::exists(sample(m[1])))
        sides_[m[1]] = {m[2], m[3], number(m[4]), number(m[5]), number(m[6]), m[7]};
    }
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  static int number(const std::string& digits) { return digits.empty() ? 0 : std::stoi(digits); }

  // The case that stands under "保留" with this sentence; empty when there is none.
  static std::string held_for(const std::string& sentence) {
    for (const std::string& line : result_.lines()) {
      std::smatch m;
      static const std::regex reason(R"(\s+(R\d\d-\d{6})\s+- (.*))");
      if (std::regex_match(line, m, reason) && m[2] == sentence) return m[1];
    }
    return {};
  }

  static const CaseRow* row_of(const std::string& number) {
    const auto at = std::find_if(cases_.begin(), cases_.end(), [&](const CaseRow& c) { return c.number == number; });
    return at == cases_.end() ? nullptr : &*at;
  }

  static inline fs::path folder_;
  static inline ProgramResult result_;
  static inline std::map<std::string, SideRow> sides_;
  static inline std::vector<CaseRow> cases_;
};

TEST_F(Demo, EverySampleHasItsLineAndTheSumsAgree) {
  EXPECT_EQ(result_.exit_code, 0) << result_.output;
  int sheets = 0, read = 0, refused_files = 0, accepted = 0, asked = 0, refused = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(sample("")))) {
    if (entry.path().extension() == ".json") continue;
    const std::string name = entry.path().filename().string();
    ASSERT_TRUE(sides_.contains(name)) << name;
    const SideRow& row = sides_.at(name);
    ++(row.side == "-" ? refused_files : sheets);
    read += row.status == "read" ? 1 : 0;
    accepted += row.accepted;
    asked += row.asked;
    refused += row.refused;
  }
  const std::string sums = "sheets " + std::to_string(sheets) + "   read " + std::to_string(read) + "   accepted " +
                           std::to_string(accepted) + "   asked " + std::to_string(asked) + "   refused " +
                           std::to_string(refused) + " fields, " + std::to_string(refused_files) + " files   ";
  EXPECT_TRUE(std::regex_search(result_.output, std::regex("\n" + sums + R"([0-9]+\.[0-9] s\n)"))) << sums;
}

TEST_F(Demo, SheetsAreWhatTheyAre) {
  const std::map<std::string, std::string> kinds{{"form", "国民健康保険 被保険者資格取得届"},
                                                 {"juminhyo", "住民票"},
                                                 {"soshitsu", "資格喪失証明書"},
                                                 {"kazei", "課税証明書"},
                                                 {"zaigaku", "在学証明書"}};
  for (const auto& [name, row] : sides_) {
    const std::string word = name.substr(4, name.find_first_of("_.", 4) - 4);
    if (word == "header" || word == "separator") {
      EXPECT_EQ(row.status, word) << name;
      EXPECT_EQ(row.accepted + row.asked + row.refused, 0) << name;
    } else if (kinds.contains(word) && !has(name, "again")) {
      EXPECT_EQ(row.status, "read") << name;
      EXPECT_EQ(row.remark.substr(0, kinds.at(word).size()), kinds.at(word)) << name;
      EXPECT_GT(row.accepted, 0) << name;
    }
  }
  EXPECT_EQ(sides_["080_letter.tif"].status, "unidentified");
  EXPECT_EQ(sides_["080_letter.tif"].remark, "様式を識別できないページです");
  EXPECT_EQ(sides_["090_form_3_again.tif"].status, "duplicate");
  EXPECT_EQ(sides_["095_encrypted.pdf"].status, "refused");
  EXPECT_TRUE(has(sides_["095_encrypted.pdf"].remark, "暗号化")) << sides_["095_encrypted.pdf"].remark;
}

TEST_F(Demo, TheUpsideDownSheetIsMarkedAndNoOther) {
  for (const auto& [name, row] : sides_) EXPECT_EQ(has(row.remark, "上下逆"), name == "040_form_2.pdf") << name;
}

TEST_F(Demo, FaultsOnPaperHoldTheirCases) {
  const std::string check_digit = held_for("個人番号の検査用数字が合いません。");
  const std::string mismatch = held_for("届書と証明書の生年月日が一致しません。");
  ASSERT_FALSE(check_digit.empty()) << result_.output;
  ASSERT_FALSE(mismatch.empty()) << result_.output;
  EXPECT_NE(check_digit, mismatch);
  for (const std::string& number : {check_digit, mismatch}) {
    const CaseRow* row = row_of(number);
    ASSERT_NE(row, nullptr) << number;
    // 審査 where nothing is asked about any more: the errors hold the case all the same.
    EXPECT_EQ(row->state, row->open_items > 0 ? "確認" : "審査") << number;
    EXPECT_GT(row->errors, 0) << number;
    EXPECT_EQ(row->notices, 0) << number;
  }
}

TEST_F(Demo, TheClearCaseEndsInNoticesByTwoPeople) {
  ASSERT_EQ(cases_.size(), 3U);
  std::size_t notices = 0;
  int carried = 0;
  for (const CaseRow& row : cases_) {
    notices += static_cast<std::size_t>(row.notices);
    if (row.state != "決裁済" && row.state != "通知済") continue;
    ++carried;
    EXPECT_GE(row.notices, 2) << "a decision for the applicant and a 資格確認書 for each person: " << row.number;
    EXPECT_EQ(row.open_items + row.errors, 0) << row.number;
    const std::regex steps("確認 花子 \\(kakunin\\): confirmed [1-9][\\s\\S]*" + row.number +
                           " 決裁へ\n[\\s\\S]*決裁 次郎 \\(kessai\\): [^\n]*\n  " + row.number + " 決裁\n");
    EXPECT_TRUE(std::regex_search(result_.output, steps)) << row.number;
  }
  EXPECT_GE(carried, 1) << result_.output;
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    ++files;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string head(5, '\0');
    in.read(head.data(), 5);
    EXPECT_EQ(head, "%PDF-") << entry.path();
    EXPECT_GT(fs::file_size(entry.path()), 5000U) << entry.path();
    EXPECT_TRUE(has(result_.output, "  " + entry.path().string() + "\n")) << entry.path();
    const std::string words = "pdftotext " + entry.path().string() + " - | grep -q 見本";
    EXPECT_EQ(std::system(words.c_str()), 0) << "not marked as a specimen: " << entry.path();
  }
  EXPECT_EQ(files, notices);
}

TEST_F(Demo, NumbersOfPeopleShowNowhereInTheTables) {
  for (const auto& entry : fs::directory_iterator(fs::path(sample("")))) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path());
    const std::string truth((std::istreambuf_iterator<char>(in)), {});
    const std::regex twelve(R"re("(\d{12})")re");
    for (std::sregex_iterator at(truth.begin(), truth.end(), twelve), end; at != end; ++at)
      EXPECT_FALSE(has(result_.output, (*at)[1])) << entry.path();
  }
}

}  // namespace
}  // namespace uketsuke::app
