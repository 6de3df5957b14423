#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/levies/proofs.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// What entitles a value to its label, on layouts whose words the label book does not know. Each page was accepted
// wrongly when a label that it prints was left out of the book.
namespace uketsuke::ocr::test {
namespace {

// 保険者番号 is one sign from 被保険者番号.
TEST(Entitlement, ALabelThatIsNearlyAnotherIsAskedAbout) {
  EXPECT_EQ(value_of(printed_page({U"特保険者番号 94049"}), "soshitsu_shomeisho", "number"), "94049 label_unclear");
  EXPECT_EQ(value_of(printed_page({U"被保険者番号 94049"}), "soshitsu_shomeisho", "number"), "94049 ");
}

TEST(Entitlement, UnknownWordsBeforeALabelMakeALongerOne) {
  EXPECT_EQ(value_of(printed_page({U"営業所登録・番号 50-9302"}), "soshitsu_shomeisho", "number"), "50-9302 unknown_label");
  EXPECT_EQ(value_of(printed_page({U"記号 12 番号 345"}), "soshitsu_shomeisho", "number"), "345 ");
  EXPECT_EQ(value_of(printed_page({U"被保険者記号・被保険者番号 7472 ・ 76152"}), "soshitsu_shomeisho", "number"),
            "7472 unknown_label");
}

// 納税義務者 over 住所 in one cell, the address beside it: with 住所 unknown its words were taken for the name.
TEST(Entitlement, WordsUnderALabelAreNoValueWhereTheCellBesideItHoldsOne) {
  EXPECT_EQ(value_of(table({{U"納税義務者/居住地", U"静岡県静岡市江尻町3-15"}, {U"備考", U"なし"}}, 700),
                     "kazei_shomeisho", "name"),
            "居住地 unknown_label");
  EXPECT_EQ(value_of(table({{U"納税義務者", U"竹部柊磨"}, {U"備考", U"なし"}}, 700), "kazei_shomeisho", "name"), "竹部柊磨 ");
}

// A person's block that nobody filled: below 氏名 stands the next label of the list.
TEST(Entitlement, WhatStandsBelowALabelWithAnEmptyCellBesideItIsAskedAbout) {
  EXPECT_EQ(value_of(table({{U"氏名", U""}, {U"間柄", U""}}, 700), "zaigaku_shomeisho", "name"), "間柄 unknown_label");
}

// 氏名 and an unknown word beside it: the value may stand below both.
TEST(Entitlement, WhatStandsBesideALabelIsARivalOfWhatStandsBelowIt) {
  EXPECT_EQ(value_of(table({{U"氏名", U"間柄"}, {U"竹部柊磨", U"本人"}}, 700), "zaigaku_shomeisho", "name"),
            "間柄 rival_value");
  EXPECT_EQ(value_of(table({{U"氏名", U"竹部柊磨"}, {U"学籍番号", U"2023"}}, 700), "zaigaku_shomeisho", "name"),
            "竹部柊磨 ");
}

// The amount of 給与所得 went into another row with other print; the next line's own is not its.
TEST(Entitlement, TheNextLineOfAListHasItsOwnWords) {
  Sheet sheet(2480, 1200);  // the list stands in a frame
  sheet.stroke(250, 170, 1400, 170, 3).stroke(250, 330, 1400, 330, 3).stroke(250, 170, 250, 330, 3).stroke(1400, 170, 1400, 330, 3);
  const auto close_lines = [&](const std::vector<std::u32string>& lines) {
    PageLayout page = printed_page(lines);
    page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
    for (std::size_t r = 1; r < page.rows.size(); ++r) {
      for (Glyph& glyph : page.rows[r].glyphs) glyph.rect.y -= 44.0 * static_cast<double>(r);
      page.rows[r].rect.y -= 44.0 * static_cast<double>(r);
    }
    return value_of(page, "kazei_shomeisho", "salary_income");
  };
  EXPECT_EQ(close_lines({U"給与所得", U"営業等所得     0円"}), "0円 unknown_label");
  EXPECT_EQ(close_lines({U"給与所得     0円", U"営業等所得     0円"}), "0円 ");
}

// The firm's own place is empty, and what stands below is the next label with its value.
TEST(Entitlement, WordsThatHeadOtherPrintAreNoValue) {
  EXPECT_EQ(value_of(printed_page({U"事業所名", U"代表人     代表取締役青砥たね子"}), "soshitsu_shomeisho", "company"),
            "代表人 unknown_label");
  EXPECT_EQ(value_of(printed_page({U"事業所名", U"株式会社青砥内装"}), "soshitsu_shomeisho", "company"), "株式会社青砥内装 ");
}

TEST(Entitlement, ACellThatSaysMoreThanTheLabelIsAnother) {
  EXPECT_EQ(value_of(table({{U"連絡先の住所", U"大阪府高槻市古曽部町1-2"}}, 700), "kazei_shomeisho", "address"), "none");
  EXPECT_EQ(value_of(table({{U"連絡先/住所", U"大阪府高槻市古曽部町1-2"}}, 700), "kazei_shomeisho", "address"),
            "大阪府高槻市古曽部町1-2 unknown_label");
  EXPECT_EQ(value_of(table({{U"住所/(賦課期日現在)", U"大阪府高槻市古曽部町1-2"}}, 700), "kazei_shomeisho", "address"),
            "大阪府高槻市古曽部町1-2 ");
}

// Two readers set one word into two rows.
TEST(Entitlement, ALabelReadTwiceIsNoLongerWord) {
  PageLayout page = table({{U"住所", U"大阪府高槻市古曽部町1-2"}}, 700);
  TextRow again = page.rows[0];
  again.glyphs.resize(2);
  for (Glyph& glyph : again.glyphs) glyph.rect.y += 4;
  page.rows.push_back(again);
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "address"), "大阪府高槻市古曽部町1-2 ");
}

