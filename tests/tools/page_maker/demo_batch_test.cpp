#include "tools/page_maker/samples/demo_batch.h"

#include <gtest/gtest.h>

#include "core/numbers/check_digits.h"
#include "core/os/files.h"
#include "tests/tools/page_maker/fixtures.h"

namespace uketsuke::page_maker {
namespace {

namespace fs = std::filesystem;
const fs::path kBatch = fs::path(UKETSUKE_SOURCE_DIR) / "tests/samples/batch";

TEST(DemoBatch, HasTheThreeApplicants) {
  const auto cases = demo_cases(test::bundled_glyphs());
  ASSERT_EQ(cases.size(), 3U);
  EXPECT_EQ(cases[0].form.member.my_number, cases[0].papers.member.my_number);
  EXPECT_EQ(cases[0].form.family.size(), 2U);
  EXPECT_FALSE(is_my_number(cases[1].form.member.my_number)) << "this one shall fail its check digit";
  EXPECT_TRUE(is_my_number(cases[1].papers.member.my_number));
  EXPECT_NE(cases[2].form.member.birth_date, cases[2].papers.member.birth_date);
  EXPECT_TRUE(is_my_number(cases[2].form.member.my_number));
}

/// Certificates among the committed pages.
int committed_attachments() {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(kBatch)) {
    const std::string name = entry.path().filename().string();
    count += name.ends_with(".jpg") && name.find("form") == std::string::npos ? 1 : 0;
  }
  return count;
}

// What is committed is what the program makes: truth and bilevel pages byte by byte.
TEST(DemoBatch, TheCommittedPagesAreTheseOnes) {
  const fs::path made = fs::path(UKETSUKE_TEST_TMP) / "batch";
  fs::remove_all(made);
  EXPECT_GT(committed_attachments(), 3);
  write_demo_batch(test::bundled_glyphs(), test::released_forms(), committed_attachments(), made);
  int compared = 0;
  for (const auto& entry : fs::directory_iterator(made)) {
    const fs::path name = entry.path().filename();
    ASSERT_TRUE(fs::exists(kBatch / name)) << name;
    if (name.extension() != ".json" && name.extension() != ".tif") continue;
    EXPECT_EQ(read_file(entry.path(), 8 << 20), read_file(kBatch / name, 8 << 20))
        << name << ": run tools/page_maker/samples/make_samples.sh";
    ++compared;
  }
  EXPECT_GE(compared, 9);
}

TEST(DemoBatch, StaysSmall) {
  std::uintmax_t sum = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(UKETSUKE_SOURCE_DIR) / "tests/samples"))
    if (entry.is_regular_file()) sum += entry.file_size();
  EXPECT_LT(sum, 6U << 20);
}

}  // namespace
}  // namespace uketsuke::page_maker
