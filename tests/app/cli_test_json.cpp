#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "core/ids.h"
#include "tests/app/program.h"

namespace uketsuke::app {
namespace {

using Json = nlohmann::json;

TEST(Cli, CheckSaysValidAndInvalidByExitCode) {
  EXPECT_EQ(run_program("check my-number 123456789018").exit_code, 0);
  EXPECT_EQ(run_program("check my-number 123456789019").exit_code, 1);
  EXPECT_EQ(run_program("check my-number １２３４-5678-9018").output, "valid\n");
  EXPECT_EQ(run_program("check insurer-number 133033").exit_code, 0);
  EXPECT_EQ(run_program("check corporate-number 7000012050002").exit_code, 0);
  EXPECT_EQ(run_program("check wareki 令和8年11月22日").output, "2026-11-22 valid\n");
  EXPECT_EQ(run_program("check wareki 昭和64年1月8日").exit_code, 1);
}

TEST(Cli, UsageErrorsEndWithTwo) {
  EXPECT_EQ(run_program("").exit_code, 2);
  EXPECT_EQ(run_program("nonsense").exit_code, 2);
  EXPECT_EQ(run_program("run").exit_code, 2);
  EXPECT_EQ(run_program("read --type colour x.png").exit_code, 2);
}

TEST(Cli, EveryCommandHasHelp) {
  for (const char* command : {"run", "watch", "serve", "worker", "status", "find", "register", "review", "case",
                              "notice", "ledger", "template", "print", "read", "check", "user", "settings", "demo"}) {
    const ProgramResult help = run_program(std::string(command) + " --help");
    EXPECT_EQ(help.exit_code, 0) << command;
    EXPECT_NE(help.output.find("--help"), std::string::npos) << command;
  }
}

TEST(Cli, MissingDataIsAnEnvironmentFault) {
  EXPECT_EQ(run_program("ledger verify --data /no/such/folder").exit_code, 3);
}

TEST(Cli, TemplateShowsAndPrints) {
  const Json form = Json::parse(run_program("template show shikaku_shutoku --json").output);
  EXPECT_EQ(form.at("id"), "shikaku_shutoku");
  EXPECT_EQ(form.at("page_mm"), Json({210.0, 297.0}));
  EXPECT_EQ(form.at("fiducials_mm").size(), 4U);
  std::map<std::string, Json> by_id;
  for (const Json& field : form.at("fields")) by_id[field.at("id")] = field;
  EXPECT_EQ(by_id.at("my_number").at("cells_mm").size(), 12U);
  EXPECT_EQ(by_id.at("birth_date").at("era").size(), 4U);
  EXPECT_EQ(by_id.at("family_name").at("row"), 3);
  const ProgramResult pdf = run_program("template print shikaku_shutoku -o -");
  EXPECT_EQ(pdf.output.substr(0, 5), "%PDF-");
  EXPECT_EQ(pdf.output, run_program("template print shikaku_shutoku -o -").output) << "same input, same bytes";
}

TEST(Cli, SheetsPrint) {
  EXPECT_EQ(run_program("print separator --count 2 -o -").output.substr(0, 5), "%PDF-");
  EXPECT_EQ(run_program("print header --batch 20261122-1 --sheets 12 -o -").output.substr(0, 5), "%PDF-");
  EXPECT_EQ(run_program("print header --batch 'bad|name' -o -").exit_code, 2);
}

TEST(Cli, ReadTakesCheckAndCharset) {
  const std::string crops = std::string(UKETSUKE_SOURCE_DIR) + "/ocr/models/selftest/";
  const auto read = [&](const std::string& words) {
    return Json::parse(run_program("read --json " + words).lines().at(0));
  };
  EXPECT_EQ(read("--type text --charset name " + crops + "line.png").at("value"), "東京　太郎");
  EXPECT_NE(read("--type text --charset phone " + crops + "line.png").at("value"), "東京　太郎");
  const std::string cell = "--type digits --cells 1 " + crops + "digit7.png";  // lower and narrower than any page
  EXPECT_EQ(read(cell).at("value"), "7");
  EXPECT_EQ(read(cell).at("doubts").dump().find("check_digit_fails"), std::string::npos);
  EXPECT_NE(read("--check insurer_number " + cell).at("doubts").dump().find("check_digit_fails"), std::string::npos);
  for (const char* wrong : {"--check mynumber", "--charset kanji", "--lines 0"})
    EXPECT_EQ(run_program("read " + std::string(wrong) + " --type digits --cells 1 " + crops + "digit7.png").exit_code,
              2)
        << wrong;
}

TEST(Cli, RunTellsEverySideOnceAndGoesOnPastBadFiles) {
  const std::string words = "run --json " + sample("030_separator.tif") + " " + sample("095_encrypted.pdf") + " " +
                            sample("020_form_1.jpg") + " " + sample("020_form_1.json") + " " + sample("020_form_1.jpg");
  const ProgramResult result = run_program(words);
  EXPECT_EQ(result.exit_code, 1) << "some inputs were refused";
  std::vector<Json> lines;
  for (const std::string& line : result.lines()) lines.push_back(Json::parse(line));
  ASSERT_EQ(lines.size(), 5U);
  for (const Json& line : lines)
    for (const char* key :
         {"file", "page", "status", "code", "template", "document", "pose", "quality", "fields", "case"})
      EXPECT_TRUE(line.contains(key)) << key << " in " << line.at("file");
  EXPECT_EQ(lines[0].at("status"), "separator");
  EXPECT_EQ(lines[1].at("status"), "refused");
  EXPECT_EQ(lines[1].at("code"), "E-INTAKE-ENCRYPTED");
  EXPECT_EQ(lines[2].at("status"), "read");
  EXPECT_EQ(lines[2].at("template").at("id"), "shikaku_shutoku");
  EXPECT_FALSE(lines[2].at("case").is_null());
  EXPECT_EQ(lines[3].at("code"), "E-INTAKE-UNKNOWN");
  EXPECT_EQ(lines[4].at("status"), "duplicate");
  EXPECT_EQ(lines[4].at("fields"), lines[2].at("fields")) << "a duplicate repeats the stored result";
}

// A folder stands for everything in it: what can be no scan is refused by name, and a pipe is not waited for.
TEST(Cli, RunPassesOverNothingInAFolder) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(UKETSUKE_TEST_TMP) / fresh_id();
  fs::create_directories(folder / "a" / "b");
  fs::create_directories(folder / "empty");
  fs::copy_file(sample("030_separator.tif"), folder / "a" / "b" / "1.tif");
  fs::copy_file(sample("050_separator.tif"), folder / "2.tif");
  fs::create_symlink(folder / "no such file", folder / "3.tif");
  fs::create_directory_symlink(folder, folder / "4 back to here");
  ASSERT_EQ(::mkfifo((folder / "5.tif").c_str(), 0600), 0);
  const ProgramResult result = run_program("run --json '" + folder.string() + "' '" + (folder / "empty").string() + "'");
  EXPECT_EQ(result.exit_code, 1);
  std::map<std::string, std::string> got;  // file to status and code
  for (const std::string& line : result.lines()) {
    const Json side = Json::parse(line);
    got[fs::path(side.at("file").get<std::string>()).lexically_relative(folder).string()] =
        side.at("status").get<std::string>() + " " + side.at("code").get<std::string>();
  }
  const std::map<std::string, std::string> wanted{{"2.tif", "separator "},
                                                  {"3.tif", "refused E-ENV-FILE"},
                                                  {"4 back to here", "refused E-ENV-FILE"},
                                                  {"5.tif", "refused E-ENV-FILE"},
                                                  {"a/b/1.tif", "separator "},
                                                  {"empty", "refused E-INTAKE-EMPTY"}};
  EXPECT_EQ(got, wanted);
  fs::remove_all(folder);
}

// Names from a ZIP of an old Windows are Shift_JIS; a refused one and a good one behind each other end no batch.
TEST(Cli, RunGoesOnPastNamesThatAreNoText) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(UKETSUKE_TEST_TMP) / fresh_id();
  fs::create_directories(folder);
  fs::copy_file(sample("030_separator.tif"), folder / "a.tif");
  std::ofstream(folder / "m\x8E\xF3.tif") << "no scan";
  fs::copy_file(sample("050_separator.tif"), folder / "n\x8E\xF3.tif");
  fs::copy_file(sample("095_encrypted.pdf"), folder / "o\nx.pdf");
  fs::copy_file(sample("030_separator.tif"), folder / "z.tif");
  std::map<std::string, std::string> got;
  for (const std::string& line : run_program("run --json '" + folder.string() + "'").lines()) {
    const Json side = Json::parse(line);
    got[fs::path(side.at("file").get<std::string>()).filename().string()] = side.at("status");
  }
  const std::map<std::string, std::string> wanted{{"a.tif", "separator"},
                                                  {"m\uFFFD\uFFFD.tif", "refused"},
                                                  {"n\uFFFD\uFFFD.tif", "separator"},
                                                  {"o\nx.pdf", "refused"},
                                                  {"z.tif", "duplicate"}};
  EXPECT_EQ(got, wanted);
  const fs::path errors = folder.string() + ".err";
  const ProgramResult plain = run_program("run '" + folder.string() + "' 2>'" + errors.string() + "' #");
  ASSERT_EQ(plain.lines().size(), 3U) << plain.output;
  EXPECT_TRUE(plain.lines()[0].ends_with("a.tif page 1: separator"));
  EXPECT_TRUE(plain.lines()[1].ends_with("n\uFFFD\uFFFD.tif page 1: separator"));
  EXPECT_TRUE(plain.lines()[2].ends_with("z.tif page 1: duplicate of separator"));
  std::vector<std::string> told;
  std::ifstream stream(errors);
  for (std::string line; std::getline(stream, line);) told.push_back(line);
  ASSERT_EQ(told.size(), 2U) << "one line a refused file";
  EXPECT_NE(told[0].find("m\uFFFD\uFFFD.tif: E-INTAKE-UNKNOWN: "), std::string::npos) << told[0];
  EXPECT_NE(told[1].find("o\uFFFDx.pdf: E-INTAKE-ENCRYPTED: "), std::string::npos) << told[1];
  fs::remove_all(folder);
  fs::remove(errors);
}

