#include "core/form/sheet_code.h"

#include <gtest/gtest.h>

#include "core/errors/failure.h"

namespace uketsuke {
namespace {

TEST(SheetCode, EveryKindComesBackAsItWasWritten) {
  const std::vector<std::pair<PaperCode, std::string>> both = {
      {FormSheetCode{"shikaku_shutoku", "v01", 1, ""}, "UKT1|shikaku_shutoku|v01|1"},
      {FormSheetCode{"shikaku_shutoku", "v02", 12, "K3F9A"}, "UKT1|shikaku_shutoku|v02|12|K3F9A"},
      {HeaderSheetCode{"B-0042", 25, "2026-11-22", "7QX"}, "UKT1H|B-0042|25|2026-11-22|7QX"},
      {HeaderSheetCode{"B-0042", std::nullopt, "", "7QX"}, "UKT1H|B-0042|||7QX"},
      {SeparatorSheetCode{"01HZX"}, "UKT1S|01HZX"},
      {SlipSheetCode{"K3F9A"}, "UKT1C|K3F9A"},
  };
  for (const auto& [code, text] : both) {
    EXPECT_EQ(format_paper_code(code), text);
    EXPECT_EQ(parse_paper_code(text), code) << text;
  }
}

TEST(SheetCode, AnythingElseIsNotOurs) {
  for (const char* text : {"",
                           "UKT1",
                           "UKT1|",
                           "UKT1|form|v01",
                           "UKT1|form|v01|0",
                           "UKT1|form|v01|01",
                           "UKT1|form|v01|1|",
                           "UKT1|a b|v01|1",
                           "UKT1|form|v01|1|t|x",
                           "UKT1|form|v01|-1",
                           "UKT1|form|v01|1x",
                           "UKT2|form|v01|1",
                           "ukt1|form|v01|1",
                           "UKT1H|b|x|2026-11-22|n",
                           "UKT1H|b|1|2026-02-30|n",
                           "UKT1H|b|1|2026-11-22|",
                           "UKT1H|b|1|2026-11-22",
                           "UKT1S",
                           "UKT1S|",
                           "UKT1S|a|b",
                           "UKT1C|様",
                           "https://example.jp/UKT1|form|v01|1",
                           " UKT1|form|v01|1"})
    EXPECT_EQ(parse_paper_code(text), std::nullopt) << text;
}

TEST(SheetCode, WhatCannotBeReadBackIsNotWritten) {
  EXPECT_THROW(format_paper_code(SlipSheetCode{"a|b"}), Failure);
  EXPECT_THROW(format_paper_code(SlipSheetCode{""}), Failure);
  EXPECT_THROW(format_paper_code(FormSheetCode{"form", "v01", 0, ""}), Failure);
  EXPECT_THROW(format_paper_code(HeaderSheetCode{"b", 5, "yesterday", "n"}), Failure);
  EXPECT_THROW(format_paper_code(SeparatorSheetCode{std::string(41, 'x')}), Failure);
}

}  // namespace
}  // namespace uketsuke
