#include "ocr/documents/page/sign_places.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/page/word_gaps.h"
#include "tests/ocr/documents/printed_page.h"

// Where signs stand when the page reader's boxes do not say it: on tables of a made day these lost 性別 and 続柄.
namespace uketsuke::ocr::test {
namespace {

struct Box {
  char32_t sign;
  double from;
  double to;
  bool begins = false;  ///< a word of the page reader's
};

/// A row 36 px high with the page reader's boxes.
TextRow row_of(const std::vector<Box>& boxes) {
  TextRow row;
  for (const Box& box : boxes) row.glyphs.push_back({box.sign, {box.from, 100, box.to - box.from, 36}, 0.9, box.begins});
  row.rect = extent(row, 0, row.glyphs.size());
  return row;
}

/// Ink as high as print between two places each.
std::vector<InkBox> ink_of(const std::vector<std::pair<double, double>>& pieces) {
  std::vector<InkBox> out;
  for (const auto& [from, to] : pieces) out.push_back({{from, 102, to - from, 32}, 500});
  return out;
}

std::vector<std::pair<double, double>> placed(TextRow row, const std::vector<InkBox>& ink) {
  std::vector<TextRow> rows{std::move(row)};
  place_signs(rows, ink);
  std::vector<std::pair<double, double>> out;
  for (const Glyph& glyph : rows[0].glyphs) out.emplace_back(glyph.rect.x, glyph.rect.right());
  return out;
}

using Places = std::vector<std::pair<double, double>>;

TEST(SignPlaces, SignsOfTwoCellsTakenForOneWordStandWhereTheirInkDoes) {
  // 別 of a label and its value 男; 別 is of two pieces.
  EXPECT_EQ(placed(row_of({{U'別', 470, 566, true}, {U'男', 526, 568}}), ink_of({{472, 488}, {491, 502}, {532, 562}})),
            (Places{{472, 502}, {532, 562}}));
}

TEST(SignPlaces, ASignLeftOutsideTheWordsBoxIsFoundBehindOrBeforeIt) {
  EXPECT_EQ(placed(row_of({{U'続', 773, 806, true}, {U'柄', 806, 807}, {U'妻', 953, 981, true}}),
                   ink_of({{773, 806}, {879, 913}, {953, 981}})),
            (Places{{773, 806}, {879, 913}, {953, 981}}));
  EXPECT_EQ(placed(row_of({{U'名', 700, 736, true}, {U'続', 907, 912, true}, {U'柄', 907, 940}}),
                   ink_of({{700, 736}, {802, 836}, {907, 940}})),
            (Places{{700, 736}, {802, 836}, {907, 940}}));
}

TEST(SignPlaces, AHeadingsBoxThatHoldsTheNextHeadingsFirstSignGivesItBack) {
  EXPECT_EQ(placed(row_of({{U'別', 759, 844, true}, {U'続', 907, 912, true}, {U'柄', 907, 940}}),
                   ink_of({{758, 774}, {777, 788}, {802, 836}, {907, 940}})),
            (Places{{758, 788}, {802, 836}, {907, 940}}));
}

TEST(SignPlaces, WhereInkAndSignsDoNotComeOutEvenNothingMoves) {
  const Places as_read{{773, 806}, {806, 807}};
  // Two further signs behind the word, of which the reader saw none: which of them is 柄 is not known.
  EXPECT_EQ(placed(row_of({{U'続', 773, 806, true}, {U'柄', 806, 807}}), ink_of({{773, 806}, {860, 890}, {900, 930}})),
            as_read);
  EXPECT_EQ(placed(row_of({{U'続', 773, 806, true}, {U'柄', 806, 807}}), ink_of({{773, 806}})), as_read);
  // Digits and points are narrow by themselves.
  EXPECT_EQ(placed(row_of({{U'1', 100, 105, true}, {U'2', 105, 125}}), ink_of({{100, 125}, {140, 160}})),
            (Places{{100, 105}, {105, 125}}));
}

// 世帯主 in small type close before a name in larger one came as one word, so that neither label nor name was seen.
TEST(SignPlaces, WhereLargerTypeBeginsAWordDoes) {
  const auto starts = [](double first, double second, const std::u32string& words = U"世帯主茂手木") {
    TextRow row;
    std::vector<InkBox> ink;
    double x = 100;
    for (const char32_t c : words) {
      const double high = row.glyphs.size() < 3 ? first : second;
      row.glyphs.push_back({c, {x, 140 - high, high, high}, 0.9, row.glyphs.empty()});
      ink.push_back({{x + 1, 140 - high + 1, high - 2, high - 2}, 300});
      x += high;
    }
    row.rect = extent(row, 0, row.glyphs.size());
    std::vector<TextRow> rows{row};
    mark_gaps(rows, ink);
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < rows[0].glyphs.size(); ++i)
      if (rows[0].glyphs[i].word_start) out.push_back(i);
    return out;
  };
  EXPECT_EQ(starts(28, 44), (std::vector<std::size_t>{0, 3}));
  EXPECT_EQ(starts(40, 44), (std::vector<std::size_t>{0}));
  EXPECT_EQ(starts(28, 44, U"791円社会"), (std::vector<std::size_t>{0})) << "digits are lower";
  EXPECT_EQ(starts(44, 28), (std::vector<std::size_t>{0})) << "values in small type are not known";
}

// 7,263,791円 社会保険料: the ink of 社 that its rough box leaves out was taken for one more digit.
TEST(SignPlaces, InkAtAWordIsNoDigitOfTheNumberBeforeIt) {
  PageLayout page;
  page.rows = {row_of({{U'社', 520, 545, true}, {U'会', 545, 580}})};
  const Rect<CleanPx> part{505, 102, 14, 32};
  EXPECT_TRUE(is_part_of_word(page, part, 30)) << "close to 社, far from the number";
  EXPECT_FALSE(is_part_of_word(page, part, 1)) << "as close to the number";
  EXPECT_FALSE(is_part_of_word(page, {480, 102, 14, 32}, 60)) << "by itself";
  page.rows = {row_of({{U'8', 520, 545, true}})};
  EXPECT_FALSE(is_part_of_word(page, part, 30)) << "a digit";
}

// 別生年月日 is nearly 出生年月日.
TEST(SignPlaces, AHeadingBesideAnotherIsNoPartOfALongerOne) {
  const PageLayout page = printed_page({U"氏名 続柄 性 別 生 年 月 日"});
  std::vector<std::string> found;
  for (const Label& label : find_labels(page, label_book("juminhyo"))) found.emplace_back(label.spec->field);
  EXPECT_EQ(found, (std::vector<std::string>{"name", "relation", "sex", "birth_date"}));
}

}  // namespace
}  // namespace uketsuke::ocr::test