// The original of an encrypted file is kept, so it is refused only when a worker opens it: by then it lies in done/.
TEST(Cli, WatchTellsAndMovesWhatIsRefusedAfterItWasTaken) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(UKETSUKE_TEST_TMP) / fresh_id();
  fs::create_directories(folder / "hot" / "A");
  fs::copy_file(sample("095_encrypted.pdf"), folder / "hot" / "A" / "x.pdf");
  fs::copy_file(sample("030_separator.tif"), folder / "hot" / "A" / "y.tif");
  const fs::path errors = folder / "err";
  const std::string data = " --data '" + (folder / "data").string() + "' --key-file '" + (folder / "key").string() +
                           "' --head-file '" + (folder / "head").string() + "'";
  const ProgramResult result =
      run_program("watch '" + (folder / "hot").string() + "' --once" + data + " 2>'" + errors.string() + "' #");
  EXPECT_EQ(result.exit_code, 0);
  std::stringstream told;
  told << std::ifstream(errors).rdbuf();
  EXPECT_NE(told.str().find("waiting for A/x.pdf: new\n"), std::string::npos) << told.str();
  EXPECT_NE(told.str().find("refused A/x.pdf: E-INTAKE-ENCRYPTED: "), std::string::npos) << told.str();
  EXPECT_TRUE(fs::exists(folder / "hot" / "refused" / "x.pdf"));
  EXPECT_FALSE(fs::exists(folder / "hot" / "done" / "x.pdf"));
  EXPECT_TRUE(fs::exists(folder / "hot" / "done" / "y.tif"));
  fs::remove_all(folder);
}

