#include "desk/http/static_files.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace uketsuke::desk {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public testing::Test {
 protected:
  StaticFilesTest() : folder_(fs::path(UKETSUKE_TEST_TMP) / "ui") {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "assets");
    write("index.html", "<title>desk</title>");
    write("assets/main-1a2b.js", "run()");
    std::ofstream(folder_.parent_path() / "secret.txt") << "outside";
  }
  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
  static std::string header(const Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return {};
  }
  fs::path folder_;
};

TEST_F(StaticFilesTest, ServesThePageForEveryPlaceInTheDesk) {
  const StaticFiles files(folder_);
  for (const char* path : {"/", "/cases/01ABC", "/review", "/index.html"}) {
    const Response page = files.get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_EQ(page.body, "<title>desk</title>") << path;
    EXPECT_EQ(header(page, "Cache-Control"), "no-cache") << path;
  }
}

TEST_F(StaticFilesTest, ServesAssetsForEverAndMissesOnesThatAreNotThere) {
  const StaticFiles files(folder_);
  const Response script = files.get("/assets/main-1a2b.js");
  EXPECT_EQ(script.body, "run()");
  EXPECT_EQ(script.type, "text/javascript; charset=utf-8");
  EXPECT_NE(header(script, "Cache-Control").find("immutable"), std::string::npos);
  EXPECT_EQ(files.get("/assets/other.js").status, 404);
}

TEST_F(StaticFilesTest, NeverLeavesItsFolder) {
  const StaticFiles files(folder_);
  for (const char* path : {"/../secret.txt", "/assets/../../secret.txt", "//secret.txt", "/..%2fsecret.txt"}) {
    EXPECT_EQ(files.get(path).body.find("outside"), std::string::npos) << path;
  }
}

TEST_F(StaticFilesTest, SaysWhenThePagesWereNotBuilt) {
  const StaticFiles files(folder_ / "absent");
  EXPECT_FALSE(files.built());
  EXPECT_EQ(files.get("/").status, 503);
}

}  // namespace
}  // namespace uketsuke::desk