// 住所 and 1月1日の住所, of which the second says 同上.
TEST(Entitlement, WhatRefersElsewhereIsNoRival) {
  EXPECT_EQ(value_of(table({{U"住所", U"大阪府高槻市古曽部町1-2"}, {U"1月1日の住所", U"同上"}}, 700), "kazei_shomeisho", "address"),
            "大阪府高槻市古曽部町1-2 ");
  EXPECT_EQ(value_of(table({{U"住所", U"大阪府高槻市古曽部町1-2"}, {U"1月1日の住所", U"東京都府中市府中町16"}}, 700),
                     "kazei_shomeisho", "address"),
            "大阪府高槻市古曽部町1-2 rival_value");
}

// 世帯主 below 住所 in one frame: with 世帯主 unknown the head's name was taken for the house's.
TEST(Entitlement, AnAddressDoesNotGoOnUnderItsLabel) {
  EXPECT_EQ(value_of(table({{U"住所兵庫県神戸市北舞子9-6-4/主人鎌形英寿郎"}}, 1200), "kazei_shomeisho", "address"), "none")
      << "a word without a gap is no label";
  PageLayout page = table({{U"住所兵庫県神戸市北舞子9-6-4/主人鎌形英寿郎"}}, 1200);
  for (TextRow& row : page.rows)
    for (std::size_t i = 2; i < row.glyphs.size(); ++i) row.glyphs[i].rect.x += 60, row.glyphs[i].word_start = i == 2;
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "address"), "兵庫県神戸市北舞子9-6-4主人鎌形英寿郎 unknown_label");
}

// Two days of issue that differ: one may be of another paper.
TEST(Entitlement, TwoValuesOfOneConceptAreRivals) {
  EXPECT_EQ(value_of(printed_page({U"発行日 令和8年8月14日", U"交付日 令和8年9月1日"}), "kazei_shomeisho", "issued_on"),
            "令和8年8月14日 rival_value");
  EXPECT_EQ(value_of(printed_page({U"発行日 令和8年8月14日", U"交付日 令和8年8月14日"}), "kazei_shomeisho", "issued_on"),
            "令和8年8月14日 ");
}

TEST(Entitlement, ADayThatStandsAloneBelowTheSentenceIsARival) {
  const KindInfo kind = kind_with("kazei_shomeisho", "issued_on");
  const auto rival = [&](const std::u32string& foot) {
    const PageLayout page = printed_page({U"課税証明書", U"作成日 令和8年8月14日", U"氏名 竹部柊磨", U"合計所得金額 100",
                                          U"所得控除合計 50", U"備考 なし", U"上記のとおり証明します", foot});
    ValueMap map = map_values(page, kind);
    doubt_rivals_below(page, kind, map);
    const auto day = std::find_if(map.values.begin(), map.values.end(),
                                  [](const PlacedValue& value) { return value.field == "issued_on"; });
    return day == map.values.end() ? "none" : std::string(day->place.doubt);
  };
  EXPECT_EQ(rival(U"令和8年9月9日"), "rival_value");
  EXPECT_EQ(rival(U"令和8年8月14日"), "");
}

