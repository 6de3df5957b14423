#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/labels/item_numbers.h"
#include "ocr/documents/levies/levy_cells.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/page/leading_stars.h"
#include "ocr/documents/values/address_lines.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/free_words.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/value_notation.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// Papers that say the same in other ways: lists under headings, numbered lines, further words for a label.
namespace uketsuke::ocr::test {
namespace {

constexpr const char* kTax = "kazei_shomeisho";
constexpr const char* kStudy = "zaigaku_shomeisho";
constexpr const char* kLoss = "soshitsu_shomeisho";

using Lines = std::vector<std::u32string>;

/// As map_values gives it: value and doubt.
std::string tax(const Lines& lines, const char* field) { return value_of(printed_page(lines), kTax, field); }

TEST(ListsUnderHeads, ALevyIsOfTheTaxOverIt) {
  const Lines page{U"【市民税】",        U"所得割額 66,100円", U"均等割額 3,000円", U"【県民税】",
                   U"所得割額 44,000円", U"均等割額 1,000円",  U"【森林環境税】",   U"森林環境税額 1,000円"};
  EXPECT_EQ(tax(page, "city_income_levy"), "66,100円 ");
  EXPECT_EQ(tax(page, "city_per_capita_levy"), "3,000円 ");
  EXPECT_EQ(tax(page, "prefecture_income_levy"), "44,000円 ");
  EXPECT_EQ(tax(page, "prefecture_per_capita_levy"), "1,000円 ");
}

TEST(ListsUnderHeads, TheHeadMaySayTheSumOfItsLines) {
  const Lines page{U"区民税 69,100円", U"うち所得割額 66,100円", U"うち均等割額 3,000円",
                   U"都民税 45,000円", U"うち所得割額 44,000円", U"うち均等割額 1,000円"};
  EXPECT_EQ(tax(page, "city_per_capita_levy"), "3,000円 ");
  EXPECT_EQ(tax(page, "prefecture_income_levy"), "44,000円 ");
}

// The heading itself was a day of entry for which nobody could find a value.
TEST(Titles, WordsOfTheHeadingAreNoLabels) {
  const Lines page{U"#資格取得・資格喪失等確認通知書", U"氏名 梶浦紘之進", U"資格取得年月日 平成27年7月3日",
                   U"資格喪失年月日 令和8年10月30日"};
  EXPECT_EQ(value_of(printed_page(page), kLoss, "acquired_on"), "平成27年7月3日 ");
  EXPECT_EQ(value_of(printed_page(page), kLoss, "lost_on"), "令和8年10月30日 ");
}

TEST(ListsUnderHeads, TheBaseIsThatOfTheTotalIncome) {
  const Lines bases{
      U"【課税標準】",     U"総所得金額に係るもの 1,365,000円", U"その他 0円",         U"【市民税】",
      U"均等割額 3,000円", U"税額控除前所得割額 81,900円",      U"税額控除額 1,500円", U"所得割額 80,400円"};
  EXPECT_EQ(tax(bases, "tax_base"), "1,365,000円 ");
  EXPECT_EQ(tax(bases, "city_income_levy"), "80,400円 ");
  EXPECT_EQ(tax({U"【所得金額】", U"総所得金額に係るもの 1,365,000円"}, "tax_base"), "none");
}

TEST(ListsUnderHeads, EitherHalfMayBeTheHead) {
  const Lines levies{U"【所得割】", U"市民税 66,100円", U"県民税 44,000円",
                     U"【均等割】", U"市民税 3,000円",  U"県民税 1,000円"};
  EXPECT_EQ(tax(levies, "prefecture_income_levy"), "44,000円 ");
  EXPECT_EQ(tax(levies, "city_per_capita_levy"), "3,000円 ");
  const Lines incomes{U"【収入金額】", U"給与 4,937,856円", U"公的年金等 0円", U"【所得金額】", U"給与 3,508,800円"};
  EXPECT_EQ(tax(incomes, "salary_revenue"), "4,937,856円 ");
  EXPECT_EQ(tax(incomes, "salary_income"), "3,508,800円 ");
}

TEST(ListsUnderHeads, WithoutAClearHeadALevyIsNobodys) {
  EXPECT_EQ(tax({U"【市民税】", U"所得割額 66,100円", U"均等割額 3,000円", U"所得割額 44,000円", U"均等割額 1,000円"},
                "prefecture_income_levy"),
            "none")
      << "the head between was lost";
  EXPECT_EQ(tax({U"【市民税】", U"【分離課税】", U"所得割額 66,100円"}, "city_income_levy"), "none") << "another head";
  EXPECT_EQ(tax({U"【市民税】", U"所得割額(税額控除前) 70,000円", U"税額控除額 3,900円", U"所得割額 66,100円"},
                "city_income_levy"),
            "66,100円 ");
  EXPECT_EQ(tax({U"【市民税】", U"所得割額 66,100円", U"", U"", U"均等割額 3,000円"}, "city_per_capita_levy"), "none")
      << "far below";
}

TEST(ListsUnderHeads, ASumUnderDeductionsIsTheirs) {
  EXPECT_EQ(
      tax({U"【所得控除】", U"社会保険料控除 749,478円", U"基礎控除 430,000円", U"合計 1,179,478円"}, "deductions"),
      "1,179,478円 label_unclear");
  EXPECT_EQ(tax({U"社会保険料控除 749,478円", U"基礎控除 430,000円", U"っュ 1,179,478円"}, "deductions"),
            "1,179,478円 label_unclear")
      << "its word was not read";
  EXPECT_EQ(tax({U"社会保険料控除 749,478円", U"扶養控除 430,000円", U"", U"岳の合計 1,179,478円"}, "deductions"),
            "1,179,478円 label_unclear")
      << "nor was a line over it";
  EXPECT_EQ(tax({U"社会保険料控除 749,478円", U"基礎控除 430,000円", U"【税額】", U"年の合計 9,400円"}, "deductions"),
            "none");
  EXPECT_EQ(
      tax({U"社会保険料控除 749,478円", U"生命保険料控除 0円", U"っュ 35,000円", U"基礎控除 430,000円"}, "deductions"),
      "none")
      << "a deduction whose word was not read";
  EXPECT_EQ(tax({U"社会保険料控除 749,478円", U"基礎控除 430,000円", U"翌年度繰越 1,179,478円"}, "deductions"), "none");
  EXPECT_EQ(tax({U"【税額控除】", U"調整控除 2,500円", U"寄附金税額控除 3,000円", U"合計 5,500円"}, "deductions"),
            "none");
  EXPECT_EQ(tax({U"営業等所得 0円", U"基礎控除 430,000円", U"合計 430,000円"}, "deductions"), "none")
      << "of one list it is not";
  EXPECT_EQ(tax({U"社会保険料控除 749,478円", U"基礎控除 430,000円", U"控除額の合計 1,179,478円"}, "deductions"),
            "1,179,478円 ");
}

TEST(SalaryTable, OfTwoLinesAlikeTheLowerIsTheIncome) {
  const auto crossed = [](const std::u32string& second_group) {
    const PageLayout page = table({{U"収入金額", U"給与", U"4,937,856"}, {second_group, U"給与", U"3,508,800"}}, 500);
    std::string out;
    for (const PlacedValue& v : crossed_values(page, find_labels(page, label_book(kTax))))
      out += std::string(v.field) + " " + utf8(page.signs(v.place.glyphs)) + " " + std::string(v.place.doubt) + "|";
    return out;
  };
  EXPECT_EQ(crossed(U"所得金額"), "salary_revenue 4,937,856 |salary_income 3,508,800 |");
  EXPECT_EQ(crossed(U"MA"), "salary_revenue 4,937,856 |salary_income 3,508,800 no_label|") << "its group was not read";
}

TEST(NumberedLines, ANumberOfALineIsNoYearOfStudy) {
  const Lines lines{U"3 住所 東京都府中市府中町16", U"4 学部 法学部", U"5 学年 第1学年", U"6 入学年月日 令和8年4月1日"};
  const PageLayout page = printed_page(lines);
  EXPECT_TRUE(is_item_number(page, {2, 0}));
  EXPECT_FALSE(is_item_number(page, {2, 4}));
  EXPECT_EQ(value_of(page, kStudy, "school_year"), "第1学年 ");
  const KindInfo kind = kind_with(kStudy, "school_year");
  const auto words = free_words(page, kind, {});
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(utf8(page.signs(words[0].place.glyphs)) + std::string(words[0].place.doubt), "第1学年");
  EXPECT_FALSE(is_item_number(printed_page({U"3 学年", U"令和8年4月1日"}), {0, 0})) << "no list";
  EXPECT_FALSE(is_item_number(printed_page({U"5年", U"6年", U"7年"}), {1, 0})) << "numbers with their words";
}

TEST(NumberedLines, AYearOfStudyBehindALostLabelIsAskedAbout) {
  const KindInfo kind = kind_with(kStudy, "school_year");
  const auto found = [&](const Lines& lines) {
    const auto words = free_words(printed_page(lines), kind, {});
    return words.empty() ? std::string("none") : std::string(words[0].place.doubt);
  };
  EXPECT_EQ(found({U"住所 府中市", U"氏名 山田太郎", U"アデ 年 。2年", U"卒業予定 未定"}), "no_label");
  EXPECT_EQ(found({U"修業年限 4年", U"氏名 山田太郎", U"住所 府中市"}), "none");
  EXPECT_EQ(found({U"アデ 年 2年"}), "none") << "no list";
}

TEST(ReadingsInBrackets, ANameEndsBeforeOneWhoseBracketWasNotRead) {
  const auto found = [&](const std::u32string& line) {
    const PageLayout page = printed_page({line});
    KindInfo kind = kind_with(kStudy, "name");
    kind.fields.push_back(kind.fields.front());
    kind.fields.back().id = "name_kana";
    std::string out;
    const ValueMap map = map_values(page, kind);
    for (const PlacedValue& v : map.values) out += utf8(page.signs(v.place.glyphs)) + "|";
    for (const PlacedValue& v : free_words(page, kind, map))
      if (v.field == "name_kana" && v.place.more_below) out += utf8(page.signs(v.place.glyphs)) + "|";
    return out;
  };
  EXPECT_EQ(found(U"氏名 六車悟史朗(ムグルマサトシロウ)"), "六車悟史朗|ムグルマサトシロウ|");
  PageLayout page = printed_page({U"氏名 六車悟史朗ムグルマ)"});
  page.rows[0].glyphs[4].word_start = page.rows[0].glyphs[7].word_start = true;
  const auto labels = find_labels(page, label_book(kStudy));
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels.at(0)).places.at(0).glyphs)), "六車悟史朗");
  page.rows[0].glyphs[4].word_start = false;
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels.at(0)).places.at(0).glyphs)), "六車悟史朗ムグルマ")
      << "it may be a given name";
  page.rows[0].glyphs[9].word_start = true;
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels.at(0)).places.at(0).glyphs)), "六車悟史朗ムグルマ")
      << "not at its second word";
  EXPECT_EQ(found(U"氏名 六車悟史朗ムグルマ)"), "六車悟史朗ムグルマ|") << "no word of its own";
}

