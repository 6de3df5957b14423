#include "ocr/documents/levies/year_columns.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/ocr/documents/ruled_page.h"

namespace uketsuke::ocr {
namespace {

/// The signs of a page, row by row, after the years that it does not certify were taken off; a title stands over the table.
std::u32string kept(const std::u32string& title, const std::vector<std::vector<std::u32string>>& cells) {
  PageLayout page = test::table(cells, 500);
  TextRow row;
  double x = 300;
  for (const char32_t sign : title) row.glyphs.push_back({sign, {x += 34, 20, 32, 32}, 0.9, row.glyphs.empty(), false});
  row.rect = extent(row, 0, row.glyphs.size());
  page.rows.insert(page.rows.begin(), row);
  keep_certified_year(page);
  std::u32string out;
  for (std::size_t r = 1; r < page.rows.size(); ++r) out += page.rows[r].signs() + U"|";
  return out;
}

TEST(YearColumns, TheYearForComparisonIsTakenOff) {
  EXPECT_EQ(kept(U"令和7年度課税証明書", {{U"項目", U"(参考)令和6年度", U"令和7年度"}, {U"給与収入", U"7,564,516", U"7,160,692"}}),
            U"項目令和7年度|給与収入7,160,692|");
  EXPECT_EQ(kept(U"令和7年度課税証明書", {{U"項目", U"令和7年度", U"令和6年度"}, {U"給与収入", U"7,160,692", U"7,564,516"}}),
            U"項目令和7年度|給与収入7,160,692|");
}

TEST(YearColumns, YearsInLinesAreNoOther) {
  EXPECT_EQ(kept(U"令和7年度課税証明書", {{U"年度", U"総所得金額"}, {U"令和6年度", U"5,748,132"}, {U"令和7年度", U"5,685,296"}}),
            U"年度総所得金額|令和7年度5,685,296|");
}

// Which of them is certified is for a person: both amounts stay, and are doubted for each other.
TEST(YearColumns, WhatThePageDoesNotTellIsLeft) {
  for (const char32_t* title : {U"課税証明書", U"令和6年度令和7年度課税証明書 令和7年度", U"令和5年度課税証明書"})
    EXPECT_EQ(kept(title, {{U"項目", U"令和6年度", U"令和7年度"}, {U"給与収入", U"7,564,516", U"7,160,692"}}),
              U"項目令和6年度令和7年度|給与収入7,564,5167,160,692|")
        << std::u32string_view(title).size();
}

TEST(YearColumns, OneYearIsNoComparison) {
  EXPECT_EQ(kept(U"令和7年度課税証明書", {{U"項目", U"令和7年度", U"備考"}, {U"給与収入", U"7,160,692", U"なし"}}),
            U"項目令和7年度備考|給与収入7,160,692なし|");
}

}  // namespace
}  // namespace uketsuke::ocr