TEST(Entitlement, OneOfSeveralSchoolsIsAskedAbout) {
  const KindInfo kind = kind_with("zaigaku_shomeisho", "school");
  const auto school = [&](const std::u32string& head) {
    const PageLayout page = printed_page({head, U"在学証明書", U"氏名 竹部柊磨", U"学年 2", U"備考 なし", U"組 1",
                                          U"上記の者は本校の生徒であることを証明する",
                                          U"青葉市立青葉中学校長"});
    const ValueMap map = map_values(page, kind);
    for (const PlacedValue& value : free_values(page, kind, map))
      if (value.field == "school") return utf8(page.signs(value.place.glyphs)) + " " + std::string(value.place.doubt);
    return std::string("none");
  };
  EXPECT_EQ(school(U"令和8年9月9日"), "青葉市立青葉中学校 ");
  EXPECT_EQ(school(U"青葉市立緑小学校"), "青葉市立青葉中学校 rival_value");
}

// A column of the year before beside this year's.
TEST(Entitlement, AnotherAmountBesideOursIsARival) {
  EXPECT_EQ(value_of(table({{U"合計所得金額", U"4,776,000", U"3,500,000"}}, 500), "kazei_shomeisho", "total_income"),
            "4,776,000 rival_value");
  EXPECT_EQ(value_of(table({{U"合計所得金額", U"4,776,000", U"備考"}}, 500), "kazei_shomeisho", "total_income"),
            "4,776,000 ");
  EXPECT_EQ(value_of(printed_page({U"合計所得金額 4,776,000円 3,500,000円"}), "kazei_shomeisho", "total_income"),
            "3,500,000円 rival_value");
}

// 総所得金額 over a column of several lines, the sum among them.
TEST(Entitlement, OneOfAColumnIsAskedAboutWhereTheFieldStandsOnce) {
  EXPECT_EQ(value_of(table({{U"種類", U"総所得金額"}, {U"給与", U"4,776,000"}, {U"年金", U"100,000"}}, 500),
                     "kazei_shomeisho", "gross_income"),
            "4,776,000 rival_value");
}

// 令和8年度 and 令和7年度, 第2学年 and 第3学年 on one page.
TEST(Entitlement, WhatAPageSaysTwiceDifferentlyHasARival) {
  const auto doubt = [](const char* id, const char* field, const std::u32string& line) {
    KindInfo kind;
    kind.id = id;
    FieldInfo info;
    info.id = field;
    kind.fields.push_back(info);
    const PageLayout page = printed_page({line});
    for (const PlacedValue& value : free_values(page, kind, map_values(page, kind)))
      if (value.field == field) return std::string(value.place.doubt);
    return std::string("none");
  };
  EXPECT_EQ(doubt("kazei_shomeisho", "fiscal_year", U"令和8年度 令和7年度"), "rival_value");
  EXPECT_EQ(doubt("kazei_shomeisho", "fiscal_year", U"令和8年度 令和8年度"), "");
  EXPECT_EQ(doubt("zaigaku_shomeisho", "school_year", U"第2学年 第3学年"), "rival_value");
  EXPECT_EQ(doubt("zaigaku_shomeisho", "school_year", U"第2学年"), "");
  EXPECT_EQ(doubt("zaigaku_shomeisho", "enrolled_until", U"令和9年3月31日卒業見込 令和10年3月31日卒業見込"), "rival_value");
}

// An equation that holds knows whose amounts they are.
TEST(Entitlement, AnEquationSettlesWhatALabelLeavesOpen) {
  const auto amount = [](const char* field, const char* value) {
    FieldReading out;
    out.field = field, out.value = value;
    out.state = ReadState::Read;
    out.confidence = 0.997;
    return out;
  };
  std::vector<FieldReading> fields{amount("gross_income", "2888000"), amount("deductions", "1824000"),
                                   amount("tax_base", "1064000")};
  fields[1].doubts = {"label_unclear"};
  apply_proofs("kazei_shomeisho", 0, fields);
  EXPECT_TRUE(fields[1].doubts.empty());
  fields[1].value = "1823000", fields[1].doubts = {"label_unclear"};
  apply_proofs("kazei_shomeisho", 0, fields);
  EXPECT_EQ(fields[1].doubts.front(), "label_unclear");
}

}  // namespace
}  // namespace uketsuke::ocr::test
