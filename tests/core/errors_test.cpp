#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/errors/catalogue.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/files.h"

namespace uketsuke {
namespace {

TEST(Errors, CatalogueIsSortedUniqueAndComplete) {
  std::set<std::string_view> seen;
  std::string_view before;
  for (const ErrorInfo& e : error_catalogue()) {
    EXPECT_LT(before, e.code);
    before = e.code;
    EXPECT_TRUE(seen.insert(e.code).second);
    for (const std::string_view text : {e.what_en, e.do_en, e.what_ja, e.do_ja}) EXPECT_FALSE(text.empty()) << e.code;
    EXPECT_EQ(find_error(e.code), &e);
  }
  EXPECT_EQ(find_error("E-NO-SUCH"), nullptr);
}

TEST(Errors, EveryCodeStandsInTheOperatorsTable) {
  const std::string doc =
      read_text_file(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "docs/error-codes.md", limits::kMaxTemplateBytes);
  for (const ErrorInfo& e : error_catalogue()) {
    EXPECT_NE(doc.find("`" + std::string(e.code) + "`"), std::string::npos) << e.code;
    EXPECT_NE(doc.find(e.do_en), std::string::npos) << e.code;
  }
}

TEST(Errors, FailureSaysWhatHappenedWhereAndWhatToDo) {
  const Failure failure = Failure("E-INTAKE-ENCRYPTED", "owner password").at("送付.pdf", 3);
  EXPECT_EQ(failure.code(), "E-INTAKE-ENCRYPTED");
  EXPECT_EQ(failure.file(), "送付.pdf");
  EXPECT_EQ(failure.page(), 3);
  EXPECT_STREQ(failure.what(),
               "The PDF is encrypted or asks for a password: owner password. Remove the password and send it again.");
}

TEST(Errors, UnknownCodeIsABug) { EXPECT_DEATH(Failure("E-NO-SUCH"), "bug"); }

}  // namespace
}  // namespace uketsuke
