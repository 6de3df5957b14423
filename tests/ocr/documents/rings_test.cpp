#include "ocr/documents/page/rings.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/values/era_choice.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// Forms printed beforehand on which an office rings 昭・平・令 and 男・女.
namespace uketsuke::ocr::test {
namespace {

constexpr double kMm = 300 / 25.4;

struct Drawn {
  CleanPage page;
  PageLayout layout;
};

/// A picture as a page with its rules and its ink without them.
Drawn drawn(const Sheet& sheet) {
  Drawn out;
  out.page.grey = sheet.image().clone();
  out.page.binary = sheet.image().clone();
  for (int y = 0; y < out.page.binary.height(); ++y)
    for (int x = 0; x < out.page.binary.width(); ++x)
      out.page.binary.row(y)[x] = out.page.binary.row(y)[x] < 128 ? 0 : 255;
  out.layout.px_per_mm = kMm;
  out.layout.glyph_px = 30;
  out.layout.width = sheet.image().width(), out.layout.height = sheet.image().height();
  out.layout.rules = RuledLines::find(out.page.binary, kMm);
  out.layout.ink = ink_boxes(out.layout.rules.erased(out.page.binary, kMm));
  return out;
}

/// Two strokes of a word.
Sheet& word(Sheet& sheet, double x, double y) {
  return sheet.stroke(x - 10, y - 10, x + 10, y + 10, 3).stroke(x - 10, y + 10, x + 10, y - 10, 3);
}

std::size_t rings_in(Sheet sheet) {
  const Drawn page = drawn(sheet);
  return rings_of(page.layout, page.page).size();
}

TEST(Rings, ARingIsTakenOffAndTheWordInItStays) {
  Sheet sheet(600, 300);
  word(sheet, 200, 150).ring(200, 150, 30, 28, 4);
  word(sheet, 300, 150);
  const Drawn page = drawn(sheet);
  const auto rings = rings_of(page.layout, page.page);
  ASSERT_EQ(rings.size(), 1U);
  EXPECT_NEAR(rings[0].rect.centre().x, 200, 2);
  const CleanPage open = without_rings(page.page, page.layout, rings);
  EXPECT_EQ(open.binary.row(150)[230], 255) << "its line";
  EXPECT_EQ(open.grey.row(150)[230], 255);
  EXPECT_EQ(open.binary.row(150)[200], 0) << "the word inside";
  EXPECT_EQ(open.binary.row(150)[300], 0) << "the word beside";
}

TEST(Rings, TheWordInARingIsReadApartWhateverItWasTakenFor) {
  PageLayout page = printed_page({U"昭和平肥令和 21年6月22日"});
  page.rings = {{372, 185, 96, 70}};
  std::vector<GlyphPlace> all;
  for (std::size_t i = 0; i < page.rows[0].glyphs.size(); ++i) all.push_back({0, i});
  std::vector<PlacedValue> values{{"birth_date", 0, ValueKind::Date, {all, page.extent(all), false}}};
  choose_eras(page, values);
  EXPECT_EQ(utf8(page.signs(values[0].place.glyphs)), "平肥21年6月22日");
  EXPECT_EQ(values[0].place.parts.size(), 2U);
  EXPECT_EQ(values[0].place.doubt, "era_chosen");
}

TEST(Rings, PrintBesideARingIsAsHighAsItsInk) {
  // The word touches the ring, and the page reader's boxes of the signs beside are as high as the ring.
  Sheet sheet(600, 300);
  word(sheet, 200, 150).stroke(200, 150, 200, 122, 3).ring(200, 150, 45, 28, 4);
  word(sheet, 300, 150);
  Drawn page = drawn(sheet);
  page.layout.rows.push_back({{{U'和', {275, 120, 50, 60}, 0.9, true, false}}, {275, 120, 50, 60}});
  EXPECT_EQ(rings_of(page.layout, page.page).size(), 1U);
}

TEST(Rings, ARuleThatTookItsFootIsNoEscapeAndStays) {
  Sheet sheet(600, 300);
  sheet.stroke(50, 182, 550, 182, 4).stroke(50, 118, 550, 118, 4);
  word(sheet, 200, 150).ring(200, 150, 30, 30, 4);
  const Drawn page = drawn(sheet);
  const auto rings = rings_of(page.layout, page.page);
  ASSERT_EQ(rings.size(), 1U);
  const CleanPage open = without_rings(page.page, page.layout, rings);
  EXPECT_EQ(open.binary.row(150)[230], 255);
  EXPECT_EQ(open.binary.row(182)[200], 0) << "the table's rule";
  EXPECT_EQ(open.binary.row(150)[200], 0);
}

TEST(Rings, FramesBracketsAndEmptyCirclesAreNone) {
  Sheet frame(600, 300);
  word(frame, 200, 150);
  for (const auto& [x0, y0, x1, y1] : {std::array{170, 120, 230, 120}, std::array{170, 180, 230, 180},
                                       std::array{170, 120, 170, 180}, std::array{230, 120, 230, 180}})
    frame.stroke(x0, y0, x1, y1, 4);
  EXPECT_EQ(rings_in(frame), 0U) << "回";
  Sheet circle(600, 300);
  circle.ring(200, 150, 30, 30, 4);
  EXPECT_EQ(rings_in(circle), 0U) << "○";
  Sheet brackets(600, 300);
  word(brackets, 200, 150);
  brackets.ring(232, 150, 60, 60, 4, 0.42, 0.58).ring(168, 150, 60, 60, 4, -0.08, 0.08);
  EXPECT_EQ(rings_in(brackets), 0U) << "(男)";
  Sheet small(600, 300);
  small.ring(200, 150, 18, 18, 3).stroke(196, 145, 204, 155, 3);
  EXPECT_EQ(rings_in(small), 0U) << "①";
}

// R08.11.14 was read as the 4th: two of its 1 passed for the sides of a ring and were taken off.
TEST(Rings, UprightStrokesOfDigitsAreNone) {
  for (const double apart : {30.0, 40.0, 48.0, 54.0}) {
    Sheet ones(600, 300);
    for (const double x : {200.0, 200.0 + apart}) ones.stroke(x, 132, x, 168, 4).stroke(x - 8, 137, x, 132, 3);
    ones.dot(200 + apart / 2, 165, 4);
    EXPECT_EQ(rings_in(ones), 0U) << "1.1 " << apart;
    Sheet with_word(600, 300);
    for (const double x : {200.0, 200.0 + apart}) with_word.stroke(x, 132, x, 168, 4).stroke(x - 8, 137, x, 132, 3);
    with_word.stroke(195 + apart / 2, 145, 205 + apart / 2, 155, 3);
    EXPECT_EQ(rings_in(with_word), 0U) << "1x1 " << apart;
  }
}

// 垂 of 垂水 in large type is as round as a ring that touches its word: it was taken off, and 申 was left.
TEST(Rings, ASignOfLargePrintIsNone) {
  const auto rings = [](double beside) {
    Sheet sheet(600, 300);
    sheet.ring(200, 150, 30, 30, 4).stroke(174, 150, 226, 150, 4).stroke(200, 124, 200, 176, 4);
    Drawn page = drawn(sheet);
    TextRow row;
    row.glyphs = {{U'垂', {170, 120, 60, 60}, 0.9, true}, {U'水', {240, 150 - beside / 2, beside, beside}, 0.9, false}};
    row.rect = extent(row, 0, 2);
    page.layout.rows = {row};
    return rings_of(page.layout, page.page).size();
  };
  EXPECT_EQ(rings(60), 0U);
  EXPECT_EQ(rings(36), 1U) << "round a word of the usual size";
}

/// What is chosen on a line with a ring from `ring_at` on, and why.
std::string chosen(ValueKind kind, const std::u32string& line, double ring_at) {
  PageLayout page = printed_page({line});
  if (ring_at > 0) page.rings.push_back({ring_at, 190, 60, 60});
  std::vector<GlyphPlace> all;
  for (std::size_t i = 0; i < page.rows[0].glyphs.size(); ++i) all.push_back({0, i});
  std::vector<PlacedValue> values{{"birth_date", 1, kind, {all, page.extent(all), false}}};
  choose_eras(page, values);
  return std::string(values[0].place.doubt) + " " + utf8(page.signs(values[0].place.glyphs));
}

TEST(Rings, TheRingedEraOfSeveralIsTaken) {
  EXPECT_EQ(chosen(ValueKind::Date, U"昭・平・令 60年6月2日", 290), "era_chosen 昭60年6月2日");
  EXPECT_EQ(chosen(ValueKind::Date, U"昭・平・令 8年6月2日", 450), "era_chosen 令8年6月2日");
  EXPECT_EQ(chosen(ValueKind::Date, U"昭・平・令 8年6月2日", 0), "several_eras 昭・平・令8年6月2日");
  EXPECT_EQ(chosen(ValueKind::Date, U"令8年6月2日", 0), " 令8年6月2日");
}

TEST(Rings, TheRingedSexOfBothIsTaken) {
  EXPECT_EQ(chosen(ValueKind::Sex, U"男・女", 370), "choice_circled 女");
  EXPECT_EQ(chosen(ValueKind::Sex, U"男・女", 0), " 男・女");
  EXPECT_EQ(chosen(ValueKind::Sex, U"男", 290), " 男") << "nothing to choose from";
}

}  // namespace
}  // namespace uketsuke::ocr::test