// The truth stands beside the bundled page: what was accepted must be what was written, and nothing shows a number.
TEST(Cli, AcceptedValuesAreTheWrittenOnesAndNumbersAreMasked) {
  Json truth;
  std::ifstream(sample("020_form_1.json")) >> truth;
  std::map<std::pair<std::string, int>, Json> written;
  for (const Json& field : truth.at("fields")) written[{field.at("id"), field.at("row")}] = field;
  const ProgramResult result = run_program("run --json --reveal " + sample("020_form_1.jpg"));
  const Json line = Json::parse(result.lines().at(0));
  int accepted = 0;
  for (const Json& field : line.at("fields")) {
    if (field.at("disposition") != "accepted") continue;
    const auto known = written.find({field.at("id"), field.at("row")});
    if (known == written.end()) continue;  // a place that the truth does not speak of, as the stamp's
    const Json& expected = known->second;
    EXPECT_EQ(field.at("state"), expected.at("state")) << field.at("id");
    EXPECT_EQ(field.at("value"), expected.at("value")) << field.at("id");
    ++accepted;
  }
  EXPECT_GE(accepted * 2, static_cast<int>(line.at("fields").size())) << "at least half of the fields";
  const std::string number = written.at({"my_number", 0}).at("value");
  EXPECT_EQ(run_program("run --json " + sample("020_form_1.jpg")).output.find(number), std::string::npos);
}