TEST(ReadingsInBrackets, TwoStrokesAlikeAreNoBracket) {
  PageLayout page;
  page.glyph_px = 40;
  const Glyph bracket{U'(', {300, 100, 30, 40}, 0.9, false, false};
  page.ink.push_back({{305, 98, 10, 44}, 200});
  ASSERT_TRUE(ink_of_bracket(page, bracket));
  EXPECT_EQ(ink_of_bracket(page, bracket)->x, 305);
  page.ink.push_back({{286, 102, 6, 38}, 200});  // the last stroke of 川
  EXPECT_FALSE(ink_of_bracket(page, bracket));
}

TEST(Readings, StrokesBesideThemAreNoWord) {
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "キッショウジ　アツシロウ　一　一")->value,
            "キッショウジ　アツシロウ");
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "ムカイ　ユウ一")->value, "ムカイ　ユウー");
}

TEST(PeriodOfStudy, ItsEndAloneIsOneDay) {
  for (const char32_t* line :
       {U"在学期間の末日 令和12年3月31日", U"在籍期間の末日 令和12年3月31日", U"在学期間の終期 令和12年3月31日",
        U"修業年限満了日 令和12年3月31日", U"在学期間の未日 令和12年3月31日"})
    EXPECT_EQ(value_of(printed_page({line}), kStudy, "enrolled_until").substr(0, 20), "令和12年3月31日") << utf8(line);
  EXPECT_EQ(value_of(printed_page({U"在学期間の末日 令和12年3月31日"}), kStudy, "enrolled_until"), "令和12年3月31日 ");
  EXPECT_EQ(value_of(printed_page({U"在学期間 令和12年3月31日"}), kStudy, "enrolled_until"),
            "令和12年3月31日 half_a_period");
}

