#include "ocr/documents/persons/persons_on_cards.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"

// A modern 住民票: a card a person, in two columns, whose names no label announces.
namespace uketsuke::ocr::test {
namespace {

using Words = std::vector<std::pair<double, std::u32string>>;

TextRow row_at(double y, const Words& words) {
  TextRow row;
  for (const auto& [from, word] : words) {
    double x = from;
    for (const char32_t c : word) {
      row.glyphs.push_back({c, {x, y, 40, 40}, 0.9, x == from});
      x += 40;
    }
  }
  row.rect = extent(row, 0, row.glyphs.size());
  return row;
}

std::map<std::string, std::string> read(const std::vector<TextRow>& rows) {
  PageLayout page = printed_page({});
  page.rows = rows;
  KindInfo kind = household();
  FieldInfo relation;
  relation.id = "relation", relation.in_rows = true;
  kind.fields.push_back(relation);
  std::map<std::string, std::string> out;
  for (const PlacedValue& value : map_values(page, kind).values) {
    const auto signs = page.signs(value.place.glyphs);
    if (!signs.empty()) out[std::string(value.field) + std::to_string(value.row)] = to_utf8({signs.begin(), signs.end()});
  }
  return out;
}

std::vector<TextRow> card(double y, const Words& kana, const Words& names, const Words& births) {
  return {row_at(y, kana), row_at(y + 60, names), row_at(y + 140, births)};
}

TEST(PersonsOnCards, AreReadOverTheirDaysOfBirth) {
  std::vector<TextRow> rows =
      card(300, {{220, U"クサナギ"}, {400, U"ユウコ"}, {1000, U"世帯主"}, {1320, U"クサナギエイジ"}, {2200, U"夫"}},
           {{220, U"氏名草薙"}, {420, U"由布子"}, {1040, U"女"}, {1320, U"草薙英寿郎"}, {2200, U"男"}},
           {{200, U"生年月日"}, {500, U"昭和56年1月2日"}, {1300, U"生年月日"}, {1600, U"昭和49年6月7日"}});
  const auto lower = card(900, {{220, U"クサナギフサエ"}, {1040, U"子"}}, {{220, U"草薙ふさ枝"}, {1040, U"女"}},
                          {{200, U"生年月日"}, {500, U"令和7年3月9日"}});
  rows.insert(rows.end(), lower.begin(), lower.end());
  const auto found = read(rows);
  const std::map<std::string, std::string> expected{
      {"name1", "草薙由布子"},       {"name2", "草薙英寿郎"},       {"name3", "草薙ふさ枝"},
      {"name_kana1", "クサナギユウコ"}, {"name_kana2", "クサナギエイジ"}, {"name_kana3", "クサナギフサエ"},
      {"sex1", "女"},                {"sex2", "男"},                {"sex3", "女"},
      {"relation1", "世帯主"},         {"relation2", "夫"},           {"relation3", "子"},
      {"birth_date1", "昭和56年1月2日"}, {"birth_date2", "昭和49年6月7日"}, {"birth_date3", "令和7年3月9日"}};
  EXPECT_EQ(found, expected);
}

TEST(PersonsOnCards, WhereALabelSaysNameNothingIsGuessed) {
  const auto found = read({row_at(300, {{220, U"住所変更届"}}), row_at(380, {{200, U"氏名"}, {500, U"草薙由布子"}}),
                           row_at(440, {{200, U"生年月日"}, {500, U"昭和56年1月2日"}})});
  EXPECT_EQ(found.at("name1"), "草薙由布子");
  EXPECT_FALSE(found.contains("name2"));
}

}  // namespace
}  // namespace uketsuke::ocr::test
