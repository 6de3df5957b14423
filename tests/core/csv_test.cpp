#include "core/text/csv.h"

#include <random>

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

using Cells = std::vector<std::string>;

std::vector<CsvRow> rows_of(std::string_view text) {
  std::vector<CsvRow> out;
  CsvReader reader(text);
  for (CsvRow row; reader.next(row);) out.push_back(row);
  return out;
}

TEST(Csv, RowsOfRfc4180) {
  const auto rows = rows_of("a,b,c\r\n\"x\"\"y\",\"1,2\",\n\n,,\r\"last\"");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].cells, (Cells{"a", "b", "c"}));
  EXPECT_EQ(rows[1].cells, (Cells{"x\"y", "1,2", ""}));
  EXPECT_EQ(rows[2].cells, (Cells{"", "", ""}));
  EXPECT_EQ(rows[3].cells, (Cells{"last"}));
  EXPECT_EQ(rows[0].line, 1U);
  EXPECT_EQ(rows[1].line, 2U);
  EXPECT_EQ(rows[2].line, 4U) << "the empty line counts";
  EXPECT_EQ(rows[3].line, 5U);
}

TEST(Csv, ALineBreakInQuotesBelongsToTheCell) {
  const auto rows = rows_of("\"東京都\r\n千代田区\",2\r\nnext,3");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells, (Cells{"東京都\r\n千代田区", "2"}));
  EXPECT_EQ(rows[1].line, 3U);
}

TEST(Csv, UnsoundQuotesAreTold) {
  EXPECT_FALSE(rows_of("\"never closed,1\nnext").at(0).sound);
  EXPECT_FALSE(rows_of("\"a\"b,1").at(0).sound);
  EXPECT_FALSE(rows_of("a\"b,1").at(0).sound);
  EXPECT_TRUE(rows_of("\"a\",1").at(0).sound);
}

TEST(Csv, NoCellCanBecomeAFormula) {
  for (const char* text : {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'x"}) {
    EXPECT_EQ(csv_cell(text), "\"'" + std::string(text) + "\"") << text;
    EXPECT_EQ(csv_text("'" + std::string(text)), text);
  }
  EXPECT_EQ(csv_cell("山田 \"太郎\""), "\"山田 \"\"太郎\"\"\"");
  EXPECT_EQ(csv_text("'山田"), "'山田") << "not ours to undo";
}

TEST(Csv, WhatIsWrittenIsReadAgain) {
  std::mt19937 random(20261129);
  const std::vector<std::string> pieces{"\"", ",", "\r\n", "\n", "\r", "'", "=", "－", "山", " ", "a"};
  for (int round = 0; round < 2000; ++round) {
    Cells cells(1 + random() % 5);
    for (std::string& cell : cells)
      for (std::size_t i = random() % 6; i > 0; --i) cell += pieces[random() % pieces.size()];
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    const auto rows = rows_of(text + "\r\n");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_TRUE(rows[0].sound);
    Cells back;
    for (const std::string& cell : rows[0].cells) back.push_back(csv_text(cell));
    EXPECT_EQ(back, cells);
  }
}

}  // namespace
}  // namespace uketsuke