TEST(DaysOfLoss, ThoseOfTheFamilyHaveFurtherWords) {
  for (const char32_t* word : {U"削除年月日", U"解除年月日", U"取消年月日", U"除外年月日", U"被扶養者削除日"}) {
    const PageLayout page = table({{U"氏名", U"認定年月日", word}, {U"山田太郎", U"R07.07.09", U"R08.07.09"}}, 500);
    const auto labels = find_labels(page, label_book(kLoss));
    ASSERT_EQ(labels.size(), 3U) << utf8(word);
    EXPECT_EQ(labels[2].spec->field, "lost_on") << utf8(word);
  }
}

// 資格喪失の事由 is one sign from 資格喪失日事由, and made the insured's own day doubtful.
TEST(DaysOfLoss, AReasonIsNoDay) {
  for (const char32_t* word : {U"資格喪失の事由", U"資格喪失の理由", U"資格喪失原因"}) {
    const PageLayout page = table({{U"資格喪失年月日", U"令和8年7月22日"}, {word, U"就職による加入"}}, 600);
    for (const Label& label : find_labels(page, label_book(kLoss)))
      EXPECT_TRUE(label.spec->field.empty() || label.row == 0) << utf8(word);
  }
}

TEST(EmptyDates, RoomForNumbersIsNoBirth) {
  const auto births = [](const Lines& lines) {
    const PageLayout page = printed_page(lines);
    const auto labels = find_labels(page, label_book(kLoss));
    return std::count_if(labels.begin(), labels.end(), [](const Label& l) { return l.spec->field == "birth_date"; });
  };
  EXPECT_EQ(births({U"生年月日 昭和60年1月25日", U"年 月 日", U"年 月 日"}), 1);
  EXPECT_EQ(births({U"年 月 日"}), 1) << "生 may have been lost, where nothing else says it";
}

