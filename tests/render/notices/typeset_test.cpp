#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/typeset/characters.h"
#include "render/typeset/layout.h"
#include "tests/render/notices/failure_text.h"

namespace uketsuke::render {
namespace {

using testing::failure_of;
using ::testing::StartsWith;

FontLibrary& fonts() { return FontLibrary::shared(); }

std::vector<std::string> broken(std::string_view text, double width_em) {
  const auto shaped = fonts().shape(text, FontRole::Mincho, false);
  std::vector<std::string> lines;
  for (const TextLine& line : break_lines(*shaped, width_em, 0)) {
    std::string one;
    for (std::size_t i = line.first; i < line.last; ++i) {
      one += shaped->text.substr(shaped->clusters[i].text_begin, shaped->clusters[i].text_length);
    }
    lines.push_back(one);
  }
  return lines;
}

TEST(Characters, SelectorAndMarksStayWithTheirBase) {
  const auto characters = split_characters("渡邉\U000E0100か\u3099", true);
  ASSERT_EQ(characters.size(), 3U);
  EXPECT_EQ(characters[1].base, U'邉');
  EXPECT_EQ(characters[1].selector, char32_t{0xE0100});
  EXPECT_EQ(describe(characters[1]), "U+9089 U+E0100 邉\U000E0100");
  EXPECT_EQ(characters[2].length, 6U);
}

// JIS X 4051: 行頭禁則 (no 、。ー） at a line's start), 行末禁則 (no （ at its end), numbers stay whole.
TEST(Lines, BreakByTheJapaneseRules) {
  EXPECT_EQ(broken("あいうえお", 3), (std::vector<std::string>{"あいう", "えお"}));
  EXPECT_EQ(broken("あいう、えお", 3), (std::vector<std::string>{"あい", "う、え", "お"}));
  EXPECT_EQ(broken("あい（うえ）お", 3), (std::vector<std::string>{"あい", "（う", "え）お"}));
  EXPECT_EQ(broken("あい12,300円う", 4), (std::vector<std::string>{"あい", "12,300円", "う"}));
}

TEST(Lines, NothingIsLostWhateverTheWidth) {
  const std::string text = "この決定に不服があるときは、（3か月以内に）「審査会」へ。12,345円です。";
  for (double width = 0.5; width < 40; width += 0.5) {
    std::string joined;
    for (const std::string& line : broken(text, width)) joined += line;
    EXPECT_EQ(joined, text) << width;
  }
}

TEST(Lines, LinesAreNoWiderThanAskedExceptSingleUnbreakableParts) {
  const auto shaped = fonts().shape("資格取得年月日の翌日から起算して三か月以内に審査請求をすることができます。",
                                    FontRole::Mincho, false);
  for (double width = 4; width < 30; width += 0.7) {
    for (const TextLine& line : break_lines(*shaped, width, 0)) EXPECT_LE(line.width_em, width + 1e-6);
  }
}

TEST(Layout, WidthIsThatOfTheFont) {
  const TextExtent extent = layout_text(fonts(), "資格確認書", {.size_pt = 72}, {}).extent;
  EXPECT_NEAR(extent.w_mm, 5 * 25.4, 1e-6);
  EXPECT_NEAR(extent.h_mm, 25.4, 1e-6);
}

TEST(Layout, CondensesThenShrinksThenRefuses) {
  TextStyle style{.size_pt = 72};  // an em of 25.4 mm
  TextFit fit;
  fit.max_w_mm = 4 * 25.4;
  EXPECT_EQ(layout_text(fonts(), "資格確認", style, fit).extent.condense, 1);
  EXPECT_THAT(failure_of([&] { layout_text(fonts(), "資格確認書", style, fit); }),
              StartsWith("E-RENDER-OVERFLOW needs 127.0"));
  fit.least_condense = 0.8;
  EXPECT_NEAR(layout_text(fonts(), "資格確認書", style, fit).extent.condense, 0.8, 1e-9);
  EXPECT_THAT(failure_of([&] { layout_text(fonts(), "資格確認書類", style, fit); }), StartsWith("E-RENDER-OVERFLOW"));
  fit.least_size = 0.8;
  const TextExtent small = layout_text(fonts(), "資格確認書類", style, fit).extent;
  EXPECT_NEAR(small.condense, 0.8, 1e-9);
  EXPECT_NEAR(small.size_pt, 72 * 4 / (6 * 0.8), 1e-6);
  EXPECT_LE(small.w_mm, fit.max_w_mm + 1e-6);
}

TEST(Layout, AlignmentPlacesTheLine) {
  TextStyle style{.size_pt = 72, .align = HAlign::Right, .valign = VAlign::Top};
  EXPECT_NEAR(layout_text(fonts(), "資格", style, {}).lines[0].x_mm, -50.8, 1e-6);
  style.align = HAlign::Centre;
  const PlacedLine centred = layout_text(fonts(), "資格", style, {}).lines[0];
  EXPECT_NEAR(centred.x_mm, -25.4, 1e-6);
  EXPECT_NEAR(centred.y_mm, 0.88 * 25.4, 1e-6);
  style.align = HAlign::Distribute;
  TextFit fit;
  fit.max_w_mm = 101.6;
  const PlacedLine spread = layout_text(fonts(), "氏名", style, fit).lines[0];
  EXPECT_NEAR(spread.x_mm, 0, 1e-6);
  EXPECT_NEAR(spread.gap_mm, 50.8, 1e-6);
}

TEST(Layout, JustifiedLinesEndAtTheSameEdgeExceptTheLast) {
  TextStyle style{.size_pt = 72, .align = HAlign::Justify};
  TextFit fit;
  fit.wrap = true;
  fit.max_w_mm = 3.5 * 25.4;
  const auto lines = layout_text(fonts(), "あいうえおか", style, fit).lines;
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NEAR(lines[0].gap_mm * 2 + 3 * 25.4, fit.max_w_mm, 1e-6);
  EXPECT_EQ(lines[1].gap_mm, 0);
}

}  // namespace
}  // namespace uketsuke::render
