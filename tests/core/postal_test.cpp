#include <set>

#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/postal/postal_table.h"
#include "core/postal/prefectures.h"

namespace uketsuke {
namespace {

TEST(PostalTable, EveryLineIsAnAreaOfItsCode) {
  const PostalTable table = PostalTable::find_in(Assets::locate().deps);
  const auto all = table.all();
  EXPECT_GT(all.size(), 120'000U) << "Japan Post lists about 124,000 places and 22,000 offices";
  EXPECT_EQ(all.front(), table.areas("0010000").front());
  std::set<std::string_view> seen;
  for (const PostalArea& area : all) seen.insert(area.prefecture);
  const auto names = prefectures();
  EXPECT_EQ(seen, (std::set<std::string_view>(names.begin(), names.end())));
}

TEST(PostalTable, CountiesHaveTownsAndVillagesOnly) {
  EXPECT_EQ(county_length("愛知郡東郷町"), std::string_view("愛知郡").size());
  EXPECT_EQ(county_length("蒲郡市"), 0U);
  EXPECT_EQ(county_length("大和郡山市"), 0U);
  EXPECT_EQ(county_length("千代田区"), 0U);
}

}  // namespace
}  // namespace uketsuke