TEST(EmptyDates, AnEmptyLineOfAFormSaysNoDay) {
  for (const char* text : {"年　　月　　日", "令和　年　月　日", "昭和・平成・令和　年　月　日", "年月日"}) {
    const auto meaning = meaning_of(ValueKind::Date, "acquired_on", text);
    ASSERT_TRUE(meaning) << text;
    EXPECT_TRUE(meaning->absent) << text;
  }
  EXPECT_FALSE(meaning_of(ValueKind::Date, "acquired_on", "令和　年7月　日")) << "half a day is not understood";
  EXPECT_FALSE(meaning_of(ValueKind::Date, "acquired_on", "年　日"));
}

TEST(Addresses, APostalCodeIsNoPartOfThem) {
  const auto address = [](const char* text) { return meaning_of(ValueKind::Address, "address", text)->value; };
  EXPECT_EQ(address("〒441-1114　愛知県豊橋市森岡町16-13-9"), "愛知県豊橋市森岡町16-13-9");
  EXPECT_EQ(address("441-1114　愛知県豊橋市森岡町16-13-9"), "愛知県豊橋市森岡町16-13-9") << "its mark unread";
  EXPECT_EQ(address("(〒441-1114)愛知県豊橋市森岡町16-13-9"), "愛知県豊橋市森岡町16-13-9");
  EXPECT_EQ(address("441一1114　愛知県豊橋市森岡町16-13-9"), "愛知県豊橋市森岡町16-13-9");
  for (const char* whole : {"愛知県豊橋市森岡町441-1114", "16-13-9　豊橋市", "4411114　愛知県豊橋市"})
    EXPECT_EQ(address(whole), whole);
}