// An upside-down scan: every comb cell that registration found lies where the page maker put it.
TEST(Cli, DebugDirTellsWhereEveryCellLiesInTheScan) {
  const std::filesystem::path folder = std::filesystem::path(UKETSUKE_TEST_TMP) / fresh_id();
  ASSERT_EQ(run_program("run --json --debug-dir " + folder.string() + " " + sample("040_form_2.pdf")).exit_code, 0);
  Json places;
  int pictures = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".png") ++pictures;
    if (entry.path().string().ends_with("_000001_45_registration.json")) std::ifstream(entry.path()) >> places;
  }
  std::filesystem::remove_all(folder);
  EXPECT_GE(pictures, 5);
  ASSERT_TRUE(places.contains("fields"));
  EXPECT_EQ(places.at("template"), Json({{"id", "shikaku_shutoku"}, {"version", "v01"}}));
  Json truth;
  std::ifstream(sample("040_form_2.json")) >> truth;
  std::map<std::pair<std::string, int>, Json> made;
  for (const Json& field : truth.at("fields")) made[{field.at("id"), field.at("row")}] = field;
  const double px_per_mm = truth.at("dpi").at(0).get<double>() / 25.4;
  int cells = 0;
  double worst_mm = 0;
  for (const Json& field : places.at("fields")) {
    if (!field.contains("cells")) continue;
    const Json& there = made.at({field.at("id"), field.at("row")}).at("cells_px");
    ASSERT_EQ(field.at("cells").size(), there.size()) << field.at("id");
    for (std::size_t cell = 0; cell < there.size(); ++cell, ++cells)
      for (std::size_t i = 0; i < 4; ++i)
        worst_mm = std::max(
            worst_mm, std::hypot(field["cells"][cell][i][0].get<double>() - there[cell][2 * i].get<double>(),
                                 field["cells"][cell][i][1].get<double>() - there[cell][2 * i + 1].get<double>()) /
                          px_per_mm);
  }
  EXPECT_GT(cells, 150);
  EXPECT_LE(worst_mm, 0.3);
}

}  // namespace
}  // namespace uketsuke::app
