#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"

// The right signs for the wrong field: what was accepted so on layouts that nobody had seen.
namespace uketsuke::ocr::test {
namespace {

/// "value doubt" of a field on a page.
std::string value_of(const PageLayout& page, const char* id, const char* field) {
  const KindInfo kind = kind_with(id, field);
  ValueMap map = map_values(page, kind);
  for (PlacedValue& value : free_values(page, kind, map)) map.values.push_back(std::move(value));
  for (const PlacedValue& value : map.values)
    if (value.field == field) return utf8(page.signs(value.place.glyphs)) + " " + std::string(value.place.doubt);
  return "none";
}

// 総所得金額等 4,740,800円　その他の控除 342,000円: of two lists side by side the second one's label was unknown.
TEST(Attribution, AnAmountEndsWhereTheNextWordBegins) {
  EXPECT_EQ(value_of(printed_page({U"総所得金額等 4,740,800円 その他の控除 342,000円"}), "kazei_shomeisho", "gross_income"),
            "4,740,800円 ");
  EXPECT_EQ(value_of(printed_page({U"総所得金額等 4,740,800 円"}), "kazei_shomeisho", "gross_income"), "4,740,800円 ");
  EXPECT_EQ(value_of(printed_page({U"総所得金額等 … 4,740,800円"}), "kazei_shomeisho", "gross_income"), "4,740,800円 ");
}

// 事業所整理記号・番号 50-9302 was accepted as the number of the insured.
TEST(Attribution, TheOtherHalfOfALabelThatNobodyWantsIsNone) {
  const PageLayout page = printed_page({U"事業所整理記号・番号 50-9302", U"被保険者証の番号 41470"});
  EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "number"), "41470 ");
  EXPECT_EQ(value_of(printed_page({U"事業所整理記号・番号 50-9302"}), "soshitsu_shomeisho", "number"), "none");
  EXPECT_EQ(value_of(printed_page({U"記号 12 番号 345"}), "soshitsu_shomeisho", "number"), "345 ");
}

// 番号 10551 　資格吾失 令和8年8月14日: the day stands behind a misread label of its own, not behind 番号.
TEST(Attribution, ADayBehindItsOwnLabelIsNoDayOfIssue) {
  const auto issued = [](const std::u32string& line) {
    return value_of(printed_page({U"資格喪失証明書", line, U"上記のとおり証明します"}), "soshitsu_shomeisho", "issued_on");
  };
  EXPECT_EQ(issued(U"番号 10551 資格吾失 令和8年8月14日"), "none");
  EXPECT_EQ(issued(U"発行番号 10551 令和8年8月14日"), "令和8年8月14日 ");
  EXPECT_EQ(issued(U"第123号 令和8年8月14日"), "令和8年8月14日 ");
}

// 4. 加入保険　東日本印刷健康保険組合 was accepted for the firm that certifies.
TEST(Attribution, AFirmBehindALabelDoesNotCertify) {
  const std::vector<std::u32string> letter{U"株式会社青砥内装", U"国民健康保険組合御中",
                                           U"下記の者は資格を喪失したことを証明いたします", U"氏名 荒居たね子",
                                           U"加入保険 東日本印刷健康保険組合"};
  EXPECT_EQ(value_of(printed_page(letter), "soshitsu_shomeisho", "company"), "株式会社青砥内装 no_label");
}

// A firm and a society that are both named without a label: either may certify.
TEST(Attribution, OneOfSeveralFirmsIsAskedAbout) {
  const auto company = [](const std::u32string& head) {
    return value_of(printed_page({head, U"資格喪失証明書", U"氏名 荒居たね子", U"生年月日 昭和52年7月9日",
                                  U"資格喪失日 令和8年9月2日", U"退職日 令和8年9月1日", U"上記のとおり証明します",
                                  U"東日本印刷健康保険組合"}),
                    "soshitsu_shomeisho", "company");
  };
  EXPECT_EQ(company(U"令和8年9月28日"), "東日本印刷健康保険組合 ");
  EXPECT_EQ(company(U"株式会社青砥内装"), "東日本印刷健康保険組合 no_label");
}

}  // namespace
}  // namespace uketsuke::ocr::test