TEST(Addresses, AListSetWideGoesOnInItsNextLine) {
  PageLayout page =
      printed_page({U"生年月日 2008年6月3日", U"住所 東京都練馬区光が丘18丁目4番9号ハイツ柊", U"101", U"学科 普通科"});
  const double x = page.rows[1].glyphs[2].rect.x;
  for (std::size_t i = 0; i < page.rows[2].glyphs.size(); ++i)
    page.rows[2].glyphs[i].rect.x = x + 40.0 * static_cast<double>(i);
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    for (Glyph& glyph : page.rows[r].glyphs) glyph.rect.y += 40.0 * static_cast<double>(r);  // lines 140 px apart
    page.rows[r].rect = extent(page.rows[r], 0, page.rows[r].glyphs.size());
  }
  EXPECT_EQ(value_of(page, kStudy, "address"), "東京都練馬区光が丘18丁目4番9号ハイツ柊101 ");
}

TEST(Counts, SeveralOfOneLineAreNoTotal) {
  EXPECT_FALSE(meaning_of(ValueKind::Count, "dependants", "1人・1人・0人"));
  EXPECT_FALSE(meaning_of(ValueKind::Count, "dependants", "1人/0人"));
  EXPECT_EQ(meaning_of(ValueKind::Count, "dependants", "2人（うち老人1人）")->value, "2");
}

TEST(IssueDate, ItsErasFirstSignMayBeMisread) {
  const KindInfo kind = kind_with(kTax, "issued_on");
  const auto found = [&](const std::u32string& line) {
    const PageLayout page = printed_page({U"上記のとおり証明します。", line});
    const auto values = free_values(page, kind, map_values(page, kind));
    return values.empty() ? std::string("none") : utf8(page.signs(values[0].place.glyphs));
  };
  EXPECT_EQ(found(U"信和8年10月28日"), "信和8年10月28日");
  EXPECT_EQ(found(U"信友8年10月28日"), "none");
}

TEST(Leaders, DotsBeforeAnAmountAreTakenOff) {
  PageLayout page;
  page.glyph_px = 32, page.width = 1000, page.height = 200;
  const auto ink = [&](double x, double y, double w, double h) { page.ink.push_back({{x, y, w, h}, 100}); };
  for (const double x : {100.0, 108.0, 116.0, 124.0}) ink(x, 124, 4, 4);
  for (const double x : {150.0, 172.0, 194.0}) ink(x, 100, 18, 30);
  std::vector<Rect<CleanPx>> lines{{98, 98, 118, 34}};
  drop_leaders(page, lines);
  EXPECT_EQ(lines[0].x, 139);
  EXPECT_EQ(lines[0].right(), 216);
  drop_leaders(page, lines);
  EXPECT_EQ(lines[0].x, 139) << "no dots are left";
  page.ink.erase(page.ink.begin(), page.ink.begin() + 2);
  lines = {{98, 98, 118, 34}};
  drop_leaders(page, lines);
  EXPECT_EQ(lines[0].x, 98) << "two specks are no leader";
}

}  // namespace
}  // namespace uketsuke::ocr::test
